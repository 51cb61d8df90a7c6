/** Proposals in PostgreSQL. Every statement names the user: a foreign proposal is as good as none (P8). */
import { randomUUID } from "node:crypto";
import { QUESTION_MINUTES } from "../../domain/commands/question.ts";
import type { Answered, Proposal, Proposals } from "../../ports/assistant/proposals.ts";
import type { Database } from "../database.ts";
import { instantSql } from "../rows.ts";

const LASTS = `${QUESTION_MINUTES} minutes`;
/** So long a key is known again. */
const KEPT = "1 day";
/** Kept for one user, answered ones included. A new one beyond that pushes the oldest out. */
const MOST = 200;
const LISTED = 100;

const STATE = `CASE WHEN p.plan ? 'finished' THEN 'finished' WHEN p.answer IS NOT NULL THEN p.answer WHEN p.expires_at <= now() THEN 'expired' ELSE 'open' END`;
/** `plan`: commands, tasks and labels; `finished` when all of it was sent after a yes. */
const PROPOSAL = `(p.plan - 'finished') || jsonb_build_object('proposal_id', p.proposal_id, 'key', p.key, 'tool', p.tool, 'asked', p.asked,
  'question', p.question, 'count', p.count, 'principal', p.principal, 'state', ${STATE},
  'created_at', ${instantSql("p.created_at")}, 'expires_at', ${instantSql("p.expires_at")}) AS proposal`;

/** The update changes nothing: it makes the row that is there come back, also one that another connection is just writing. */
const PROPOSE = `
WITH outdated AS (
  DELETE FROM proposal WHERE user_id = $2 AND key <> $3 AND (created_at < now() - interval '${KEPT}' OR proposal_id IN (
    SELECT proposal_id FROM proposal WHERE user_id = $2 ORDER BY created_at DESC, proposal_id OFFSET ${MOST - 1})))
INSERT INTO proposal AS p (proposal_id, user_id, key, tool, asked, question, count, plan, principal, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), now() + interval '${LASTS}')
ON CONFLICT (user_id, key) DO UPDATE SET key = excluded.key
RETURNING ${PROPOSAL}`;

const LIST = `
SELECT ${PROPOSAL} FROM proposal p WHERE p.user_id = $1 AND p.expires_at > now()
  AND ${STATE} IN ('open', 'confirmed')
ORDER BY p.created_at DESC, p.proposal_id LIMIT ${LISTED}`;

const FIND = `SELECT ${PROPOSAL} FROM proposal p WHERE p.user_id = $1 AND p.proposal_id = $2`;

const ANSWER = `
UPDATE proposal p SET answer = $3
WHERE p.user_id = $1 AND p.proposal_id = $2 AND p.answer IS NULL AND p.expires_at > now()
RETURNING ${PROPOSAL}`;

const FINISH = `
UPDATE proposal SET plan = plan || '{"finished": true}' WHERE user_id = $1 AND proposal_id = $2 AND answer = 'confirmed'`;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Row {
	readonly proposal: Proposal;
}

export function createProposalStore(database: Pick<Database, "query">): Proposals {
	const one = async (text: string, values: readonly unknown[]): Promise<Proposal | undefined> =>
		(await database.query<Row>(text, values))[0]?.proposal;
	// What is no id names nothing.
	const find = async (user_id: string, proposal_id: string) =>
		UUID.test(proposal_id) ? one(FIND, [user_id, proposal_id]) : undefined;

	return {
		async propose(user_id, { key, tool, asked, question, count, principal, commands, tasks, labels }) {
			const plan = JSON.stringify({ commands, tasks, labels });
			const values = [randomUUID(), user_id, key, tool, asked, question, count, plan, JSON.stringify(principal)];
			const proposal = await one(PROPOSE, values);
			if (proposal === undefined) throw new Error("a proposal that was written did not come back");
			return proposal;
		},
		async list(user_id) {
			return (await database.query<Row>(LIST, [user_id])).map(({ proposal }) => proposal);
		},
		find,
		async answer(user_id, proposal_id, answer): Promise<Answered> {
			if (!UUID.test(proposal_id)) return { kind: "missing" };
			const answered = await one(ANSWER, [user_id, proposal_id, answer]);
			if (answered) return { kind: "answered", proposal: answered };
			const proposal = await find(user_id, proposal_id);
			if (proposal === undefined) return { kind: "missing" };
			const given = proposal.state === "finished" ? "confirmed" : proposal.state;
			return { kind: given === answer ? "repeated" : "late", proposal };
		},
		async finish(user_id, proposal_id) {
			if (UUID.test(proposal_id)) await database.query(FINISH, [user_id, proposal_id]);
		},
	};
}
