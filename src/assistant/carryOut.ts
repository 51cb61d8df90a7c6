/**
 * Sends the commands of one request and words what came of them. Every sentence about a change is made from the answer of
 * the gate and nothing else: no events, no claim (P12).
 */
import type { Command } from "../domain/commands.ts";
import { principalOf } from "../domain/principal.ts";
import type { Clock } from "../ports/clock.ts";
import type { CommandGate, CommandResult, EventReceipt } from "../ports/commandGate.ts";
import type { Journal } from "../ports/journal.ts";
import type { ReadModel } from "../ports/readModel.ts";
import { chipsOf, settingsText } from "../words/taskText.ts";
import { type Words, wordsFor } from "../words/words.ts";
import { isolated } from "../words/written.ts";
import { askAboutChildren, countOfChildren } from "./childrenQuestion.ts";
import { typeWords } from "./historyWords.ts";
import { type Done, sentenceOf } from "./sentences.ts";
import { commandsOf, isPreparing, type Step } from "./steps.ts";
import type { Receipt, TurnPart } from "./turn.ts";
import { reportWords } from "./undoWords.ts";

export interface Errand {
	readonly gate: CommandGate;
	readonly readModel: ReadModel;
	readonly journal: Pick<Journal, "latestChanges">;
	readonly clock: Pick<Clock, "now">;
	readonly user_id: string;
	readonly turn_id: string;
	/** Names the commands: the same errand run again finds those that were sent (P1). */
	readonly key: string;
	/** What the user wrote; a repeat is known by it, because "in 5 minutes" differs each time it is read. */
	readonly asked: string;
	/** The message asks for more than this. */
	readonly isPart?: boolean;
	readonly signal: AbortSignal;
}

/** Runs the steps one after another, saying each; stops where the system cannot go on, and says how far it came. */
export async function* carryOut(
	errand: Errand,
	steps: readonly Step[],
	/** Said after the changes and before the receipt: what was left open. */
	notes: readonly string[] = [],
): AsyncGenerator<TurnPart> {
	const done: Done[] = [];
	const isList = steps.length > 1;
	let tried = 0;
	/** Refused until it is said what becomes of the tasks below. */
	const waiting: { readonly step: Step; readonly n: number }[] = [];
	for (const [n, step] of steps.entries()) {
		if (errand.signal.aborted) break;
		tried++;
		const ran = await run(errand, step, n, timesBefore(steps, n));
		if (ran.some(({ result }) => countOfChildren(result) !== undefined)) {
			waiting.push({ step, n });
			continue;
		}
		done.push(...ran);
		const settings = await errand.readModel.settings(errand.user_id);
		for (const one of ran) {
			const sentence = sentenceOf(one, settings);
			yield { kind: "text", delta: isList ? `- ${sentence}\n` : ran.length > 1 ? `${sentence} ` : sentence };
		}
		const last = ran.at(-1)?.result.kind;
		if (last === "busy" || last === "unavailable") break;
	}
	const refused: Done[] = [];
	for (const { step, n } of errand.signal.aborted ? [] : waiting) {
		// The steps after it may have been about those very tasks: "complete all overdue ones" holds parents and children.
		const ran = await run(errand, step, n, timesBefore(steps, n));
		const open = ran.filter(({ result }) => countOfChildren(result) !== undefined);
		refused.push(...open);
		if (open.length > 0) continue;
		done.push(...ran);
		const settings = await errand.readModel.settings(errand.user_id);
		for (const one of ran) yield { kind: "text", delta: `- ${sentenceOf(one, settings)}\n` };
	}
	const left = steps.length - tried;
	const settings = await errand.readModel.settings(errand.user_id);
	const words = wordsFor(settings.locale);
	if (left > 0) yield { kind: "text", delta: words.changes.left(left) };
	for (const note of notes) yield { kind: "text", delta: `\n${note}` };
	const receipt = await receiptOf(errand, done);
	if (receipt) yield { kind: "receipt", receipt };
	const about = done.flatMap(({ result }) =>
		result.kind === "done" && result.answer.task ? [result.answer.task.task_id] : [],
	);
	if (about.length > 0) yield { kind: "about", task_ids: [...new Set(about)] };
	if (isList && about.length > 1) yield { kind: "shown", task_ids: about };
	const { turn_id, key, asked } = errand;
	yield* askAboutChildren(refused, { turn_id, key, asked, now: errand.clock.now(), words }, errand);
}

