/** The other pod as a client of its door sees it: who is believed, how long it is waited for, whose answer it is (P8). */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createTestDoor, done, envelope, PATH } from "./testDoor.ts";

const door = createTestDoor();
const { client, clock, seal } = door;
const test = suite("internal client");
test.before(() => door.open());
test.before.each(() => door.reset());
test.after(() => door.close());

/** A listener that answers as it is told; what comes is not read. */
async function impostor(
	respond: Parameters<typeof createServer>[1] & object,
): Promise<Server & { readonly url: string }> {
	const server = createServer(respond).listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	return Object.assign(server, { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}` });
}

test("given an answer that no pod signed, or one to another question, then it is no answer (P8)", async () => {
	const other = Buffer.from(JSON.stringify(done("somebody else's")));
	const signature = seal.signAnswer("another request's signature", 200, other);
	const server = await impostor((request, response) => {
		request.resume();
		const headers = request.url === PATH ? { "x-adjutant-signature": signature } : {};
		response.writeHead(200, headers).end(other);
	});
	assert.equal(await client.forward(server.url, envelope("key-1")), { kind: "no_answer" });
	server.close();
});

test("given a pod that cannot be reached, then no answer, at once", async () => {
	const server = await impostor(() => undefined);
	server.close();
	await once(server, "close");
	assert.equal(await client.forward(server.url, envelope("key-1")), { kind: "no_answer" });
});

test("given a pod that is frozen, then no answer after 800 ms, and not before", async () => {
	const heard = Promise.withResolvers<void>();
	const server = await impostor(() => heard.resolve());
	let outcome: unknown;
	const asked = client.forward(server.url, envelope("key-1")).then((result) => {
		outcome = result;
	});
	await heard.promise;
	await clock.advance(799);
	assert.is(outcome, undefined);
	await clock.advance(1);
	await asked;
	assert.equal(outcome, { kind: "no_answer" });
	assert.is(clock.pending(), 0);
	server.closeAllConnections();
	server.close();
});

test("given 10,000 commands forwarded at once, when they are answered in any order, then each has its own answer (P8)", async () => {
	const waiting: (() => void)[] = [];
	door.answer = ({ command_id, user_id }) =>
		new Promise((resolve) => {
			waiting.push(() => resolve(done(`${user_id}|${command_id}`)));
			// Answered in batches, the last first: what came first must not get what is answered first.
			if (waiting.length >= 32) for (const reply of waiting.splice(0).reverse()) reply();
		});
	const flush = setInterval(() => {
		for (const reply of waiting.splice(0).reverse()) reply();
	}, 20);
	const keys = Array.from({ length: 10_000 }, () => randomUUID());
	const outcomes = await Promise.all(keys.map((key) => client.forward(door.url, envelope(key))));
	clearInterval(flush);
	for (const [n, key] of keys.entries()) {
		assert.equal(outcomes[n], { kind: "answered", result: done(`user of ${key}|${key}`) });
	}
	assert.is(new Set(door.reached.map(({ command_id }) => command_id)).size, keys.length);
});

test("given a pod's own dashboard, then it is signed for this question; from an impostor or nobody there is none", async () => {
	const shown = await client.dashboard(door.url);
	assert.equal(
		shown?.pods.map(({ pod, state }) => [pod, state]),
		[["pod-b", "alive"]],
	);
	const unsigned = Buffer.from(JSON.stringify(shown));
	const server = await impostor((request, response) => {
		request.resume();
		response.writeHead(200, { "x-adjutant-signature": "made up" }).end(unsigned);
	});
	assert.is(await client.dashboard(server.url), undefined);
	server.close();
	await once(server, "close");
	assert.is(await client.dashboard(server.url), undefined);
});

test("given nobody's signature, then the door shows no dashboard", async () => {
	const response = await fetch(`${door.url}/internal/dashboard`, { method: "POST", body: "{}" });
	assert.is(response.status, 401);
});

test("given a pod that is frozen, then its dashboard is given up after 800 ms", async () => {
	const heard = Promise.withResolvers<void>();
	const server = await impostor(() => heard.resolve());
	const asked = client.dashboard(server.url);
	await heard.promise;
	await clock.advance(800);
	assert.is(await asked, undefined);
	server.closeAllConnections();
	server.close();
});

test.run();
