/**
 * What may be done at once, what the user is asked about first, and what is refused: one pure function for the chat with and
 * without a model and for every client (decision 0110). The chat asks one thing apart from it, whoever wishes for it: what
 * becomes of the tasks below (childrenQuestion.ts).
 */
import type { ToolWish } from "../domain/settings/settings.ts";

/** Up to so many tasks are changed by one message, or one call, without asking. */
const MOST_UNASKED = 5;
/** The same, once text that others may have written has entered the turn: what is wished for may be their wish. */
const MOST_UNASKED_AFTER_UNTRUSTED = 2;

/**
 * `takes_back`: an undo, which another undo takes back in turn. `settles`: a setting, by which later tasks and reminders go, and
 * which may move tasks that are there.
 */
export type DeedKind = "reads" | "adds" | "changes" | "deletes" | "takes_back" | "settles";

/**
 * What a use may do. `reads_only`: the credential has no scope for more. `after_untrusted_text`: titles, mails or imports have
 * been read in this turn. `of_client`: a program calls, and what its model has read before nobody here knows (decision 0171);
 * `of_trusted_client`: its user has said of it that it need not ask. (What the user said yes to is not judged again:
 * answerProposal.ts.)
 */
export type MayAct = "reads_only" | "as_policy_says" | "after_untrusted_text" | "of_client" | "of_trusted_client";

export interface Deed {
	readonly kind: DeedKind;
	/** Tasks that would change, those below that go along included. */
	readonly count: number;
	/** Tasks that the same turn has changed already. */
	readonly before: number;
	/** `guess`: it is not sure what was meant. */
	readonly certainty: "sure" | "guess";
	readonly mayAct: MayAct;
	/** What the user has settled for this tool. */
	readonly wish: ToolWish | undefined;
}

export type Verdict =
	| { readonly kind: "do" }
	| { readonly kind: "ask" }
	| { readonly kind: "refuse"; readonly because: "reads_only" | "setting" };

const DO: Verdict = { kind: "do" };
const ASK: Verdict = { kind: "ask" };

export function judge(deed: Deed): Verdict {
	const { kind, mayAct } = deed;
	if (kind === "reads") return DO;
	if (mayAct === "reads_only") return { kind: "refuse", because: "reads_only" };
	if (deed.wish === "never") return { kind: "refuse", because: "setting" };
	const isUntrusted = mayAct === "after_untrusted_text" || mayAct === "of_client";
	if (isUntrusted && (kind === "deletes" || kind === "takes_back" || kind === "settles")) return ASK;
	if (deed.wish === "ask") return ASK;
	// "Auto" takes no question away that is asked for others' sake: above, and of what is not sure.
	const isAuto = deed.wish === "auto" || mayAct === "of_trusted_client";
	if (deed.certainty === "sure" && isAuto && !isUntrusted) return DO;
	if (kind === "deletes") return ASK;
	if (deed.certainty === "guess") return ASK;
	// Nobody who names another zone has named the tasks that move with it.
	if (kind === "settles") return deed.count > 0 ? ASK : DO;
	// The calls of a client are no turn: what one of them changes is all that can be counted.
	const most = mayAct === "after_untrusted_text" ? MOST_UNASKED_AFTER_UNTRUSTED : MOST_UNASKED;
	return deed.before + deed.count > most ? ASK : DO;
}

/** What the policy says of a wish that the user has typed himself, read without a model: it is his own word. */
export const judgeOwnWord = (
	deed: Pick<Deed, "kind" | "count"> & Partial<Pick<Deed, "before" | "certainty">>,
): Verdict =>
	judge({
		before: 0,
		certainty: "sure",
		mayAct: "as_policy_says",
		wish: undefined,
		...deed,
	});
