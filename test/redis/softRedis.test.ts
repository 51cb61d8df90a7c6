// runs-alone
// Redis that does not answer within 80 ms is away, and a machine that is busy with other files may take longer.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { createSoftRedis, type SoftRedis } from "../../src/redis/softRedis.ts";
import { createRememberingLog } from "../eventlog/sampleRecords.ts";
import { lacksRedis, type RedisServer, startRedisServer } from "../support/redisServer.ts";
import { until } from "../support/until.ts";

/** Far from both what it takes and what it would take, so that no machine's speed decides. */
const TOGETHER_MS = 4_000;

const test = suite("Redis, which may be away");
const lacking = lacksRedis();
let server: RedisServer;
let redis: SoftRedis;
let log: ReturnType<typeof createRememberingLog>;

test.before.each(async () => {
	server = await startRedisServer();
	log = createRememberingLog();
	redis = createSoftRedis({ url: server.url, clock: createSystemClock(), log });
	await redis.start();
});
test.after.each(async () => {
	await redis.close();
	await server.stop();
});

const ask = () =>
	redis.attempt<string>(
		(client) => client.echo("there"),
		() => "away",
	);

async function timed(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

if (lacking) console.log(`SKIP redis: ${lacking}`);
const given = (name: string, check: () => Promise<void>) => void (lacking ? undefined : test(name, check));

given("given Redis answers, then its answer counts", async () => {
	assert.is(await ask(), "there");
	assert.equal(redis.stats(), { isAnswering: true, failures: 0, spared: 0 });
});

given(
	"given a frozen Redis, then one call waits for it and the next do not, and it is used again by itself",
	async () => {
		server.signal("SIGSTOP");
		assert.is(await ask(), "away");
		// That one was tried and given up; those that follow are not tried at all.
		assert.equal(redis.stats(), { isAnswering: false, failures: 1, spared: 0 });
		for (let call = 0; call < 1_000; call += 1) assert.is(await ask(), "away");
		assert.equal(redis.stats(), { isAnswering: false, failures: 1, spared: 1_000 });
		server.signal("SIGCONT");
		await until("it is used again", async () => (await ask()) === "there");
		// One line for one outage, however many calls met it.
		assert.is(log.lines.filter(({ level }) => level === "warn").length, 1);
	},
);

given("given a dead Redis, then calls go on without it, and one that is started again is used", async () => {
	await server.kill();
	assert.is(await ask(), "away");
	await server.restart();
	await until("it is used again", async () => (await ask()) === "there");
});

given("given a hundred calls in hand when it freezes, then all of them go on together", async () => {
	server.signal("SIGSTOP");
	const took = await timed(async () => {
		const answers = await Promise.all(Array.from({ length: 100 }, ask));
		assert.ok(answers.every((answer) => answer === "away"));
	});
	// 80 ms for all of them; one after the other they would take 8 s.
	assert.ok(took < TOGETHER_MS, `${took} ms`);
	server.signal("SIGCONT");
});

given("given no Redis at the start, then the start does not wait for it, and it is used once it is there", async () => {
	await server.kill();
	const late = createSoftRedis({ url: server.url, clock: createSystemClock(), log });
	try {
		await late.start();
		assert.is(late.stats().isAnswering, false);
		await server.restart();
		await until("it is found", () => late.stats().isAnswering);
	} finally {
		await late.close();
	}
});

given(
	"given an error for an answer, then Redis is there: the call goes on without it, the next is tried, and it is said once",
	async () => {
		const refused = () =>
			redis.attempt<unknown>(
				(client) => client.call("NO-SUCH-COMMAND"),
				() => "without",
			);
		assert.equal([await refused(), await refused()], ["without", "without"]);
		assert.is(await ask(), "there");
		assert.equal(redis.stats(), { isAnswering: true, failures: 2, spared: 0 });
		assert.is(log.lines.filter(({ level }) => level === "warn").length, 1);
	},
);

test.run();
