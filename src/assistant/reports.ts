/** Answers that change nothing: lists, one task, search, history, settings, help. */
import type { JournalEvent } from "../domain/events.ts";
import type { Task } from "../domain/task.ts";
import type { QuestionRequest } from "../language/requests/request.ts";
import { type Asker, findTasks, listFiltered, startOf } from "./findTasks.ts";
import { historyLine } from "./historyWords.ts";
import { explainDelivery, listReminders } from "./reminderReports.ts";
import { previewSeries } from "./seriesReports.ts";
import { suggestions } from "./suggestions.ts";
import type { TurnPart } from "./turn.ts";
import {
	asWritten,
	countWords,
	dueWords,
	instantWords,
	remindersOf,
	settingWords,
	takesWords,
	taskLine,
	taskName,
	wholeRuleWords,
} from "./wording.ts";

/** More than this is not read in a chat; the list of tasks shows all. */
const MOST_LINES = 20;
const MOST_EVENTS = 10;
/** Of which those that were asked for are shown. */
const MOST_READ = 100;

export async function report(asker: Asker, request: QuestionRequest): Promise<readonly TurnPart[]> {
	const { readModel, user_id, settings } = asker;
	switch (request.kind) {
		case "list": {
			const tasks = await listFiltered(asker, request.filter, "open");
			if (tasks === "no_such_label") return [say("There is no such tag or category.")];
			return listing(asker, tasks, "There is no such task.");
		}
		case "count": {
			const tasks = await listFiltered(asker, request.filter, "open");
			if (tasks === "no_such_label") return [say("There is no such tag or category.")];
			return [say(`${countWords(tasks.length)}.`), ...(tasks.length === 0 ? [] : [about(tasks.slice(0, MOST_LINES))])];
		}
		case "next_due":
			return nextDue(asker);
		case "search": {
			const page = await readModel.listTasks(user_id, { status: "all", search: request.words, limit: MOST_LINES });
			const add =
				request.perhaps === undefined ? "" : ` To add it as a task, write “add ${asWritten(request.perhaps)}”.`;
			return listing(asker, page.data, `I found no task like “${asWritten(request.words)}”.${add}`);
		}
		case "show": {
			const found = await findTasks(asker, request.reference, "all");
			if (found.kind === "none") return [say(found.text)];
			const [only] = found.tasks;
			return found.tasks.length === 1 && only
				? [say(describe(only, asker)), about([only])]
				: listing(asker, found.tasks, "");
		}
		case "preview":
			return previewSeries(asker, request.reference);
		case "list_tags":
		case "list_categories": {
			const isTags = request.kind === "list_tags";
			const labels = isTags ? await readModel.tags(user_id) : await readModel.categories(user_id);
			const lines = labels.map(
				({ name, task_count }) => `- ${isTags ? "#" : "@"}${asWritten(name)} (${countWords(task_count)})`,
			);
			return [say(lines.length === 0 ? `You have no ${isTags ? "tags" : "categories"}.` : lines.join("\n"))];
		}
		case "list_reminders":
			return listReminders(asker, request.reference);
		case "explain_delivery":
			return explainDelivery(asker, request.reference);
		case "show_settings":
			return [say(`Your settings: ${settingWords(settings).join(", ")}.`)];
		case "history":
			return history(asker, request);
		case "help":
			return [
				say(
					`You can:\n${await suggestions(asker)}\nThere is more: lists, reminders, recurrences, tags, undo, history, settings.`,
				),
			];
		case "nothing":
			return [say(await nothingWords(asker, request.why))];
	}
}

async function nothingWords(asker: Asker, why: Extract<QuestionRequest, { kind: "nothing" }>["why"]): Promise<string> {
	switch (why) {
		case "negated":
			return "All right, nothing was changed.";
		case "thanks":
			return "You are welcome.";
		case "self":
			return "I am Adjutant, and keep your tasks and reminders. “help” says what I can do.";
		case "question":
			return `I cannot answer that, and nothing was changed. You can:\n${await suggestions(asker)}\nIf it is a task, begin with “add”.`;
	}
}

