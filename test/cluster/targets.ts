/** What each fault may cost: the numbers that docs/reliability.md promises, checked on what a run measured. */
import { quantile } from "../../bench/measure.ts";
import type { Phase } from "./phase.ts";

/** One number that a phase must not exceed. */
export interface Target {
	readonly phase: string;
	readonly what: string;
	readonly measured: number;
	readonly bound: number;
	readonly holds: boolean;
}

/** Whom the fault did not hit must notice nothing. Times in ms. */
interface Bounds {
	/** Calls failed on pods that were not hit. */
	readonly failed?: number;
	readonly slowestFailed?: number;
	readonly answered?: number;
	readonly lateP99?: number;
	readonly late?: number;
	readonly owned?: number;
	readonly drained?: number;
}

const BOUNDS: Readonly<Record<string, Bounds>> = {
	steady: { failed: 0, lateP99: 250, late: 1_000 },
	"rolling update": { failed: 0, answered: 1_500, late: 2_000 },
	"a pod killed": { failed: 0, answered: 1_500, late: 5_000, owned: 8_000 },
	"a pod frozen": { failed: 0, answered: 1_500, late: 5_000, owned: 8_000 },
	"Kafka away": { failed: 0, answered: 1_500, late: 2_000, drained: 15_000 },
	// It was away for 5 s of these.
	"PostgreSQL away": { slowestFailed: 1_000, late: 10_000 },
	"Redis lost": { failed: 0, answered: 1_500, late: 2_000 },
	// Until a shard without a coordinator has an owner again, the sweep for orphans fires its reminders.
	"a partition's leader killed": { failed: 0, answered: 1_500, late: 5_000, drained: 15_000 },
	"the active controller killed": { failed: 0, answered: 1_500, late: 5_000, drained: 15_000 },
	"a broker frozen": { failed: 0, answered: 1_500, late: 5_000, drained: 15_000 },
	"rolling restart of the brokers": { failed: 0, answered: 1_500, late: 5_000 },
};

const SAID: Readonly<Record<keyof Bounds, string>> = {
	failed: "calls failed",
	slowestFailed: "slowest failed call, ms",
	answered: "slowest call, ms",
	lateP99: "late p99, ms",
	late: "late at most, ms",
	owned: "owned again after, ms",
	drained: "outbox drained after, ms",
};

const longest = (values: readonly number[]) => Math.max(0, ...values);

/** Every target of that phase. A phase that measured nothing where it must have breaks its target. Throws when nothing bounds it. */
export function targetsOf(phase: Phase): readonly Target[] {
	const bounds = BOUNDS[phase.name];
	if (bounds === undefined) throw new Error(`nothing says what "${phase.name}" may cost`);
	const late = phase.fired.map(({ late_ms }) => late_ms);
	const measured: Readonly<Record<keyof Bounds, number>> = {
		failed: phase.failed.filter(({ pod }) => pod !== phase.struck.pod).length,
		slowestFailed: longest(phase.failed.map(({ ms }) => ms)),
		answered: phase.slowestMs,
		lateP99: quantile(late, 0.99),
		late: longest(late),
		owned: phase.struck.ownedMs ?? Number.NaN,
		drained: phase.struck.drainedMs ?? Number.NaN,
	};
	const judge = (what: string, value: number, bound: number): Target => ({
		phase: phase.name,
		what,
		measured: value,
		bound,
		holds: value <= bound,
	});
	return [
		judge("promises broken", phase.violations.length, 0),
		...(Object.entries(bounds) as [keyof Bounds, number][]).map(([name, bound]) =>
			judge(SAID[name], measured[name], bound),
		),
	];
}
