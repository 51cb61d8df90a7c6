/**
 * What waits for the user's yes, and the yes. A person's: only a session may answer, so that no key and no app says yes to
 * what it has proposed itself.
 */
import { z } from "zod";
import type { Proposal as Proposed } from "../../ports/assistant/proposals.ts";
import type { Refusal, RefusalCode } from "../../tools/outcome.ts";
import { wordOutcome } from "../../tools/words.ts";
import { Receipts } from "../contract/contract.ts";
import { PathText, pageOf } from "../contract/contractFields.ts";
import { Proposal } from "../contract/proposalContract.ts";
import { brokenRules, Problem, type ProblemCode } from "../problem.ts";
import { json, type Route, route } from "./route.ts";

const IdPath = z.object({ id: PathText });

const list = route({
	method: "GET",
	path: "/api/proposals",
	summary: "What waits for the user's yes, the newest first; each for ten minutes",
	mutates: false,
	scope: "tasks:read",
	answer: { status: 200, schema: pageOf(Proposal) },
	async act({ tools }, { who }) {
		const data = await tools.proposals.list(who.user.user_id);
		return json(200, { data: data.map(present), next_cursor: null });
	},
});

/** With it comes the whole catalogue of tools, which a start does without. */
const answering = () => import("../../tools/answerProposal.ts");

const confirm = route({
	method: "POST",
	path: "/api/proposals/{id}/confirm",
	summary: "Say yes: it is done as it was proposed, unless what it is about has changed; undone by its `turn_id`",
	mutates: true,
	params: IdPath,
	answer: {
		status: 200,
		schema: z.strictObject({ said: z.string(), events: Receipts, turn_id: z.string() }),
	},
	refusals: [404, 409],
	async act({ tools }, { who, params, signal }) {
		const { user_id } = who.user;
		const settings = await tools.readModel.settings(user_id);
		const context = { ...tools, user_id, settings, signal };
		const { confirmProposal, turnOf } = await answering();
		const outcome = await confirmProposal(context, params.id);
		if (outcome.kind === "refused") throw problemOfRefusal(outcome);
		const events =
			outcome.kind === "done" ? outcome.ran.flatMap(({ result }) => (result.kind === "done" ? result.events : [])) : [];
		const turn_id = turnOf({ proposal_id: params.id });
		return json(200, { said: wordOutcome(outcome, settings), events, turn_id });
	},
});

const decline = route({
	method: "POST",
	path: "/api/proposals/{id}/decline",
	summary: "Say no: nothing comes of it",
	mutates: true,
	params: IdPath,
	answer: { status: 200, schema: z.strictObject({ proposal: Proposal }) },
	refusals: [404, 409],
	async act({ tools: { proposals } }, { who, params }) {
		const { declineProposal } = await answering();
		const declined = await declineProposal({ proposals, user_id: who.user.user_id }, params.id);
		if ("whys" in declined) throw problemOfRefusal(declined);
		return json(200, { proposal: present(declined) });
	},
});

function present({ proposal_id: id, tool, question, count, tasks, principal, ...rest }: Proposed) {
	const { created_at, expires_at } = rest;
	const state = rest.state === "finished" ? "confirmed" : rest.state;
	const task_ids = tasks.map(({ task_id }) => task_id);
	return { id, tool, question, count, task_ids, principal, state, created_at, expires_at };
}

const CODES: Readonly<Partial<Record<RefusalCode, ProblemCode>>> = {
	PROPOSAL_NOT_FOUND: "not_found",
	BROKEN_RULE: "broken_rule",
	BUSY: "busy",
	UNAVAILABLE: "unavailable",
};

function problemOfRefusal({ code, whys, violations, retry_after_ms }: Refusal): Problem {
	if (code === "BROKEN_RULE") return brokenRules(violations);
	const retry: Record<string, string> =
		retry_after_ms === undefined ? {} : { "Retry-After": String(Math.ceil(retry_after_ms / 1_000)) };
	return new Problem(CODES[code] ?? "conflict", whys, { violations, headers: retry });
}

export const proposalRoutes: readonly Route[] = [list, confirm, decline];
