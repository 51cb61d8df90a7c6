/** How the assistant words tasks and moments. Titles are quoted data: nothing here or later reads them again. */
import { durationParts } from "../domain/duration.ts";
import { hourCycleOf, inHourCycle } from "../domain/hourCycle.ts";
import { epochMsOf, type InstantText, toInstantText } from "../domain/instant.ts";
import { describeInRow, describeRecurrence } from "../domain/recurrence/describeRecurrence.ts";
import { zoneApart } from "../domain/recurrence/zoneApart.ts";
import type { Due, Label, Recurrence, Settings, Task } from "../domain/task.ts";
import { english } from "../words/en/english.ts";

const durationText = (minutes: number) => english.moments.span(durationParts(minutes));

/** What of the settings a moment is worded by. */
export type Reading = Pick<Settings, "time_zone" | "locale">;

/** A moment in the user's zone, short and unambiguous, by the clock of the locale: `Tue 24 Nov 2026, 17:00`. */
export function instantWords(at: InstantText, { time_zone, locale }: Reading): string {
	const local = Temporal.Instant.fromEpochMilliseconds(epochMsOf(at)).toZonedDateTimeISO(time_zone);
	const time = inHourCycle(local.toPlainTime().toString({ smallestUnit: "minute" }), hourCycleOf(locale));
	return `${dateWords(local.toPlainDate())}, ${time}`;
}

/** When something is due, as the user reads it, and until when it lasts: `Tue 24 Nov 2026, 14:00–16:00`. */
export function dueWords(due: Due, settings: Settings, minutes: number | null = null): string {
	if ("date" in due) {
		const day = dateWords(Temporal.PlainDate.from(due.date));
		return minutes === null ? day : `${day}, ${durationText(minutes)}`;
	}
	const begin = instantWords(due.at, settings);
	if (minutes === null) return begin;
	const end = instantWords(toInstantText(Temporal.Instant.from(due.at).add({ minutes })), settings);
	const [day = ""] = begin.split(", ");
	return end.startsWith(`${day}, `) ? `${begin}–${end.slice(day.length + 2)}` : `${begin} – ${end}`;
}

/** How long a task takes that has no due date to say it by; undefined otherwise. */
export const takesWords = ({ due, duration_minutes }: Pick<Task, "due" | "duration_minutes">) =>
	due === null && duration_minutes !== null ? `takes ${durationText(duration_minutes)}` : undefined;

const dateWords = (date: Temporal.PlainDate) =>
	date.toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric" }).replace(",", "");

/** `#12 “Buy milk”`, in an answer. */
export const taskName = (task: Pick<Task, "task_id" | "title">) => `#${task.task_id} “${asWritten(task.title)}”`;

/** The same where no marks are read: on a button, and in what an answer to a question is compared with. */
export const plainTaskName = (task: Pick<Task, "task_id" | "title">) => `#${task.task_id} “${isolated(task.title)}”`;

