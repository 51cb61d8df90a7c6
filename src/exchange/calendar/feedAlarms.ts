/** Reminders that are still to come, as VALARM (RFC 5545 §3.6.6). */
import { documentOf } from "../../domain/reminders/reminderDocument.ts";
import type { Settings } from "../../domain/settings/settings.ts";
import type { Due, Reminder, Task } from "../../domain/tasks/task.ts";
import { type Line, textLine } from "./iCal.ts";

/** `due`: from which those count that have a lead time. */
export function alarmsOf(
	kind: "vevent" | "vtodo",
	{ title, status, reminders }: Task,
	due: Due | null,
	{ feed, settings }: { readonly feed: { readonly has_alarms: boolean }; readonly settings: Settings },
): readonly unknown[] {
	if (!feed.has_alarms || status !== "open") return [];
	const [hour = 0, minute = 0] = settings.all_day_reminder_at.split(":").map(Number);
	return reminders.flatMap((reminder) => {
		const trigger = triggerOf(kind, reminder, due, 60 * hour + minute);
		return trigger === undefined
			? []
			: [["valarm", [textLine("action", "DISPLAY"), textLine("description", title), trigger], []]];
	});
}

function triggerOf(kind: "vevent" | "vtodo", reminder: Reminder, due: Due | null, hourOfDay: number): Line | undefined {
	const { spec, snoozed_until } = reminder;
	if (!["armed", "waiting"].includes(documentOf(reminder).status)) return undefined;
	const at = snoozed_until ?? ("at" in spec ? spec.at : undefined);
	if (at !== undefined) return ["trigger", {}, "date-time", `${at.slice(0, 19)}Z`];
	if (due === null || !("before_minutes" in spec)) return undefined;
	// A whole day begins at midnight, and reminds at the user's hour.
	const minutes = ("date" in due ? hourOfDay : 0) - spec.before_minutes;
	const span = `${minutes < 0 ? "-" : ""}PT${Math.abs(minutes)}M`;
	return ["trigger", kind === "vtodo" ? { related: "END" } : {}, "duration", span];
}
