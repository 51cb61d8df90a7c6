/**
 * What a message comes to as it is read without a model: the calls, where the words and the tasks there leave no doubt. A model is
 * told of them as a note (decision 0237); nothing is done by it.
 */
import { findMeantLabel } from "../domain/labels/labels.ts";
import { speaksOf } from "../language/matters.ts";
import type { TaskFilter } from "../language/requests/named/filters.ts";
import type { TaskReference } from "../language/requests/named/references.ts";
import type { ChangeRequest, Request } from "../language/requests/request.ts";
import type { FullReading } from "../language/shapes/reading.ts";
import type { ToolCall } from "../tools/catalogue.ts";
import type { Asker } from "./asker.ts";
import { additionOf } from "./asking/questions.ts";
import { additionInFields } from "./changing/additionInFields.ts";
import { callsFor, type KnownChange, scopeOf } from "./changing/changes.ts";
import { OF_SERIES, withParent } from "./changing/changeTasks.ts";
import { findTasks } from "./finding/findTasks.ts";

/** With more calls than this, no note is made. */
const MOST = 12;
/** Those that take several tasks at once. */
const TOGETHER: ReadonlySet<string> = new Set(["complete_task", "delete_task", "restore_task"]);

/** Empty when any part of the message is in doubt. */
export async function readAsCalls(asker: Asker, requests: readonly Request[]): Promise<readonly ToolCall[]> {
	const calls: ToolCall[] = [];
	for (const request of requests) {
		const read = await callsOf(asker, request);
		if (read.length === 0) return [];
		calls.push(...together(read));
	}
	return calls.length > MOST ? [] : calls;
}

async function callsOf(asker: Asker, request: Request): Promise<readonly ToolCall[]> {
	switch (request.kind) {
		case "add":
			return addition(asker, request);
		case "add_several":
			return request.readings.map((reading) => inFields(reading, asker));
		case "unclear":
			// "Make it Friday instead", of the task that was spoken of last.
			return request.perhaps && !request.asks ? changed(asker, request.perhaps) : [];
		case "undo":
			return [{ tool: "undo", arguments: request.last === null || request.last === 1 ? {} : { last: request.last } }];
		case "create_tag":
		case "create_category":
			return [{ tool: request.kind, arguments: { name: request.name } }];
		case "rename_tag":
			return [{ tool: "update_tag", arguments: { tag: request.name, name: request.new_name } }];
		case "rename_category":
			return [{ tool: "update_category", arguments: { category: request.name, name: request.new_name } }];
		case "delete_tag":
			return [{ tool: "delete_tag", arguments: { tag: request.name } }];
		case "delete_category":
			return [{ tool: "delete_category", arguments: { category: request.name } }];
		case "color_tag":
			return [{ tool: "update_tag", arguments: { tag: request.name, color: request.color } }];
		case "color_category":
			return [{ tool: "update_category", arguments: { category: request.name, color: request.color } }];
		case "list_tags":
		case "list_categories":
			return [{ tool: request.kind, arguments: {} }];
		case "search":
			return [{ tool: "search_tasks", arguments: { query: request.words } }];
		case "show":
			return shown(asker, request.reference);
		case "history":
			return request.reference || request.within || request.only ? [] : [{ tool: "history", arguments: {} }];
		case "list":
			return listed(request.filter);
		default:
			return isChange(request) ? changed(asker, request) : [];
	}
}

async function shown(asker: Asker, reference: TaskReference): Promise<readonly ToolCall[]> {
	const found = await findTasks(asker, reference, "all");
	const [task, ...more] = found.kind === "tasks" ? found.tasks : [];
	return task === undefined || more.length > 0 ? [] : [{ tool: "get_task", arguments: { task_id: task.task_id } }];
}

/** The lists that are asked for most, as the tool names them. */
function listed(filter: TaskFilter): readonly ToolCall[] {
	const [only, ...more] = Object.entries(filter);
	if (only === undefined) return [{ tool: "list_tasks", arguments: {} }];
	if (more.length > 0) return [];
	const [name, value] = only;
	if (name !== "when") return [];
	if (value === "today") return [{ tool: "list_tasks", arguments: { due_after: "yesterday", due_before: "tomorrow" } }];
	return value === "overdue" ? [{ tool: "list_tasks", arguments: { overdue: true } }] : [];
}

/** A new task, unless the words fit one that is there, or say more than is understood. */
async function addition(
	asker: Asker,
	{ reading, perhaps = [], sounds }: Extract<Request, { kind: "add" }>,
): Promise<readonly ToolCall[]> {
	const meant = sounds?.kind === "state" && sounds.change ? [...perhaps, sounds.change] : perhaps;
	for (const change of meant) {
		const { reference } = change;
		const found = reference && (await findTasks(asker, reference, scopeOf(change)));
		if (found?.kind === "tasks") return changed(asker, change);
	}
	const { title } = reading.understood;
	if (sounds || perhaps.some(({ kind }) => kind !== "change_due") || reading.questions.length > 0) return [];
	if (speaksOf(title, "moment") || NOTED.test(title)) return [];
	const twin = await findTasks(asker, { kind: "words", words: title }, "open");
	return twin.kind === "none" ? [inFields(reading, asker)] : [];
}

const inFields = (reading: FullReading, asker: Asker) => additionInFields(reading, asker) ?? additionOf(reading);

/** What is said of a task besides its title. */
const NOTED = /(?<!\p{L})(?:notes?|noting|description|notiz|notiere|beschreibung)(?!\p{L})/iu;

const isChange = (request: Request): request is ChangeRequest =>
	"reference" in request && request.reference !== undefined;

async function changed(asker: Asker, request: ChangeRequest): Promise<readonly ToolCall[]> {
	const { reference } = request;
	const found = reference && (await findTasks(asker, reference, scopeOf(request)));
	if (found?.kind !== "tasks" || OF_SERIES.has(request.kind)) return [];
	const known = await withParent(asker, request);
	if (known.kind === "none") return [];
	const steps = found.tasks
		.flatMap((task) => callsFor(known as KnownChange, task, asker))
		.filter((step) => "tool" in step);
	if (request.kind !== "add_tag" || steps.length === 0) return steps;
	// The tool puts on a tag that there is; without a model one that there is not is made on the way.
	const { tags } = await asker.readModel.labels(asker.user_id);
	const isThere = findMeantLabel(tags, request.tag) !== undefined;
	return isThere ? steps : [{ tool: "create_tag", arguments: { name: request.tag } }, ...steps];
}

/** "Delete #1", "delete #2" are one call. */
function together(calls: readonly ToolCall[]): readonly ToolCall[] {
	const [first] = calls;
	if (first === undefined || calls.length < 2 || !TOGETHER.has(first.tool)) return calls;
	const task_ids = calls.map((call) => (call.arguments as { readonly task_id: number }).task_id);
	return [{ tool: first.tool, arguments: { task_ids } } as ToolCall];
}

const BEGIN = "\n\n(Read by its words alone, this is: ";

/** For the model, behind what the user says. Empty where there is nothing to tell. */
export function noteOf(calls: readonly ToolCall[]): string {
	if (calls.length === 0) return "";
	return `${BEGIN}${writtenCalls(calls)}. Do that if the user means it.)`;
}

export const writtenCalls = (calls: readonly ToolCall[]): string =>
	calls.map(({ tool, arguments: given }) => `${tool} ${JSON.stringify(given)}`).join(", then ");

/** What the user himself has said of a message to the model. */
export function withoutNote(text: string): string {
	const at = text.indexOf(BEGIN);
	return at < 0 ? text : text.slice(0, at);
}
