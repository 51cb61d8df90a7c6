// file-timeout: 440 s
// test-timeout: 400 s
// mostly-waits
/**
 * The chart's jobs, pods and test as processes, so that chart and code cannot disagree: environment, ports, probes, the sleep before
 * the end and the grace are the chart's, and a pod that is replaced under load costs nobody a call (P1).
 */
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, signUp } from "../support/client.ts";
import { createTestDatabase } from "../support/postgres.ts";
import { eventually } from "../support/promises.ts";
import { lacksKafka, shareKafkaBroker } from "../support/sharedKafka.ts";
import { createTiedFolder } from "../support/tiedProcess.ts";
import { lacksHelm, type Rendered, render } from "./support/chart.ts";
import { addressOf, type LocalPod, runToEnd, startPod, startService } from "./support/localPods.ts";

const test = suite("chart: its pods as processes");
const WORKERS = 4;
const SERVICE = "rel-adjutant";

/** One write over a kept connection, as a client that repeats nothing. */
function post(url: string, agent: Agent, client: Client): Promise<number> {
	const headers = {
		authorization: `Bearer ${client.token}`,
		"content-type": "application/json",
		"idempotency-key": randomUUID(),
	};
	return new Promise((resolve, reject) => {
		const asked = request(`${url}/api/tasks`, { method: "POST", agent, headers }, (response) => {
			response.resume();
			response.on("error", reject);
			response.on("end", () => resolve(response.statusCode ?? 0));
		});
		asked.on("error", reject);
		asked.end(JSON.stringify({ title: "a task" }));
	});
}

/** Calls without a pause until it is stopped. */
function startLoad(url: string, clients: readonly Client[]) {
	const load = { answered: 0, failed: [] as unknown[], isDone: false };
	const workers = clients.map(async (client) => {
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		while (!load.isDone) {
			const status = await post(url, agent, client).catch((fault: unknown) => fault);
			if (status === 201) load.answered += 1;
			else load.failed.push(status);
		}
		agent.destroy();
	});
	const until = (more: number) => {
		const wanted = load.answered + more;
		return eventually(
			() => load.answered + load.failed.length,
			(count) => count >= wanted,
			60_000,
		);
	};
	const stop = async () => {
		load.isDone = true;
		await Promise.all(workers);
	};
	return { load, until, stop };
}

async function runOn(broker: string): Promise<void> {
	test("given the chart, when its jobs, pods and test run and a pod is replaced under load, then all do what they say and no call fails", async () => {
		const database = await createTestDatabase();
		const folder = createTiedFolder("adjutant-chart-");
		const pods: LocalPod[] = [];
		let chart: Rendered | undefined;
		const rendered = () => {
			if (!chart) throw new Error("the chart is not rendered yet");
			return chart;
		};
		const service = await startService(rendered, SERVICE, () => pods);
		try {
			chart = await render({
				publicUrl: service.url,
				signUp: "open",
				rateLimitScale: 1_000,
				shards: 8,
				database: { url: database.url },
				kafka: { brokers: [broker], topicPrefix: `chart-${randomUUID().slice(0, 8)}.` },
				autoscaling: { enabled: false },
				replicas: 2,
				mailer: { separate: true },
			});
			await database.query("DROP SCHEMA public CASCADE");
			await database.query("CREATE SCHEMA public");
			const migrated = await runToEnd(chart, ["Job", "rel-adjutant-migrate"], folder.path);
			assert.is(migrated.code, 0, migrated.output);
			assert.match(migrated.output, "The tables are those of this version.");
			const topics = await runToEnd(chart, ["Job", "rel-adjutant-topics"], folder.path);
			assert.is(topics.code, 0, topics.output);
			assert.match(topics.output, /^Made .*task-events/m);

			const start = (name: string) => {
				const pod = startPod(rendered(), ["StatefulSet", "rel-adjutant"], name, folder.path);
				pods.push(pod);
				return pod;
			};
			const first = start("rel-adjutant-0");
			const second = start("rel-adjutant-1");
			const mailer = startPod(chart, ["Deployment", "rel-adjutant-mailer"], "rel-adjutant-mailer-x", folder.path);
			pods.push(mailer);
			await Promise.all(pods.map((pod) => pod.untilReady()));
			for (const { ip } of pods) {
				assert.match(await (await fetch(`http://${ip}:9464/metrics`)).text(), "adjutant_postgres_up");
			}

			const tried = await runToEnd(chart, ["Pod", "rel-adjutant-try"], folder.path, {
				[addressOf(SERVICE, 80)]: service.url,
			});
			assert.is(tried.code, 0, tried.output);
			assert.match(tried.output, /All is well\.\n$/);

			const clients = await Promise.all(Array.from({ length: WORKERS }, () => signUp(service.url)));
			const { load, until, stop } = startLoad(service.url, clients);
			await until(40);
			const removed = await second.remove();
			pods.splice(pods.indexOf(second), 1);
			assert.is(removed.code, 0, second.output());
			assert.ok(removed.tookMs < removed.graceMs, `it took ${removed.tookMs} ms of ${removed.graceMs}`);
			await until(40);
			await start("rel-adjutant-1").untilReady();
			await until(40);
			await stop();
			assert.equal(load.failed, []);

			// The mails are another pod's: it hears of them by Kafka.
			const at = new Date(Date.now() + 2_000).toISOString();
			const [client] = clients;
			const added = await client?.request("POST", "/api/tasks", { body: { title: "a task", reminders: [{ at }] } });
			assert.is(added?.status, 201);
			const mails = (pod: LocalPod) => {
				const mailFolder = join(pod.volume("data"), "mail");
				return existsSync(mailFolder) ? readdirSync(mailFolder).filter((name) => name.endsWith(".eml")).length : 0;
			};
			await eventually(
				() => mails(mailer),
				(count) => count >= 1,
				30_000,
			);
			assert.is(mails(first), 0);
			for (const pod of pods) assert.is(pod.failure(), undefined, pod.output());
		} finally {
			await Promise.all(pods.map((pod) => pod.remove()));
			await service.stop();
			await folder.remove();
			await database.drop();
		}
	});
}

const lacking =
	(await lacksHelm()) ??
	(process.platform === "linux" ? await lacksKafka() : "only Linux has an address for each pod on this machine");
if (lacking) console.log(`SKIP pods of the chart: ${lacking}`);
else {
	await runOn(await shareKafkaBroker());
	test.run();
}
