/** An account, its actor's snapshot and its journal. */
import { EntitySchema } from "typeorm";
import { BIGINT, belongsTo, INSTANT, INTEGER, JSONB, key, nullable, TEXT, UUID } from "./columns.ts";

export interface AccountRow {
	readonly id: string;
	readonly createdAt: unknown;
}

/** Better Auth's table, which makes and changes it; known here because everything belongs to an account. */
export const ACCOUNT = new EntitySchema<AccountRow>({
	name: "user",
	synchronize: false,
	columns: { id: { type: "uuid", primary: true }, createdAt: { type: "timestamptz" } },
});

export const USER_ACTOR = new EntitySchema({
	name: "user_actor",
	columns: {
		user_id: key("uuid", "user_actor_pk"),
		shard: INTEGER,
		version: { ...BIGINT, default: 0 },
		epoch: { ...BIGINT, default: 0 },
		state: JSONB,
		/** Whether `state` has `following`: in a column of its own, so that the index on it leaves the row's updates cheap. */
		is_following: { type: "bool", default: false },
		/** `08:00 Europe/Berlin`: when the digest goes out that `state` asks for. */
		digest: nullable(TEXT),
		/** No decision on this user counts that was taken before it (decision 0206). */
		refused_at: nullable(INSTANT),
	},
	indices: [
		{ name: "user_actor_following", columns: ["shard"], where: "is_following" },
		{ name: "user_actor_digest", columns: ["user_id"], where: "digest IS NOT NULL" },
	],
	foreignKeys: [belongsTo("user_actor_account", "user", ["user_id"], ["id"])],
});

export const JOURNAL = new EntitySchema({
	name: "journal",
	columns: {
		user_id: key("uuid", "journal_pk"),
		seq: key("int8", "journal_pk"),
		event_id: UUID,
		type: TEXT,
		data: JSONB,
		principal: JSONB,
		command_id: TEXT,
		n: INTEGER,
		at: INSTANT,
		undoes: nullable(BIGINT),
		fingerprint: nullable(TEXT),
		answer: nullable(JSONB),
	},
	uniques: [{ name: "journal_command", columns: ["user_id", "command_id", "n"] }],
	indices: [
		{ name: "journal_event", columns: ["user_id", "event_id"] },
		{
			name: "journal_shared",
			columns: ["user_id", "seq"],
			where: "NOT data ? 'task_id' AND type <> 'settings.followed'",
		},
		{ name: "journal_asked", columns: ["user_id", "seq"], where: "principal->>'kind' <> 'system'" },
		// Expressions, which EntitySchema cannot write; the migrations have them.
		{ name: "journal_task", synchronize: false },
		{ name: "journal_turn", synchronize: false },
		{ name: "journal_principal", synchronize: false },
	],
});
