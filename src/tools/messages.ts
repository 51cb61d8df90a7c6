/** The sentences of the tools that are about no command: refusals before one is sent, questions, what a reading found. */

import { documentOf } from "../domain/reminderDocument.ts";
import type { Label, Reminder, SavedFilter, Settings, Task } from "../domain/task.ts";
import type { DeliveryRow } from "../ports/readModel.ts";
import { english } from "../words/en/english.ts";
import { instantText as instantWords, type Reading, taskLine } from "../words/taskText.ts";
import { asWritten, taskName } from "../words/written.ts";
import type { Suggestion } from "./outcome.ts";

const countWords = (count: number, noun = "task") => `${count} ${noun}${count === 1 ? "" : "s"}`;

const named = (suggestions: readonly Suggestion[]): string =>
	suggestions.map(({ id, title }) => `#${id} “${asWritten(title)}”`).join(", ");

export const MESSAGES = {
	unknownTool: (name: string, names: readonly string[]) =>
		`There is no tool “${asWritten(name.slice(0, 60))}”. There are: ${names.join(", ")}.`,
	noTask: (task_id: number, nearest: readonly Suggestion[]) =>
		nearest.length === 0
			? `There is no task #${task_id}, and no open task at all. Nothing was changed.`
			: `There is no task #${task_id}. Nearest: ${named(nearest)}. Take one of these, or look with search_tasks.`,
	noLabel: (kind: "category" | "tag", id: number, known: readonly Suggestion[]) =>
		known.length === 0
			? `There is no ${kind} ${id}, and none at all yet: create_${kind} makes one.`
			: `There is no ${kind} ${id}. There are: ${known.map((one) => `${one.id} “${asWritten(one.title)}”`).join(", ")}.`,
	noFilter: (name: string, known: readonly Suggestion[]) =>
		known.length === 0
			? `There is no saved filter “${asWritten(name.slice(0, 60))}”, and none at all yet: save_filter keeps one.`
			: `There is no saved filter “${asWritten(name.slice(0, 60))}”. There are: ${known.map(({ title }) => `“${asWritten(title)}”`).join(", ")}.`,
	filters: (filters: readonly SavedFilter[]) =>
		filters.length === 0
			? "There is no saved filter yet."
			: filters.map(({ name, filter }) => `- ${asWritten(name)}: ${asWritten(filter)}`).join("\n"),
	noReminder: (reminder_id: number) => `There is no reminder ${reminder_id}: list_reminders shows those that are set.`,
	readsOnly: "This access may only read. Nothing was changed; the user can give it the scope tasks:write.",
	settledNever: "The user has settled that this tool may not be used. Nothing was changed.",
	notAllowed: "This may not be done by a tool. Nothing was changed.",
	cancelled: "Cancelled before it was begun. Nothing was changed.",
	busy: "Too much is asked of this account at once. Nothing was changed; try again in a moment.",
	unavailable: "The database cannot be reached, so it is not known whether this was done. Ask again with the same key.",
	keyReused: "This key was used for another call before. Nothing was changed.",
	nothingNamed: "Say at least one field that is to change.",
	oneOf: (names: readonly string[]) => `Say exactly one of ${names.join(" and ")}.`,
	noMoment: (field: string, said: string) =>
		`${field}: “${asWritten(said.slice(0, 60))}” is no date I can read. Say “tomorrow at 9”, “next Friday”, 2026-11-24 or 2026-11-24T09:00.`,
	noRule: (field: string, said: string) =>
		`${field}: “${asWritten(said.slice(0, 60))}” is no recurrence I can read. Say “every monday at 9”, “daily” or an RRULE.`,
	pastPage: "cursor is not one that this list gave.",
	tasks: (tasks: readonly Task[], hasMore: boolean, settings: Settings) =>
		tasks.length === 0
			? "No tasks."
			: `${countWords(tasks.length)}${hasMore ? ", and there are more" : ""}:\n${tasks.map((one) => `- ${taskLine(one, settings)}`).join("\n")}`,
	tooMuchHappened: "Too much has happened since as_of: ask for a later instant.",
	noDocument: "id must be a task’s number, as search gave it.",
	notRecurring: (task: Pick<Task, "task_id" | "title">) =>
		`${taskName(task, english)} does not recur: update_task changes its due date, or makes it recur.`,
	labels: (kind: "category" | "tag", labels: readonly (Label & { readonly task_count: number })[]) =>
		labels.length === 0
			? `There is no ${kind} yet.`
			: labels.map(({ name, task_count }) => `- ${asWritten(name)} (${countWords(task_count)})`).join("\n"),
	preview: (text: string, dates: readonly string[]) =>
		dates.length === 0 ? `${text}: no more dates.` : `${text}: ${dates.join(", ")}.`,
	reminders: (found: readonly { readonly task: Task; readonly reminder: Reminder }[], settings: Reading) =>
		found.length === 0
			? "No reminders."
			: found
					.map(({ task, reminder }) => {
						const { fire_at, status } = documentOf(reminder);
						const at = fire_at === null ? "without a date" : instantWords(fire_at, settings);
						return `- ${at}: ${taskName(task, english)}${status === "armed" ? "" : ` (${status})`}`;
					})
					.join("\n"),
	history: (lines: readonly string[]) =>
		lines.length === 0 ? "Nothing has happened." : lines.map((line) => `- ${line}`).join("\n"),
	deliveries: (rows: readonly DeliveryRow[], settings: Reading) =>
		rows.length === 0
			? "No reminder has fired."
			: rows
					.map(({ task_id, planned_at, state, attempts }) => {
						const tried = countWords(attempts, "attempt");
						return `- #${task_id}, ${instantWords(planned_at, settings)}: ${state} after ${tried}`;
					})
					.join("\n"),
	task: (task: Task, settings: Settings) => taskLine(task, settings),
} as const;
