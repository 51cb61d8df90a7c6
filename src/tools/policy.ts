/**
 * What may be done at once, what the user is asked about first, and what is refused: one pure function for the chat with and
 * without a model and for every client (decision 0110). The chat asks three things apart from it, whoever wishes for them:
 * what becomes of the tasks below (childrenQuestion.ts), what another time zone moves (changeSettings.ts), and, without a
 * model, whether a label is deleted (labelChanges.ts).
 */
import type { Principal } from "../domain/events.ts";
import type { ToolWish } from "../domain/task.ts";

/** Up to so many tasks are changed by one message, or one call, without asking. */
const MOST_UNASKED = 5;
/** The same, once text that others may have written has entered the turn: what is wished for may be their wish. */
const MOST_UNASKED_AFTER_UNTRUSTED = 2;

/** `takes_back`: an undo, which another undo takes back in turn. */
export type DeedKind = "reads" | "adds" | "changes" | "deletes" | "takes_back";

/**
 * What a use may do. `reads_only`: the credential has no scope for more. `after_untrusted_text`: titles, mails or imports have
 * been read in this turn. `of_client`: a program calls, and what its model has read before nobody here knows (decision 0171);
 * `of_trusted_client`: its user has said of it that it need not ask. (What the user said yes to is not judged again:
 * answerProposal.ts.)
 */
export type MayAct = "reads_only" | "as_policy_says" | "after_untrusted_text" | "of_client" | "of_trusted_client";

export interface Deed {
	readonly kind: DeedKind;
	/** Something would leave for others than the user. */
	readonly isOutward: boolean;
	/** Tasks that would change, those below that go along included. */
	readonly count: number;
	/** Tasks that the same turn has changed already. */
	readonly before: number;
	/** `guess`: it is not sure what was meant. */
	readonly certainty: "sure" | "guess";
	readonly principal: Principal["kind"];
	readonly mayAct: MayAct;
	/** What the user has settled for this tool. */
	readonly wish: ToolWish | undefined;
}

export type Verdict =
	| { readonly kind: "do" }
	| { readonly kind: "ask"; readonly because: "untrusted" | "setting" | "deletion" | "guess" | "many" }
	| { readonly kind: "refuse"; readonly because: "reads_only" | "system" | "setting" };

const DO: Verdict = { kind: "do" };

export function judge(deed: Deed): Verdict {
	const { kind, mayAct } = deed;
	if (kind === "reads") return DO;
	if (mayAct === "reads_only") return { kind: "refuse", because: "reads_only" };
	// The clockwork has commands of its own and uses no tool: whoever says so is somebody else.
	if (deed.principal === "system") return { kind: "refuse", because: "system" };
	if (deed.wish === "never") return { kind: "refuse", because: "setting" };
	const isUntrusted = mayAct === "after_untrusted_text" || mayAct === "of_client";
	if (isUntrusted && (kind === "deletes" || kind === "takes_back" || deed.isOutward))
		return { kind: "ask", because: "untrusted" };
	if (deed.wish === "ask") return { kind: "ask", because: "setting" };
	// "Auto" takes no question away that is asked for others' sake: above, and of what is not sure.
	const isAuto = deed.wish === "auto" || mayAct === "of_trusted_client";
	if (deed.certainty === "sure" && isAuto && !isUntrusted) return DO;
	if (kind === "deletes") return { kind: "ask", because: "deletion" };
	if (deed.certainty === "guess") return { kind: "ask", because: "guess" };
	// The calls of a client are no turn: what one of them changes is all that can be counted.
	const most = mayAct === "after_untrusted_text" ? MOST_UNASKED_AFTER_UNTRUSTED : MOST_UNASKED;
	return deed.before + deed.count > most ? { kind: "ask", because: "many" } : DO;
}
