// runs-alone
// Redis that does not answer within 80 ms is away, and a machine that is busy with other files may take longer.
/** What several pods count together, and what is left of it while Redis is away. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createLocalLeases } from "../../src/pod/localLeases.ts";
import { createLocalTally } from "../../src/pod/localLimits.ts";
import { createSharedLeases } from "../../src/redis/leases.ts";
import { createSharedTally } from "../../src/redis/sharedTally.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { lacksRedis } from "../support/redisServer.ts";
import { until } from "../support/until.ts";
import { createRedisScene, type RedisScene } from "./redisScene.ts";

const test = suite("sums and places of several pods");
const LIMIT = { max: 10, window_s: 60 };

const lacking = lacksRedis();
if (lacking) {
	console.log(`SKIP redis: ${lacking}`);
} else {
	let scene: RedisScene;
	test.before(async () => {
		scene = await createRedisScene();
	});
	test.after(() => scene.stop());

	async function joinPod() {
		const clock = createDrivenClock();
		const redis = await scene.join();
		const tally = createSharedTally({ redis, local: createLocalTally({ clock }), clock });
		return { clock, tally, leases: createSharedLeases({ redis, local: createLocalLeases(), clock }) };
	}

	test("given two pods, then each knows a second later what the other has added, and refuses at the common bound", async () => {
		const [one, other] = [await joinPod(), await joinPod()];
		assert.is(one.tally.add("sum", 6, LIMIT).allowed, true);
		await one.clock.advance(1_000);
		assert.is(other.tally.add("sum", 3, LIMIT).allowed, true);
		await until("the other pod has learned the sum", async () => {
			await other.clock.advance(1_000);
			// Nothing is added: it only asks where it stands.
			return !other.tally.add("sum", 0, { ...LIMIT, max: 8 }).allowed;
		});
		assert.is(other.tally.add("sum", 1, LIMIT).allowed, true);
		assert.is(other.tally.add("sum", 1, LIMIT).allowed, false);
	});

	test("given two pods, then each can tell the whole sum without having added to it, and when it ends", async () => {
		const [one, other] = [await joinPod(), await joinPod()];
		assert.equal(await other.tally.sum("spent"), { amount: 0, ends_in_s: undefined });
		one.tally.add("spent", 6, LIMIT);
		assert.is((await one.tally.sum("spent")).amount, 6, "not told yet");
		await one.clock.advance(1_000);
		await until("the other pod can tell", async () => (await other.tally.sum("spent")).amount === 6);
		const { ends_in_s = 0 } = await other.tally.sum("spent");
		assert.ok(ends_in_s > 50 && ends_in_s <= 60, String(ends_in_s));
	});

	test("given two pods, then places are taken from both together, and given back to both", async () => {
		const [one, other] = [await joinPod(), await joinPod()];
		const first = await one.leases.take("places", 2);
		assert.ok(first && (await other.leases.take("places", 2)));
		assert.is(await other.leases.take("places", 2), undefined);
		first();
		await until("the place is free", async () => (await other.leases.take("places", 2)) !== undefined);
	});

	test("given Redis that is away, then each pod holds to the bound by itself", async () => {
		const pod = await joinPod();
		await scene.server.stop();
		await scene.notices(false);
		assert.is(pod.tally.add("alone", 10, LIMIT).allowed, true);
		assert.is(pod.tally.add("alone", 1, LIMIT).allowed, false);
		assert.ok(await pod.leases.take("alone", 1));
		assert.is(await pod.leases.take("alone", 1), undefined);
	});
}

test.run();
