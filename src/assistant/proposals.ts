/** What tools propose, as questions of the chat, and what the answer to one sets off. */
import type { Proposal } from "../ports/proposals.ts";
import { confirmProposal, declineProposal, turnOf } from "../tools/answerProposal.ts";
import type { Ran } from "../tools/outcome.ts";
import type { Done } from "../tools/sentences.ts";
import { wordOutcome } from "../tools/words.ts";
import type { Words } from "../words/words.ts";
import type { Errand } from "./errand.ts";
import { askAboutProposals, type ProposalAnswer } from "./questions.ts";
import { receiptOf } from "./receipts.ts";
import type { TurnPart } from "./turn.ts";

/** One question for all of a turn: a "yes" that meant only the last of them would be a trap. */
export function* askProposals(errand: Errand, proposals: readonly Proposal[], words: Words): Generator<TurnPart> {
	if (proposals.length === 0) return;
	const { turn_id, key, asked, clock } = errand;
	const question = proposals.map((proposal) => proposal.question).join(" ");
	const ids = proposals.map(({ proposal_id }) => proposal_id);
	yield askAboutProposals({ turn_id, key, asked, words, now: clock.now() }, question, ids);
}

/** Each is done, or told why not, as a turn of its own, with its receipt. */
export async function* answerProposals(
	errand: Errand,
	{ answer, proposal_ids }: ProposalAnswer,
	words: Words,
): AsyncGenerator<TurnPart> {
	const { user_id, tools, gate, readModel, journal, signal, clock } = errand;
	if (answer === "declined") {
		for (const id of proposal_ids) await declineProposal({ proposals: tools.proposals, user_id }, id);
		yield { kind: "text", delta: words.asks.declined };
		return;
	}
	for (const [n, id] of proposal_ids.entries()) {
		if (signal.aborted) return;
		const settings = await readModel.settings(user_id);
		const context = { ...tools, gate, readModel, journal, signal, user_id, settings, now: clock.now() };
		const outcome = await confirmProposal(context, id);
		yield { kind: "text", delta: `${n > 0 ? "\n" : ""}${wordOutcome(outcome, settings)}` };
		if (outcome.kind !== "done") continue;
		const receipt = await receiptOf({ readModel, user_id, turn_id: turnOf({ proposal_id: id }) }, doneIn(outcome.ran));
		if (receipt) yield { kind: "receipt", receipt };
		yield { kind: "about", task_ids: outcome.task_ids };
	}
}

export const doneIn = (ran: readonly Ran[]): readonly Done[] => ran.map(({ command, result }) => ({ command, result }));
