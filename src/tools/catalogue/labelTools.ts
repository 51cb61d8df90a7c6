/** Categories and tags differ in name and limits only: their tools are made here, a file for each says which. */

import { z } from "zod";
import type { Command } from "../../domain/commands/commands.ts";
import type { LabelKind } from "../../domain/labels/labels.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { type Label, LIMITS } from "../../domain/tasks/task.ts";
import { wordsFor } from "../../words/words.ts";
import { isolated } from "../../words/written.ts";
import { answersOf } from "../answersOf.ts";
import { Color, changeOutput, DryRun, Id, LabelRow, Said } from "../fields.ts";
import { labelNamed } from "../labelsNamed.ts";
import { labelsFound } from "../messages.ts";
import type { Ran } from "../outcome.ts";
import { invalid, isRefusal } from "../refusals.ts";
import { changeTool, readTool, type Showing, type ToolContext } from "../tool.ts";

const OF = {
	category: {
		nouns: "categories",
		limit: `names of 1-${LIMITS.categoryName} characters, ${LIMITS.categories} at most`,
		use: "A task has at most one category.",
	},
	tag: {
		nouns: "tags",
		limit: `names of 1-${LIMITS.tagName} characters, ${LIMITS.tags} at most`,
		use: `A task has up to ${LIMITS.tagsOfTask} tags.`,
	},
} as const;

/** What it is in answers. */
const ID_FIELD = { category: { category_id: z.int() }, tag: { tag_id: z.int() } } as const;

const NameNow = Said.optional().meta({ description: "its name now" });
/** Which label is meant: by its number, or by the name that it has. */
const MEANT_BY = {
	category: { category: NameNow, category_id: Id.optional() },
	tag: { tag: NameNow, tag_id: Id.optional() },
} as const;
const Meant = z.object({ ...MEANT_BY.category, ...MEANT_BY.tag });

const meantIn = <Known extends Label>(kind: LabelKind, labels: readonly Known[], given: object) => {
	const meant = Meant.parse(given);
	return labelNamed(kind, labels, { id: meant[`${kind}_id`], name: meant[kind] });
};

const labelsOf = async ({ readModel, user_id }: ToolContext, kind: LabelKind) =>
	kind === "category" ? readModel.categories(user_id) : readModel.tags(user_id);

const presentLabel = (kind: LabelKind) => async (_context: Showing, ran: readonly Ran[]) => {
	const [answer] = answersOf(ran);
	if (answer?.kind !== "category" && answer?.kind !== "tag") return {};
	const { id, name, color } = answer.kind === "category" ? answer.category : answer.tag;
	return { [`${kind}_id`]: id, name, color };
};

const { task_count, ...named } = LabelRow;
const output = (kind: LabelKind, word: string) => changeOutput([word], { ...ID_FIELD[kind], ...named });

export const createLabel = <Kind extends LabelKind>(kind: Kind) =>
	changeTool({
		name: `create_${kind}` as `create_${Kind}`,
		title: `Make a ${kind}`,
		description: `Make a ${kind} by itself; ${OF[kind].limit}. A new one of a new task: add_task makes it.`,
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

/** What of a label can be changed. */
const CHANGED = {
	name: z.string().optional().meta({ description: "its new name" }),
	color: Color.nullish(),
};
const Changed = z.object(CHANGED);

export const updateLabel = <Kind extends LabelKind>(kind: Kind) =>
	changeTool({
		name: `update_${kind}` as `update_${Kind}`,
		title: `Change a ${kind}`,
		description: `Rename or colour a ${kind}: "${kind}" is the name that it has, "name" the new one.`,
		deed: "changes",
		isIdempotent: true,
		isUntrusted: true,
		words: { done: "updated" },
		input: z.strictObject({
			...MEANT_BY[kind],
			...CHANGED,
			...DryRun,
		}),
		output: output(kind, "updated"),
		async plan(context, given) {
			const { name, color } = Changed.parse(given);
			if (name === undefined && color === undefined) return invalid("body", "required", say("nothing_named"));
			const labels = (await context.readModel.labels(context.user_id))[OF[kind].nouns];
			const label = meantIn(kind, labels, given);
			if (isRefusal(label)) return label;
			const { id } = label;
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

export const deleteLabel = <Kind extends LabelKind>(kind: Kind) =>
	changeTool({
		name: `delete_${kind}` as `delete_${Kind}`,
		title: `Delete a ${kind}`,
		description: `Delete a ${kind}; its tasks stay. The user is asked first.`,
		deed: "deletes",
		isIdempotent: true,
		isUntrusted: true,
		words: { done: "deleted" },
		input: z.strictObject({ ...MEANT_BY[kind], ...DryRun }),
		output: output(kind, "deleted"),
		async plan(context, given) {
			const labels = await labelsOf(context, kind);
			const label = meantIn(kind, labels, given);
			if (isRefusal(label)) return label;
			const { id } = label;
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
