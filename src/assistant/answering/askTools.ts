/** Questions that a tool answers: the call that a request comes to once its tasks are known, and the tool's answer as it is. */
import type { Task } from "../../domain/tasks/task.ts";
import type { QuestionRequest } from "../../language/requests/request.ts";
import type { ToolCall } from "../../tools/catalogue.ts";
import { useTool } from "../../tools/useTool.ts";
import { wordOutcome } from "../../tools/words.ts";
import { taskLine } from "../../words/taskText.ts";
import { wordsFor } from "../../words/words.ts";
import { asWritten } from "../../words/written.ts";
import type { Asker } from "../asker.ts";
import { type Errand, toolContextOf } from "../errand.ts";
import { findTasks } from "../finding/findTasks.ts";
import type { TurnPart } from "../turn.ts";
import { aboutTasks, idsOf, showsTasks, speak } from "../turnParts.ts";

/** More is not read in a chat. */
const MOST_LINES = 20;
const MOST_EVENTS = 10;
const MOST_DATES = 5;
/** How many are looked through for those that were asked for. */
const MOST_READ = 50;
/** Up to this many tasks, each gets an answer of its own. */
const MOST_TASKS = 5;

type Asked = Extract<
	QuestionRequest,
	{
		kind:
			| "search"
			| "show"
			| "preview"
			| "history"
			| "list_tags"
			| "list_categories"
			| "list_reminders"
			| "explain_delivery";
	}
>;

export async function askTools(errand: Errand, asker: Asker, request: Asked): Promise<readonly TurnPart[]> {
	const found =
		"reference" in request && request.reference
			? await findTasks(asker, request.reference, request.kind === "preview" ? "open" : "all")
			: undefined;
	if (found?.kind === "none") return [speak(found.text)];
	const tasks = found?.tasks;
	const isOneAsked = request.kind === "history" || request.kind === "show";
	if (isOneAsked && tasks !== undefined && (found?.kind === "several" || tasks.length > 1))
		return whichOne(asker, tasks, request.kind);
	const calls = callsOf(request, tasks?.slice(0, MOST_TASKS));
	const context = await toolContextOf(errand);
	const said: string[] = [];
	const task_ids: number[] = [];
	for (const call of calls) {
		const outcome = await useTool(call.tool, call.arguments, context);
		said.push(wordOutcome(outcome, asker.settings));
		if (outcome.kind === "done") task_ids.push(...outcome.task_ids);
	}
	const perhaps = request.kind === "search" && task_ids.length === 0 ? request.perhaps : undefined;
	if (perhaps !== undefined) said.push(wordsFor(asker.settings.locale).reports.toAdd(asWritten(perhaps)));
	const ids = [...new Set(tasks === undefined ? task_ids : idsOf(tasks))].slice(0, MOST_LINES);
	const isList = request.kind === "search" || request.kind === "list_reminders";
	return [
		speak(said.join(perhaps === undefined ? "\n" : " ")),
		...(ids.length > 0 ? [aboutTasks(ids)] : []),
		...(isList && ids.length > 0 ? [showsTasks(ids)] : []),
	];
}

/** `tasks`: those it is about; `undefined` where none is named. */
function callsOf(request: Asked, tasks: readonly Task[] | undefined): readonly ToolCall[] {
	switch (request.kind) {
		case "list_tags":
		case "list_categories":
			return [{ tool: request.kind, arguments: {} }];
		case "search":
			return [{ tool: "search_tasks", arguments: { query: request.words, status: "all", limit: MOST_LINES } }];
		case "show":
			return (tasks ?? []).map(({ task_id }) => ({ tool: "get_task", arguments: { task_id } }));
		case "preview":
			return (tasks ?? []).map(({ task_id }) => ({
				tool: "preview_recurrence",
				arguments: { task_id, count: MOST_DATES },
			}));
		case "list_reminders":
			return tasks === undefined
				? [{ tool: request.kind, arguments: {} }]
				: tasks.map(({ task_id }) => ({ tool: request.kind, arguments: { task_id } }));
		case "explain_delivery":
			return tasks === undefined
				? [
						{ tool: request.kind, arguments: { limit: MOST_TASKS } },
						{ tool: "list_reminders", arguments: {} },
					]
				: tasks.map(({ task_id }) => ({ tool: request.kind, arguments: { task_id, limit: MOST_TASKS } }));
		case "history": {
			const { within, only } = request;
			const [task] = tasks ?? [];
			// The last day is the one before the days end.
			const until = within && Temporal.PlainDate.from(within.until).subtract({ days: 1 }).toString();
			return [
				{
					tool: request.kind,
					arguments: {
						limit: only === undefined && within === undefined ? MOST_EVENTS : MOST_READ,
						...(task === undefined ? {} : { task_id: task.task_id }),
						...(within === undefined ? {} : { since: within.from, until }),
						...(only === undefined ? {} : { only }),
					},
				},
			];
		}
	}
}

/** A question about one task, where several are meant. */
function whichOne({ settings }: Asker, tasks: readonly Task[], kind: "history" | "show"): readonly TurnPart[] {
	const said = wordsFor(settings.locale).reports;
	const shown = tasks.slice(0, MOST_LINES);
	const task_ids = idsOf(shown);
	const lines = shown.map((task) => `- ${taskLine(task, settings)}`).join("\n");
	const head = kind === "history" ? `${said.whichOne}\n` : "";
	return [speak(`${head}${said.list(tasks.length, true)}\n${lines}`), aboutTasks(task_ids), showsTasks(task_ids)];
}
