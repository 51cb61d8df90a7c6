/** The wire types of what a task is due by and reminded of; see contract.ts. */
import { z } from "zod";
import { CHANNELS } from "../../domain/channels.ts";
import {
	askedDueInstantShape,
	atShape,
	dueDayShape,
	dueInstantShape,
	leadShape,
	reminderStatusShape,
} from "../../domain/documents/shapes.ts";
import { LIMITS } from "../../domain/tasks/task.ts";
import { AskedDate, AskedInstant, Instant } from "./contractFields.ts";

export const Channels = z.array(z.string()).readonly();
export const AskedChannels = z.array(z.enum(CHANNELS)).readonly();
export const BeforeMinutes = z.int().meta({ minimum: 0, maximum: LIMITS.leadMinutes });

export const AskedDue = z.union([
	z.strictObject({ ...dueDayShape, date: AskedDate }),
	z.strictObject({
		...askedDueInstantShape,
		at: AskedInstant,
		time_zone: askedDueInstantShape.time_zone.meta({
			description: "IANA name; absent: as the task has, else the user's",
		}),
		floating: askedDueInstantShape.floating.meta({
			description: "its wall time follows the user's zone; absent: as it is",
		}),
	}),
]);
export const AskedReminder = z.union([
	z.strictObject({ ...leadShape, before_minutes: BeforeMinutes, channels: AskedChannels.optional() }),
	z.strictObject({ ...atShape, at: AskedInstant, channels: AskedChannels.optional() }),
]);

export const Due = z.union([
	z.strictObject({ ...dueDayShape, date: z.string() }),
	z.strictObject({ ...dueInstantShape, at: Instant }),
]);

const ReminderState = {
	id: z.int(),
	fire_at: Instant.nullable(),
	state: reminderStatusShape,
	channels: Channels,
	snoozed_until: Instant.nullable(),
};
export const Reminder = z
	.union([
		z.strictObject({ ...ReminderState, ...leadShape, before_minutes: z.int() }),
		z.strictObject({ ...ReminderState, ...atShape, at: Instant }),
	])
	.meta({ id: "Reminder" });
