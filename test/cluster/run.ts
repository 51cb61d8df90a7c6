/**
 * `npm run cluster [-- --pods N] [--json]`: pods with all their parts on this machine, until SIGTERM or Ctrl-C.
 *
 * It starts nothing anew by itself: what an outsider kills stays dead. A line on standard input asks for it: `start pod-1`,
 * `start postgres`, `start kafka`, `start redis`; `stop` in its place ends the part politely.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { eventually } from "../support/promises.ts";
import { prepareRedis } from "../support/redisServer.ts";
import { isProcessAlive } from "../support/tiedProcess.ts";
import { readFlags } from "./flags.ts";
import { startTopology, type Topology } from "./topology.ts";

const ENDED_WITHIN_MS = 2_000;

const flags = readFlags(process.argv.slice(2));
if ("problem" in flags) {
	process.stderr.write(`${flags.problem}\n`);
	process.exit(2);
}

const isEnding = Promise.withResolvers<NodeJS.Signals>();
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => isEnding.resolve(signal));

const say = (line: string) => void process.stdout.write(`${line}\n`);
const tell = (line: string) => void process.stderr.write(`${line}\n`);

/** What the mail server took, for whoever looks by HTTP. */
async function listMails(topology: Topology): Promise<{ url: string; close(): void }> {
	const server = createServer((request, response) => {
		if (request.url !== "/messages") return void response.writeHead(404).end();
		const mails = topology.smtp.messages.map(({ messageId, subject, text, html, date, envelope, raw }) => ({
			message_id: messageId,
			subject,
			date,
			text,
			html,
			envelope,
			raw,
		}));
		response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(mails));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		close() {
			server.close();
			server.closeAllConnections();
		},
	};
}

interface Part {
	isRunning(): boolean;
	start(): Promise<void>;
	stop(): Promise<unknown>;
}

function findPart({ pods, postgres, kafka, redis }: Topology, name: string): Part | undefined {
	if (name === "postgres") return postgres;
	if (name === "kafka" && kafka) {
		return { isRunning: () => isProcessAlive(kafka.pid), start: kafka.restart, stop: kafka.kill };
	}
	if (name === "redis" && redis) {
		return { isRunning: () => isProcessAlive(redis.pid), start: redis.restart, stop: redis.kill };
	}
	return pods.find((pod) => pod.name === name);
}

/** Carries out a line of standard input; rejects with a sentence for whoever wrote it. */
async function obey(topology: Topology, line: string): Promise<void> {
	const [verb, name = ""] = line.trim().split(/\s+/);
	const part = findPart(topology, name);
	if (!part || !(verb === "start" || verb === "stop")) {
		throw new Error(`"${line}" is none of: start|stop pod-N|postgres|kafka|redis`);
	}
	if (verb === "stop") await part.stop();
	else {
		// Whoever killed it may ask before this process has heard of its end.
		const hasEnded = eventually(part.isRunning, (isSo) => !isSo, ENDED_WITHIN_MS);
		await hasEnded.catch(() => {
			throw new Error(`${name} runs already`);
		});
		await part.start();
	}
	tell(`${line}: done`);
}

await prepareRedis();
const starting = startTopology({ pods: flags.pods });
const topology = await Promise.race([starting, isEnding.promise.then(() => undefined)]);
if (topology === undefined) {
	// What has been started by now is known only when the start is over.
	await starting.then((late) => late.stop()).catch(() => undefined);
	process.exit(0);
}
const mails = await listMails(topology);
const addresses = {
	pods: topology.pods.map(({ name, url, pid }) => ({ pod: name, url, pid })),
	kafka: { brokers: topology.kafka?.brokers, pid: topology.kafka?.pid },
	postgres: { url: topology.postgres.url, pid: topology.postgres.pid },
	redis: { url: topology.redis?.url, pid: topology.redis?.pid },
	smtp: { url: mails.url },
};
if (flags.isJson) say(JSON.stringify(addresses));
else {
	for (const { pod, url, pid } of addresses.pods) say(`${pod}     ${url}  (pid ${pid})`);
	say(`Kafka     ${addresses.kafka.brokers}  (pid ${addresses.kafka.pid})`);
	say(`PostgreSQL ${addresses.postgres.url}  (pid ${addresses.postgres.pid})`);
	if (addresses.redis.url) say(`Redis     ${addresses.redis.url}  (pid ${addresses.redis.pid})`);
	say(`Mails     ${addresses.smtp.url}/messages`);
	say("Ctrl-C takes all of it down; `start pod-1` starts what was killed.");
}
const lines = createInterface({ input: process.stdin });
let turn = Promise.resolve();
lines.on("line", (line) => {
	if (line.trim() === "") return;
	turn = turn.then(() => obey(topology, line)).catch((fault: Error) => tell(fault.message));
});
await isEnding.promise;
lines.close();
mails.close();
await topology.stop();
process.exit(0);
