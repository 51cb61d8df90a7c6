/** Answers that change nothing: lists, one task, search, history, help. */
import type { JournalEvent } from "../domain/events.ts";
import type { Task } from "../domain/task.ts";
import type { Request } from "../language/request.ts";
import { type Asker, findTasks, listFiltered } from "./findTasks.ts";
import type { TurnPart } from "./turn.ts";
import { countWords, dueWords, EXAMPLES, instantWords, remindersOf, taskLine, taskName } from "./wording.ts";

/** More than this is not read in a chat; the list of tasks shows all. */
const MOST_LINES = 20;
const MOST_EVENTS = 10;

export type Report = Extract<Request, { kind: "list" | "show" | "search" | "history" | "help" | "nothing" }>;

export async function report(asker: Asker, request: Report): Promise<TurnPart[]> {
	switch (request.kind) {
		case "list": {
			const tasks = await listFiltered(asker, request.filter, "open");
			if (tasks === "no_such_label") return [say("There is no such tag or category.")];
			return listing(asker, tasks, "There is no such task.");
		}
		case "search": {
			const { readModel, user_id } = asker;
			const page = await readModel.listTasks(user_id, { status: "all", search: request.words, limit: MOST_LINES });
			return listing(asker, page.data, `I found no task like “${request.words}”.`);
		}
		case "show": {
			const found = await findTasks(asker, request.reference, "all");
			if (found.kind === "none") return [say(found.text)];
			const [only] = found.tasks;
			return found.tasks.length === 1 && only
				? [say(describe(only, asker)), about([only])]
				: listing(asker, found.tasks, "");
		}
		case "history": {
			const page = await asker.readModel.history(asker.user_id, { limit: MOST_EVENTS });
			const lines = page.data.map((event) => `- ${historyLine(event, asker.settings.time_zone)}`);
			return [say(lines.length === 0 ? "Nothing has happened yet." : lines.join("\n"))];
		}
		case "help":
			return [say(`You can:\n${EXAMPLES.map((example) => `- ${example}`).join("\n")}`)];
		case "nothing":
			return [
				say(
					request.why === "negated"
						? "All right, nothing was changed."
						: `I cannot answer that, and nothing was changed. You can:\n${EXAMPLES.map((example) => `- ${example}`).join("\n")}`,
				),
			];
	}
}

const say = (delta: string): TurnPart => ({ kind: "text", delta });
const about = (tasks: readonly Task[]): TurnPart => ({ kind: "about", task_ids: tasks.map(({ task_id }) => task_id) });

function listing(asker: Asker, tasks: readonly Task[], empty: string): TurnPart[] {
	if (tasks.length === 0) return [say(empty)];
	const shown = tasks.slice(0, MOST_LINES);
	const more = tasks.length > shown.length ? `\n… and ${tasks.length - shown.length} more in the list of tasks.` : "";
	const lines = shown.map((task) => `- ${taskLine(task, asker.settings)}`).join("\n");
	return [say(`${countWords(tasks.length)}:\n${lines}${more}`), about(shown)];
}

function describe(task: Task, { settings }: Asker): string {
	const due = task.due === null ? "no due date" : `due ${dueWords(task.due, settings)}`;
	const when =
		task.status === "completed" && task.completed_at
			? `completed on ${instantWords(task.completed_at, settings.time_zone)}`
			: task.status;
	const reminders = remindersOf(task).map((at) => instantWords(at, settings.time_zone));
	const next = reminders.length === 0 ? "no reminder to come" : `reminder on ${reminders.join(" and on ")}`;
	return `${taskName(task)} is ${when}, ${due}, priority ${task.priority}, ${next}.`;
}

function historyLine(event: JournalEvent, timeZone: string): string {
	const { data, principal } = event;
	const task = "task_id" in data ? ` #${data.task_id}` : "";
	return `${instantWords(event.at, timeZone)}: ${event.type}${task} (${principal.kind})${event.undoes === null ? "" : `, undoes ${event.undoes}`}`;
}
