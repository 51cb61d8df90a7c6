// mostly-waits
/** The driver is checked against a pod that lies: what it writes down is what the checker believes. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Balancer } from "./balancer.ts";
import { type Driver, startDriver } from "./driver.ts";
import type { PodProcess } from "./podProcess.ts";

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** Lets the driver work against `answer` until `count` commands are settled. */
async function drive(answer: Answering, count: number): Promise<Driver> {
	const server = createServer((request, response) => {
		request.resume();
		response.setHeader("content-type", "application/json");
		if (request.url === "/api/auth/sign-up/email") return void response.end('{"token":"t"}');
		answer(request, response);
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	const pod = { name: "liar", url: `http://127.0.0.1:${port}` } as PodProcess;
	const balancer: Balancer = { next: () => pod, isReady: () => true, stop: async () => undefined };
	try {
		const driver = await startDriver({ balancer, users: 1, pauseMs: 1, seed: 1 });
		await driver.settle(count);
		await driver.finish();
		return driver;
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

const say = (response: ServerResponse, status: number, body: unknown) =>
	void response.writeHead(status).end(JSON.stringify(body));

const test = suite("the driver");

test("given answers with another user's mark, then each is noted as a leak (P8)", async () => {
	const driver = await drive((_, response) => say(response, 201, { title: "task of mark0123456789ab" }), 3);
	assert.ok(driver.leaks.length >= 3);
	assert.match(driver.leaks[0] ?? "", /answered with mark0123456789ab$/);
});

test("given a pod that answers 503 first, then the same key is sent again, and the call counts as failed", async () => {
	const keys: unknown[] = [];
	const driver = await drive((request, response) => {
		keys.push(request.headers["idempotency-key"]);
		const event_id = "6f2bfb3c-55b4-5b0e-8f4e-000000000001";
		if (keys.length === 1) say(response, 503, { code: "unavailable" });
		else say(response, 201, { events: [{ event_id }] });
	}, 1);
	assert.is(keys[0], keys[1]);
	assert.is(driver.failed().length, 1);
	const [first] = driver.settled;
	assert.is(first?.calls, 2);
	assert.is(first?.outcome, "acknowledged");
	assert.is(first?.event_ids.length, 1);
});

test("given an answer that is late, then another pod is asked meanwhile, and none of the calls counts as failed", async () => {
	const keys: unknown[] = [];
	const driver = await drive((request, response) => {
		keys.push(request.headers["idempotency-key"]);
		const done = () => say(response, 201, { events: [{ event_id: "6f2bfb3c-55b4-5b0e-8f4e-000000000001" }] });
		if (keys.length === 1) setTimeout(done, 4_000);
		else done();
	}, 1);
	assert.is(keys[0], keys[1]);
	assert.is(driver.calls[0]?.status, 0);
	assert.is(driver.calls[0]?.lateStatus, 201);
	assert.ok((driver.calls[0]?.lateMs ?? 0) >= 3_990, `${driver.calls[0]?.lateMs} ms`);
	assert.equal(driver.failed(), []);
});

test("given a call that is never answered, then it counts as failed", async () => {
	let asked = 0;
	const driver = await drive((request, response) => {
		asked += 1;
		if (asked === 1) setTimeout(() => request.socket.destroy(), 3_000);
		else say(response, 201, { events: [{ event_id: "6f2bfb3c-55b4-5b0e-8f4e-000000000001" }] });
	}, 1);
	assert.equal(
		driver.failed().map(({ status, said }) => [status, said]),
		[[0, "no answer within 2500 ms"]],
	);
});

test("given a refusal, then it is settled as refused and not sent again", async () => {
	const driver = await drive((_, response) => say(response, 422, { code: "invalid" }), 2);
	assert.ok(driver.settled.every(({ outcome, calls }) => outcome === "refused" && calls === 1));
	assert.equal(driver.failed(), []);
});

test.run();
