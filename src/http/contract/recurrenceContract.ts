/** The wire types of recurrence; the task's are made of them, too; see contract.ts. */
import { z } from "zod";
import { CHANGE_SCOPES } from "../../domain/commands/commands.ts";
import { askedRecurrenceShape, modeShape, recurrenceShape } from "../../domain/documents/shapes.ts";
import { settingsShape } from "../../domain/settings/settings.ts";
import { Instant, ReadInstant } from "./contractFields.ts";

export const WallTime = z.string().meta({ description: "local: 2026-11-23T09:00, or 2026-11-23 for whole days" });
export const Mode = modeShape;

/** As asked for; what is left out follows from the due date, else from today and the user's zone. */
export const AskedRecurrence = z
	.strictObject({
		...askedRecurrenceShape,
		rrule: askedRecurrenceShape.rrule.meta({
			description: "RFC 5545: a rule, or RRULE, DTSTART, EXDATE and RDATE lines",
		}),
		start: WallTime.optional(),
		time_zone: askedRecurrenceShape.time_zone.meta({ description: "IANA name" }),
		floating: askedRecurrenceShape.floating.meta({
			description: "its times follow the user's zone, whatever `time_zone` says",
		}),
		exdates: z.array(WallTime).optional(),
		rdates: z.array(WallTime).optional(),
	})
	.meta({ id: "AskedRecurrence" });

/** Of a task. `occurrence` names this one in its series; `text` says the rule in English, `short_text` with dates left out counted. */
export const Recurrence = z
	.strictObject({
		...recurrenceShape,
		start: WallTime,
		floating: recurrenceShape.floating.meta({ description: "`time_zone` is the user's and changes with it" }),
		text: z.string(),
		short_text: z.string(),
		series_id: z.string().nullable(),
		occurrence: WallTime.nullable(),
		exdates: z.array(WallTime).readonly(),
		rdates: z.array(WallTime).readonly(),
		paused: z.boolean(),
	})
	.meta({ id: "Recurrence" });

export const RecurrenceChange = z
	.strictObject({
		scope: z.enum(CHANGE_SCOPES),
		recurrence: AskedRecurrence.nullable(),
	})
	.meta({ id: "RecurrenceChange", description: "`this` only with null: the occurrence leaves its series" });

export const PreviewAsked = z
	.strictObject({
		recurrence: AskedRecurrence,
		from: ReadInstant.optional(),
		count: z.int().min(1).max(100).optional(),
		month_end: settingsShape.month_end.optional().meta({ description: "instead of the setting, to compare the two" }),
	})
	.meta({ id: "PreviewAsked" });

/** `reason`: why an occurrence is not where one expects it. */
export const Preview = z
	.strictObject({
		occurrences: z
			.array(z.strictObject({ local: WallTime, instant: Instant, reason: z.string().optional() }))
			.readonly(),
		text: z.string(),
	})
	.meta({ id: "Preview" });
