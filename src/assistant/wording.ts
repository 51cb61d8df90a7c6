/** How the assistant words tasks and moments. Titles are quoted data: nothing here or later reads them again. */
import { epochMsOf, type InstantText } from "../domain/instant.ts";
import type { Due, Label, Settings, Task } from "../domain/task.ts";

/** A moment in a zone, short and unambiguous: `Tue 24 Nov 2026, 17:00`. */
export function instantWords(at: InstantText, timeZone: string): string {
	const local = Temporal.Instant.fromEpochMilliseconds(epochMsOf(at)).toZonedDateTimeISO(timeZone);
	return `${dateWords(local.toPlainDate())}, ${local.toPlainTime().toString({ smallestUnit: "minute" })}`;
}

/** When something is due, as the user reads it. */
export function dueWords(due: Due, settings: Settings): string {
	return "date" in due ? dateWords(Temporal.PlainDate.from(due.date)) : instantWords(due.at, settings.time_zone);
}

const dateWords = (date: Temporal.PlainDate) =>
	date.toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric" }).replace(",", "");

/** `#12 “Buy milk”`. */
export const taskName = (task: Pick<Task, "task_id" | "title">) => `#${task.task_id} “${task.title}”`;

/** One line of a list: number, title, what is known of it. */
export function taskLine(task: Task, settings: Settings): string {
	const details = [
		task.due === null ? undefined : `due ${dueWords(task.due, settings)}`,
		task.priority === "medium" ? undefined : task.priority,
		task.status === "open" ? undefined : task.status,
	].filter((detail) => detail !== undefined);
	return details.length === 0 ? taskName(task) : `${taskName(task)} (${details.join(", ")})`;
}

/** What the task holds, as chips: due, reminders, priority, labels. */
export function chipsOf(
	task: Task,
	settings: Settings,
	tags: readonly Label[],
	categories: readonly Label[],
): string[] {
	const category = categories.find(({ id }) => id === task.category_id);
	return [
		...(task.due === null ? [] : [dueWords(task.due, settings)]),
		...remindersOf(task).map((at) => `reminder ${instantWords(at, settings.time_zone)}`),
		...(task.priority === "medium" ? [] : [task.priority]),
		...task.tag_ids.flatMap((tag_id) => tags.filter(({ id }) => id === tag_id).map(({ name }) => `#${name}`)),
		...(category === undefined ? [] : [`@${category.name}`]),
	];
}

/** Instants at which the task will still remind, ascending. */
export function remindersOf(task: Task): InstantText[] {
	return task.reminders.flatMap(({ status, fire_at }) => (status === "armed" && fire_at ? [fire_at] : [])).sort();
}

/** The settings that requests can change, in words. */
export function settingsWords(settings: Settings): string {
	const lead = settings.default_lead_minutes;
	const order = { dmy: "day first", mdy: "month first", ymd: "year first" }[settings.date_order];
	return [
		`time zone ${settings.time_zone}`,
		lead === null ? "no default reminder" : `default reminder ${lead} minutes before`,
		`whole days remind at ${settings.all_day_reminder_at}`,
		`the week starts on ${settings.week_start}`,
		`dates are read ${order}`,
	].join(", ");
}

export const countWords = (count: number, noun = "task") => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** What always works; shown wherever a message was not understood. */
export const EXAMPLES = [
	"add a task: “buy milk tomorrow 5pm #home”",
	"see what is due: “what is due today?”",
	"change one: “complete #3”, “snooze 1 hour”, “delete the milk task”",
] as const;

const CHANGES: Readonly<Record<string, string>> = {
	"task.created": "adding a task",
	"task.updated": "changing a task",
	"task.completed": "completing a task",
	"task.reopened": "reopening a task",
	"task.deleted": "deleting a task",
	"task.restored": "restoring a task",
	"reminder.scheduled": "a new reminder",
	"reminder.snoozed": "snoozing a reminder",
	"settings.changed": "changing the settings",
	"tag.created": "a new tag",
	"tag.updated": "renaming a tag",
	"tag.deleted": "deleting a tag",
	"category.created": "a new category",
	"category.updated": "renaming a category",
	"category.deleted": "deleting a category",
	"occurrence.skipped": "skipping an occurrence",
	"occurrence.moved": "moving an occurrence",
	"series.changed": "changing a recurrence",
	"series.paused": "pausing a series",
	"series.resumed": "resuming a series",
	"series.ended": "ending a series",
};
/** Named only where nothing else was undone. */
const FOLLOWING: Readonly<Record<string, string>> = {
	"reminder.cancelled": "cancelling a reminder",
	"reminder.rescheduled": "moving a reminder",
};

/** What was undone, alike things counted. Reminders that followed their task are not named. */
export function undoneWords(events: readonly { readonly type: string }[]): string[] {
	const counts = new Map<string, number>();
	for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
	const named = [...counts].filter(([type]) => Object.hasOwn(CHANGES, type));
	const shown = named.length > 0 ? named : [...counts];
	return shown.map(([type, count]) => `${CHANGES[type] ?? FOLLOWING[type] ?? type}${count === 1 ? "" : ` (${count})`}`);
}
