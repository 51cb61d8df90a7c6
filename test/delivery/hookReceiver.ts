/** A server on loopback that reminders are posted to. It keeps what came, and answers as it is told. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Posted {
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}
export interface Reply {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly said?: string;
}

export async function startHookReceiver() {
	const posted: Posted[] = [];
	let reply: (post: Posted) => Reply = () => ({ status: 204 });
	const server = createServer(async (request, response) => {
		const pieces: Buffer[] = [];
		for await (const piece of request) pieces.push(piece as Buffer);
		const { url: path = "", headers } = request;
		const post = { path, headers, body: Buffer.concat(pieces).toString("utf8") };
		posted.push(post);
		const answer = reply(post);
		response.writeHead(answer.status, answer.headers).end(answer.said ?? "");
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url,
		host: new URL(url).host,
		posted,
		reply(next: typeof reply) {
			reply = next;
		},
		stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
	};
}

export type HookReceiver = Awaited<ReturnType<typeof startHookReceiver>>;
