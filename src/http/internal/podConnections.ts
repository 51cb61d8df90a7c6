/** Connections to other pods, kept and used again: a question is posted, and its answer read whole. */
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import type { Clock } from "../../ports/process/clock.ts";
import { SIGNATURE_HEADER } from "./internalSeal.ts";

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

export interface PodAnswer {
	readonly status: number;
	readonly body: Buffer;
	/** What it says of its signature; not checked yet. */
	readonly signature: unknown;
}

export interface PodConnections {
	/** The pod's answer, whatever its status. Rejects when there is none in 800 ms. */
	post(address: string, path: string, body: Buffer, headers: Readonly<Record<string, string>>): Promise<PodAnswer>;
	/** Closes the kept connections. */
	close(): void;
}

export function createPodConnections(clock: Clock): PodConnections {
	const kept = { keepAlive: true, maxSockets: CONNECTIONS, scheduling: "lifo" } as const;
	const plain = new PlainAgent(kept);
	const secure = new SecureAgent(kept);
	/** One for each pod. Those of pods that have left are dropped with all others when there are too many. */
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
	): Promise<PodAnswer> {
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

	return {
		post,
		close() {
			plain.destroy();
			secure.destroy();
		},
	};
}

/** By listeners: an iteration costs several turns of the event loop for each answer. */
function readAnswer(response: IncomingMessage): Promise<PodAnswer> {
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
