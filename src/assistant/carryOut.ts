/**
 * Sends the commands of one request and words what came of them. Every sentence about a change is made from the answer of
 * the gate and nothing else: no events, no claim (P12).
 */
import type { Command } from "../domain/commands.ts";
import type { CommandResult } from "../ports/commandGate.ts";
import { tasksOf } from "../tools/answersOf.ts";
import type { Refusal } from "../tools/outcome.ts";
import { refusalWords } from "../tools/refusals.ts";
import { wordsFor } from "../words/words.ts";
import { askAboutChildren, countOfChildren } from "./childrenQuestion.ts";
import { type Errand, toolContextOf } from "./errand.ts";
import { receiptOf } from "./receipts.ts";
import { type Done, sentenceOf } from "./sentences.ts";
import { commandsOf, isPreparing, type Step, taskIdOf } from "./steps.ts";
import type { TurnPart } from "./turn.ts";

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
		if (!Array.isArray(ran)) {
			yield { kind: "text", delta: `${isList ? "- " : ""}${await wordsOfRefusal(errand, ran)}${isList ? "\n" : ""}` };
			continue;
		}
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
		if (!Array.isArray(ran)) continue;
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

const wordsOfRefusal = async ({ readModel, user_id }: Errand, refusal: Refusal): Promise<string> =>
	refusalWords(refusal, wordsFor((await readModel.settings(user_id)).locale));

/** How many steps before the nth do the same to the same task: "remind me about #3 at 8 and at 9". */
function timesBefore(steps: readonly Step[], n: number): number {
	const step = steps[n];
	const task_id = step && taskIdOf(step);
	if (step === undefined || task_id === undefined) return 0;
	return steps.slice(0, n).filter((one) => nameOfStep(one) === nameOfStep(step) && taskIdOf(one) === task_id).length;
}

const nameOfStep = (step: Step): string => ("tool" in step ? step.tool : step.type);

/**
 * One step: its command, and before it what has to be made for it. Nothing follows what was not done. A refusal: the tool says
 * why nothing was sent.
 */
async function run(errand: Errand, step: Step, n: number, again: number): Promise<Done[] | Refusal> {
	const context = await toolContextOf(errand);
	const done: Done[] = [];
	const isRedo = "type" in step && step.type === "Redo";
	const send = async (command: Command): Promise<CommandResult> => {
		const result = await errand.gate.execute({
			command_id: `${errand.key}:${nameOf(command, n)}${again === 0 ? "" : `:${again}`}`.slice(0, 255),
			user_id: errand.user_id,
			principal: context.principal,
			command,
			asked: errand.asked,
		});
		done.push({ command, result, ...(isRedo ? { stands: step.stands } : {}) });
		return result;
	};
	const commands = await commandsOf(step, context);
	if ("kind" in commands) return commands;
	for (const command of commands) {
		const result = await send(command);
		if (result.kind !== "done" || !isPreparing(step, command)) continue;
		const next = await commandsOf(step, context);
		if (!("kind" in next)) for (const one of next) await send(one);
	}
	return done;
}

/** A command on a task is named by the task, so that a repeat of a half-done errand does the other half only. */
function nameOf(command: Command, n: number): string {
	if ("task_id" in command) return `${command.type}:${command.task_id}`;
	return "reminder_id" in command ? `${command.type}:${command.reminder_id}` : `${command.type}:${n}`;
}
