/** "Why did I not get it?": each reminder that fired, each daily digest, each mail, what the mail server said, how late. */
import { z } from "zod";
import { remarkIn } from "../../words/remarkIn.ts";
import { explainDeliveries, latestDeliveries } from "../deliveries.ts";
import { Id } from "../fields.ts";
import { localText } from "../present.ts";
import { isRefusal, taskOf } from "../refusals.ts";
import { readTool } from "../tool.ts";

export const explainDelivery = readTool({
	name: "explain_delivery",
	title: "Explain deliveries",
	description:
		'Why a reminder came, came late or did not come: {"task_id":12}; the latest of all, and of daily digests: {}. Reminders to come: list_reminders.',
	input: z.strictObject({ task_id: Id.optional(), limit: z.int().min(1).max(50).default(10) }),
	output: z.object({
		deliveries: z.array(
			z.object({
				/** Null: a daily digest, of that date. */
				task_id: z.int().nullable(),
				reminder_id: z.int().nullable(),
				digest_of: z.string().nullable(),
				channel: z.string(),
				state: z.string(),
				attempts: z.int(),
				planned_at: z.string(),
				late_by_ms: z.int(),
				held_until: z.string().nullable(),
				sent_at: z.string().nullable(),
				next_attempt_at: z.string().nullable(),
				server_said: z.string().nullable(),
			}),
		),
	}),
	async read(context, { task_id, limit }) {
		const task = task_id === undefined ? undefined : await taskOf(context, task_id);
		if (task !== undefined && isRefusal(task)) return task;
		const { data } = await context.readModel.deliveries(context.user_id, {
			limit,
			...(task_id === undefined ? {} : { task_id }),
		});
		const at = (instant: Parameters<typeof localText>[0] | null) =>
			instant === null ? null : localText(instant, context.settings);
		return {
			output: {
				deliveries: data.map((row) => ({
					task_id: row.kind === "reminder" ? row.task_id : null,
					reminder_id: row.kind === "reminder" ? row.reminder_id : null,
					digest_of: row.kind === "digest" ? row.local_date : null,
					channel: row.channel,
					state: row.state,
					attempts: row.attempts,
					planned_at: localText(row.planned_at, context.settings),
					late_by_ms: row.late_by_ms,
					held_until: at(row.kind === "reminder" ? row.held_until : null),
					sent_at: at(row.sent_at),
					next_attempt_at: at(row.next_attempt_at),
					server_said: row.answer === null ? null : remarkIn(row.answer, context.settings),
				})),
			},
			said:
				task === undefined ? latestDeliveries(data, context.settings) : explainDeliveries(task, data, context.settings),
			task_ids:
				task === undefined
					? [...new Set(data.flatMap((row) => (row.kind === "reminder" ? [row.task_id] : [])))]
					: [task.task_id],
			isUntrusted: task !== undefined || data.length > 0,
		};
	},
});
