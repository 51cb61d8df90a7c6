/** What is no HTTP request is refused with a problem document that arrives, whatever else was sent (RFC 9112 §9.6). */
import { once } from "node:events";
import { createServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { refuseUnread } from "../../src/http/refuseUnread.ts";
import type { Clock } from "../../src/ports/process/clock.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { until } from "../support/until.ts";

const test = suite("refusing what is no request");
let server: Server;

async function listen(respond: RequestListener, options: ServerOptions = {}, clock: Clock = createSystemClock()) {
	server = createServer(options, respond);
	refuseUnread(server, clock);
	await once(server.listen(0, "127.0.0.1"), "listening");
	return (server.address() as AddressInfo).port;
}
test.after.each(() => {
	server.closeAllConnections();
	server.close();
});

/** Sends the bytes; what came back once the server has ended its side. A reset rejects. */
async function answerTo(port: number, bytes: string): Promise<string> {
	const socket = connect(port, "127.0.0.1");
	socket.write(bytes);
	return received(socket);
}
async function received(socket: Socket): Promise<string> {
	let text = "";
	for await (const chunk of socket) text += String(chunk);
	return text;
}

const respond: RequestListener = (_request, response) => response.end("fine");
const REFUSED: readonly [given: string, bytes: string, status: number, code: string][] = [
	[
		"a megabyte of headers",
		`GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(1_000_000)}\r\n\r\n`,
		431,
		"headers_too_large",
	],
	["a megabyte of anything", "anything ".repeat(120_000), 400, "unreadable"],
	["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400, "unreadable"],
	["half a request", "GET / HTTP/1.1\r\nHost:", 408, "request_timeout"],
];
for (const [given, bytes, status, code] of REFUSED) {
	test(`given ${given}, then ${status} ${code}`, async () => {
		const port = await listen(respond, { requestTimeout: 100, headersTimeout: 100, connectionsCheckingInterval: 20 });
		const [head = "", body = ""] = (await answerTo(port, bytes)).split("\r\n\r\n");
		assert.match(head, new RegExp(`^HTTP/1.1 ${status} `));
		assert.match(head, "Connection: close");
		assert.match(head, `Content-Length: ${body.length}`);
		assert.is(JSON.parse(body).code, code);
	});
}

test("given an answer that has begun, when its request turns out broken, then nothing is written into that answer", async () => {
	const port = await listen((request, response) => {
		response.writeHead(200).write("half");
		request.resume();
	});
	const chunked = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
	const socket = connect(port, "127.0.0.1");
	socket.write(chunked);
	await once(socket, "readable");
	socket.write("no length\r\n");
	const text = await received(socket).catch(() => "reset");
	assert.not.match(text, "400");
});

test("given an answer that has ended, when what follows on its connection is broken, then that is refused", async () => {
	const port = await listen(respond);
	const text = await answerTo(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\nnonsense\r\n\r\n");
	assert.match(text, /^HTTP\/1\.1 200 OK.*fineHTTP\/1\.1 400 Bad Request/s);
});

test("given one who goes on sending after the refusal, then the server lets go after 2 seconds", async () => {
	const clock = createDrivenClock();
	const port = await listen(respond, {}, clock);
	const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
	socket.on("error", () => undefined);
	socket.write("nonsense\r\n\r\n");
	await once(socket.resume(), "end");
	const connections = () => new Promise<number>((resolve) => server.getConnections((_fault, n) => resolve(n)));
	assert.is(await connections(), 1);
	await clock.advance(2_000);
	await until("the server lets go", async () => (await connections()) === 0);
});

test.run();
