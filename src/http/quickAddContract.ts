/** The wire types of quick add; see contract.ts. */
import { z } from "zod";
import { Due, Priority, Receipts, Task } from "./contract.ts";
import { Instant, QueryText, ReadInstant } from "./contractFields.ts";

export const QuickAdd = z
	.strictObject({
		text: QueryText(20_000).min(1),
		dry_run: z.boolean().optional(),
		now: ReadInstant.optional().meta({ description: "the instant to read the text at; only with `dry_run`" }),
	})
	.refine(({ dry_run, now }) => now === undefined || dry_run === true, {
		path: ["now"],
		error: "is only allowed together with dry_run.",
		params: { rule: "only_with_dry_run" },
	})
	.meta({ id: "QuickAdd" });
export const QuickAddAnswer = z.strictObject({
	understood: z.strictObject({
		title: z.string(),
		due: Due.nullable(),
		recurrence: z.null(),
		reminders: z
			.array(z.union([z.strictObject({ before_minutes: z.int() }), z.strictObject({ at: Instant })]))
			.readonly(),
		priority: Priority.nullable(),
		tags: z.array(z.string()).readonly(),
		category: z.string().nullable(),
		duration_minutes: z.int().nullable(),
	}),
	spans: z
		.array(
			z.strictObject({
				start: z.int(),
				end: z.int(),
				kind: z.string(),
				value: z.union([z.string(), z.number()]),
			}),
		)
		.readonly()
		.meta({ description: "which part of the text became what; offsets in UTF-16 units, end exclusive" }),
	questions: z
		.array(z.strictObject({ kind: z.string(), text: z.string(), choices: z.array(z.string()).readonly().optional() }))
		.readonly(),
	task: Task.optional(),
	events: Receipts.optional(),
});

export type QuickAddView = z.output<typeof QuickAddAnswer>;
