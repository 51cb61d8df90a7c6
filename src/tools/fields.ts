/**
 * What the arguments and answers of tools are made of. A schema decides shape and type; what is lawful (lengths, ranges, how
 * many) is the domain's to say, once, for every way in. Descriptions are short: a model reads all of them in every step.
 */
import { z } from "zod";
import { CHOICES_OF_CHILDREN } from "../domain/commands/commands.ts";
import { reminderStatusShape, taskStatusShape } from "../domain/documents/shapes.ts";
import { say } from "../domain/refusals/sentence.ts";
import { LIMITS, PRIORITIES } from "../domain/tasks/task.ts";
import { hasLawfulCharacters } from "../domain/text/text.ts";
import { issueOf } from "./violations.ts";

/** Largest PostgreSQL `integer`: an id beyond it names nothing. */
const LARGEST_ID = 2_147_483_647;
/** Tasks that one call may name. */
const MOST_TASKS = 100;
const MOST_TEXT = 500;

export const Id = z.int().min(1).max(LARGEST_ID).meta({ maximum: undefined });

const lawful = (text: string) => hasLawfulCharacters(text);
const UNLAWFUL = issueOf("characters", say("unlawful_characters", { field: "It" }));

/** A short text that is read here and kept nowhere: a moment, a rule, words to search for. */
export const Said = z.string().max(MOST_TEXT).refine(lawful, UNLAWFUL).meta({ maxLength: undefined });

export const Title = z.string().meta({ description: `at most ${LIMITS.title} characters` });
export const Priority = z.enum(PRIORITIES);
export const Color = z.string().meta({ description: "#RRGGBB" });
export const DueDate = Said.meta({ description: "when, in the words of the user, or ISO; without a time: all day" });
export const Rule = Said.meta({ description: "how often, in the words of the user, or an RRULE" });
export const Duration = z.int().meta({ description: `minutes, ${LIMITS.leastDuration}-${LIMITS.mostDuration}` });
export const DryRun = { dry_run: z.boolean().optional().meta({ description: "only say what would happen" }) };
export const Children = z
	.enum(CHOICES_OF_CHILDREN)
	.optional()
	.meta({ description: "what becomes of its subtasks, where the user settled nothing" });

/** One task, or several. */
export const OneOrSeveral = {
	task_id: Id.optional(),
	task_ids: z.array(Id).min(1).max(MOST_TASKS).optional().meta({ description: "several at once" }),
};

export const Limit = z.int().min(1).max(100).default(50);
export const Cursor = Said.optional().meta({ description: "next_cursor of the page before" });

/* Answers */

const Label = z.object({ id: z.int(), name: z.string() });

/** A task in a list. Dates are ISO, with the offset of the user's zone; a bare date is a whole day. */
export const TaskRow = {
	task_id: z.int(),
	title: z.string(),
	status: taskStatusShape,
	completed: z.boolean(),
	priority: Priority,
	due_date: z.string().nullable(),
	category: Label.nullable(),
	tags: z.array(Label),
	recurrence_rule: z.string().nullable(),
};

const { status: _ofTask, ...rowOfChanged } = TaskRow;
/** The same in the answer of a change, whose `status` is its own. */
export const ChangedTask = rowOfChanged;

/** Of the tools that one of these sentences tells all: which task, and when it is due now. */
export const ChangedDue = {
	task_id: rowOfChanged.task_id,
	title: rowOfChanged.title,
	due_date: rowOfChanged.due_date,
};

export const ReminderRow = {
	reminder_id: z.int(),
	/** Null while it waits for a due date. */
	remind_at: z.string().nullable(),
	state: reminderStatusShape,
};

export const TaskWhole = {
	...TaskRow,
	description: z.string().nullable(),
	repeats: z.string().nullable(),
	reminders: z.array(z.object(ReminderRow)),
	parent_id: z.int().nullable(),
	duration_minutes: z.int().nullable(),
	created_at: z.string(),
	updated_at: z.string(),
};

export const LabelRow = { name: z.string(), color: z.string().nullable(), task_count: z.int() };

/** Of every tool that changes: what came of it, in a word and in a sentence, and of a proposal, how it goes on. */
export function changeOutput<Fields extends z.ZodRawShape>(words: readonly [string, ...string[]], fields: Fields) {
	return z.object({
		status: z.enum([...words, "partly", "unchanged", "proposed", "dry_run"]),
		said: z.string(),
		event_ids: z.array(z.string()).optional(),
		proposal_id: z.string().optional(),
		expires_at: z.string().optional(),
		count: z.int().optional(),
		...(z.object(fields).partial().shape as { [Name in keyof Fields]: z.ZodOptional<Fields[Name]> }),
	});
}
