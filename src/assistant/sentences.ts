/** What became of a command, as a sentence made from its answer alone (P12). */
import type { Command } from "../domain/commands.ts";
import type { Rejection } from "../domain/rejection.ts";
import { saidInText } from "../domain/saidInText.ts";
import type { Label, Settings, Task } from "../domain/task.ts";
import type { CommandResult, EventReceipt } from "../ports/commandGate.ts";
import { typeWords } from "./historyWords.ts";
import type { Step } from "./steps.ts";
import { undoSentence } from "./undoWords.ts";
import {
	asWritten,
	countWords,
	dueWords,
	instantWords,
	remindersOf,
	ruleWords,
	settingWords,
	takesWords,
	taskName,
} from "./wording.ts";

/** What a step sent, and what came of it. */
export interface Done {
	readonly step: Step;
	readonly command: Command;
	readonly result: CommandResult;
}

/** `settings`: as they are after the command. */
export function sentenceOf({ step, command, result }: Done, settings: Settings): string {
	const target = "task_id" in command ? `#${command.task_id}: ` : "";
	switch (result.kind) {
		case "rejected":
			return `${target}${refusalSentence(result.rejection, command)}`;
		case "key_reused":
			return "This message was carried out before; nothing was done again.";
		case "busy":
			return "I’m busy right now, so this was not done. Please try again in a moment.";
		case "unavailable":
			return `${target}I can’t reach the database, so I cannot say whether this was done. Please try again; nothing will be done twice.`;
		case "done":
			return doneSentence(result, settings, { step, command });
	}
}

function doneSentence(
	{ answer, events, replayed }: Extract<CommandResult, { kind: "done" }>,
	settings: Settings,
	{ step, command }: Pick<Done, "step" | "command">,
): string {
	const target = "task_id" in command ? `#${command.task_id}: ` : "";
	if (answer.undo) {
		const stands = step.type === "Redo" ? step.stands : undefined;
		const before = replayed ? `This was ${stands === undefined ? "undone" : "redone"} before. ` : "";
		return `${before}${undoSentence(answer.undo, stands)}`;
	}
	const { task, next } = answer;
	if (events.length === 0)
		return `${target}Nothing needed to change${task ? `: ${taskName(task)} is ${stateOf(task, settings)}` : ""}.`;
	const types = new Set(events.map(({ type }) => type));
	if (answer.settings && types.has("settings.changed"))
		return `Settings changed: ${settingWords(answer.settings).join(", ")}.`;
	if (answer.tag) return labelSentence("tag", answer.tag, types);
	if (answer.category) return labelSentence("category", answer.category, types);
	if (task === undefined) return `Done: ${[...types].map(typeWords).join(", ")}.`;
	const detail = "changes" in command && types.has("task.updated") ? detailOf(command, task) : undefined;
	if (detail) return detail;
	const follows = next ? ` Next: ${taskName(next)}${dueClause(next, settings)}.` : "";
	return `${taskSentence(task, types, settings, command)}${alongClause(command, events)}${follows}`;
}

/** How many tasks below went along: each has an event of the same kind as the task itself. */
function alongClause(command: Command, events: readonly EventReceipt[]): string {
	const type = EVENT_OF[command.type];
	const along = events.filter((event) => event.type === type).length - 1;
	return along > 0 ? ` ${countWords(along)} below it went along.` : "";
}

const EVENT_OF: Readonly<Partial<Record<Command["type"], string>>> = {
	CompleteTask: "task.completed",
	DeleteTask: "task.deleted",
	ReopenTask: "task.reopened",
	RestoreTask: "task.restored",
};

function refusalSentence({ detail, violations }: Rejection, command: Command): string {
	const [first] = violations;
	return asWritten(first?.message === detail ? saidInText(first, command) : detail);
}

/** What is not seen in a task's due date and priority. */
function detailOf(command: Command, task: Task): string | undefined {
	if (command.type !== "EditTask") return undefined;
	const { changes } = command;
	if ("description" in changes)
		return task.description ? `Described ${taskName(task)}.` : `${taskName(task)} no longer has a description.`;
	if ("tag_ids" in changes) return `Changed the tags of ${taskName(task)}.`;
	if ("category_id" in changes)
		return task.category_id === null
			? `${taskName(task)} no longer has a category.`
			: `Changed the category of ${taskName(task)}.`;
	return undefined;
}

