// file-timeout: 900 s
// runs-alone
// test-timeout: 240 s
/**
 * Pods that die, are updated, freeze, hang and join, under load, on real Kafka and PostgreSQL (scenarios 1, 2, 3, 8, 15;
 * P1 and P4 above all, and P2–P10). After each the checker must find nothing.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { lacksKafka } from "../support/sharedKafka.ts";
import { block, freeze, joinStorm, kill, rollingUpdate } from "./faults.ts";
import { type Phase, runPhase } from "./phase.ts";
import { type Scene, startScene } from "./scene.ts";

/** The group waits 6 s for a member that fell silent, and then shares out what it had. */
const OWNED_WITHIN_MS = 20_000;

const test = suite<{ scene: Scene }>("pod faults", {} as { scene: Scene });

const lacking = await lacksKafka();
if (lacking) console.log(`SKIP kafka: ${lacking}`);
else {
	test.before(async (context) => {
		context.scene = await startScene({ pods: 3, environment: { NODE_OPTIONS: "--inspect=0" } });
	});
	test.after(async (context) => {
		await context.scene?.stop();
	});

	/** What holds whatever happens to one pod: the others answer, and only calls that it had have failed. */
	const requireOthersUnharmed = (phase: Phase) => {
		assert.equal(phase.violations, []);
		assert.equal(
			phase.failed.filter(({ pod }) => pod !== phase.struck.pod),
			[],
			"calls on the others failed",
		);
	};

	test("given three pods, when all are updated one after the other, then no call fails and reminders are late by 2 s at most", async ({
		scene,
	}) => {
		const phase = await runPhase(scene, rollingUpdate, { latenessMs: 2_000 });
		assert.equal(phase.violations, []);
		assert.equal(phase.failed, []);
	});

	test("given an owner, when it is killed, then the others answer meanwhile and own its shards soon", async ({
		scene,
	}) => {
		const phase = await runPhase(scene, kill(2), { latenessMs: 5_000, copies: 2 });
		requireOthersUnharmed(phase);
		assert.ok((phase.struck.ownedMs ?? 0) <= OWNED_WITHIN_MS, `owned after ${phase.struck.ownedMs} ms`);
	});

	test("given an owner, when it is frozen for 15 s, then nothing fires twice and its late writes touch nothing", async ({
		scene,
	}) => {
		requireOthersUnharmed(await runPhase(scene, freeze(1, 15_000), { latenessMs: 5_000, copies: 2 }));
	});

	test("given an owner, when its event loop is blocked for 8 s, then its reminders fire elsewhere, once", async ({
		scene,
	}) => {
		requireOthersUnharmed(await runPhase(scene, block(3, 8_000), { latenessMs: 5_000, copies: 2 }));
	});

	test("given reminders that fall due, when three pods join at once and leave, then each fires once, late by 5 s at most", async ({
		scene,
	}) => {
		const phase = await runPhase(scene, joinStorm(3), { latenessMs: 5_000, copies: 2 });
		assert.equal(phase.violations, []);
		assert.equal(phase.failed, []);
	});
}

test.run();
