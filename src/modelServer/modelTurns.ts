/**
 * A message, worked at by a model: a step, the tools that it asks for in their order, a step with their answers, until it asks
 * for none. It owns the bounds and the end; what a tool may do is the tools' to decide.
 *
 * A request to the model changes nothing, so it may be sent again, but only while no tool has acted: a model that is asked anew
 * may ask for something else, and together with what was done already that may be too much.
 */

import {
	type Model,
	ModelFault,
	type ModelFaultKind,
	type ModelMessage,
	type StepEnd,
	type Usage,
} from "../ports/assistant/model.ts";
import type {
	ModelTurnPart,
	ModelTurnRequest,
	ModelTurns,
	TurnBound,
	TurnOutcome,
	TurnSummary,
} from "../ports/assistant/modelTurn.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Allowance } from "./allowance.ts";
import type { ModelBounds } from "./bounds.ts";
import { claimsChange, claimsQuestion, tasksClaimed } from "./claims.ts";
import { trimHistory } from "./history.ts";
import { type Sentences, sentencesFor } from "./sentences.ts";
import { takeStep } from "./takeStep.ts";
import { approximateTokens, tokensOfMessages, tokensOfTools } from "./tokens.ts";
import { createToolUse, type ToolUse } from "./useTools.ts";

/** Of one step's answer: some pages, more than a chat shows. */
const STEP_TOKENS = 4_096;
/** With less than this left, no answer can be expected. */
const LEAST_TOKENS = 256;
/** After these a server has read what it was sent. */
const HEARD: ReadonlySet<ModelFaultKind> = new Set(["broken", "slow", "silent"]);
/** Steps in a row whose calls all failed: a failure goes back to the model once. */
const MOST_FAILED = 2;

export interface ModelTurnParts {
	readonly model: Model;
	readonly clock: Clock;
	readonly bounds: ModelBounds;
	readonly allowance: Allowance;
}

export const createModelTurns = (parts: ModelTurnParts): ModelTurns => ({ run: (request) => run(parts, request) });

/** What a turn has come to. */
interface Course {
	readonly use: ToolUse;
	/** What it adds to the history. */
	readonly messages: ModelMessage[];
	readonly texts: string[];
	usage: Usage;
	readonly sentences: Sentences;
}

async function* run(parts: ModelTurnParts, request: ModelTurnRequest): AsyncGenerator<ModelTurnPart> {
	const { clock, bounds } = parts;
	const time = new AbortController();
	const cancelTimer = clock.setTimer(bounds.turnMs, () => time.abort("time"));
	const course: Course = {
		use: createToolUse(request.tools, request.signal, request.hasReadUntrusted),
		messages: [{ role: "user", text: request.said }],
		texts: [],
		usage: { promptTokens: 0, answerTokens: 0, cachedTokens: 0 },
		sentences: sentencesFor(request.locale, bounds),
	};
	try {
		const outcome = yield* work(parts, request, course, AbortSignal.any([time.signal, request.signal]));
		yield { ...summaryOf(course), ...outcome };
	} catch (fault) {
		// What was said stays in the thread, so whether it is true is told all the same.
		yield { ...summaryOf(course), outcome: "failed" };
		throw fault;
	} finally {
		cancelTimer();
	}
}

async function* work(
	parts: ModelTurnParts,
	request: ModelTurnRequest,
	course: Course,
	signal: AbortSignal,
): AsyncGenerator<ModelTurnPart, TurnOutcome> {
	const { bounds, allowance } = parts;
	const { use, messages, sentences } = course;
	const history = trimHistory(request.history, bounds.historyTokens);
	const fixedTokens =
		approximateTokens(request.system) + tokensOfTools(request.tools.definitions) + tokensOfMessages(history);
	const bounded = (bound: TurnBound): TurnOutcome => ({
		outcome: "bounded",
		bound,
		sentence: sentences.bounded(bound, use.hasActed()),
	});
	/** The user's word counts before the bound on time. */
	const stopped = (): TurnOutcome => (request.signal.aborted ? { outcome: "cancelled" } : bounded("time"));
	let failedSteps = 0;

	for (let step = 1; ; step += 1) {
		if (signal.aborted) return stopped();
		if (step > bounds.steps) return bounded("steps");
		const spent = allowance.reached(request.user_id);
		if (spent !== undefined && step === 1) {
			return { outcome: "unavailable", reason: "over_quota", sentence: sentences.spent(spent) };
		}
		if (spent !== undefined) return bounded(spent);
		const promptTokens = fixedTokens + tokensOfMessages(messages);
		const left = bounds.turnTokens - course.usage.promptTokens - course.usage.answerTokens - promptTokens;
		if (left < LEAST_TOKENS) return bounded("tokens");
		const mostTokens = Math.min(STEP_TOKENS, left);

		let end: StepEnd;
		try {
			end = yield* oneStep(parts, request, course, { step, mostTokens, promptTokens, signal, history });
		} catch (fault) {
			if (signal.aborted) return stopped();
			if (!(fault instanceof ModelFault)) throw fault;
			if (fault.kind === "silent" && use.said() !== "") return yield* spokenFor(course, step);
			return failed(fault, course);
		}
		if (end.reason === "cut") return bounded(mostTokens < STEP_TOKENS ? "tokens" : "length");
		if (end.reason === "withheld") return { outcome: "stuck", sentence: sentences.withheld };
		if (end.reason === "answered") return { outcome: "answered" };

		let isAnyDone = false;
		let areAllRepeats = true;
		for (const [at, call] of end.calls.entries()) {
			if (signal.aborted) return stopped();
			const told = yield* use.run(call, { step, place: at + 1 });
			messages.push({ role: "tool", call_id: call.id, text: told.text });
			isAnyDone ||= told.isDone;
			areAllRepeats &&= told.repeats;
			if (use.isStuck()) break;
		}
		if (areAllRepeats && !use.isStuck())
			return hasSpoken(course) ? { outcome: "answered" } : yield* spokenFor(course, step);
		failedSteps = isAnyDone ? 0 : failedSteps + 1;
		if (use.isStuck()) return { outcome: "stuck", sentence: sentences.stuck("repeats", use.hasActed()) };
		if (failedSteps === MOST_FAILED) {
			return { outcome: "stuck", sentence: sentences.stuck("fails", use.hasActed()) };
		}
	}
}

