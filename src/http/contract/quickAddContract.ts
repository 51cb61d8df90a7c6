/** The wire types of quick add; see contract.ts. */

import { z } from "zod";
import { atShape, leadShape } from "../../domain/documents/shapes.ts";
import { type Sentence, say } from "../../domain/refusals/sentence.ts";
import { customIssue, issueOf } from "../../tools/violations.ts";
import { Priority, Receipts, Task } from "./contract.ts";
import { Instant, QueryText, ReadInstant } from "./contractFields.ts";
import { Due } from "./dueContract.ts";
import { Mode, WallTime } from "./recurrenceContract.ts";

/** Characters of a text that becomes one task. Its title has 200; the rest is for marks, dates and rules. */
const LONGEST_TASK = 1_000;
/** Characters of a list, each line of which may be a task: only to be shown, since each is added by itself. */
const LONGEST_LIST = 10_000;

/** In characters as people count them, not in UTF-16 units. */
const isLongerThan = (text: string, most: number) => text.length > most && [...text].length > most;

export const QuickAdd = z
	.strictObject({
		text: QueryText(2 * LONGEST_LIST)
			.min(1)
			.meta({
				maxLength: LONGEST_LIST,
				description: `one task: at most ${LONGEST_TASK} characters; with \`dry_run\` also a list, a task to a line: at most ${LONGEST_LIST}`,
			}),
		dry_run: z.boolean().optional(),
		written_at: ReadInstant.optional().meta({
			description:
				'when it was written, where it has waited since: "tomorrow" counts from there; what is to come counts as now',
		}),
		now: ReadInstant.optional().meta({ description: "the instant to read the text at; only with `dry_run`" }),
	})
	.refine(({ dry_run, now }) => now === undefined || dry_run === true, {
		path: ["now"],
		...issueOf("only_with_dry_run", say("only_dry_run", { field: "now" })),
	})
	.superRefine(({ text, dry_run }, context) => {
		const refuse = (why: Sentence) => context.addIssue({ ...customIssue("max_length", why), path: ["text"] });
		if (isLongerThan(text, LONGEST_LIST)) refuse(say("too_long", { field: "text", most: LONGEST_LIST }));
		else if ((dry_run ? text.split("\n") : [text]).some((line) => isLongerThan(line, LONGEST_TASK))) {
			refuse(say("line_too_long", { field: "text", most: LONGEST_TASK }));
		}
	})
	.meta({ id: "QuickAdd" });

/** One of several tasks, as far as it is told from the others. */
const OutlinedTask = z
	.strictObject({ title: z.string(), due: Due.nullable(), tags: z.array(z.string()).readonly() })
	.meta({ id: "OutlinedTask" });

/** Can be sent as a task's `recurrence`, and to the preview, as it is. */
const UnderstoodRecurrence = z
	.strictObject({
		rrule: z.string(),
		start: WallTime,
		time_zone: z.string(),
		mode: Mode,
		exdates: z.array(WallTime).readonly().optional(),
	})
	.meta({ id: "UnderstoodRecurrence", description: "`due` is its first occurrence; a span says it in words" });

export const QuickAddAnswer = z.strictObject({
	understood: z.strictObject({
		title: z.string(),
		due: Due.nullable(),
		recurrence: UnderstoodRecurrence.nullable(),
		reminders: z
			.array(
				z.union([
					z.strictObject({ ...leadShape, before_minutes: z.int() }),
					z.strictObject({ ...atShape, at: Instant }),
				]),
			)
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
	requests: z
		.array(z.strictObject({ kind: z.string(), tasks: z.array(OutlinedTask).readonly() }))
		.readonly()
		.meta({ description: "what the chat would make of the text; a task only where all are `add` or `add_several`" }),
	tasks: z.array(OutlinedTask).readonly().meta({
		description:
			"with `dry_run`, what each line would be if it were added by itself, of the first 100; else the one task",
	}),
	task: Task.optional(),
	events: Receipts.optional(),
});

export type QuickAddView = z.output<typeof QuickAddAnswer>;
