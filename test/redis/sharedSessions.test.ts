// runs-alone
// Redis that does not answer within 80 ms is away, and a machine that is busy with other files may take longer.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { SessionCache } from "../../src/ports/sessionCache.ts";
import { createSharedSessions } from "../../src/redis/sharedSessions.ts";
import { createDrivenClock, type DrivenClock } from "../support/drivenClock.ts";
import { lacksRedis } from "../support/redisServer.ts";
import { createRedisScene, type RedisScene } from "./redisScene.ts";

const test = suite("sessions shared by Redis");
const USER = { user_id: "u1", email: "ann@example.org", name: "Ann" };

const lacking = lacksRedis();
if (lacking) {
	console.log(`SKIP redis: ${lacking}`);
} else {
	let scene: RedisScene;
	let clock: DrivenClock;
	let pods: SessionCache[];
	let lookups: number;
	/** Whether the session is there when the database is asked. */
	let isSignedIn: boolean;

	test.before(async () => {
		scene = await createRedisScene();
	});
	test.after(() => scene.stop());
	test.before.each(async () => {
		await scene.server.say("FLUSHALL");
		clock = createDrivenClock(Temporal.Now.instant());
		pods = [];
		for (let pod = 0; pod < 2; pod += 1) pods.push(createSharedSessions({ redis: await scene.join(), clock }));
		lookups = 0;
		isSignedIn = true;
	});

	const find = (pod: number, session = { token: "t1", credential: "cookie t1.signature" }) =>
		pods[pod]?.find(session, async () => {
			lookups += 1;
			return isSignedIn ? USER : undefined;
		});

	test("given a session that one pod looked up, when another is asked within a second, then nothing is looked up", async () => {
		assert.equal(await find(0), USER);
		await clock.advance(999);
		assert.equal(await find(1), USER);
		assert.is(lookups, 1);
	});

	test("given a second has passed, then it is looked up again", async () => {
		await find(0);
		await clock.advance(1_000);
		isSignedIn = false;
		assert.is(await find(1), undefined);
		assert.is(lookups, 2);
	});

	test("given the session is ended on one pod, then the other asks at once", async () => {
		await find(0);
		isSignedIn = false;
		await pods[0]?.forget("t1");
		assert.is(await find(1), undefined);
	});

	test("given a slow lookup, then its second began when it did", async () => {
		await pods[0]?.find({ token: "t1", credential: "cookie t1.signature" }, async () => {
			await clock.advance(900);
			return USER;
		});
		await clock.advance(100);
		isSignedIn = false;
		assert.is(await find(1), undefined);
	});

	test("given the token with another signature, then what was remembered does not count", async () => {
		await find(0);
		isSignedIn = false;
		assert.is(await find(1, { token: "t1", credential: "cookie t1.forged" }), undefined);
	});

	test("given nobody was found, then that is not remembered", async () => {
		isSignedIn = false;
		assert.is(await find(0), undefined);
		isSignedIn = true;
		assert.equal(await find(1), USER);
	});

	test("given an end that a frozen Redis never heard of, then the session counts no longer than its second", async () => {
		await find(0);
		scene.server.signal("SIGSTOP");
		await scene.notices(false);
		isSignedIn = false;
		await pods[0]?.forget("t1");
		assert.is(await find(1), undefined);
		await clock.advance(1_000);
		scene.server.signal("SIGCONT");
		await scene.notices(true);
		assert.is(await find(1), undefined);
	});

	test("given what another version wrote, or a clock that is ahead, then it is looked up", async () => {
		await find(0);
		const [name] = /adjutant:session:\S+/.exec(await scene.server.say("KEYS *")) ?? [];
		await scene.server.say(`SET ${name} nonsense`);
		assert.equal(await find(1), USER);
		assert.is(lookups, 2);
		clock = createDrivenClock(clock.now().subtract({ seconds: 5 }));
		const behind = createSharedSessions({ redis: await scene.join(), clock });
		await behind.find({ token: "t1", credential: "cookie t1.signature" }, async () => {
			lookups += 1;
			return USER;
		});
		assert.is(lookups, 3);
	});

	test("given an entry, then Redis is told neither token nor credential, and lets it go by itself", async () => {
		await find(0);
		const [name] = /adjutant:session:\S+/.exec(await scene.server.say("KEYS *")) ?? [];
		assert.not.match(`${name} ${await scene.server.say(`GET ${name}`)}`, /t1|signature/);
		assert.match(await scene.server.say(`PTTL ${name}`), /^:\d/);
	});
}

test.run();
