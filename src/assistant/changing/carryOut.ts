/**
 * Sends the commands of one request and words what came of them. Every sentence about a change is made from the answer of
 * the gate and nothing else: no events, no claim (P12).
 */
import type { Profile } from "../../ports/reading/readModel.ts";
import { tasksOf } from "../../tools/answersOf.ts";
import type { Ran, Refusal } from "../../tools/outcome.ts";
import { isRefusal, refusalWords } from "../../tools/refusals.ts";
import { sendPlan } from "../../tools/send.ts";
import { sentenceOf } from "../../tools/sentences.ts";
import { wordsFor } from "../../words/words.ts";
import { receiptIn } from "../answering/receipts.ts";
import { askAboutChildren, countOfChildren } from "../asking/childrenQuestion.ts";
import { type Errand, toolContextOf } from "../errand.ts";
import type { TurnPart } from "../turn.ts";
import { aboutTasks, idsOf, showsTasks, speak } from "../turnParts.ts";
import { planStep, preparationOf, type Step, timesBefore } from "./steps.ts";

/** How far an errand has come. */
interface Way {
	readonly errand: Errand;
	readonly steps: readonly Step[];
	/** What was sent and told, in its order. */
	readonly done: Ran[];
	/** What their plans left unclear: said after the changes, before the receipt. */
	readonly notes: string[];
	/** What was sent for the current step and has not been told yet. */
	inHand: Ran[];
	/** How many changes were neither made nor spoken of. */
	left: number;
	/** The profile as last read: what was done can be told by it even when the store is away. */
	profile: Profile;
}

/**
 * Runs the steps one after another, saying each; stops where the system cannot go on, and says how far it came. What a fault
 * ends has its receipt before the fault comes through.
 */
export async function* carryOut(errand: Errand, steps: readonly Step[]): AsyncGenerator<TurnPart> {
	const profile = await errand.tools.readModel.profile(errand.user_id);
	const way: Way = { errand, steps, done: [], notes: [], inHand: [], left: steps.length, profile };
	let below: readonly Ran[];
	try {
		below = yield* goThrough(way);
	} catch (fault) {
		// A change must not stand without its receipt, whatever fails after it (P12).
		yield* tell(way, way.inHand);
		yield* conclude(way, ["\n"]);
		throw fault;
	}
	yield* conclude(
		way,
		way.notes.map((note) => `\n${note}`),
	);
	const { turn_id, key, asked } = errand;
	const words = wordsFor(way.profile.settings.locale);
	yield* askAboutChildren(below, { turn_id, key, asked, now: errand.clock.now(), words }, errand);
}

/** A step that is refused until the user says what becomes of the tasks below. `unsent`: how many commands came after the refused one. */
interface Waiting {
	readonly n: number;
	readonly refused: readonly Ran[];
	readonly unsent: number;
}

/** Runs all steps. Returns what waits until the user says what becomes of the tasks below. */
async function* goThrough(way: Way): AsyncGenerator<TurnPart, readonly Ran[]> {
	const first = yield* pass(way, [...way.steps.keys()]);
	if (first.isStopped || first.waiting.length === 0) return [];
	// The steps after it may have been about those very tasks: "complete all overdue ones" holds parents and children.
	const places = first.waiting.map(({ n }) => n);
	const { waiting } = yield* pass(way, places, isNews);
	for (const { unsent } of waiting) way.left += unsent - 1;
	return waiting.flatMap(({ refused }) => refused);
}

/** For a step that is run again: what it did the first time has been told already. */
const isNews = ({ result }: Ran): boolean => result.kind !== "done" || (!result.replayed && result.events.length > 0);

/** Runs these steps. `isStopped`: those after the last one were not begun, and must not be. */
async function* pass(
	way: Way,
	places: readonly number[],
	isToTell: (one: Ran) => boolean = () => true,
): AsyncGenerator<TurnPart, { readonly waiting: readonly Waiting[]; readonly isStopped: boolean }> {
	const waiting: Waiting[] = [];
	for (const n of places) {
		if (way.errand.signal.aborted) return { waiting, isStopped: true };
		way.inHand = [];
		const end = await run(way, n);
		const ran = way.inHand;
		way.profile = await way.errand.tools.readModel.profile(way.errand.user_id);
		const refused = ran.filter(({ result }) => countOfChildren(result) !== undefined);
		yield* tell(
			way,
			ran.filter((one) => !refused.includes(one) && isToTell(one)),
		);
		if (isRefusal(end)) {
			yield line(way, refusalWords(end, wordsFor(way.profile.settings.locale)));
			way.left--;
		} else if (refused.length > 0) waiting.push({ n, refused, unsent: end.unsent });
		else way.left += end.unsent - 1;
		const last = ran.at(-1)?.result.kind;
		if (last === "busy" || last === "unavailable") return { waiting, isStopped: true };
	}
	return { waiting, isStopped: false };
}

/** Says what became of these, and keeps them for the receipt. */
function* tell(way: Way, ran: readonly Ran[]): Generator<TurnPart> {
	const { settings } = way.profile;
	way.inHand = [];
	for (const one of ran) {
		way.done.push(one);
		const sentence = sentenceOf(one, settings);
		yield line(way, way.steps.length === 1 && ran.length > 1 ? `${sentence} ` : sentence);
	}
}

const line = ({ steps }: Way, sentence: string): TurnPart => ({
	kind: "text",
	delta: steps.length > 1 ? `- ${sentence}\n` : sentence,
});

/** Ends the answer: the changes not made, the notes, and the receipt of the changes made. Reads nothing. */
function* conclude({ errand, steps, done, left, profile }: Way, notes: readonly string[]): Generator<TurnPart> {
	const { turn_id } = errand;
	if (left > 0) yield speak(wordsFor(profile.settings.locale).changes.left(left));
	for (const delta of notes) yield speak(delta);
	const receipt = receiptIn(profile, turn_id, done);
	if (receipt) yield { kind: "receipt", receipt };
	const about = idsOf(tasksOf(done));
	if (about.length > 0) yield aboutTasks([...new Set(about)]);
	if (steps.length > 1 && about.length > 1) yield showsTasks(about);
}

/**
 * One step: its commands, and before them what has to be made for it. Nothing is sent for a task whose command was not done. A
 * refusal: the tool says why nothing further was sent. `unsent`: how many commands were not.
 */
async function run(way: Way, n: number): Promise<{ readonly unsent: number } | Refusal> {
	const { errand, steps } = way;
	const step = steps[n] as Step;
	const context = await toolContextOf(errand);
	const sendAll = async (plan: Parameters<typeof sendPlan>[1]): Promise<number> => {
		const ran = await sendPlan(context, plan, errand.asked, { n, again: timesBefore(steps, n) });
		way.inHand.push(...ran);
		return plan.commands.length - ran.length;
	};
	const first = await preparationOf(step, context);
	if (first !== undefined) {
		const making = await planStep(first, context);
		if (isRefusal(making)) return making;
		await sendAll(making);
		// Only the command that needed this preparation is left unsent.
		if (way.inHand.at(-1)?.result.kind !== "done") return { unsent: way.inHand.length === 0 ? 1 : 0 };
	}
	const plan = await planStep(step, context);
	if (isRefusal(plan)) return plan;
	const unsent = await sendAll(plan);
	if (way.inHand.at(-1)?.result.kind === "done") way.notes.push(...(plan.notes ?? []));
	return { unsent };
}
