// file-timeout: 900 s
// runs-apart
// test-timeout: 240 s
/**
 * Kafka as it is run, three brokers that keep copies, SCRAM over TLS: its leader and its active controller killed, a broker frozen, and
 * all of them restarted one after the other, under load (P4–P6, P11). With one of three away nobody notices.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { lacksKafka } from "../support/sharedKafka.ts";
import type { Fault } from "./faults.ts";
import { runPhase } from "./phase.ts";
import { type Scene, startScene } from "./scene.ts";
import { brokersRestarted, controllerKilled, leaderFrozen, leaderKilled } from "./trioFaults.ts";

/** Three brokers share the machine with it: half of what the other cluster tests bring. */
const LOAD = { users: 2, pauseMs: 300, around: 30 };
/** Until a shard without a coordinator has an owner again, the sweep for orphans fires its reminders. */
const LATENESS_MS = 5_000;

const test = suite<{ scene: Scene }>("faults of three brokers", {} as { scene: Scene });

const lacking = await lacksKafka();
if (lacking) console.log(`SKIP kafka: ${lacking}`);
else {
	test.before(async (context) => {
		context.scene = await startScene({ pods: 2, kafka: "trio" });
	});
	test.after(async (context) => {
		await context.scene?.stop();
	});

	const faults: readonly (readonly [given: string, fault: Fault])[] = [
		["the leader of a partition is killed", leaderKilled(6_000)],
		["the active controller is killed", controllerKilled(6_000)],
		["a broker is frozen for 10 s", leaderFrozen(10_000)],
		["every broker is restarted, one after the other", brokersRestarted],
	];
	for (const [given, fault] of faults) {
		test(`given three brokers of which ${given}, then no call fails, and nothing is lost or doubled`, async ({
			scene,
		}) => {
			const phase = await runPhase(scene, fault, { ...LOAD, latenessMs: LATENESS_MS });
			assert.equal(phase.violations, []);
			assert.equal(phase.failed, []);
		});
	}
}
test.run();
