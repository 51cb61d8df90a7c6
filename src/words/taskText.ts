/** Tasks, moments and settings as a person reads them: in the language, the zone and by the clock of the settings. */

import { recurrenceOf } from "../domain/series/seriesOfTask.ts";
import { hourCycleOf, inHourCycle } from "../domain/settings/hourCycle.ts";
import type { Settings } from "../domain/settings/settings.ts";
import { durationParts } from "../domain/tasks/duration.ts";
import type { Due, Label, Task } from "../domain/tasks/task.ts";
import { epochMsOf, type InstantText } from "../domain/time/instant.ts";
import { channelIn } from "./channelIn.ts";
import { type DayReading, dayText } from "./dayText.ts";
import { inItsZone, ruleText, shortRuleText } from "./ruleText.ts";
import type { Wording } from "./settingWords.ts";
import { wordsFor } from "./words.ts";
import { taskName } from "./written.ts";

/** What of the settings a moment is worded by. */
export type Reading = Pick<Settings, "time_zone"> & DayReading;

/** A moment in the user's zone, short and unambiguous, by the clock of the locale: `Tue 24 Nov 2026, 17:00`. */
export function instantText(at: InstantText, settings: Reading): string {
	const local = localOf(at, settings);
	const { moments } = wordsFor(settings.locale);
	return moments.at(dayText(local.toPlainDate(), settings), timeText(local, settings));
}

/** When something is due, as the user reads it, and until when it lasts: `Tue 24 Nov 2026, 14:00–16:00`. */
export function dueText(due: Due, settings: Reading, minutes: number | null = null): string {
	const { moments } = wordsFor(settings.locale);
	if ("date" in due) {
		const day = dayText(Temporal.PlainDate.from(due.date), settings);
		return minutes === null ? day : moments.lasting(day, spanText(minutes, settings));
	}
	const begin = localOf(due.at, settings);
	const from = instantText(due.at, settings);
	if (minutes === null) return from;
	const end = begin.add({ minutes });
	const isSameDay = begin.toPlainDate().equals(end.toPlainDate());
	const until = timeText(end, settings);
	return isSameDay
		? moments.until(from, until)
		: moments.fromTo(from, moments.at(dayText(end.toPlainDate(), settings), until));
}

const localOf = (at: InstantText, { time_zone }: Reading) =>
	Temporal.Instant.fromEpochMilliseconds(epochMsOf(at)).toZonedDateTimeISO(time_zone);

const timeText = (local: Temporal.ZonedDateTime, { locale }: Reading) =>
	inHourCycle(local.toPlainTime().toString({ smallestUnit: "minute" }), hourCycleOf(locale));

const spanText = (minutes: number, { locale }: Pick<Reading, "locale">) =>
	wordsFor(locale).moments.span(durationParts(minutes));

/** How long a task takes that has no due date to say it by; undefined otherwise. */
const takesText = ({ due, duration_minutes }: Pick<Task, "due" | "duration_minutes">, settings: Reading) =>
	due === null && duration_minutes !== null
		? wordsFor(settings.locale).tasks.takes(spanText(duration_minutes, settings))
		: undefined;

/** When a task is due, or else how long it takes: one clause, or none. */
export function whenText(task: Task, settings: Reading): readonly string[] {
	if (task.due === null) return [takesText(task, settings)].filter((said) => said !== undefined);
	return [wordsFor(settings.locale).tasks.due(dueText(task.due, settings, task.duration_minutes))];
}

/** The same, and said where there is no due date. */
export const dueState = (task: Task, settings: Reading): readonly string[] =>
	task.due === null ? [wordsFor(settings.locale).tasks.noDue, ...whenText(task, settings)] : whenText(task, settings);

/** The rule of a task that recurs, in words; of the series' zone, named where it is not the user's. */
export const wholeRuleOf = (task: Task, settings: Reading) => saidRule(task, settings, ruleText);

/** Its rule in a list: the dates that it leaves out or adds are counted; they are read with the task itself. */
export const ruleOf = (task: Task, settings: Reading) => saidRule(task, settings, shortRuleText);

function saidRule(task: Task, settings: Reading, textOf: typeof ruleText): string[] {
	const recurrence = recurrenceOf(task);
	return recurrence === null ? [] : [inItsZone(textOf(recurrence, settings), recurrence, settings)];
}

/** One line of a list: number, title, what is known of it. */
export function taskLine(task: Task, settings: Reading): string {
	const words = wordsFor(settings.locale);
	const { priorities, statuses } = words.states;
	const details = [
		...whenText(task, settings),
		...ruleOf(task, settings),
		...(task.priority === "medium" ? [] : [words.tasks.priorityMark(priorities[task.priority])]),
		...(task.status === "open" ? [] : [statuses[task.status]]),
	];
	const name = taskName(task, words);
	return details.length === 0 ? name : `${name} (${details.join(", ")})`;
}

/** What the task holds, as chips: due and how long, recurrence, reminders, priority, labels. */
export function chipsOf(task: Task, settings: Reading, tags: readonly Label[], categories: readonly Label[]): string[] {
	const words = wordsFor(settings.locale);
	const category = categories.find(({ id }) => id === task.category_id);
	return [
		...(task.due === null ? whenText(task, settings) : [dueText(task.due, settings, task.duration_minutes)]),
		...ruleOf(task, settings),
		...remindersOf(task).map((at) => words.tasks.reminderAt(instantText(at, settings))),
		...(task.priority === "medium" ? [] : [words.tasks.priorityMark(words.states.priorities[task.priority])]),
		...task.tag_ids.flatMap((tag_id) => tags.filter(({ id }) => id === tag_id).map(({ name }) => `#${name}`)),
		...(category === undefined ? [] : [`@${category.name}`]),
	];
}

/** Instants at which the task will still remind, ascending. */
export function remindersOf(task: Task): InstantText[] {
	return task.reminders.flatMap(({ status, fire_at }) => (status === "armed" ? [fire_at] : [])).sort();
}

/** The settings in words; `only` those of these names. */
export function settingsText(settings: Settings, only?: readonly string[]): string[] {
	const words = wordsFor(settings.locale);
	const wording: Wording = {
		time: (time) => inHourCycle(time, hourCycleOf(settings.locale)),
		language: languageText,
		way: (channel) => channelIn(words, channel)?.way ?? channel,
	};
	const textOf = <Name extends keyof Settings>(name: Name): string => {
		const { said } = words.settings[name];
		const value = settings[name];
		return typeof said === "function" ? said(value, wording) : said[value as Settings[Name] & string];
	};
	const names = Object.keys(words.settings) as (keyof Settings)[];
	return names.filter((name) => only === undefined || only.includes(name)).map(textOf);
}

/** A language as it is called in itself. */
const languageText = (locale: string): string =>
	new Intl.DisplayNames([locale], { type: "language" }).of(locale) ?? locale;
