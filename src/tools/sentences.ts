/** What became of a command, as a sentence made from its answer alone (P12). */
import { taskOfAnswer } from "../domain/commands/answer.ts";
import type { Command } from "../domain/commands/commands.ts";
import type { CommandAnswer } from "../domain/commands/decision.ts";
import type { Rejection } from "../domain/refusals/rejection.ts";
import { isRecurring } from "../domain/series/seriesOfTask.ts";
import type { Settings } from "../domain/settings/settings.ts";
import type { Label, Task } from "../domain/tasks/task.ts";
import type { TaskSaid } from "../words/en/changes.ts";
import { rejectionIn } from "../words/refusals.ts";
import { saidInText } from "../words/saidInText.ts";
import { dueState, instantText, remindersOf, ruleOf, settingsText, whenText } from "../words/taskText.ts";
import { type Words, wordsFor } from "../words/words.ts";
import { asWritten, taskName } from "../words/written.ts";
import { typeWords } from "./historyWords.ts";
import type { Ran, Tried } from "./outcome.ts";
import { type Stands, undoSentence } from "./undoWords.ts";

/** `settings`: as they are after the command. */
export function sentenceOf({ command, result, stands }: Ran | Tried, settings: Settings): string {
	const words = wordsFor(settings.locale);
	switch (result.kind) {
		case "rejected":
			return about(command, refusalSentence(result.rejection, command, words), words);
		case "key_reused":
			return words.changes.before;
		case "busy":
			return words.changes.busy;
		case "unavailable":
			return about(command, words.changes.unsure, words);
		case "would":
			return doneSentence({ ...result, replayed: false }, settings, { command, stands });
		case "done": {
			const event_types = result.events.map(({ type }) => type);
			return doneSentence({ ...result, event_types }, settings, { command, stands });
		}
	}
}

const about = (command: Command, sentence: string, { changes }: Words) =>
	"task_id" in command ? changes.of(command.task_id, sentence) : sentence;

interface Done {
	readonly answer: CommandAnswer;
	readonly event_types: readonly string[];
	readonly replayed: boolean;
}

function doneSentence(
	{ answer, event_types, replayed }: Done,
	settings: Settings,
	{ command, stands }: { readonly command: Command; readonly stands: Stands | undefined },
): string {
	const words = wordsFor((answer.kind === "settings" ? answer.settings : settings).locale);
	const said = words.changes;
	if (answer.kind === "undo") {
		const { replayed: before } = stands === undefined ? words.events.undo : words.events.redo;
		const sentence = undoSentence(answer.undo, stands, words);
		return replayed ? `${before} ${sentence}` : sentence;
	}
	const task = taskOfAnswer(answer);
	if (event_types.length === 0) {
		const nothing = task ? said.nothingNeeded(taskName(task, words), stateOf(task, settings)) : said.nothingNeeded();
		return about(command, nothing, words);
	}
	const types = new Set(event_types);
	if (answer.kind === "settings" && types.has("settings.changed")) {
		const named = command.type === "ChangeSettings" ? Object.keys(command.changes) : undefined;
		return said.settings(settingsText(answer.settings, named));
	}
	if (answer.kind === "tag") return labelSentence(said.tag, answer.tag, { kind: "tag", types, command });
	if (answer.kind === "category")
		return labelSentence(said.categoryItself, answer.category, { kind: "category", types, command });
	if (answer.kind === "filter") {
		const name = asWritten(answer.filter.name);
		if (types.has("filter.created")) return said.filter.made(name);
		return types.has("filter.deleted") ? said.filter.deleted(name) : said.filter.changed(name);
	}
	if (task === undefined) return said.done([...types].map((type) => typeWords(type, words)));
	const next = answer.kind === "task" ? answer.next : undefined;
	const detail = "changes" in command && types.has("task.updated") ? detailOf(command, task, words) : undefined;
	if (detail) return detail;
	return [
		...taskSentences(task, types, settings, command),
		...alongSentence(command, event_types, words),
		...(next ? [said.next({ name: taskName(next, words), facts: whenText(next, settings) })] : []),
	].join(" ");
}

const EVENT_OF = {
	CompleteTask: "task.completed",
	DeleteTask: "task.deleted",
	ReopenTask: "task.reopened",
	RestoreTask: "task.restored",
} as const;

