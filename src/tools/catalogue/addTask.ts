/** `add_task`; labels by name as well, made where they are missing, in the same command. */

import { z } from "zod";
import type { AddTask } from "../../domain/commands/commands.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { wordsFor } from "../../words/words.ts";
import { isolated } from "../../words/written.ts";
import { ChangedTask, changeOutput, DryRun, DueDate, Duration, Id, Priority, Rule, Said, Title } from "../fields.ts";
import { readDueDate, readRecurrenceSaid, ringsWhenDue } from "../moments.ts";
import { presentChanged } from "../present.ts";
import { invalid, isRefusal } from "../refusals.ts";
import { changeTool } from "../tool.ts";

const MOST_LABELS = 1_000;

export const addTask = changeTool({
	name: "add_task",
	title: "Add a task",
	description:
		"Add one new task, also for “remind me to …”. Often a title is all. Leave out every field that the user says nothing about. How often it recurs goes into recurrence_rule.",
	deed: "adds",
	isIdempotent: false,
	isUntrusted: false,
	words: { done: "created" },
	input: z.strictObject({
		title: Title,
		description: z.string().optional(),
		priority: Priority.optional(),
		due_date: DueDate.optional(),
		recurrence_rule: Rule.optional(),
		category_id: Id.optional(),
		category: Said.optional().meta({ description: "name; made if missing" }),
		tag_ids: z.array(Id).max(MOST_LABELS).optional(),
		tags: z.array(Said).max(MOST_LABELS).optional().meta({ description: "names; made if missing" }),
		remind_before_minutes: z.int().optional().meta({ description: "only if the user says how long before" }),
		parent_id: Id.optional().meta({ description: "only for a subtask: the task above" }),
		duration_minutes: Duration.optional(),
		...DryRun,
	}),
	output: changeOutput(["created"], ChangedTask),
	async plan(context, input) {
		const { due_date, recurrence_rule, category, category_id, tags, remind_before_minutes, ...fields } = input;
		if (category !== undefined && category_id !== undefined)
			return invalid("category", "one_of", say("exactly_one", { one: "category", other: "category_id" }));
		const due = due_date === undefined ? undefined : readDueDate("due_date", due_date, context);
		if (due !== undefined && isRefusal(due)) return due;
		const recurrence =
			recurrence_rule === undefined ? undefined : readRecurrenceSaid("recurrence_rule", recurrence_rule, context);
		if (recurrence !== undefined && isRefusal(recurrence)) return recurrence;
		const isNear = due_date !== undefined && recurrence === undefined && ringsWhenDue(due_date, context);
		const before_minutes = remind_before_minutes ?? (isNear ? 0 : undefined);
		const command: AddTask = {
			type: "AddTask",
			...fields,
			...(due === undefined ? {} : { due }),
			...(recurrence === undefined ? {} : { recurrence: due === undefined ? recurrence : fromDue(recurrence) }),
			...(category !== undefined ? { category_name: category } : category_id !== undefined ? { category_id } : {}),
			...(tags === undefined ? {} : { tag_names: tags }),
			...(before_minutes === undefined ? {} : { reminders: [{ spec: { before_minutes } }] }),
		};
		return {
			commands: [command],
			tasks: [],
			count: 1,
			question: wordsFor(context.settings.locale).tools.add(isolated(fields.title)),
		};
	},
	present: presentChanged,
});

/** With a due date the recurrence begins there: what the words alone would begin at is the next such time from now. */
function fromDue({ start: _next, time_zone: _ofUser, ...rule }: NonNullable<AddTask["recurrence"]>) {
	return rule;
}
