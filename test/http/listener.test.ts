// mostly-waits
// test-timeout: 25 s
/** How long the server waits for a request: as long as it says. */
import { connect } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { createListener } from "../../src/http/listener.ts";

const test = suite("listener");

const listener = () =>
	createListener({
		port: 0,
		host: "127.0.0.1",
		clock: createSystemClock(),
		respond: (_request, response) => void response.end("fine"),
		closing: new AbortController(),
	});

test("given a connection without a request, then the server promises to keep it for longer than proxies do", async () => {
	const server = listener();
	const { url } = await server.listen();
	try {
		const response = await fetch(url);
		await response.text();
		const seconds = Number(/^timeout=(\d+)/.exec(response.headers.get("keep-alive") ?? "")?.[1]);
		assert.ok(seconds > 60, `${seconds} s`);
	} finally {
		await server.close();
	}
});

test("given headers that never end, then they are refused after 10 seconds, not when the next look happens to come", async () => {
	const server = listener();
	const { port } = await server.listen();
	try {
		const socket = connect(port, "127.0.0.1");
		socket.write("GET / HTTP/1.1\r\nHost:");
		let text = "";
		for await (const chunk of socket) text += String(chunk);
		assert.match(text, /^HTTP\/1.1 408 /);
		assert.match(text, "within 30 seconds, its headers within 10");
	} finally {
		await server.close();
	}
});

test.run();