interface StepPlan {
	readonly step: number;
	readonly mostTokens: number;
	/** About. */
	readonly promptTokens: number;
	readonly signal: AbortSignal;
	readonly history: readonly ModelMessage[];
}

/** Asks the model; what it says, and what it cost however it ended, is in `course`. */
async function* oneStep(
	{ model, clock, bounds, allowance }: ModelTurnParts,
	{ system, tools, user_id }: ModelTurnRequest,
	course: Course,
	{ step, mostTokens, promptTokens, signal, history }: StepPlan,
): AsyncGenerator<ModelTurnPart, StepEnd> {
	const circumstances = {
		model,
		clock,
		firstByteMs: bounds.firstByteMs,
		mayRetry: !course.use.hasActed(),
		isSilenceFinal: course.use.said() !== "",
	};
	const messages = [...history, ...course.messages];
	const steps = takeStep(circumstances, { system, tools: tools.definitions, messages, mostTokens, signal });
	let text = "";
	let end: StepEnd | undefined;
	let isUnheard = false;
	try {
		for (let part = await steps.next(); ; part = await steps.next()) {
			if (part.done) {
				end = part.value;
				break;
			}
			text += part.value;
			yield { kind: "text", step, delta: part.value };
		}
		if (text !== "" || end.calls.length > 0) {
			const keep = "keep" in end ? { keep: end.keep } : {};
			course.messages.push({ role: "assistant", text, calls: end.calls, ...keep });
		}
		return end;
	} catch (fault) {
		isUnheard = fault instanceof ModelFault && !HEARD.has(fault.kind);
		if (text !== "") course.messages.push({ role: "assistant", text, calls: [] });
		throw fault;
	} finally {
		await steps.return(undefined as never);
		if (text !== "") course.texts.push(text);
		const answered = text + (end === undefined || end.calls.length === 0 ? "" : JSON.stringify(end.calls));
		const counted = end?.usage ?? { promptTokens, answerTokens: approximateTokens(answered), cachedTokens: 0 };
		// A server that refused has read nothing.
		if (!isUnheard) {
			course.usage = sum(course.usage, counted);
			allowance.spend(user_id, counted);
		}
	}
}

/** Beside its last calls the model has said something to the user. */
const hasSpoken = ({ messages }: Course): boolean => {
	const last = messages.findLast(({ role }) => role === "assistant");
	return last !== undefined && last.text.trim() !== "";
};

/** A model that uses a tool and then says nothing, or asks for the same again: the tool's own words are told, which are true. */
function* spokenFor({ use, messages }: Course, step: number): Generator<ModelTurnPart, TurnOutcome> {
	const text = use.said();
	messages.push({ role: "assistant", text, calls: [] });
	yield { kind: "text", step, delta: text };
	return { outcome: "answered" };
}

function failed({ kind }: ModelFault, { use, texts, sentences }: Course): TurnOutcome {
	return use.hasActed() || texts.length > 0
		? { outcome: "interrupted", reason: kind, sentence: sentences.interrupted(kind, use.hasActed()) }
		: { outcome: "unavailable", reason: kind, sentence: sentences.unavailable(kind) };
}

/** P12: what says that it did something carries the events of it, or the sentence that nothing was done, or nothing to those tasks. */
function claimOf({ use, texts, sentences: { unfounded, unasked, others } }: Course): TurnSummary["claim"] {
	const text = texts.join("\n\n");
	if (claimsQuestion(text) && !use.hasAsked()) return { how: use.hasDone() ? "mark" : "replace", sentence: unasked };
	if (use.event_ids.length > 0) {
		const changed = use.changedTasks();
		const ids = tasksClaimed(text).filter((id) => changed?.has(id) === false);
		return ids.length === 0 ? undefined : { how: "mark", sentence: others(ids) };
	}
	if (!claimsChange(text)) return undefined;
	return { how: use.hasDone() ? "mark" : "replace", sentence: unfounded };
}

function summaryOf(course: Course): TurnSummary {
	const { use, messages, texts, usage } = course;
	return {
		kind: "end",
		text: texts.join("\n\n"),
		hasActed: use.hasActed(),
		event_ids: use.event_ids,
		claim: claimOf(course),
		usage,
		messages: completed(messages),
		hasReadUntrusted: use.hasReadUntrusted(),
	};
}

/** Servers refuse a history in which a call has no answer. */
function completed(messages: readonly ModelMessage[]): readonly ModelMessage[] {
	const last = messages.findLastIndex(({ role }) => role === "assistant");
	const asked = messages[last];
	if (asked?.role !== "assistant") return messages;
	const answered = new Set(
		messages.slice(last).flatMap((message) => (message.role === "tool" ? [message.call_id] : [])),
	);
	const missing = asked.calls.filter(({ id }) => !answered.has(id));
	return [
		...messages,
		...missing.map(({ id }): ModelMessage => ({ role: "tool", call_id: id, text: "It was not done." })),
	];
}

const sum = (a: Usage, b: Usage): Usage => ({
	promptTokens: a.promptTokens + b.promptTokens,
	answerTokens: a.answerTokens + b.answerTokens,
	cachedTokens: a.cachedTokens + b.cachedTokens,
});
