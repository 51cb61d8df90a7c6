/** How long a task takes, in whole minutes. */

import type { Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import { LIMITS } from "./task.ts";

/** Whether a task can take so many minutes. */
export const isLawfulDuration = (minutes: number): boolean =>
	Number.isInteger(minutes) && minutes >= LIMITS.leastDuration && minutes <= LIMITS.mostDuration;

/** What is unlawful goes to `violations`; null says that nobody knows. */
export function checkDuration(minutes: number | null, violations: Violation[]): void {
	if (minutes === null || isLawfulDuration(minutes)) return;
	violations.push({
		field: "duration_minutes",
		rule: "range",
		...say("whole_number_range", { field: "duration_minutes", least: LIMITS.leastDuration, most: LIMITS.mostDuration }),
	});
}

/** A duration as hours and the minutes over them. */
export const durationParts = (minutes: number) => ({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });
