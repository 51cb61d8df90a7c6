/** A server with OpenAI's `/audio/transcriptions`, over real sockets: it answers as it is told, and keeps what it was sent. */
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface Heard {
	readonly path: string | undefined;
	readonly authorization: string | undefined;
	readonly model: unknown;
	readonly name: string;
	readonly type: string;
	readonly bytes: Uint8Array;
}

export interface SpeechAnswer {
	readonly status?: number;
	readonly body: string;
}

export const hears = (text: string): SpeechAnswer => ({ body: JSON.stringify({ text }) });

export async function createSpeechServer() {
	const heard: Heard[] = [];
	let answer: SpeechAnswer | "silence" = hears("");

	async function read(incoming: IncomingMessage): Promise<Heard> {
		const pieces: Buffer[] = [];
		for await (const piece of incoming) pieces.push(piece as Buffer);
		const headers = { "content-type": incoming.headers["content-type"] ?? "" };
		const form = await new Response(Buffer.concat(pieces), { headers }).formData();
		const file = form.get("file");
		if (!(file instanceof File)) throw new Error("no file was sent");
		const { authorization } = incoming.headers;
		const bytes = new Uint8Array(await file.arrayBuffer());
		return { path: incoming.url, authorization, model: form.get("model"), name: file.name, type: file.type, bytes };
	}

	const server = createServer(async (incoming, response) => {
		heard.push(await read(incoming));
		if (answer === "silence") return;
		response.writeHead(answer.status ?? 200, { "content-type": "application/json" });
		response.end(answer.body);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		heard,
		/** From now on. */
		answerWith: (given: SpeechAnswer | "silence") => {
			answer = given;
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}
