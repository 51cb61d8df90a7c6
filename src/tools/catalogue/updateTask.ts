/** `update_task`; an empty text or null takes a field away. */

import { z } from "zod";
import type { Command, TaskChanges } from "../../domain/commands/commands.ts";
import { say } from "../../domain/refusals/sentence.ts";
import {
	ChangedTask,
	Children,
	changeOutput,
	DryRun,
	DueDate,
	Duration,
	Id,
	Priority,
	Rule,
	Said,
	Title,
} from "../fields.ts";
import { categoryNamed, tagsNamed } from "../labelsNamed.ts";
import { readDueDate, readRecurrenceSaid } from "../moments.ts";
import { presentChanged } from "../present.ts";
import { questionAbout } from "../questions.ts";
import { invalid, isRefusal, taskOf } from "../refusals.ts";
import { changeTool } from "../tool.ts";

export const updateTask = changeTool({
	name: "update_task",
	title: "Change a task",
	description:
		'Change a task: give only what changes. "" takes a field away: {"task_id":12,"due_date":""}. To reopen it: {"task_id":12,"completed":false}. In due_date a time alone keeps the day, a day alone the time, and "2 days later" counts from when it is due.',
	deed: "changes",
	isIdempotent: true,
	isUntrusted: true,
	words: { done: "updated" },
	input: z.strictObject({
		task_id: Id,
		title: Title.optional(),
		description: z.string().nullish(),
		completed: z.boolean().optional(),
		priority: Priority.optional(),
		category_id: Id.nullish(),
		category: Said.optional().meta({ description: "its name" }),
		tags: z.array(Said).max(1_000).optional().meta({ description: "names; exactly these" }),
		tag_ids: z.array(Id).max(1_000).optional(),
		due_date: DueDate.nullish(),
		recurrence_rule: Rule.nullish(),
		duration_minutes: Duration.nullish(),
		parent_id: Id.nullish(),
		children: Children,
		...DryRun,
	}),
	output: changeOutput(["updated"], ChangedTask),
	async plan(context, { task_id, completed, children, due_date, recurrence_rule, tags, category, ...fields }) {
		const task = await taskOf(context, task_id);
		if (isRefusal(task)) return task;
		const due = isTakenAway(due_date) ? null : due_date && readDueDate("due_date", due_date, context, task);
		if (due && isRefusal(due)) return due;
		const recurrence = isTakenAway(recurrence_rule)
			? null
			: recurrence_rule && readRecurrenceSaid("recurrence_rule", recurrence_rule, context, task);
		if (recurrence && isRefusal(recurrence)) return recurrence;
		const namesLabels = tags !== undefined || category !== undefined;
		const known = namesLabels ? await context.readModel.labels(context.user_id) : { tags: [], categories: [] };
		const tag_ids = tagsNamed(known.tags, { tags, tag_ids: fields.tag_ids });
		if (tag_ids && isRefusal(tag_ids)) return tag_ids;
		const category_id = categoryNamed(known.categories, { category, category_id: fields.category_id });
		if (typeof category_id === "object" && category_id !== null) return category_id;
		const { description } = fields;
		const changes: TaskChanges = withoutUndefined({
			...fields,
			tag_ids,
			category_id,
			description: description === "" ? null : description,
			due: due === undefined || due === "" ? undefined : due,
			recurrence: recurrence === undefined || recurrence === "" ? undefined : recurrence,
		});
		const commands: Command[] = [
			...(Object.keys(changes).length === 0 ? [] : [{ type: "EditTask" as const, task_id, changes }]),
			...(completed === undefined
				? []
				: [
						{
							type: completed ? ("CompleteTask" as const) : ("ReopenTask" as const),
							task_id,
							...(children === undefined ? {} : { children }),
						},
					]),
		];
		if (commands.length === 0) return invalid("body", "required", say("nothing_named"));
		return {
			commands,
			tasks: [{ task_id, version: task.version }],
			count: 1,
			question: questionAbout("change", [task], context.settings),
		};
	},
	present: presentChanged,
});

const isTakenAway = (text: string | null | undefined): boolean =>
	text === null || (text !== undefined && text.trim() === "");

function withoutUndefined(fields: Readonly<Record<string, unknown>>): TaskChanges {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
