/** Proposals in memory: the same promises as the PostgreSQL adapter, held to the same contract suite. */
import { randomUUID } from "node:crypto";
import { QUESTION_MINUTES } from "../../src/domain/commands/question.ts";
import { toInstantText } from "../../src/domain/time/instant.ts";
import type { Proposal, ProposalState, Proposals } from "../../src/ports/assistant/proposals.ts";

const LASTS = { minutes: QUESTION_MINUTES };
const LISTED = 100;
const MOST = 200;

export function createMemoryProposals(now: () => Temporal.Instant): Proposals {
	const rows: { readonly user_id: string; proposal: Proposal }[] = [];
	const stateOf = ({ state, expires_at }: Proposal): ProposalState =>
		state === "open" && expires_at <= toInstantText(now()) ? "expired" : state;
	const seen = (proposal: Proposal): Proposal => ({ ...proposal, state: stateOf(proposal) });
	const rowOf = (user_id: string, proposal_id: string) =>
		rows.find((row) => row.user_id === user_id && row.proposal.proposal_id === proposal_id);
	return {
		async propose(user_id, proposal) {
			const known = rows.find((row) => row.user_id === user_id && row.proposal.key === proposal.key);
			if (known) return seen(known.proposal);
			const made: Proposal = {
				...proposal,
				proposal_id: randomUUID(),
				state: "open",
				created_at: toInstantText(now()),
				expires_at: toInstantText(now().add(LASTS)),
			};
			rows.push({ user_id, proposal: made });
			const own = rows.filter((row) => row.user_id === user_id);
			for (const oldest of own.slice(0, -MOST)) rows.splice(rows.indexOf(oldest), 1);
			return made;
		},
		async list(user_id) {
			const time = toInstantText(now());
			const isListed = ({ proposal: { state, expires_at } }: (typeof rows)[number]) =>
				expires_at > time && (state === "open" || state === "confirmed");
			const own = rows.filter((row) => row.user_id === user_id && isListed(row));
			return own
				.map(({ proposal }) => proposal)
				.reverse()
				.slice(0, LISTED);
		},
		async find(user_id, proposal_id) {
			const row = rowOf(user_id, proposal_id);
			return row && seen(row.proposal);
		},
		async answer(user_id, proposal_id, answer) {
			const row = rowOf(user_id, proposal_id);
			if (row === undefined) return { kind: "missing" };
			const state = stateOf(row.proposal);
			const given = state === "finished" ? "confirmed" : state;
			if (given === answer) return { kind: "repeated", proposal: row.proposal };
			if (state !== "open") return { kind: "late", proposal: seen(row.proposal) };
			row.proposal = { ...row.proposal, state: answer };
			return { kind: "answered", proposal: row.proposal };
		},
		async finish(user_id, proposal_id) {
			const row = rowOf(user_id, proposal_id);
			if (row?.proposal.state === "confirmed") row.proposal = { ...row.proposal, state: "finished" };
		},
	};
}