/** What CommonMark, and GitHub's additions to it, read within a line; an ampersand only where it begins an entity. */
const MARKS = /[\\`*_[\]<>~|]|&(?=[#\w]{1,40};)/g;
/** What they read at the beginning of a line: headings, quotations, lists, rules. */
const BLOCK_MARKS = /(?<=\n[ \t]*(?:\d{1,9}(?=[.)]))?)[-+#=.)]/g;

/**
 * What a person wrote, within an answer. Answers are Markdown, and any client may show them: marks in a title are its own
 * letters, so they are escaped. Nothing else may put a person's words into an answer; widgets and questions are plain text.
 */
export const asWritten = (text: string): string =>
	isolated(text).replaceAll(MARKS, "\\$&").replaceAll(BLOCK_MARKS, "\\$&");

/** Letters that run from right to left, and marks that turn the direction of what follows them. */
const TURNS = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** What a person wrote, so that neither its direction nor an open mark of it moves the words around it (FSI … PDI, UAX #9). */
export const isolated = (text: string): string => {
	if (!TURNS.test(text)) return text;
	// A mark that the text leaves open, or closes once too often, would reach beyond it.
	return `\u2068${text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, "")}\u2069`;
};

/** A rule in words, by the clock of the locale; of the series' zone, named where it is not the user's. */
export const wholeRuleWords = (recurrence: Recurrence, settings: Reading) =>
	byClock(describeRecurrence(recurrence), recurrence, settings);

/** A rule in a list: the dates that it leaves out or adds are counted; they are read with the task itself. */
export const ruleWords = (recurrence: Recurrence, settings: Reading) =>
	byClock(describeInRow(recurrence), recurrence, settings);

/** "every day at 09:00 (Europe/Berlin time)": a series that does not float keeps its zone when the user's changes. */
function byClock(words: string, recurrence: Recurrence, { time_zone, locale }: Reading): string {
	const said = inHourCycle(words, hourCycleOf(locale));
	const zone = zoneApart(recurrence, time_zone);
	return zone === undefined ? said : `${said} (${zone} time)`;
}

/** One line of a list: number, title, what is known of it. */
export function taskLine(task: Task, settings: Settings): string {
	const details = [
		task.due === null ? takesWords(task) : `due ${dueWords(task.due, settings, task.duration_minutes)}`,
		task.recurrence === null ? undefined : ruleWords(task.recurrence, settings),
		task.priority === "medium" ? undefined : task.priority,
		task.status === "open" ? undefined : task.status,
	].filter((detail) => detail !== undefined);
	return details.length === 0 ? taskName(task) : `${taskName(task)} (${details.join(", ")})`;
}

/** What the task holds, as chips: due and how long, recurrence, reminders, priority, labels. */
export function chipsOf(
	task: Task,
	settings: Settings,
	tags: readonly Label[],
	categories: readonly Label[],
): string[] {
	const category = categories.find(({ id }) => id === task.category_id);
	return [
		...(task.due === null ? [takesWords(task) ?? []].flat() : [dueWords(task.due, settings, task.duration_minutes)]),
		...(task.recurrence === null ? [] : [ruleWords(task.recurrence, settings)]),
		...remindersOf(task).map((at) => `reminder ${instantWords(at, settings)}`),
		...(task.priority === "medium" ? [] : [task.priority]),
		...task.tag_ids.flatMap((tag_id) => tags.filter(({ id }) => id === tag_id).map(({ name }) => `#${name}`)),
		...(category === undefined ? [] : [`@${category.name}`]),
	];
}

/** Instants at which the task will still remind, ascending. */
export function remindersOf(task: Task): InstantText[] {
	return task.reminders.flatMap(({ status, fire_at }) => (status === "armed" && fire_at ? [fire_at] : [])).sort();
}

/** The settings that requests can change, in words; `only` those of these names. */
export function settingWords(settings: Settings, only?: readonly string[]): string[] {
	const lead = settings.default_lead_minutes;
	const words = {
		time_zone: `time zone ${settings.time_zone}`,
		default_lead_minutes: lead === null ? "no default reminder" : `default reminder ${lead} minutes before`,
		all_day_reminder_at: `whole days remind at ${inHourCycle(settings.all_day_reminder_at, hourCycleOf(settings.locale))}`,
		week_start: `the week starts on ${capital(settings.week_start)}`,
		children: {
			ask: "it is asked about subtasks",
			take_along: "subtasks go along with their task",
			leave: "subtasks are left as they are",
		}[settings.children],
		date_order: `dates are read ${{ dmy: "day first", mdy: "month first", ymd: "year first" }[settings.date_order]}`,
	};
	return Object.entries(words).flatMap(([name, said]) => (only === undefined || only.includes(name) ? [said] : []));
}

export const capital = (word: string) => `${word[0]?.toUpperCase() ?? ""}${word.slice(1)}`;

export const countWords = (count: number, noun = "task") => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** What always works; shown wherever a message was not understood. */
export const EXAMPLES = [
	"add a task: “buy milk tomorrow 5pm #home”",
	"see what is due: “what is due today?”",
	"change one: “complete #3”, “snooze 1 hour”, “delete the milk task”",
] as const;