function labelSentence(kind: "tag" | "category", { name }: Label, types: ReadonlySet<string>): string {
	if (types.has(`${kind}.created`)) return `Made the ${kind} “${asWritten(name)}”.`;
	if (types.has(`${kind}.deleted`)) return `Deleted the ${kind} “${asWritten(name)}”; its tasks stay.`;
	return `The ${kind} is called “${asWritten(name)}” now.`;
}

function taskSentence(task: Task, types: ReadonlySet<string>, settings: Settings, command: Command): string {
	const name = taskName(task);
	const due = dueClause(task, settings);
	const reminders = reminderClause(task, settings);
	// Before what came into being by it: a completion also makes the next occurrence.
	if (types.has("task.completed")) return `Completed ${name}.`;
	if (types.has("series.paused")) return `Paused ${name}: no reminders, and no next date, until you resume it.`;
	if (types.has("series.resumed")) return `Resumed ${name}${due}.${reminders}`;
	if (types.has("series.ended")) return `${name} no longer repeats: this is the last one${due}.`;
	if (types.has("series.changed")) return `Changed ${name}${due}${recurrenceClause(task, settings)}.${reminders}`;
	if (types.has("occurrence.skipped"))
		return `Skipped one occurrence: ${name} is${due.slice(1) || " without a due date"} now.`;
	if (types.has("occurrence.moved")) return `Moved this occurrence only: ${name}${due}.${reminders}`;
	if (types.has("task.created")) return `Added ${name}${due}${recurrenceClause(task, settings)}.${reminders}`;
	if (types.has("task.reopened")) return `Reopened ${name}.`;
	if (types.has("task.deleted")) return `Deleted ${name}.`;
	if (types.has("task.restored")) return `Restored ${name}.`;
	if (types.has("task.updated")) return `Changed ${name}: ${changesOf(command, task, settings)}.${reminders}`;
	return `Changed the reminders of ${name}.${reminders || " No reminder is left."}`;
}

const dueClause = (task: Task, settings: Settings) =>
	task.due === null ? takesClause(task) : `, due ${dueWords(task.due, settings, task.duration_minutes)}`;

function takesClause(task: Task): string {
	const takes = takesWords(task);
	return takes === undefined ? "" : `, ${takes}`;
}

const recurrenceClause = ({ recurrence }: Task, settings: Settings) =>
	recurrence === null ? "" : `, ${ruleWords(recurrence, settings)}`;

function reminderClause(task: Task, settings: Settings): string {
	const instants = remindersOf(task).map((at) => instantWords(at, settings));
	return instants.length === 0 ? "" : ` I will remind you on ${instants.join(" and on ")}.`;
}

/** What the command names, as it is now; all that a task has where it names nothing. */
function changesOf(command: Command, task: Task, settings: Settings): string {
	const named: Readonly<Record<string, unknown>> = command.type === "EditTask" ? command.changes : {};
	const lasts = "duration_minutes" in named && task.duration_minutes === null ? ["no duration"] : [];
	const said = [
		...("title" in named ? ["renamed"] : []),
		...("due" in named || "duration_minutes" in named ? [dueState(task, settings), ...lasts] : []),
		...("priority" in named ? [`priority ${task.priority}`] : []),
		...("recurrence" in named
			? [task.recurrence === null ? "does not recur" : ruleWords(task.recurrence, settings)]
			: []),
	];
	return said.length > 0 ? said.join(", ") : `${stateOf(task, settings)}${recurrenceClause(task, settings)}`;
}

function stateOf(task: Task, settings: Settings): string {
	return task.status === "open" ? `${dueState(task, settings)}, priority ${task.priority}` : task.status;
}

const dueState = (task: Task, settings: Settings) =>
	task.due === null ? `no due date${takesClause(task)}` : `due ${dueWords(task.due, settings, task.duration_minutes)}`;