/** How many tasks below went along: each has an event of the same kind as the task itself. */
function alongSentence(command: Command, types: readonly string[], { changes }: Words): string[] {
	if (!(command.type in EVENT_OF)) return [];
	const kind = command.type as keyof typeof EVENT_OF;
	const along = types.filter((type) => type === EVENT_OF[kind]).length - 1;
	return along > 0 ? [changes.along[kind](along)] : [];
}

function refusalSentence(rejection: Rejection, command: Command, words: Words): string {
	const [first, ...others] = rejection.violations;
	const isOne = first !== undefined && others.length === 0;
	return asWritten(isOne ? saidInText(first, command, words) : rejectionIn(rejection, words));
}

/** What is not seen in a task's due date and priority. */
function detailOf(command: Command, task: Task, words: Words): string | undefined {
	if (command.type !== "EditTask") return undefined;
	const { changes } = command;
	const name = taskName(task, words);
	if ("description" in changes)
		return task.description ? words.changes.described(name) : words.changes.undescribed(name);
	if ("parent_id" in changes)
		return task.parent_id === null ? words.changes.belowNone(name) : words.changes.below(name, `#${task.parent_id}`);
	if ("tag_ids" in changes) return words.changes.tags(name);
	if ("category_id" in changes)
		return task.category_id === null ? words.changes.noCategory(name) : words.changes.category(name);
	return undefined;
}

function labelSentence(
	said: Words["changes"]["tag"],
	label: Label,
	how: { readonly kind: "tag" | "category"; readonly types: ReadonlySet<string>; readonly command: Command },
): string {
	const { kind, types, command } = how;
	const name = asWritten(label.name);
	if (types.has(`${kind}.created`)) return said.made(name);
	if (types.has(`${kind}.deleted`)) return said.deleted(name);
	const isName = !("changes" in command) || "name" in command.changes;
	return isName ? said.renamed(name) : said.colored(name, label.color !== null);
}

/** What happened, and what the task will remind of from now on. */
function taskSentences(task: Task, types: ReadonlySet<string>, settings: Settings, command: Command): string[] {
	const words = wordsFor(settings.locale);
	const said = words.changes;
	const name = taskName(task, words);
	const when: TaskSaid = { name, facts: whenText(task, settings) };
	const whole: TaskSaid = { name, facts: [...when.facts, ...ruleOf(task, settings)] };
	const at = remindersOf(task).map((instant) => instantText(instant, settings));
	const reminders = at.length === 0 ? [] : [said.willRemind(at)];
	// Before what came into being by it: a completion also makes the next occurrence.
	if (types.has("task.completed")) return [said.completed(name)];
	if (types.has("series.paused")) return [said.paused(name)];
	if (types.has("series.resumed")) return [said.resumed(when), ...reminders];
	if (types.has("series.ended")) return [said.ended(when)];
	if (types.has("series.changed")) return [said.recurrence(whole), ...reminders];
	if (types.has("occurrence.skipped")) return [said.skipped(when)];
	if (types.has("occurrence.moved")) return [said.movedOne(when), ...reminders];
	if (types.has("task.created")) return [said.added(whole), ...reminders];
	if (types.has("task.reopened")) return [said.reopened(name)];
	if (types.has("task.deleted")) return [said.deleted(name)];
	if (types.has("task.restored")) return [said.restored(name)];
	if (types.has("task.updated")) return [said.updated(name, changesOf(command, task, settings)), ...reminders];
	return [said.reminders(name), ...(at.length === 0 ? [said.noReminder] : reminders)];
}

/** What the command names, as it is now; all that a task has where it names nothing. */
function changesOf(command: Command, task: Task, settings: Settings): string[] {
	const { tasks, states } = wordsFor(settings.locale);
	const named: Readonly<Record<string, unknown>> = command.type === "EditTask" ? command.changes : {};
	const lasts = "duration_minutes" in named && task.duration_minutes === null ? [tasks.noDuration] : [];
	const said = [
		...("title" in named ? [tasks.renamed] : []),
		...("due" in named || "duration_minutes" in named ? [...dueState(task, settings), ...lasts] : []),
		...("priority" in named ? [tasks.priority(states.priorities[task.priority])] : []),
		...("recurrence" in named ? (isRecurring(task) ? ruleOf(task, settings) : [tasks.noRecurrence]) : []),
	];
	return said.length > 0 ? said : [...stateOf(task, settings), ...ruleOf(task, settings)];
}

function stateOf(task: Task, settings: Settings): string[] {
	const { tasks, states } = wordsFor(settings.locale);
	return task.status === "open"
		? [...dueState(task, settings), tasks.priority(states.priorities[task.priority])]
		: [states.statuses[task.status]];
}
