/** Spans before a task, as other products write them, as lead times. */
import type { AskedDue } from "../domain/commands/commands.ts";
import { LIMITS } from "../domain/tasks/task.ts";
import type { ReadingGround } from "./foreignTask.ts";

/** A day reminds at the user's hour, a span counts from its midnight. Undefined for what comes after, or too long before. */
export function leadOf(before: number, due: AskedDue, { settings }: Pick<ReadingGround, "settings">) {
	const [hour = 0, minute = 0] = settings.all_day_reminder_at.split(":").map(Number);
	const lead = "date" in due ? before + hour * 60 + minute : before;
	return lead >= 0 && lead <= LIMITS.leadMinutes ? { before_minutes: lead } : undefined;
}
