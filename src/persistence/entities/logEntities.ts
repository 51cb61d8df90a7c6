/** What carries events on: who owns which shard, which pods live, what waits to be published, how far each consumer is. */
import { EntitySchema } from "typeorm";
import { BIGINT, belongsTo, INSTANT, INTEGER, JSONB, key, NUMBERED, nullable, TEXT, UUID } from "./columns.ts";

export const OUTBOX = new EntitySchema({
	name: "outbox",
	columns: {
		id: { ...NUMBERED, ...key("int8", "outbox_pk") },
		shard: INTEGER,
		user_id: UUID,
		seq: BIGINT,
		at: INSTANT,
	},
});

export const DEAD_LETTER = new EntitySchema({
	name: "dead_letter",
	columns: {
		user_id: key("uuid", "dead_letter_pk"),
		seq: key("int8", "dead_letter_pk"),
		shard: INTEGER,
		reason: TEXT,
		at: INSTANT,
	},
	foreignKeys: [belongsTo("dead_letter_user", "user_actor", ["user_id"])],
});

export const SHARD = new EntitySchema({
	name: "shard",
	columns: {
		id: key("int4", "shard_pk"),
		owner: nullable(TEXT),
		address: nullable(TEXT),
		epoch: { ...BIGINT, default: 0 },
		heartbeat: nullable(INSTANT),
	},
});

export const POD = new EntitySchema({
	name: "pod",
	columns: {
		id: key("uuid", "pod_pk"),
		name: TEXT,
		address: nullable(TEXT),
		roles: JSONB,
		beats: BIGINT,
		heartbeat: INSTANT,
		set_back_at: nullable(INSTANT),
	},
});
