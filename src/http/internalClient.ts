/**
 * Asks another pod at its door. Whatever is not a genuine answer to this very question within the deadline is "no
 * answer": the caller then decides by the direct path, under the same command id (P1, P8).
 */
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import type { CommandEnvelope } from "../domain/commands.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { ForwardOutcome, Peers } from "../ports/peers.ts";
import { resultSchema } from "./internalCommand.ts";
import { COMMANDS_PATH } from "./internalDoor.ts";
import { type Seal, SIGNATURE_HEADER } from "./internalSeal.ts";

/** From the first byte to the last of the answer, the wait for a free connection included. */
const DEADLINE_MS = 800;
/** Connections to one pod; they are kept and used again. */
const CONNECTIONS = 64;
/** An answer has one task or a report of an undo; more is no answer of ours. */
const LARGEST_ANSWER = 4 * 1024 * 1024;

export interface PeerClient extends Peers {
	/** Closes the kept connections. */
	close(): void;
}

export interface PeerClientOptions {
	readonly seal: Seal;
	readonly clock: Clock;
	readonly log: Log;
}

interface Answer {
	readonly status: number;
	readonly body: Buffer;
	readonly signature: unknown;
}

export function createPeerClient({ seal, clock, log }: PeerClientOptions): PeerClient {
	const kept = { keepAlive: true, maxSockets: CONNECTIONS, scheduling: "lifo" } as const;
	const plain = new PlainAgent(kept);
	const secure = new SecureAgent(kept);

	function post(address: string, body: Buffer, headers: Readonly<Record<string, string>>): Promise<Answer> {
		const url = new URL(COMMANDS_PATH, address);
		const options = {
			method: "POST",
			headers: { ...headers, "Content-Type": "application/json", "Content-Length": body.length },
		};
		return new Promise((resolve, reject) => {
			const take = (response: IncomingMessage) => void readAnswer(response).then(resolve, reject);
			const asked =
				url.protocol === "https:"
					? secureRequest(url, { ...options, agent: secure }, take)
					: plainRequest(url, { ...options, agent: plain }, take);
			const cancel = clock.setTimer(DEADLINE_MS, () => asked.destroy(new Error(`no answer within ${DEADLINE_MS} ms`)));
			asked.on("error", reject);
			asked.on("close", cancel);
			asked.end(body);
		});
	}

	return {
		async forward(address, envelope) {
			const body = Buffer.from(JSON.stringify(envelope));
			const headers = seal.sign({ method: "POST", path: COMMANDS_PATH, body });
			try {
				const answer = await post(address, body, headers);
				if (!seal.checkAnswer(headers[SIGNATURE_HEADER], answer.status, answer.body, answer.signature)) {
					log.warn("a pod's answer is not signed", { address, status: answer.status });
					return { kind: "no_answer" };
				}
				return read(answer, envelope);
			} catch (err) {
				log.warn("a pod did not answer", { address, err });
				return { kind: "no_answer" };
			}
		},
		close() {
			plain.destroy();
			secure.destroy();
		},
	};
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of response as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > LARGEST_ANSWER) throw new Error(`an answer of more than ${LARGEST_ANSWER} bytes`);
		chunks.push(chunk);
	}
	const signature = response.headers[SIGNATURE_HEADER];
	return { status: response.statusCode ?? 0, body: Buffer.concat(chunks), signature };
}

/** Of a signed answer. One of another version's shape is as good as none. */
function read({ status, body }: Answer, { command }: CommandEnvelope): ForwardOutcome {
	if (status === 409) return { kind: "moved" };
	const result = resultSchema.safeParse(JSON.parse(body.toString("utf8")));
	if (status !== 200 || !result.success) throw new Error(`an answer to ${command.type} that cannot be read`);
	return { kind: "answered", result: result.data };
}
