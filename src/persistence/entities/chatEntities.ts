/** Conversations. */
import { EntitySchema } from "typeorm";
import { belongsTo, INSTANT, JSONB, key, NUMBERED, nullable, TEXT, UUID } from "./columns.ts";

export const THREAD = new EntitySchema({
	name: "thread",
	columns: {
		id: key("text", "thread_pk"),
		user_id: UUID,
		title: nullable(TEXT),
		created_at: INSTANT,
		updated_at: INSTANT,
	},
	indices: [{ name: "thread_of_user", columns: ["user_id", "updated_at", "id"] }],
	foreignKeys: [belongsTo("thread_account", "user", ["user_id"], ["id"])],
});

export const THREAD_ITEM = new EntitySchema({
	name: "thread_item",
	columns: {
		id: key("text", "thread_item_pk"),
		thread_id: TEXT,
		created_at: INSTANT,
		/** The order in which items were first saved; instants may be equal. */
		place: NUMBERED,
		type: TEXT,
		hidden: { type: "boolean", default: false },
		body: JSONB,
		/** Of an item that began a turn: who runs it, and until when that counts unless it is said again. */
		turn_state: nullable(TEXT),
		turn_holder: nullable(TEXT),
		turn_until: nullable(INSTANT),
	},
	indices: [{ name: "thread_item_order", columns: ["thread_id", "place"] }],
	foreignKeys: [belongsTo("thread_item_thread", "thread", ["thread_id"], ["id"])],
});
