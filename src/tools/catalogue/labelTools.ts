/** Categories and tags differ in name and limits only: their tools are made here, a file for each says which. */

import { z } from "zod";
import type { Command } from "../../domain/commands.ts";
import type { LabelKind } from "../../domain/labels.ts";
import { say } from "../../domain/sentence.ts";
import { LIMITS } from "../../domain/task.ts";
import { wordsFor } from "../../words/words.ts";
import { isolated } from "../../words/written.ts";
import { answersOf } from "../answersOf.ts";
import { Color, changeOutput, DryRun, Id, LabelRow } from "../fields.ts";
import { labelsFound } from "../messages.ts";
import type { Ran } from "../outcome.ts";
import { invalid, refuseLabel } from "../refusals.ts";
import { type ChangeTool, changeTool, readTool, type Showing, type ToolContext } from "../tool.ts";

const OF = {
	category: {
		nouns: "categories",
		example: "work",
		limit: `names of 1-${LIMITS.categoryName} characters, ${LIMITS.categories} at most`,
		use: "A task has at most one category.",
	},
	tag: {
		nouns: "tags",
		example: "errand",
		limit: `names of 1-${LIMITS.tagName} characters, ${LIMITS.tags} at most`,
		use: `A task has up to ${LIMITS.tagsOfTask} tags.`,
	},
} as const;

/** `category_id`, `tag_id`, as a field of schemas. */
const idField = (kind: LabelKind, id: typeof Id = Id) =>
	({ [`${kind}_id`]: id }) as { category_id: typeof Id } | { tag_id: typeof Id } as { tag_id: typeof Id };

/** The id that was given, whichever name it has. */
const idOf = (kind: LabelKind, given: Readonly<Record<string, unknown>>): number => Number(given[`${kind}_id`]);

const labelsOf = async ({ readModel, user_id }: ToolContext, kind: LabelKind) =>
	kind === "category" ? readModel.categories(user_id) : readModel.tags(user_id);

const presentLabel = (kind: LabelKind) => async (_context: Showing, ran: readonly Ran[]) => {
	const [answer] = answersOf(ran);
	if (answer?.kind !== "category" && answer?.kind !== "tag") return {};
	const { id, name, color } = answer.kind === "category" ? answer.category : answer.tag;
	return { [`${kind}_id`]: id, name, color };
};

const { task_count, ...named } = LabelRow;
const output = <Word extends string>(kind: LabelKind, word: Word) =>
	changeOutput([word], { ...idField(kind, z.int()), ...named });

export const createLabel = (kind: LabelKind): ChangeTool =>
	changeTool({
		name: `create_${kind}`,
		title: `Make a ${kind}`,
		description: `Make a ${kind}; ${OF[kind].limit}. Example: {"name":"${OF[kind].example}"}.`,
		deed: "adds",
		isIdempotent: false,
		isUntrusted: false,
		words: { done: "created" },
		input: z.strictObject({ name: z.string(), color: Color.optional(), ...DryRun }),
		output: output(kind, "created"),
		async plan({ settings }, { name, color }) {
			const asked = { name, ...(color === undefined ? {} : { color }) };
			const command: Command = kind === "category" ? { type: "AddCategory", ...asked } : { type: "AddTag", ...asked };
			return {
				commands: [command],
				tasks: [],
				count: 0,
				question: wordsFor(settings.locale).tools.makeLabel(kind, isolated(name)),
			};
		},
		present: presentLabel(kind),
	});

export const listLabels = <Kind extends LabelKind>(kind: Kind) =>
	readTool({
		name: `list_${OF[kind].nouns}` as `list_${(typeof OF)[Kind]["nouns"]}`,
		title: `List ${OF[kind].nouns}`,
		description: `All ${OF[kind].nouns}, with their numbers and how many tasks have them. ${OF[kind].use}`,
		input: z.strictObject({}),
		output: z.object({ [OF[kind].nouns]: z.array(z.object({ id: z.int(), ...LabelRow })) }),
		async read(context) {
			const labels = await labelsOf(context, kind);
			const rows = labels.map(({ id, name, color, task_count: count }) => ({ id, name, color, task_count: count }));
			return {
				output: { [OF[kind].nouns]: rows },
				said: labelsFound(kind, labels, context.settings),
				task_ids: [],
				isUntrusted: labels.length > 0,
			};
		},
	});

export const updateLabel = (kind: LabelKind): ChangeTool =>
	changeTool({
		name: `update_${kind}`,
		title: `Change a ${kind}`,
		description: `Rename or colour a ${kind}. Example: {"${kind}_id":3,"name":"${OF[kind].example}"}.`,
		deed: "changes",
		isIdempotent: true,
		isUntrusted: true,
		words: { done: "updated" },
		input: z.strictObject({
			...idField(kind),
			name: z.string().optional(),
			color: Color.nullish(),
			...DryRun,
		}),
		output: output(kind, "updated"),
		async plan(context, given) {
			const { name, color } = given;
			if (name === undefined && color === undefined) return invalid("body", "required", say("nothing_named"));
			const id = idOf(kind, given);
			const labels = (await context.readModel.labels(context.user_id))[OF[kind].nouns];
			const label = labels.find((one) => one.id === id);
			if (label === undefined) return refuseLabel(kind, id, labels);
			const changes = {
				...(name === undefined ? {} : { name }),
				...(color === undefined ? {} : { color: color || null }),
			};
			const command: Command =
				kind === "category"
					? { type: "EditCategory", category_id: id, changes }
					: { type: "EditTag", tag_id: id, changes };
			return {
				commands: [command],
				tasks: [],
				labels: [{ kind, id, name: label.name }],
				count: 0,
				question: wordsFor(context.settings.locale).tools.changeLabel(kind, isolated(label.name)),
			};
		},
		present: presentLabel(kind),
	});

export const deleteLabel = (kind: LabelKind): ChangeTool =>
	changeTool({
		name: `delete_${kind}`,
		title: `Delete a ${kind}`,
		description: `Delete a ${kind}; its tasks stay. The user is asked first. Example: {"${kind}_id":3}.`,
		deed: "deletes",
		isIdempotent: true,
		isUntrusted: true,
		words: { done: "deleted" },
		input: z.strictObject({ ...idField(kind), ...DryRun }),
		output: output(kind, "deleted"),
		async plan(context, given) {
			const id = idOf(kind, given);
			const labels = await labelsOf(context, kind);
			const label = labels.find((one) => one.id === id);
			if (label === undefined) return refuseLabel(kind, id, labels);
			const command: Command =
				kind === "category" ? { type: "DeleteCategory", category_id: id } : { type: "DeleteTag", tag_id: id };
			return {
				commands: [command],
				tasks: [],
				labels: [{ kind, id, name: label.name }],
				count: label.task_count,
				question: wordsFor(context.settings.locale).tools.deleteLabel(kind, isolated(label.name), label.task_count),
			};
		},
		present: presentLabel(kind),
	});
