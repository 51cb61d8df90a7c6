/** A question of the assistant as a structured_input item: asked, read back, answered or closed. */

import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Violation } from "../../domain/refusals/rejection.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { toInstantText } from "../../domain/time/instant.ts";
import type { ThreadItemRow } from "../../ports/assistant/chat.ts";
import type { PendingQuestion, TurnPart } from "../turn.ts";
import type { Wire } from "./present.ts";
import type { StructuredInput } from "./requests.ts";

export const QUESTION = "structured_input";

type QuestionPart = Extract<TurnPart, { kind: "question" }>;
export type Answers = Readonly<Record<string, { readonly values: readonly string[]; readonly skipped: boolean }>>;

/** As it is kept. `pending`, `closed_by` and `answered_at` are never sent. */
const Stored = z.object({
	status: z.enum(["pending", "answered", "skipped"]),
	inputs: z.array(z.looseObject({ id: z.string(), options: z.array(z.object({ value: z.string() })) })),
	pending: z.object({ intent: z.unknown(), expires_at: z.string() }),
	/** The message that came instead of an answer. */
	closed_by: z.string().optional(),
	/** When its answer came first. */
	answered_at: z.string().optional(),
});
export interface Question extends z.output<typeof Stored> {
	readonly item: ThreadItemRow;
	readonly pending: PendingQuestion;
	readonly answered_at?: string | undefined;
}

/** Fields of the item that asks. */
export function questionFields({ question, choices, pending }: QuestionPart): Wire {
	const options = choices.map((value) => ({ value }));
	const input = { id: `inp_${randomUUID()}`, question, type: "multiple_choice", options, multiple: false };
	return { status: "pending", inputs: [input], pending };
}

/** `undefined` when the item asks nothing. Throws when a question's row is broken, which only a fault of ours can cause. */
export function readQuestion(item: ThreadItemRow): Question | undefined {
	return item.type === QUESTION ? { ...Stored.parse(item.body), item } : undefined;
}

/**
 * Answers to each of the question's inputs: unknown ids are passed over, one that is missing counts as skipped, of
 * several values for a single choice the first counts. A value that was not offered is a broken rule.
 */
export function readAnswers(
	{ inputs }: Question,
	given: StructuredInput,
): { readonly answers: Answers; readonly violations: readonly Violation[] } {
	const violations: Violation[] = [];
	const answers = inputs.map(({ id, options }) => {
		const { values, skipped } = given.answers[id] ?? { values: [], skipped: true };
		if (given.status === "skipped" || skipped || values.length === 0)
			return [id, { values: [], skipped: true }] as const;
		const [value = ""] = values;
		const offered = options.map((option) => option.value);
		if (!offered.includes(value)) {
			const field = `params.input.answers.${id}.values`;
			violations.push({ field, rule: "one_of", ...say("of_values", { field, values: offered.join(", ") }) });
		}
		return [id, { values: [value], skipped: false }] as const;
	});
	return { answers: Object.fromEntries(answers), violations };
}

/** The item once its answer is there. */
export function answeredItem(
	question: Question,
	status: "answered" | "skipped",
	answers: Answers,
	now: Temporal.Instant,
): ThreadItemRow {
	const closed = closedItem(question, status, answers);
	return { ...closed, body: { ...closed.body, answered_at: toInstantText(now) } };
}

function closedItem({ item, inputs }: Question, status: "answered" | "skipped", answers: Answers): ThreadItemRow {
	const closed = inputs.map((input) => ({ ...input, answer: answers[input.id] ?? { values: [], skipped: true } }));
	return { ...item, body: { ...item.body, status, inputs: closed } };
}

/** When this very answer came first, if it is the one that closed the question: its sender never heard what came of it. */
export function answeredSo(
	question: Question,
	status: "answered" | "skipped",
	answers: Answers,
): Temporal.Instant | undefined {
	const { item, answered_at } = question;
	if (answered_at === undefined) return undefined;
	const same = closedItem(question, status, answers).body;
	return isDeepStrictEqual(JSON.parse(JSON.stringify(same)), item.body)
		? Temporal.Instant.from(answered_at)
		: undefined;
}

/**
 * The item once another message has come instead of an answer. The message is noted: run again, it finds the question
 * that it may have answered ("yes").
 */
export function passedOverItem(question: Question, closed_by: string): ThreadItemRow {
	const item = closedItem(question, "skipped", {});
	return { ...item, body: { ...item.body, closed_by } };
}