/** How many steps before the nth do the same to the same task: "remind me about #3 at 8 and at 9". */
function timesBefore(steps: readonly Step[], n: number): number {
	const step = steps[n];
	if (step === undefined || !("task_id" in step)) return 0;
	return steps.slice(0, n).filter((one) => one.type === step.type && "task_id" in one && one.task_id === step.task_id)
		.length;
}

/** One step: its command, and before it what has to be made for it. Nothing follows what was not done. */
async function run(errand: Errand, step: Step, n: number, again: number): Promise<Done[]> {
	const done: Done[] = [];
	const send = async (command: Command): Promise<CommandResult> => {
		const result = await errand.gate.execute({
			command_id: `${errand.key}:${nameOf(command, n)}${again === 0 ? "" : `:${again}`}`.slice(0, 255),
			user_id: errand.user_id,
			principal: principalOf({ by: "chat", turn_id: errand.turn_id }),
			command,
			asked: errand.asked,
		});
		done.push({ step, command, result });
		return result;
	};
	for (const command of await commandsOf(step, errand.readModel, errand.user_id)) {
		const result = await send(command);
		if (result.kind !== "done" || !isPreparing(step, command)) continue;
		for (const next of await commandsOf(step, errand.readModel, errand.user_id)) await send(next);
	}
	return done;
}

/** A command on a task is named by the task, so that a repeat of a half-done errand does the other half only. */
function nameOf(command: Command, n: number): string {
	if ("task_id" in command) return `${command.type}:${command.task_id}`;
	return "reminder_id" in command ? `${command.type}:${command.reminder_id}` : `${command.type}:${n}`;
}

async function receiptOf(errand: Errand, done: readonly Done[]): Promise<Receipt | undefined> {
	const events: EventReceipt[] = done.flatMap(({ result }) => (result.kind === "done" ? result.events : []));
	if (events.length === 0) return undefined;
	const [settings, { tags, categories }] = await Promise.all([
		errand.readModel.settings(errand.user_id),
		errand.readModel.labels(errand.user_id),
	]);
	const words = wordsFor(settings.locale);
	const lines = done.flatMap(({ step, command, result }): Receipt["lines"][number][] => {
		if (result.kind !== "done" || result.events.length === 0) return [];
		const { task, undo, tag, category } = result.answer;
		if (undo) {
			const said = reportWords(undo, step.type === "Redo" ? step.stands : undefined, words);
			return said.map((text) => ({ task_id: null, text, chips: [] }));
		}
		if (command.type === "ChangeSettings" && result.answer.settings) {
			const chips = settingsText(result.answer.settings, Object.keys(command.changes));
			return [{ task_id: null, text: words.tasks.settings.title, chips }];
		}
		if (tag) return [{ task_id: null, text: `#${isolated(tag.name)}`, chips: [] }];
		if (category) return [{ task_id: null, text: `@${isolated(category.name)}`, chips: [] }];
		if (!task)
			return [{ task_id: null, text: result.events.map(({ type }) => typeWords(type, words)).join(", "), chips: [] }];
		const text = `#${task.task_id} ${isolated(task.title)}`;
		return [{ task_id: task.task_id, text, chips: chipsOf(task, settings, tags, categories) }];
	});
	const undo = done.find(({ command }) => command.type === "Undo");
	const { receipt } = words.changes;
	const undoTitle = undo?.step.type === "Redo" ? receipt.redone : receipt.undone;
	const title = undo ? undoTitle : titleOf(events, lines.length, words);
	return { title, lines, events, turn_id: errand.turn_id, locale: settings.locale };
}

const TITLES: Readonly<Record<string, Exclude<keyof Words["changes"]["receipt"], "several">>> = {
	"task.created": "added",
	"task.completed": "completed",
	"task.reopened": "reopened",
	"task.deleted": "deleted",
	"task.restored": "restored",
	"category.created": "made",
	"tag.created": "made",
	"category.deleted": "deleted",
	"tag.deleted": "deleted",
	"occurrence.skipped": "skipped",
	"occurrence.moved": "moved",
	"series.paused": "paused",
	"series.resumed": "resumed",
	"series.ended": "ended",
};

function titleOf(events: readonly EventReceipt[], lines: number, { changes: { receipt } }: Words): string {
	const isFollowing = ({ type }: EventReceipt) =>
		type.startsWith("reminder.") || type.endsWith("y.created") || type === "tag.created";
	const [first] = [...events.filter((event) => !isFollowing(event)), ...events];
	const { several, ...titles } = receipt;
	const title = titles[TITLES[first?.type ?? ""] ?? "changed"];
	return lines > 1 ? several(title, lines) : title;
}
