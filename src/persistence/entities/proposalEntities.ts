/** What waits for the user's yes. */
import { EntitySchema } from "typeorm";
import { belongsTo, INSTANT, INTEGER, JSONB, key, nullable, TEXT, UUID } from "./columns.ts";

export const PROPOSAL = new EntitySchema({
	name: "proposal",
	columns: {
		proposal_id: key("uuid", "proposal_pk"),
		user_id: UUID,
		key: TEXT,
		tool: TEXT,
		asked: TEXT,
		question: TEXT,
		count: INTEGER,
		/** Commands, tasks and labels as `NewProposal` has them. */
		plan: JSONB,
		principal: JSONB,
		answer: nullable(TEXT),
		created_at: INSTANT,
		expires_at: INSTANT,
	},
	uniques: [{ name: "proposal_of_key", columns: ["user_id", "key"] }],
	indices: [{ name: "proposal_latest", columns: ["user_id", "created_at"] }],
	foreignKeys: [belongsTo("proposal_account", "user", ["user_id"], ["id"])],
});
