// runs-alone
// Redis that does not answer within 80 ms is away, and a machine that is busy with other files may take longer.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JournalEvent } from "../../src/domain/events/events.ts";
import { createFanOut, type FanOut } from "../../src/redis/fanOut.ts";
import type { SoftRedis } from "../../src/redis/softRedis.ts";
import { sampleEvent } from "../eventlog/sampleRecords.ts";
import { lacksRedis } from "../support/redisServer.ts";
import { until } from "../support/until.ts";
import { createRedisScene, type RedisScene } from "./redisScene.ts";

const test = suite("live updates by Redis");
const sampleEvents = (user_id: string, first: number, count: number) =>
	Array.from({ length: count }, (_, index) => sampleEvent(user_id, first + index));

const lacking = lacksRedis();
if (lacking) {
	console.log(`SKIP redis: ${lacking}`);
} else {
	let scene: RedisScene;
	let pods: {
		readonly fanOut: FanOut;
		readonly redis: SoftRedis;
		readonly seqs: number[];
		readonly events: JournalEvent[];
		readonly conversations: string[];
	}[];

	test.before.each(async () => {
		scene = await createRedisScene();
		pods = [];
		for (const pod of ["pod-0", "pod-1", "pod-2"]) {
			const seqs: number[] = [];
			const events: JournalEvent[] = [];
			const liveUpdates = {
				tell(told: readonly JournalEvent[]) {
					seqs.push(...told.map(({ seq }) => seq));
					events.push(...told);
				},
			};
			const conversations: string[] = [];
			const redis = await scene.join();
			const fanOut = createFanOut({
				url: scene.server.url,
				redis,
				pod,
				liveUpdates,
				conversations: { tell: (user_id, thread_id) => conversations.push(`${user_id} ${thread_id}`) },
				log: scene.log,
			});
			fanOut.start();
			pods.push({ fanOut, redis, seqs, events, conversations });
		}
		await everybodyListens();
	});
	test.after.each(async () => {
		for (const { fanOut } of pods) fanOut.close();
		await scene.stop();
	});

	const everybodyListens = () =>
		until("every pod listens", async () => {
			const answer = await scene.server.say("PUBSUB NUMSUB adjutant:updates adjutant:conversations").catch(() => "");
			return answer.match(/:3\r\n/g)?.length === 2;
		});

	test("given a change on one pod, then the others hear it whole, and it does not hear itself", async () => {
		const events = sampleEvents("u1", 1, 2);
		pods[0]?.fanOut.tell(events);
		await until("both hear it", () => pods[1]?.seqs.length === 2 && pods[2]?.seqs.length === 2);
		assert.equal(pods[1]?.events, events);
		assert.equal(pods[0]?.seqs, []);
	});

	test("given a conversation that grows on one pod, then the others hear whose and which, and it does not hear itself", async () => {
		pods[0]?.fanOut.tellOfConversation("u1", "thr_1");
		await until("both hear it", () => pods[1]?.conversations.length === 1 && pods[2]?.conversations.length === 1);
		assert.equal(pods[1]?.conversations, ["u1 thr_1"]);
		assert.equal([pods[0]?.conversations, pods[1]?.seqs], [[], []]);
	});

	test("given Redis is killed and started anew, then the pods listen again by themselves", async () => {
		await scene.server.kill();
		pods[0]?.fanOut.tell(sampleEvents("u1", 1, 1));
		await scene.notices(false);
		await scene.server.restart();
		await scene.notices(true);
		await everybodyListens();
		pods[0]?.fanOut.tell(sampleEvents("u1", 2, 1));
		await until("both hear it", () => pods[1]?.seqs.length === 1 && pods[2]?.seqs.length === 1);
		assert.equal(pods[1]?.seqs, [2]);
	});

	test("given a frozen Redis, then telling does not even try, and what comes after it is heard", async () => {
		scene.server.signal("SIGSTOP");
		await scene.notices(false);
		const { failures } = pods[0]?.redis.stats() ?? {};
		for (let seq = 1; seq <= 1_000; seq += 1) pods[0]?.fanOut.tell(sampleEvents("u1", seq, 1));
		assert.is(pods[0]?.redis.stats().failures, failures, "it was tried");
		scene.server.signal("SIGCONT");
		await scene.notices(true);
		pods[0]?.fanOut.tell(sampleEvents("u1", 1_001, 1));
		await until("it is heard", () => pods[1]?.seqs.includes(1_001) ?? false);
	});

	test("given a message that is none of ours, then it is passed over and said so", async () => {
		await scene.server.say("PUBLISH adjutant:updates nonsense{");
		await scene.server.say('PUBLISH adjutant:updates "pod-9\\n{}"');
		pods[0]?.fanOut.tell(sampleEvents("u1", 1, 1));
		await until("the good one is heard", () => pods[1]?.seqs.length === 1);
		assert.ok(scene.log.lines.some(({ message }) => message.includes("could not be read")));
	});
}

test.run();
