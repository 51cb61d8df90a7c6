/**
 * Sends a turn's commands and words what came of them. Every sentence about a change is made from the answer of the
 * gate and nothing else: no events, no claim (P12).
 */
import type { Command } from "../domain/commands.ts";
import type { UndoReport } from "../domain/decision.ts";
import { describeRecurrence } from "../domain/recurrence/describeRecurrence.ts";
import type { Task } from "../domain/task.ts";
import type { CommandGate, CommandResult, EventReceipt } from "../ports/commandGate.ts";
import type { ReadModel } from "../ports/readModel.ts";
import type { Receipt, TurnPart } from "./turn.ts";
import { chipsOf, countWords, dueWords, instantWords, remindersOf, taskName, undoneWords } from "./wording.ts";

export interface Errand {
	readonly gate: CommandGate;
	readonly readModel: ReadModel;
	readonly user_id: string;
	readonly turn_id: string;
	/** Names the commands: the same errand run again finds those that were sent (P1). */
	readonly key: string;
	/** What the user wrote; a repeat is known by it, because "in 5 minutes" differs each time it is read. */
	readonly asked: string;
	readonly signal: AbortSignal;
}

interface Done {
	readonly command: Command;
	readonly result: CommandResult;
}

/** Runs the commands one after another, saying each; stops where the system cannot go on, and says how far it came. */
export async function* carryOut(
	errand: Errand,
	commands: readonly Command[],
	/** Said after the changes and before the receipt: what was left open. */
	notes: readonly string[] = [],
): AsyncGenerator<TurnPart> {
	const settings = await errand.readModel.settings(errand.user_id);
	const done: Done[] = [];
	const isList = commands.length > 1;
	for (const [n, command] of commands.entries()) {
		if (errand.signal.aborted) break;
		const result = await errand.gate.execute({
			command_id: `${errand.key}:${nameOf(command, n)}`.slice(0, 255),
			user_id: errand.user_id,
			principal: { kind: "assistant", id: "chat", turn_id: errand.turn_id },
			command,
			asked: errand.asked,
		});
		done.push({ command, result });
		const after = settingsOf(result) ?? settings;
		const sentence = sentenceOf(command, result, after);
		yield { kind: "text", delta: isList ? `- ${sentence}\n` : sentence };
		if (result.kind === "busy" || result.kind === "unavailable") break;
	}
	const left = commands.length - done.length;
	if (left > 0) yield { kind: "text", delta: `${countWords(left, "change")} not tried.` };
	for (const note of notes) yield { kind: "text", delta: `\n${note}` };
	const receipt = await receiptOf(errand, done);
	if (receipt) yield { kind: "receipt", receipt };
	const about = done.flatMap(({ result }) =>
		result.kind === "done" && result.answer.task ? [result.answer.task.task_id] : [],
	);
	if (about.length > 0) yield { kind: "about", task_ids: [...new Set(about)] };
}

const settingsOf = (result: CommandResult) => (result.kind === "done" ? result.answer.settings : undefined);

/** A command on a task is named by the task, so that a repeat of a half-done errand does the other half only. */
function nameOf(command: Command, n: number): string {
	if ("task_id" in command) return `${command.type}:${command.task_id}`;
	return "reminder_id" in command ? `${command.type}:${command.reminder_id}` : `${command.type}:${n}`;
}

type TaskSettings = Awaited<ReturnType<ReadModel["settings"]>>;

function sentenceOf(command: Command, result: CommandResult, settings: TaskSettings): string {
	const target = "task_id" in command ? `#${command.task_id}: ` : "";
	switch (result.kind) {
		case "rejected":
			return `${target}${result.rejection.detail}`;
		case "key_reused":
			return "This message was carried out before; nothing was done again.";
		case "busy":
			return "I have too much in hand at the moment, so this was not done. Please try again in a moment.";
		case "unavailable":
			return `${target}The store does not answer, so I cannot say whether this was done. Try again: nothing is done twice.`;
		case "done":
			break;
	}
	const { answer, events } = result;
	if (answer.undo) return `${result.replayed ? "This was undone before. " : ""}${undoSentence(answer.undo)}`;
	if (events.length === 0)
		return `${target}Nothing had to change${answer.task ? `: ${taskName(answer.task)} is ${stateOf(answer.task, settings)}` : ""}.`;
	const types = new Set(events.map(({ type }) => type));
	if (answer.settings && types.has("settings.changed")) {
		const { time_zone, default_lead_minutes: lead } = answer.settings;
		return `Settings changed: time zone ${time_zone}, ${lead === null ? "no default reminder" : `default reminder ${lead} minutes before`}.`;
	}
	if (answer.task && answer.next && types.has("task.completed")) {
		return `${taskSentence(answer.task, types, settings)} Next: ${taskName(answer.next)}${dueClause(answer.next, settings)}.`;
	}
	return answer.task ? taskSentence(answer.task, types, settings) : `Done: ${[...types].join(", ")}.`;
}

