// file-timeout: 300 s
// runs-alone
// test-timeout: 120 s
/** Two whole pods that share a Redis which is frozen, killed, started anew and flushed (P8, P11). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readExposition } from "../metrics/exposition.ts";
import { type Client, send, signUp } from "../support/client.ts";
import { freePort } from "../support/freePort.ts";
import { lacksRedis, type RedisServer, startRedisServer } from "../support/redisServer.ts";
import { createInstallation, type Installation } from "../support/server.ts";
import { until } from "../support/until.ts";

const test = suite("two pods and a Redis that goes away");
const ROUNDS = 15;
/** Calls of Redis that are in hand when it goes away, by far; if each request tried it, there would be more. */
const TRIED_AT_MOST = 8;
/** Requests that waited for Redis itself would never end. */
const ANSWERED_WITHIN_MS = 5_000;

const lacking = lacksRedis();
if (lacking) {
	console.log(`SKIP redis: ${lacking}`);
} else {
	let redis: RedisServer;
	let installation: Installation;
	let urls: readonly [string, string];
	let user: Client;

	test.before(async () => {
		redis = await startRedisServer();
		installation = await createInstallation();
		const first = await installation.start({ REDIS_URL: redis.url });
		const second = await installation.start({ REDIS_URL: redis.url, PORT: String(await freePort()) });
		urls = [first.url, second.url];
		user = await signUp(first.url);
	});
	test.after(async () => {
		await installation.dispose();
		await redis.stop();
	});

	const statusOn = async (url: string, token: string) =>
		(await send(`${url}/api/me`, "GET", { headers: { authorization: `Bearer ${token}` } })).status;
	const healthOn = async (url: string) =>
		(await send<{ status: string; checks: Record<string, string> }>(`${url}/health/ready`, "GET")).body;
	const add = (url: string, title: string) => {
		user.url = url;
		return user.request("POST", "/api/tasks", { body: { title } });
	};
	const signIn = async (url: string) => {
		const { headers } = await send(`${url}/api/auth/sign-in/email`, "POST", {
			body: { email: user.email, password: "correct horse battery" },
			headers: { origin: new URL(url).origin },
		});
		return headers.get("set-auth-token") ?? "";
	};
	const signOut = async (url: string, token: string) => {
		const headers = { authorization: `Bearer ${token}`, origin: new URL(url).origin };
		assert.is((await send(`${url}/api/auth/sign-out`, "POST", { body: {}, headers })).status, 200);
	};

	/** Each request's ms on both pods, `rounds` times. */
	async function latencies(rounds: number): Promise<number[]> {
		const all = [];
		for (let round = 0; round < rounds; round += 1) {
			for (const url of urls) {
				const began = performance.now();
				assert.is((await add(url, `round ${round}`)).status, 201);
				all.push(performance.now() - began);
			}
		}
		return all;
	}

	test("given a session that both pods know, when it is signed out on one, then the other refuses it at once", async () => {
		const token = await signIn(urls[0]);
		assert.is(await statusOn(urls[1], token), 200);
		assert.is(await statusOn(urls[0], token), 200);
		await signOut(urls[0], token);
		assert.is(await statusOn(urls[1], token), 401);
	});

	test("given a page on one pod, when a task is added on the other, then the page hears of it", async () => {
		const leaving = new AbortController();
		const response = await fetch(`${urls[1]}/api/stream`, {
			headers: { authorization: `Bearer ${user.token}` },
			signal: leaving.signal,
		});
		const reader = (response.body as ReadableStream<Uint8Array>).getReader();
		let heard = "";
		const hear = async (word: string) => {
			while (!heard.includes(word)) heard += Buffer.from((await reader.read()).value ?? []).toString();
		};
		try {
			await hear("hello");
			await add(urls[0], "told by the other pod");
			await hear("told by the other pod");
		} finally {
			leaving.abort();
			await reader.cancel().catch(() => {});
		}
		assert.match(heard, "task.created");
	});

	/** Calls that waited for Redis in vain so far, by pod. The user is the first one, and so an operator. */
	const triedInVain = () =>
		Promise.all(
			urls.map(async (url) => {
				const headers = { authorization: `Bearer ${user.token}` };
				const { body } = await send<{ text: string }>(`${url}/metrics`, "GET", { headers });
				return readExposition(body.text).value("adjutant_redis_failures_total") ?? Number.NaN;
			}),
		);

	test("given Redis freezes, then requests do not wait for it, the pods stay ready and say so, and it heals by itself", async () => {
		await latencies(3);
		const before = await triedInVain();
		redis.signal("SIGSTOP");
		const frozen = await latencies(ROUNDS);
		assert.ok(Math.max(...frozen) < ANSWERED_WITHIN_MS, `${Math.max(...frozen)} ms`);
		for (const [pod, tried] of (await triedInVain()).entries()) {
			const more = tried - (before[pod] ?? 0);
			assert.ok(more >= 1 && more <= TRIED_AT_MOST, `${ROUNDS} writes on pod ${pod} tried Redis ${more} times`);
		}
		assert.equal(await healthOn(urls[0]), { status: "ok", checks: { postgres: "ok", log: "ok", redis: "down" } });
		const token = await signIn(urls[0]);
		assert.is(await statusOn(urls[1], token), 200);
		await signOut(urls[1], token);
		assert.is(await statusOn(urls[0], token), 401);
		redis.signal("SIGCONT");
		await until("both pods use it again", async () =>
			(await Promise.all(urls.map(healthOn))).every(({ checks }) => checks.redis === "ok"),
		);
		assert.is(await statusOn(urls[0], token), 401);
		console.log(`frozen: ${frozen.length} writes, slowest ${Math.round(Math.max(...frozen))} ms`);
	});

	test("given Redis is killed and started anew, or flushed, then nobody is signed out and nothing fails", async () => {
		await redis.kill();
		assert.ok(Math.max(...(await latencies(5))) < ANSWERED_WITHIN_MS);
		await redis.restart();
		await until("both pods use it again", async () =>
			(await Promise.all(urls.map(healthOn))).every(({ checks }) => checks.redis === "ok"),
		);
		await redis.say("FLUSHALL");
		for (const url of urls) assert.is(await statusOn(url, user.token), 200);
	});
}

test.run();
