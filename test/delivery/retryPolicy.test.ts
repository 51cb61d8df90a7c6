import { suite } from "uvu";
import * as assert from "uvu/assert";
import { nextStep } from "../../src/delivery/retryPolicy.ts";
import { sampleDelivery } from "./sampleDelivery.ts";

const firing = Temporal.Instant.from(sampleDelivery().fired_at);
const DAY_MS = 24 * 60 * 60 * 1000;

/** The step after a temporary refusal of this attempt, `afterMs` after the firing. */
function step(attempt: number, { afterMs = 0, chance = 0 } = {}) {
	const result = { kind: "try_again", answer: "451" } as const;
	return nextStep(result, sampleDelivery({ attempt }), firing.add({ milliseconds: afterMs }), chance);
}

const policy = suite("retry policy");

policy("given a refusal for good, then it is given up at once", () => {
	const refused = nextStep({ kind: "refused", answer: "550" }, sampleDelivery(), firing, 0);
	assert.equal(refused, { kind: "give_up", reason: "refused" });
});

policy("given refusals for now, then the delay doubles from 5 s up to 1 h", () => {
	const delays = [1, 2, 3, 10, 11, 19].map((attempt) => step(attempt));
	assert.equal(
		delays.map((each) => each.kind === "retry" && each.delay_ms),
		[5_000, 10_000, 20_000, 2_560_000, 3_600_000, 3_600_000],
	);
});

policy("given chance, then the delay is up to a fifth shorter", () => {
	assert.equal(step(1, { chance: 0.999999 }), { kind: "retry", delay_ms: 4_000 });
});

policy("given the 20th attempt, then none is left; the 19th has one", () => {
	assert.is(step(19).kind, "retry");
	assert.equal(step(20), { kind: "give_up", reason: "attempts" });
});

policy("given a day since the firing, then it is given up; a millisecond before, not", () => {
	assert.is(step(1, { afterMs: DAY_MS - 1 }).kind, "retry");
	assert.equal(step(1, { afterMs: DAY_MS }), { kind: "give_up", reason: "day" });
});

policy.run();
