/** The wire types of what went out: reminders that fired, and daily digests; see contract.ts. */
import { z } from "zod";
import { Instant, Paging, pageOf, QueryId } from "./contractFields.ts";

const REMINDER_STATES = ["queued", "sending", "sent", "not_wanted", "unverified", "muted", "nowhere", "dead"] as const;
const DIGEST_STATES = ["queued", "sending", "sent", "empty", "unverified", "muted", "nowhere", "dead"] as const;

const common = {
	id: z.string(),
	channel: z.string(),
	attempts: z.int(),
	provider_answer: z.string().nullable(),
	message_id: z.string(),
	planned_at: Instant,
	late_by_ms: z.int().meta({ description: "until a reminder fired, or a digest was sent" }),
	sent_at: Instant.nullable(),
	next_attempt_at: Instant.nullable(),
};
const ReminderDelivery = z
	.strictObject({
		kind: z.literal("reminder"),
		state: z.enum(REMINDER_STATES),
		task_id: z.int(),
		reminder_id: z.int(),
		fired_at: Instant,
		held_until: Instant.nullable().meta({ description: "quiet hours keep it back until then" }),
		...common,
	})
	.meta({ id: "ReminderDelivery" });
const DigestDelivery = z
	.strictObject({
		kind: z.literal("digest"),
		state: z.enum(DIGEST_STATES),
		local_date: z.string().meta({ format: "date", description: "the day that it tells of" }),
		...common,
	})
	.meta({ id: "DigestDelivery" });

export const DeliveryPage = pageOf(z.union([ReminderDelivery, DigestDelivery]));
export const DeliveryQuery = z.strictObject({
	task_id: QueryId.optional().meta({ description: "its reminders; digests are of no task" }),
	state: z.enum([...REMINDER_STATES, "empty"]).optional(),
	...Paging,
});
export type DeliveryView = z.output<typeof DeliveryPage>["data"][number];