function taskSentence(task: Task, types: ReadonlySet<string>, settings: TaskSettings): string {
	const name = taskName(task);
	// Before what came into being by it: a completion also makes the next occurrence.
	if (types.has("task.completed")) return `Completed ${name}.`;
	if (types.has("task.created"))
		return `Added ${name}${dueClause(task, settings)}${recurrenceClause(task)}.${reminderClause(task, settings)}`;
	if (types.has("task.reopened")) return `Reopened ${name}.`;
	if (types.has("task.deleted")) return `Deleted ${name}.`;
	if (types.has("task.restored")) return `Restored ${name}.`;
	if (types.has("task.updated")) return `Changed ${name}: ${stateOf(task, settings)}.${reminderClause(task, settings)}`;
	return `Changed the reminders of ${name}.${reminderClause(task, settings)}`;
}

const dueClause = (task: Task, settings: TaskSettings) =>
	task.due === null ? "" : `, due ${dueWords(task.due, settings)}`;

const recurrenceClause = ({ recurrence }: Task) => (recurrence === null ? "" : `, ${describeRecurrence(recurrence)}`);

function reminderClause(task: Task, settings: TaskSettings): string {
	const instants = remindersOf(task).map((at) => instantWords(at, settings.time_zone));
	return instants.length === 0 ? "" : ` I will remind you on ${instants.join(" and on ")}.`;
}

function stateOf(task: Task, settings: TaskSettings): string {
	const due = task.due === null ? "no due date" : `due ${dueWords(task.due, settings)}`;
	return task.status === "open" ? `${due}, priority ${task.priority}` : task.status;
}

function undoSentence({ undone, not_undone }: UndoReport): string {
	const what = undone.length === 0 ? "Nothing was undone." : `Undone: ${undoneWords(undone).join(", ")}.`;
	return not_undone.length === 0 ? what : `${what} Not undone: ${not_undone.map(({ reason }) => reason).join(" ")}`;
}

async function receiptOf(errand: Errand, done: readonly Done[]): Promise<Receipt | undefined> {
	const events: EventReceipt[] = done.flatMap(({ result }) => (result.kind === "done" ? result.events : []));
	if (events.length === 0) return undefined;
	const [settings, tags, categories] = await Promise.all([
		errand.readModel.settings(errand.user_id),
		errand.readModel.tags(errand.user_id),
		errand.readModel.categories(errand.user_id),
	]);
	const lines = done.flatMap(({ result }): Receipt["lines"][number][] => {
		if (result.kind !== "done" || result.events.length === 0) return [];
		const { task, undo } = result.answer;
		if (undo) return undoneWords(undo.undone).map((text) => ({ task_id: null, text, chips: [] }));
		if (!task) return [{ task_id: null, text: result.events.map(({ type }) => type).join(", "), chips: [] }];
		return [
			{
				task_id: task.task_id,
				text: `#${task.task_id} ${task.title}`,
				chips: chipsOf(task, settings, tags, categories),
			},
		];
	});
	const isUndo = done.some(({ command }) => command.type === "Undo");
	return { title: isUndo ? "Undone" : titleOf(events, lines.length), lines, events, turn_id: errand.turn_id };
}

const TITLES: Readonly<Record<string, string>> = {
	"task.created": "Added",
	"task.completed": "Completed",
	"task.reopened": "Reopened",
	"task.deleted": "Deleted",
	"task.restored": "Restored",
};

function titleOf(events: readonly EventReceipt[], lines: number): string {
	const known = events.map(({ type }) => TITLES[type]).find((title) => title !== undefined) ?? "Changed";
	return lines > 1 ? `${known}: ${lines}` : known;
}
