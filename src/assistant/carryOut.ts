/**
 * Sends the commands of one request and words what came of them. Every sentence about a change is made from the answer of
 * the gate and nothing else: no events, no claim (P12).
 */
import type { Command } from "../domain/commands.ts";
import { principalOf } from "../domain/principal.ts";
import type { Clock } from "../ports/clock.ts";
import type { CommandGate, CommandResult } from "../ports/commandGate.ts";
import type { Journal } from "../ports/journal.ts";
import type { ReadModel } from "../ports/readModel.ts";
import { tasksOf } from "../tools/answersOf.ts";
import type { ToolParts } from "../tools/tool.ts";
import { wordsFor } from "../words/words.ts";
import { askAboutChildren, countOfChildren } from "./childrenQuestion.ts";
import { receiptOf } from "./receipts.ts";
import { type Done, sentenceOf } from "./sentences.ts";
import { commandsOf, isPreparing, type Step } from "./steps.ts";
import type { TurnPart } from "./turn.ts";

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
	/** What tools need besides. */
	readonly tools: ToolParts;
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
	const about = tasksOf(done).map(({ task_id }) => task_id);
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
