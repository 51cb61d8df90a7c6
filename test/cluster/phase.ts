/** One fault under load, measured and judged: what a test asserts and what docs/reliability.md prints. */
import { type FiredReminder, firedReminders } from "./checker.ts";
import type { Call, DriverOptions } from "./driver.ts";
import type { Fault, Struck } from "./faults.ts";
import type { Scene } from "./scene.ts";

export interface Phase {
	readonly name: string;
	readonly struck: Struck;
	readonly acknowledged: number;
	/** Calls that got no answer, or one that asks to repeat. */
	readonly failed: readonly Call[];
	/** The slowest call of those that a pod which was not hit answered, late answers among them, from the stroke on, in ms. */
	readonly slowestMs: number;
	readonly fired: readonly FiredReminder[];
	/** Broken promises, as the checker words them. */
	readonly violations: readonly string[];
}

export interface PhaseOptions extends Partial<Omit<DriverOptions, "balancer">> {
	/** How late a reminder may be, in ms. */
	readonly latenessMs: number;
	/** Copies of a mail: 2 where a pod is killed that may be sending. */
	readonly copies?: 1 | 2;
	/** Commands settled before the stroke and after the cure. Default 60. */
	readonly around?: number;
}

export async function runPhase(scene: Scene, fault: Fault, options: PhaseOptions): Promise<Phase> {
	const { latenessMs, copies = 1, around = 60, ...load } = options;
	const driver = await scene.drive(load);
	const sinceMs = Date.now();
	try {
		return await strikeAndJudge();
	} catch (fault) {
		await driver.abandon();
		throw fault;
	}

	async function strikeAndJudge(): Promise<Phase> {
		await driver.settle(around);
		const struck = await fault.strike(scene);
		await driver.settle(around);
		const violations = await scene.judge(driver, { latenessMs, copies, sinceMs });
		const answered = driver.calls
			.map(({ lateMs, lateStatus, ...call }) => ({ ...call, ms: lateMs ?? call.ms, status: lateStatus ?? call.status }))
			.filter(({ atMs, ms, pod, status }) => atMs + ms >= struck.atMs && pod !== struck.pod && status !== 0);
		return {
			name: fault.name,
			struck,
			acknowledged: driver.settled.filter(({ outcome }) => outcome === "acknowledged").length,
			failed: driver.failed(),
			slowestMs: Math.max(0, ...answered.map(({ ms }) => ms)),
			fired: (await firedReminders(scene.database)).filter(({ at_ms }) => at_ms >= sinceMs),
			violations,
		};
	}
}
