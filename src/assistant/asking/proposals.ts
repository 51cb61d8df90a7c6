/** What tools propose, as questions of the chat, and what the answer to one sets off. */

import type { Proposal } from "../../ports/assistant/proposals.ts";
import { StorageUnavailable } from "../../ports/process/faults.ts";
import type { Profile } from "../../ports/reading/readModel.ts";
import { confirmProposal, declineProposal, turnOf } from "../../tools/answerProposal.ts";
import { wordOutcome } from "../../tools/words.ts";
import type { Words } from "../../words/words.ts";
import { receiptIn } from "../answering/receipts.ts";
import type { Errand } from "../errand.ts";
import type { TurnPart } from "../turn.ts";
import { aboutTasks, speak } from "../turnParts.ts";
import type { ProposalAnswer } from "./questionIntent.ts";
import { askAboutProposals } from "./questions.ts";

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
	const { user_id, tools, signal, clock } = errand;
	const { proposals, readModel } = tools;
	if (answer === "declined") {
		for (const id of proposal_ids) await declineProposal({ proposals, user_id }, id);
		yield speak(words.asks.declined);
		return;
	}
	for (const [n, id] of proposal_ids.entries()) {
		if (signal.aborted) return;
		const seen = await readModel.profile(user_id);
		const { settings } = seen;
		const context = { ...tools, signal, user_id, settings, now: clock.now() };
		const outcome = await confirmProposal(context, id);
		yield speak(`${n > 0 ? "\n" : ""}${wordOutcome(outcome, settings)}`);
		if (outcome.kind !== "done") continue;
		const profile = await profileAfter(readModel, user_id, seen);
		const receipt = receiptIn(profile, turnOf({ proposal_id: id }), outcome.ran);
		if (receipt) yield { kind: "receipt", receipt };
		yield aboutTasks(outcome.task_ids);
	}
}

/** With labels that the change has made; a change must not stand without its receipt when they cannot be read (P12). */
async function profileAfter(readModel: Errand["tools"]["readModel"], user_id: string, seen: Profile): Promise<Profile> {
	try {
		return await readModel.profile(user_id);
	} catch (fault) {
		if (fault instanceof StorageUnavailable) return seen;
		throw fault;
	}
}
