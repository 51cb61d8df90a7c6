/** Tasks as documents to read: one by its number, and the lists of a day. Each is the answer of a tool, as JSON. */
import { type ReadResourceResult, ResourceNotFoundError } from "@modelcontextprotocol/server";
import { laterError, withinReach } from "./faults.ts";
import type { ToolBox } from "./toolBox.ts";

const JSON_TYPE = "application/json";
/** Ids that a completion offers. */
const OFFERED = 20;

interface ListResource {
	readonly uri: string;
	readonly name: string;
	readonly title: string;
	readonly description: string;
	readonly given: object;
}

const LISTS: readonly ListResource[] = [
	{
		uri: "list://today",
		name: "today",
		title: "Today",
		description: "Open tasks that are due today",
		given: { status: "pending", due_after: "yesterday", due_before: "tomorrow", sort_by: "due_date", limit: 100 },
	},
	{
		uri: "list://overdue",
		name: "overdue",
		title: "Overdue",
		description: "Open tasks whose due date is past",
		given: { status: "pending", overdue: true, sort_by: "due_date", limit: 100 },
	},
	{
		uri: "list://open",
		name: "open",
		title: "Open",
		description: "Open tasks, the soonest due first; the first 100",
		given: { status: "pending", sort_by: "due_date", limit: 100 },
	},
];

export const LIST_URIS: readonly string[] = LISTS.map(({ uri }) => uri);

export const listResources = () => ({
	resources: LISTS.map(({ given: _, ...facts }) => ({ ...facts, mimeType: JSON_TYPE })),
});

export const listTemplates = () => ({
	resourceTemplates: [
		{
			uriTemplate: "task://{id}",
			name: "task",
			title: "A task",
			description: "One task with all its fields, by its number",
			mimeType: JSON_TYPE,
		},
	],
});

/** Throws `ResourceNotFoundError`, the same for what is not there and for what is somebody else's (P8). */
export async function readResource(
	box: ToolBox,
	uri: string,
	key: string,
	signal: AbortSignal,
): Promise<ReadResourceResult> {
	const call = callFor(uri);
	if (call === undefined) throw new ResourceNotFoundError(uri);
	const outcome = await withinReach(() => box.use(call.tool, call.given, key, signal));
	if (outcome.kind === "refused")
		throw outcome.retry_after_ms === undefined ? new ResourceNotFoundError(uri) : laterError(outcome);
	return { contents: [{ uri, mimeType: JSON_TYPE, text: JSON.stringify(outcome.output) }] };
}

function callFor(uri: string): { readonly tool: string; readonly given: object } | undefined {
	const id = /^task:\/\/([1-9]\d{0,9})$/.exec(uri)?.[1];
	if (id !== undefined) return { tool: "get_task", given: { task_id: Number(id) } };
	const list = LISTS.find((one) => one.uri === uri);
	return list && { tool: "list_tasks", given: list.given };
}

/** Numbers of open tasks that begin with what was typed. */
export async function completeTaskId(
	box: ToolBox,
	typed: string,
	key: string,
	signal: AbortSignal,
): Promise<readonly string[]> {
	const outcome = await withinReach(() =>
		box.use("list_tasks", { limit: 100, sort_by: "updated_at", sort_order: "desc" }, key, signal),
	);
	if (outcome.kind === "refused") return [];
	const { tasks = [] } = outcome.output as { readonly tasks?: readonly { readonly task_id: number }[] };
	return tasks
		.map(({ task_id }) => String(task_id))
		.filter((id) => id.startsWith(typed))
		.slice(0, OFFERED);
}
