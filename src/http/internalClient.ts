/**
 * Asks another pod at its door. Whatever is not a genuine answer to this very question within the deadline is "no
 * answer": the caller then decides by the direct path, under the same command id (P1, P8).
 */
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import { z } from "zod";
import type { CommandEnvelope } from "../domain/commands.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { ForwardOutcome, Peers } from "../ports/peers.ts";
import type { Dashboard } from "../ports/podReport.ts";
import { resultSchema } from "./internalCommand.ts";
import { COMMANDS_PATH, DASHBOARD_PATH } from "./internalDoor.ts";
import { type Seal, SIGNATURE_HEADER } from "./internalSeal.ts";

/** From the first byte to the last of the answer, the wait for a free connection included. */
const DEADLINE_MS = 800;
/** Connections to one pod; they are kept and used again. */
const CONNECTIONS = 64;
/** An answer has one task or a report of an undo; more is no answer of ours. */
const LARGEST_ANSWER = 4 * 1024 * 1024;

const MOST_PLACES = 1_000;

interface Place {
	readonly protocol: string;
	readonly hostname: string;
	readonly port: string | null;
}

export interface PeerClient extends Peers {
	/** Closes the kept connections. */
	close(): void;
}

export interface PeerClientOptions {
	readonly seal: Seal;
	readonly clock: Clock;
	readonly log: Log;
	/** The trace that a question belongs to, as a header says it. */
	readonly traceparent?: () => string | undefined;
}

/** Another version may tell more of itself; what is shown whole must have a name and its shards. */
const DashboardAnswer: z.ZodType<Dashboard> = z.object({
	taken_at: z.string(),
	pods: z.array(
		z.looseObject({
			pod: z.string(),
			state: z.enum(["alive", "dead"]),
			roles: z.array(z.string()).optional(),
			shards: z.array(z.looseObject({ shard: z.number(), epoch: z.number() }).catchall(z.number())),
		}),
	),
});

interface Answer {
	readonly status: number;
	readonly body: Buffer;
	readonly signature: unknown;
}

export function createPeerClient({ seal, clock, log, traceparent }: PeerClientOptions): PeerClient {
	const kept = { keepAlive: true, maxSockets: CONNECTIONS, scheduling: "lifo" } as const;
	const plain = new PlainAgent(kept);
	const secure = new SecureAgent(kept);
	/** There are as many as pods; whoever has left is forgotten with the rest. */
	const places = new Map<string, Place>();

	function placeOf(address: string): Place {
		const known = places.get(address);
		if (known) return known;
		const { protocol, hostname, port } = new URL(address);
		// A URL has an IPv6 address in brackets, a socket has it without.
		const place = { protocol, hostname: hostname.replace(/^\[|\]$/g, ""), port: port || null };
		if (places.size >= MOST_PLACES) places.clear();
		places.set(address, place);
		return place;
	}

	function post(
		address: string,
		path: string,
		body: Buffer,
		headers: Readonly<Record<string, string>>,
	): Promise<Answer> {
		const { protocol, hostname, port } = placeOf(address);
		const options = {
			method: "POST",
			hostname,
			port,
			path,
			headers: { ...headers, "Content-Type": "application/json", "Content-Length": body.length },
		};
		return new Promise((resolve, reject) => {
			const take = (response: IncomingMessage) => void readAnswer(response).then(resolve, reject);
			const asked =
				protocol === "https:"
					? secureRequest({ ...options, agent: secure }, take)
					: plainRequest({ ...options, agent: plain }, take);
			const cancel = clock.setTimer(DEADLINE_MS, () => asked.destroy(new Error(`no answer within ${DEADLINE_MS} ms`)));
			asked.on("error", reject);
			asked.on("close", cancel);
			asked.end(body);
		});
	}

	/** The answer to a signed question, if it is a genuine one. Rejects when there is none in time. */
	async function ask(address: string, path: string, question: unknown): Promise<Answer | undefined> {
		const body = Buffer.from(JSON.stringify(question));
		const headers = seal.sign({ method: "POST", path, body });
		const trace = traceparent?.();
		const answer = await post(address, path, body, trace === undefined ? headers : { ...headers, traceparent: trace });
		if (seal.checkAnswer(headers[SIGNATURE_HEADER], answer.status, answer.body, answer.signature)) return answer;
		log.warn("a pod's answer is not signed", { address, status: answer.status });
		return undefined;
	}

	return {
		async forward(address, envelope) {
			try {
				const answer = await ask(address, COMMANDS_PATH, envelope);
				return answer ? read(answer, envelope) : { kind: "no_answer" };
			} catch (err) {
				log.warn("a pod did not answer", { address, err });
				return { kind: "no_answer" };
			}
		},
		async dashboard(address) {
			try {
				const answer = await ask(address, DASHBOARD_PATH, {});
				if (answer?.status !== 200) return undefined;
				return DashboardAnswer.parse(JSON.parse(answer.body.toString("utf8")));
			} catch (err) {
				// The dashboard says it: an operator who watches a dead pod needs no line for each second.
				log.info("a pod showed no dashboard", { address, err });
				return undefined;
			}
		},
		close() {
			plain.destroy();
			secure.destroy();
		},
	};
}

/** By listeners: an iteration costs several turns of the event loop for each answer. */
function readAnswer(response: IncomingMessage): Promise<Answer> {
	const chunks: Buffer[] = [];
	let length = 0;
	return new Promise((resolve, reject) => {
		response.on("data", (chunk: Buffer) => {
			length += chunk.length;
			chunks.push(chunk);
			if (length > LARGEST_ANSWER) response.destroy(new Error(`an answer of more than ${LARGEST_ANSWER} bytes`));
		});
		response.on("end", () => {
			const signature = response.headers[SIGNATURE_HEADER];
			resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks), signature });
		});
		response.on("error", reject);
		response.on("close", () => reject(new Error("the answer broke off")));
	});
}

/** Of a signed answer. One of another version's shape is as good as none. */
function read({ status, body }: Answer, { command }: CommandEnvelope): ForwardOutcome {
	if (status === 409) return { kind: "moved" };
	const result = resultSchema.safeParse(JSON.parse(body.toString("utf8")));
	if (status !== 200 || !result.success) throw new Error(`an answer to ${command.type} that cannot be read`);
	return { kind: "answered", result: result.data };
}
