/** The reminders that a command asks for, or that the user's settings give. */

import type { NewReminder } from "../commands/commands.ts";
import type { Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import type { Settings } from "../settings/settings.ts";
import { type Due, LIMITS, type Reminder, type ReminderSpec } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";
import { readLawfulInstant } from "../time/lawfulTime.ts";
import { endOfDue, instantOfSpec } from "./reminderInstant.ts";
import { makeReminder } from "./reminderPlan.ts";

/** What new reminders count from. */
export interface ReminderGround {
	readonly due: Due | null;
	readonly settings: Settings;
	readonly now: InstantText;
}

/**
 * The asked-for reminder. An instant must be still to come; so must the due date of a relative one, whose own
 * instant may be past (then it fires at once). `path` leads to it in the request: `reminders[0].`, or nothing.
 */
export function readReminder(
	reminder_id: number,
	asked: NewReminder,
	ground: ReminderGround,
	path: string,
	violations: Violation[],
): Reminder {
	const { due, settings, now } = ground;
	const spec = readSpec(asked.spec, path, violations);
	if ("at" in spec) {
		if (spec.at <= now) {
			violations.push({ field: `${path}at`, rule: "in_future", ...say("reminder_in_past") });
		}
	} else if (due !== null && isOver(spec, due, settings, now)) {
		violations.push({
			field: `${path}before_minutes`,
			rule: "in_future",
			...say("reminder_before_now"),
		});
	}
	return makeReminder(reminder_id, { ...asked, spec }, due, settings, now);
}

/** The asked-for reminders of a new task, numbered from `first_id`. */
export function readReminders(
	first_id: number,
	asked: readonly NewReminder[],
	ground: ReminderGround,
	violations: Violation[],
): readonly Reminder[] {
	checkReminderCount(asked.length, violations);
	return asked.map((one, index) => readReminder(first_id + index, one, ground, `reminders[${index}].`, violations));
}

/** Whether a task may have that many reminders. */
export function checkReminderCount(count: number, violations: Violation[]): void {
	if (count <= LIMITS.remindersOfTask) return;
	violations.push({
		field: "reminders",
		rule: "limit",
		...say("too_many_reminders", { count: LIMITS.remindersOfTask }),
	});
}

function readSpec(spec: ReminderSpec, path: string, violations: Violation[]): ReminderSpec {
	if ("at" in spec) return { at: readLawfulInstant(`${path}at`, spec.at, violations) ?? spec.at };
	if (isLeadMinutes(spec.before_minutes)) return spec;
	violations.push({
		field: `${path}before_minutes`,
		rule: "range",
		...say("whole_number_range", { field: "before_minutes", least: 0, most: LIMITS.leadMinutes }),
	});
	// Any lawful number does: the command is refused, and the instant must not be computed from an unlawful one.
	return { before_minutes: 0 };
}

/** Whole minutes, from none to a year of 365 days. */
export function isLeadMinutes(minutes: number): boolean {
	return Number.isInteger(minutes) && minutes >= 0 && minutes <= LIMITS.leadMinutes;
}

/** Both are past: the reminder's instant and what it reminds of. */
function isOver(spec: ReminderSpec, due: Due, settings: Settings, now: InstantText): boolean {
	const instant = instantOfSpec(spec, due, settings);
	return instant !== null && instant <= now && endOfDue(due, settings) <= now;
}
