// file-timeout: 240 s
// test-timeout: 180 s
// runs-alone
/** A pod that is told to stop fails nobody: it says so, hands over, finishes, and exits with 0 (P1, P4). */
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, signUp } from "../support/client.ts";
import { eventually, findAtRest, findBrokenPromises, messageIdsOf } from "../support/promises.ts";
import { createPods, type Pod } from "./podProcesses.ts";

const WORKERS = 6;
const EXIT_WITHIN_MS = 30_000;

/** One write over a kept connection, as a client that repeats nothing. Rejects when the connection breaks. */
function post(pod: Pod, agent: Agent, client: Client, key: string): Promise<{ status: number; connection: string }> {
	const body = JSON.stringify({ title: "a task", reminders: [{ at: new Date(Date.now() + 3_000).toISOString() }] });
	const headers = {
		authorization: `Bearer ${client.token}`,
		"content-type": "application/json",
		"content-length": Buffer.byteLength(body),
		"idempotency-key": key,
	};
	return new Promise((resolve, reject) => {
		const asked = request(`${pod.url}/api/tasks`, { method: "POST", agent, headers }, (response) => {
			response.resume();
			response.on("error", reject);
			response.on("end", () =>
				resolve({ status: response.statusCode ?? 0, connection: String(response.headers.connection) }),
			);
		});
		asked.on("error", reject);
		asked.end(body);
	});
}

const test = suite("leaving");

test("given a pod under load, when it gets SIGTERM, then no call fails and it exits with 0, its users living elsewhere", async () => {
	const pods = await createPods();
	try {
		const one = await pods.start("pod-1");
		const clients = [await signUp(one.url)];
		while (clients.length < WORKERS) clients.push(await signUp(one.url));
		const two = await pods.start("pod-2");
		await pods.owns(two);

		// A balancer: it asks for readiness every 200 ms, and sends new calls to whoever is ready. One answer that came too
		// late is a busy machine.
		let target = two;
		let isDone = false;
		const balancer = (async () => {
			for (let refusals = 0; !isDone; ) {
				refusals = (await two.isReady()) ? 0 : refusals + 1;
				if (refusals === 3) target = one;
				await new Promise((resolve) => setTimeout(resolve, 200));
			}
		})();
		const keys: string[] = [];
		const failed: unknown[] = [];
		const closed = new Set<string>();
		const workers = clients.map(async (client) => {
			const agent = new Agent({ keepAlive: true, maxSockets: 1 });
			while (!isDone) {
				const key = randomUUID();
				const pod = target;
				const answer = await post(pod, agent, client, key).catch((fault: unknown) => fault);
				if (answer instanceof Object && "status" in answer && answer.status === 201) keys.push(key);
				else failed.push(answer);
				if (answer instanceof Object && "connection" in answer && answer.connection === "close") closed.add(pod.name);
			}
			agent.destroy();
		});
		await eventually(
			() => keys.length,
			(count) => count > 50,
			60_000,
		);
		const began = performance.now();
		await two.server.kill("SIGTERM");
		const tookMs = performance.now() - began;
		assert.is(two.server.exitCode, 0, two.server.output());
		assert.ok(tookMs < EXIT_WITHIN_MS, `it took ${tookMs} ms`);
		await pods.owns(one);
		const before = keys.length;
		await eventually(
			() => keys.length,
			(count) => count > before + 50,
			60_000,
		);
		isDone = true;
		await Promise.all([...workers, balancer]);

		assert.equal(failed, []);
		assert.equal([...closed], ["pod-2"]);
		const { database } = pods;
		const [late] = await database.query<{ ms: number }>(
			"SELECT max((data->>'late_by_ms')::float8) AS ms FROM journal WHERE type = 'reminder.sent'",
		);
		assert.ok((late?.ms ?? 0) <= 2_000, `a reminder was ${late?.ms} ms late`);
		const look = () =>
			findBrokenPromises({ database, acknowledged: keys, messageIds: messageIdsOf(pods.mails()), copies: 1 });
		assert.equal(await findAtRest(look), []);
	} finally {
		await pods.stop();
	}
});

test.run();
