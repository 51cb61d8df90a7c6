/**
 * Sees that everybody who wants a digest has a plan for the next one, and puts into the ledger those whose time has come. Who sends
 * them: `digestMailer.ts`. Several pods may do this at once: each plan is moved on by one of them (`ports/delivery/digests.ts`).
 *
 * `wake` is a hint that settings were changed and the table the truth: a change that another process made is seen at the latest after
 * `PLAN_EVERY_MS`, and counts from the instant at which it was made all the same.
 */

import { dayAt, dayBounds, isDigestOver, nextDigest, readDigestBasis } from "../../domain/reminders/digest.ts";
import { epochMsOf, instantTextOfEpochMs } from "../../domain/time/instant.ts";
import type { DigestPlan, DigestPlans, DueDigest, UnplannedDigest } from "../../ports/delivery/digests.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { Log } from "../../ports/process/log.ts";
import { type BackOff, backOffMs } from "../../timing/backOff.ts";
import { createLoop, type Loop } from "../../timing/loop.ts";
import { tellFault } from "../../timing/tellFault.ts";

const PLAN_EVERY_MS = 30_000;
const AT_ONCE = 500;
const BACK_OFF: BackOff = { firstMs: 500, longestMs: 10_000 };

export interface DigestPlannerOptions {
	readonly plans: DigestPlans;
	/** Told when there is something to send. */
	readonly onFired: () => void;
	readonly clock: Clock;
	readonly log: Log;
}

export function createDigestPlanner({ plans, onFired, clock, log }: DigestPlannerOptions): Loop {
	async function round(): Promise<number> {
		const unplanned = await plans.unplanned(AT_ONCE);
		await plans.plan(unplanned.map(planOf));
		const due = await plans.due(AT_ONCE);
		if ((await plans.fire(due.map((plan) => dueOf(plan, clock.now().epochMilliseconds)))) > 0) onFired();
		if (unplanned.length === AT_ONCE || due.length === AT_ONCE) return 0;
		return Math.min(PLAN_EVERY_MS, Math.max(50, (await plans.nextDueInMs()) ?? PLAN_EVERY_MS));
	}

	return createLoop({
		clock,
		round,
		onFault(err, failures) {
			tellFault(log, "a look at the plans of digests", err, { failures });
			return backOffMs(BACK_OFF, failures);
		},
	});
}

/** What was due before the settings were changed last is nobody's wish. */
function planOf({ user_id, basis, since, last_day }: UnplannedDigest): DigestPlan {
	return { user_id, basis, ...nextDigest(readDigestBasis(basis), since, last_day ?? undefined) };
}

function dueOf(plan: DigestPlan, nowMs: number): DueDigest {
	const { basis, local_date, due_at } = plan;
	const hour = readDigestBasis(basis);
	// Of days on which nothing ran, the one counts that is not over.
	const dayBefore = epochMsOf(dayBounds(dayAt(nowMs, hour.time_zone), hour.time_zone).from) - 1;
	const from = instantTextOfEpochMs(Math.max(epochMsOf(due_at), dayBefore));
	return { ...plan, next: nextDigest(hour, from, local_date), is_over: isDigestOver(plan, hour.time_zone, nowMs) };
}
