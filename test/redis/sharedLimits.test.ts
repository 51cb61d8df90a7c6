// runs-alone
// Redis that does not answer within 80 ms is away, and a machine that is busy with other files may take longer.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createLocalLimits } from "../../src/pod/localLimits.ts";
import type { RateLimits } from "../../src/ports/limits/rateLimits.ts";
import { createSharedLimits } from "../../src/redis/sharedLimits.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { lacksRedis } from "../support/redisServer.ts";
import { allowed, LIMIT, rateLimitsContract } from "./rateLimits.contract.ts";
import { createRedisScene, type RedisScene } from "./redisScene.ts";

const test = suite("rate limits");
const lacking = lacksRedis();
if (lacking) {
	console.log(`SKIP redis: ${lacking}`);
} else {
	let scene: RedisScene;
	let pods: RateLimits[];
	test.before(async () => {
		scene = await createRedisScene();
	});
	test.after(() => scene.stop());
	test.before.each(async () => {
		pods = [];
		for (let pod = 0; pod < 3; pod += 1) {
			const clock = createDrivenClock();
			pods.push(createSharedLimits({ redis: await scene.join(), local: createLocalLimits({ clock }) }));
		}
	});
	rateLimitsContract(test, "all pods", () => pods[0] as RateLimits);
	const on = (index: number) => (key: string, tries: number) => allowed(pods[index] as RateLimits, key, tries);
	const [first, second, third] = [on(0), on(1), on(2)];

	test("given three pods, then tries count on all of them together", async () => {
		assert.equal(await first("together", 2), [true, true]);
		assert.equal(await second("together", 2), [true, false]);
		assert.equal(await third("together", 1), [false]);
	});

	test("given tries on all pods at once, then no more get through than the limit", async () => {
		const answers = await Promise.all(
			Array.from({ length: 30 }, async (_, index) => (await pods[index % 3]?.take("race", LIMIT))?.allowed),
		);
		assert.is(answers.filter(Boolean).length, 3);
	});

	test("given a flushed Redis, then each pod still knows its own count", async () => {
		assert.equal(await first("flushed", 3), [true, true, true]);
		await scene.server.say("FLUSHALL");
		assert.equal(await first("flushed", 1), [false]);
		assert.equal(await second("flushed", 2), [true, true]);
	});

	test("given a frozen Redis, then each pod counts for itself, and together again after it", async () => {
		assert.equal(await first("frozen", 2), [true, true]);
		scene.server.signal("SIGSTOP");
		await scene.notices(false);
		assert.equal(await first("frozen", 2), [true, false]);
		assert.equal(await second("frozen", 4), [true, true, true, false]);
		scene.server.signal("SIGCONT");
		await scene.notices(true);
		assert.equal(await third("frozen", 2), [true, false]);
	});

	test("given a window in Redis, then it has an end, and its name tells no address", async () => {
		await pods[0]?.take("203.0.113.9|/sign-in", LIMIT);
		const names = (await scene.server.say("KEYS *")).split("\r\n").filter((line) => line.startsWith("adjutant:"));
		assert.ok(names.length > 0);
		for (const name of names) {
			assert.not.match(name, "203.0.113.9");
			const [, ms] = /^:(-?\d+)/.exec(await scene.server.say(`PTTL ${name}`)) ?? [];
			assert.ok(Number(ms) > 0 && Number(ms) <= 10_000, `${name} ends in ${ms} ms`);
		}
	});
}

test.run();
