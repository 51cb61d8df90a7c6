/** Every tool, in the order in which they are told: it does not change from turn to turn, so that servers keep what they read. */
import { z } from "zod";
import type { Scope } from "../domain/accounts/scopes.ts";
import type { JsonObject } from "../ports/assistant/model.ts";
import { addTagToTask } from "./catalogue/addTagToTask.ts";
import { addTask } from "./catalogue/addTask.ts";
import { cancelReminder } from "./catalogue/cancelReminder.ts";
import { changeRecurrence } from "./catalogue/changeRecurrence.ts";
import { changeSettings } from "./catalogue/changeSettings.ts";
import { completeTask } from "./catalogue/completeTask.ts";
import { createCategory } from "./catalogue/createCategory.ts";
import { createTag } from "./catalogue/createTag.ts";
import { deleteCategory } from "./catalogue/deleteCategory.ts";
import { deleteFilter } from "./catalogue/deleteFilter.ts";
import { deleteTag } from "./catalogue/deleteTag.ts";
import { deleteTask } from "./catalogue/deleteTask.ts";
import { explainDelivery } from "./catalogue/explainDelivery.ts";
import { fetchDocument } from "./catalogue/fetch.ts";
import { filterTasks } from "./catalogue/filterTasks.ts";
import { getTask } from "./catalogue/getTask.ts";
import { history } from "./catalogue/history.ts";
import { listCategories } from "./catalogue/listCategories.ts";
import { listFilters } from "./catalogue/listFilters.ts";
import { listReminders } from "./catalogue/listReminders.ts";
import { listTags } from "./catalogue/listTags.ts";
import { listTasks } from "./catalogue/listTasks.ts";
import { moveOccurrence } from "./catalogue/moveOccurrence.ts";
import { pauseRecurrence } from "./catalogue/pauseRecurrence.ts";
import { previewRecurrence } from "./catalogue/previewRecurrence.ts";
import { quickAdd } from "./catalogue/quickAdd.ts";
import { removeTagFromTask } from "./catalogue/removeTagFromTask.ts";
import { restoreTask } from "./catalogue/restoreTask.ts";
import { saveFilter } from "./catalogue/saveFilter.ts";
import { search } from "./catalogue/search.ts";
import { searchTasks } from "./catalogue/searchTasks.ts";
import { setReminder } from "./catalogue/setReminder.ts";
import { skipOccurrence } from "./catalogue/skipOccurrence.ts";
import { snoozeReminder } from "./catalogue/snoozeReminder.ts";
import { undo } from "./catalogue/undo.ts";
import { updateCategory } from "./catalogue/updateCategory.ts";
import { updateTag } from "./catalogue/updateTag.ts";
import { updateTask } from "./catalogue/updateTask.ts";
import { type CallOf, type Hints, hintsOf, scopeOf, type Tool } from "./tool.ts";

const TOOLS = [
	addTask,
	listTasks,
	completeTask,
	getTask,
	deleteTask,
	updateTask,
	createCategory,
	listCategories,
	updateCategory,
	deleteCategory,
	createTag,
	listTags,
	updateTag,
	deleteTag,
	addTagToTask,
	removeTagFromTask,
	searchTasks,
	filterTasks,
	listFilters,
	saveFilter,
	deleteFilter,
	setReminder,
	listReminders,
	snoozeReminder,
	cancelReminder,
	undo,
	history,
	previewRecurrence,
	moveOccurrence,
	changeRecurrence,
	explainDelivery,
	changeSettings,
	search,
	fetchDocument,
	quickAdd,
	restoreTask,
	skipOccurrence,
	pauseRecurrence,
] as const satisfies readonly Tool[];

export const catalogue: readonly Tool[] = TOOLS;

/** The use of a tool, as data: what a model sends, a button stands for, and a sentence comes to. */
export type ToolCall = CallOf<(typeof TOOLS)[number]>;

const byName: ReadonlyMap<string, Tool> = new Map(catalogue.map((tool) => [tool.name, tool]));

/** `undefined` where there is none of that name. */
export const toolNamed = (name: string): Tool | undefined => byName.get(name);

const Call = z.object({ tool: z.string(), arguments: z.unknown() });

/** Whether this is the use of a tool that is there, with arguments that it takes. */
export function isToolCall(value: unknown): value is ToolCall {
	const { data } = Call.safeParse(value);
	return data !== undefined && toolNamed(data.tool)?.input.safeParse(data.arguments).success === true;
}

/** A tool as it is told to models and clients. */
export interface ToolFacts {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	/** JSON Schema 2020-12, an object that takes no other fields. */
	readonly inputSchema: JsonObject;
	/** Of `Outcome.output`, however it ended but refused. */
	readonly outputSchema: JsonObject;
	readonly hints: Hints;
	readonly scope: Scope;
}

let told: readonly ToolFacts[] | undefined;

/** The same objects each time, made when they are first asked for. */
export function toolFacts(): readonly ToolFacts[] {
	told ??= catalogue.map((tool) => ({
		name: tool.name,
		title: tool.title,
		description: tool.description,
		inputSchema: jsonSchema(tool.input, "input"),
		outputSchema: jsonSchema(tool.output, "output"),
		hints: hintsOf(tool),
		scope: scopeOf(tool),
	}));
	return told;
}

/**
 * Without `$schema`: 2020-12 is what both eras of MCP take where nothing is said. What a field may be besides null is said as
 * a list of types, at half the length.
 */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonObject {
	const { $schema: _dialect, ...whole } = z.toJSONSchema(schema, {
		target: "draft-2020-12",
		io,
		override({ jsonSchema: one }) {
			const [value, none, ...more] = one.anyOf ?? [];
			if (none?.type === "null" && more.length === 0 && typeof value?.type === "string" && !("enum" in value)) {
				delete one.anyOf;
				Object.assign(one, value, { type: [value.type, "null"] });
			}
			// A list of ours that nobody changes in place is one that is sent all the same.
			delete one.readOnly;
			// The bounds of a whole number in JavaScript tell nobody anything.
			if (one.maximum === Number.MAX_SAFE_INTEGER) delete one.maximum;
			if (one.minimum === Number.MIN_SAFE_INTEGER) delete one.minimum;
			// What an id looks like is known from the answers that named it.
			if (one.format === "uuid") {
				delete one.format;
				delete one.pattern;
			}
			for (const [key, said] of Object.entries(one)) if (said === undefined) Reflect.deleteProperty(one, key);
		},
	});
	return whole;
}
