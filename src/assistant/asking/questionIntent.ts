/** What is kept with a question: each choice and what it stands for. Plain data; what comes back from the store is read strictly. */
import { z } from "zod";
import { isToolCall, type ToolCall } from "../../tools/catalogue.ts";
import type { PendingQuestion } from "../turn.ts";

/** What a choice means, whatever language its button is in. One of several tasks has none. */
const Role = z.enum(["yes", "no", "none", "take_along", "leave", "cancel", "delete_with", "delete_only", "add"]);
export type Role = z.output<typeof Role>;

const Call = z.custom<ToolCall>(isToolCall);
const named = { value: z.string(), role: Role.optional() };

/** `value`: what its button says. It stands for uses of tools, none where nothing is to be done, or for an answer to proposals. */
const Option = z.discriminatedUnion("kind", [
	z.object({ ...named, kind: z.literal("calls"), calls: z.array(Call).readonly() }),
	z.object({
		...named,
		kind: z.literal("answer"),
		answer: z.enum(["confirmed", "declined"]),
		proposal_ids: z.array(z.string()).readonly(),
	}),
]);
export type Option = z.output<typeof Option>;
export type ProposalAnswer = Pick<Extract<Option, { kind: "answer" }>, "answer" | "proposal_ids">;

const Intent = z.object({
	turn_id: z.string(),
	/** Names the commands of what is chosen. */
	key: z.string(),
	asked: z.string(),
	/** The tasks that it is about, in the order in which they were named. */
	about: z.array(z.int()).readonly(),
	options: z.array(Option).readonly(),
});
export type QuestionIntent = z.output<typeof Intent>;

/** `undefined` for what another version has kept, which this one does not understand whole: then nothing is done by it. */
export const intentOf = ({ intent }: PendingQuestion): QuestionIntent | undefined => Intent.safeParse(intent).data;

export const isExpired = ({ expires_at }: Pick<PendingQuestion, "expires_at">, now: Temporal.Instant): boolean =>
	Temporal.Instant.compare(now, Temporal.Instant.from(expires_at)) >= 0;

/** None where it answers proposals. */
export const callsOf = (option: Option | undefined): readonly ToolCall[] =>
	option?.kind === "calls" ? option.calls : [];
