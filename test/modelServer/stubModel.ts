/**
 * A model server that does what its script says, over real sockets: one answer for each request, in order. An answer that
 * says something is put in the words of the interface that was asked.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { chatEvents, chunk } from "./collect.ts";
import { responsesOf } from "./responsesOf.ts";

export interface Asked {
	readonly path: string;
	readonly headers: IncomingMessage["headers"];
	// biome-ignore lint/suspicious/noExplicitAny: tests look into what was sent.
	readonly body: any;
	/** Resolves when the connection is gone or the answer has ended; true when it was ended before the answer was. */
	readonly wasLeft: Promise<boolean>;
}

/** Answers one request; the body is an event stream unless it says otherwise. */
export interface StubAnswer {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | ((asked: Asked) => string);
	/** Silence before the head, in ms. */
	readonly delayMs?: number;
	/** What follows the body: the end, silence on an open connection, or the connection's end in the middle. */
	readonly after?: "end" | "hang" | "cut";
}

export interface StubModel {
	/** With `/v1`. */
	readonly url: string;
	readonly requests: readonly Asked[];
	/** Adds answers; without one left the server answers 500. */
	script(...answers: readonly StubAnswer[]): void;
	/** Resolves with the request with this number (from 1) once it has come. */
	request(number: number): Promise<Asked>;
	close(): Promise<void>;
}

export interface ScriptedCall {
	readonly name: string;
	readonly arguments: string;
}

const isChat = ({ path }: Asked) => path.endsWith("/chat/completions");

/** Says this, in pieces of three characters. */
export const says = (text: string): StubAnswer => ({
	body: (asked) =>
		isChat(asked)
			? chatEvents(...(text.match(/[\s\S]{1,3}/g) ?? []).map((content) => chunk({ content })), chunk({}, "stop"), {
					choices: [],
					usage: { prompt_tokens: 20, completion_tokens: 5 },
				})
			: responsesOf({ text }),
});

/** Uses these tools, saying something before. */
export const uses = (calls: readonly ScriptedCall[], text = ""): StubAnswer => ({
	body: (asked) =>
		isChat(asked)
			? chatEvents(
					...(text === "" ? [] : [chunk({ content: text })]),
					...calls.map((call, index) => chunk({ tool_calls: [{ index, id: `id_${index}`, function: call }] })),
					chunk({}, "tool_calls"),
					{ choices: [], usage: { prompt_tokens: 20, completion_tokens: 5 } },
				)
			: responsesOf({ text, calls }),
});

/** Refuses, as OpenAI's interface does. */
export const refuses = (
	status: number,
	message: string,
	{ headers = {}, code }: { headers?: Readonly<Record<string, string>>; code?: string } = {},
): StubAnswer => ({
	status,
	headers: { "content-type": "application/json", ...headers },
	body: JSON.stringify({ error: { message, code, type: "x" } }),
});

/** Answers with what it lists. */
export const lists = (...names: readonly string[]): StubAnswer => ({
	headers: { "content-type": "application/json" },
	body: JSON.stringify({ object: "list", data: names.map((id) => ({ id, object: "model" })) }),
});

export async function createStubModel(): Promise<StubModel> {
	const waiting: StubAnswer[] = [];
	const requests: Asked[] = [];
	const listeners = new Set<() => void>();

	async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		let text = "";
		for await (const bytes of incoming) text += String(bytes);
		const wasLeft = once(response, "close").then(() => !response.writableFinished);
		const asked: Asked = {
			path: incoming.url ?? "",
			headers: incoming.headers,
			body: text === "" ? undefined : JSON.parse(text),
			wasLeft,
		};
		requests.push(asked);
		for (const tell of listeners) tell();
		const scripted = waiting.shift() ?? refuses(500, "the script is at its end");
		// Silent from the start: not even the head is sent.
		if (scripted.after === "hang" && scripted.body === undefined) return;
		if (scripted.delayMs !== undefined) await wait(scripted.delayMs);
		response.writeHead(scripted.status ?? 200, { "content-type": "text/event-stream", ...scripted.headers });
		response.flushHeaders();
		const body = typeof scripted.body === "function" ? scripted.body(asked) : (scripted.body ?? "");
		response.write(body, () => {
			if (scripted.after === "cut") response.destroy();
		});
		if (scripted.after === undefined || scripted.after === "end") response.end();
	}

	const server = createServer((incoming, response) => void answer(incoming, response));
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		requests,
		script: (...answers) => void waiting.push(...answers),
		request: (number) =>
			new Promise((resolve) => {
				const look = () => {
					const found = requests[number - 1];
					if (found === undefined) return;
					listeners.delete(look);
					resolve(found);
				};
				listeners.add(look);
				look();
			}),
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}
