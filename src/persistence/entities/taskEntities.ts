/** Tasks, their reminders and what is delivered of them. */
import { EntitySchema } from "typeorm";
import { BIGINT, belongsTo, INSTANT, INTEGER, JSONB, key, nullable, TEXT, UUID } from "./columns.ts";

export const TASK = new EntitySchema({
	name: "task",
	columns: {
		user_id: key("uuid", "task_pk"),
		task_id: key("int4", "task_pk"),
		title: TEXT,
		description: nullable(TEXT),
		status: TEXT,
		status_before_deletion: nullable(TEXT),
		priority: TEXT,
		category_id: nullable(INTEGER),
		tag_ids: { ...INTEGER, array: true },
		due_date: nullable({ type: "date" }),
		due_at: nullable(INSTANT),
		due_time_zone: nullable(TEXT),
		due_floating: { type: "bool", default: false },
		recurrence: nullable(JSONB),
		series_id: nullable(UUID),
		occurrence: nullable(TEXT),
		parent_id: nullable(INTEGER),
		duration_minutes: nullable(INTEGER),
		position: { ...nullable(TEXT), collation: "C" },
		version: BIGINT,
		created_at: INSTANT,
		updated_at: INSTANT,
		completed_at: nullable(INSTANT),
		deleted_at: nullable(INSTANT),
		// PostgreSQL computes it (migrations); never selected, never written.
		search: { type: "tsvector", nullable: true, select: false, insert: false, update: false },
	},
	checks: [
		{ name: "task_status", expression: "status IN ('open', 'completed', 'deleted')" },
		{ name: "task_due", expression: "due_date IS NULL OR due_at IS NULL" },
	],
	indices: [
		{
			name: "task_occurrence",
			columns: ["user_id", "series_id", "occurrence"],
			unique: true,
			where: "series_id IS NOT NULL AND status <> 'deleted'",
		},
		{ name: "task_parent", columns: ["user_id", "parent_id"], where: "parent_id IS NOT NULL" },
		{ name: "task_due_at", columns: ["user_id", "status", "due_at", "task_id"], where: "due_at IS NOT NULL" },
		{ name: "task_due_date", columns: ["user_id", "status", "due_date", "task_id"], where: "due_date IS NOT NULL" },
		{ name: "task_undated", columns: ["user_id", "status", "task_id"], where: "due_at IS NULL AND due_date IS NULL" },
		{ name: "task_category", columns: ["user_id", "category_id"], where: "category_id IS NOT NULL" },
		{
			name: "task_floating",
			columns: ["user_id"],
			where: "status = 'open' AND (due_floating OR recurrence ? 'floating')",
		},
		// Another collation than the column's, which EntitySchema cannot write.
		{ name: "task_series_order", synchronize: false },
		{ name: "task_created", columns: ["user_id", "created_at", "task_id"] },
		{ name: "task_updated", columns: ["user_id", "updated_at", "task_id"] },
		// Expressions, which EntitySchema cannot write either.
		{ name: "task_place", synchronize: false },
		{ name: "task_title", synchronize: false },
		{ name: "task_priority", synchronize: false },
		// GIN indexes, which EntitySchema cannot write.
		{ name: "task_search", synchronize: false },
		{ name: "task_tags", synchronize: false },
	],
	foreignKeys: [belongsTo("task_user", "user_actor", ["user_id"])],
});

export const REMINDER = new EntitySchema({
	name: "reminder",
	columns: {
		user_id: key("uuid", "reminder_pk"),
		reminder_id: key("int4", "reminder_pk"),
		shard: INTEGER,
		task_id: INTEGER,
		spec: JSONB,
		channels: { ...TEXT, array: true },
		fire_at: nullable(INSTANT),
		status: TEXT,
		snoozed_until: nullable(INSTANT),
	},
	indices: [
		{ name: "reminder_of_task", columns: ["user_id", "task_id"] },
		{ name: "reminder_due", columns: ["shard", "fire_at"], where: "status = 'armed'" },
	],
	foreignKeys: [belongsTo("reminder_task", "task", ["user_id", "task_id"])],
});

export const DELIVERY = new EntitySchema({
	name: "delivery",
	columns: {
		delivery_id: key("uuid", "delivery_pk"),
		user_id: UUID,
		task_id: INTEGER,
		reminder_id: INTEGER,
		channel: TEXT,
		state: { ...TEXT, default: "queued" },
		attempts: { ...INTEGER, default: 0 },
		provider_answer: nullable(TEXT),
		reason: nullable(JSONB),
		planned_at: INSTANT,
		fired_at: INSTANT,
		held_until: nullable(INSTANT),
		bundle_id: nullable(UUID),
		sent_at: nullable(INSTANT),
		next_attempt_at: nullable(INSTANT),
	},
	checks: [
		{
			name: "delivery_state",
			expression: "state IN ('queued', 'sending', 'sent', 'not_wanted', 'dead', 'unverified', 'muted', 'nowhere')",
		},
	],
	indices: [
		{
			name: "delivery_channel_turn",
			columns: ["channel", "user_id", "next_attempt_at", "planned_at"],
			where: "state IN ('queued', 'sending')",
		},
		{ name: "delivery_sending", columns: ["user_id"], where: "state = 'sending'" },
		{ name: "delivery_sent", columns: ["user_id", "sent_at"], where: "sent_at IS NOT NULL" },
		{ name: "delivery_bundle", columns: ["bundle_id"], where: "bundle_id IS NOT NULL" },
		{ name: "delivery_unverified", columns: ["fired_at"], where: "state = 'unverified'" },
		{
			name: "delivery_channel_waiting",
			columns: ["channel", "next_attempt_at"],
			where: "state IN ('queued', 'sending')",
		},
		// One column descends.
		{ name: "delivery_of_user", synchronize: false },
	],
});
