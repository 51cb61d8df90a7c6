/** Daily digests: when each user's next one is due, and those that were. */
import { EntitySchema } from "typeorm";
import { belongsTo, INSTANT, INTEGER, JSONB, key, nullable, TEXT } from "./columns.ts";

const DATE = { type: "date" } as const;

export const DIGEST_PLAN = new EntitySchema({
	name: "digest_plan",
	columns: {
		user_id: key("uuid", "digest_plan_pk"),
		basis: TEXT,
		local_date: DATE,
		due_at: INSTANT,
	},
	indices: [{ name: "digest_plan_due", columns: ["due_at"] }],
	foreignKeys: [belongsTo("digest_plan_user", "user_actor", ["user_id"])],
});

export const DIGEST = new EntitySchema({
	name: "digest",
	columns: {
		user_id: key("uuid", "digest_pk"),
		local_date: { ...DATE, primary: true, primaryKeyConstraintName: "digest_pk" },
		channel: key("text", "digest_pk"),
		due_at: INSTANT,
		state: { ...TEXT, default: "queued" },
		attempts: { ...INTEGER, default: 0 },
		provider_answer: nullable(TEXT),
		reason: nullable(JSONB),
		next_attempt_at: nullable(INSTANT),
		sent_at: nullable(INSTANT),
	},
	indices: [
		{ name: "digest_waiting", columns: ["channel", "next_attempt_at"], where: "state IN ('queued', 'sending')" },
		{ name: "digest_dead", columns: ["user_id"], where: "state = 'dead'" },
	],
	foreignKeys: [belongsTo("digest_user", "user_actor", ["user_id"])],
});