const say = (delta: string): TurnPart => ({ kind: "text", delta });
const shownAs = (tasks: readonly Task[]): TurnPart => ({
	kind: "shown",
	task_ids: tasks.map(({ task_id }) => task_id),
});
const about = (tasks: readonly Task[]): TurnPart => ({ kind: "about", task_ids: tasks.map(({ task_id }) => task_id) });

function listing(asker: Asker, tasks: readonly Task[], empty: string): TurnPart[] {
	if (tasks.length === 0) return [say(empty)];
	const shown = tasks.slice(0, MOST_LINES);
	const more = tasks.length > shown.length ? `\n… and ${tasks.length - shown.length} more in the list of tasks.` : "";
	const lines = shown.map((task) => `- ${taskLine(task, asker.settings)}`).join("\n");
	return [say(`${countWords(tasks.length)}:\n${lines}${more}`), about(shown), shownAs(shown)];
}

/** What is overdue waits, so it is named, too; the next is what is due from now on. */
async function nextDue(asker: Asker): Promise<readonly TurnPart[]> {
	const overdue = await listFiltered(asker, { when: "overdue" }, "open");
	const upcoming = await listFiltered(asker, { when: "upcoming" }, "open");
	const late = overdue.length > 0 ? `\n${countWords(overdue.length)} overdue: “show overdue tasks”.` : "";
	if (typeof upcoming === "string" || upcoming[0] === undefined) return [say(`Nothing else is due.${late}`)];
	return [say(`Next: ${taskLine(upcoming[0], asker.settings)}.${late}`), about([upcoming[0]])];
}

async function history(
	asker: Asker,
	{ reference, within, only }: Extract<QuestionRequest, { kind: "history" }>,
): Promise<readonly TurnPart[]> {
	const found = reference && (await findTasks(asker, reference, "all"));
	if (found?.kind === "none") return [say(found.text)];
	if (found?.kind === "several" || (found && found.tasks.length > 1))
		return [say("Of which one? Say its number.\n"), ...listing(asker, found.tasks, "")];
	const task_id = found?.tasks[0]?.task_id;
	const isMeant = ({ type, principal }: JournalEvent) =>
		only === undefined || (only === "added" ? type === "task.created" : principal.kind !== "system");
	const query = {
		limit: only === undefined ? MOST_EVENTS : MOST_READ,
		...(task_id === undefined ? {} : { task_id }),
		...(within && { since: startOf(within.from, asker.settings), until: startOf(within.until, asker.settings) }),
	};
	const page = await asker.readModel.history(asker.user_id, query);
	const meant = page.data.filter(isMeant).slice(0, within ? MOST_LINES : MOST_EVENTS);
	const lines = meant.map((event) => `- ${historyLine(event, asker.settings)}`);
	const none = within ? "Nothing of the kind happened then." : "Nothing has happened yet.";
	return [say(lines.length === 0 ? none : lines.join("\n")), ...(found ? [about(found.tasks)] : [])];
}

function describe(task: Task, { settings }: Asker): string {
	const takes = takesWords(task);
	const due =
		task.due === null
			? `no due date${takes === undefined ? "" : `, ${takes}`}`
			: `due ${dueWords(task.due, settings, task.duration_minutes)}`;
	const when =
		task.status === "completed" && task.completed_at
			? `completed on ${instantWords(task.completed_at, settings)}`
			: task.status;
	const reminders = remindersOf(task).map((at) => instantWords(at, settings));
	const next = reminders.length === 0 ? "no upcoming reminder" : `reminder on ${reminders.join(" and on ")}`;
	const recurs = task.recurrence === null ? "" : `, ${wholeRuleWords(task.recurrence, settings)}`;
	const note = task.description ? asWritten(`\n${task.description}`) : "";
	return `${taskName(task)} is ${when}, ${due}${recurs}, priority ${task.priority}, ${next}.${note}`;
}
