/** Answers that change nothing: lists, one task, search, history, settings, help. */
import type { Task } from "../domain/task.ts";
import type { QuestionRequest } from "../language/requests/request.ts";
import { settingsText, taskLine } from "../words/taskText.ts";
import { wordsFor } from "../words/words.ts";
import { askTools } from "./askTools.ts";
import type { Errand } from "./errand.ts";
import { type Asker, listFiltered } from "./findTasks.ts";
import { previewSeries } from "./seriesReports.ts";
import { suggestions } from "./suggestions.ts";
import type { TurnPart } from "./turn.ts";

/** More than this is not read in a chat; the list of tasks shows all. */
const MOST_LINES = 20;

export async function report(errand: Errand, asker: Asker, request: QuestionRequest): Promise<readonly TurnPart[]> {
	const { settings } = asker;
	const words = wordsFor(settings.locale);
	const said = words.reports;
	switch (request.kind) {
		case "list": {
			const tasks = await listFiltered(asker, request.filter, "open");
			if (tasks === "no_such_label") return [say(said.noLabel)];
			return listing(asker, tasks, said.noTask);
		}
		case "count": {
			const tasks = await listFiltered(asker, request.filter, "open");
			if (tasks === "no_such_label") return [say(said.noLabel)];
			return [say(said.count(tasks.length)), ...(tasks.length === 0 ? [] : [about(tasks.slice(0, MOST_LINES))])];
		}
		case "next_due":
			return nextDue(asker);
		case "preview":
			return previewSeries(asker, request.reference);
		case "show_settings":
			return [say(said.settings(settingsText(settings)))];
		case "help":
			return [say(words.help.help(await suggestions(asker)))];
		case "nothing":
			return [say(await nothingWords(asker, request.why))];
		default:
			return askTools(errand, asker, request);
	}
}

async function nothingWords(asker: Asker, why: Extract<QuestionRequest, { kind: "nothing" }>["why"]): Promise<string> {
	const { reports, help } = wordsFor(asker.settings.locale);
	switch (why) {
		case "negated":
			return reports.negated;
		case "thanks":
			return reports.welcome;
		case "self":
			return reports.self;
		case "question":
			return help.unanswerable(await suggestions(asker));
		case "fewer_mails":
			return help.fewerMails(asker.settings.default_lead_minutes);
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
	const said = wordsFor(asker.settings.locale).reports;
	const shown = tasks.slice(0, MOST_LINES);
	const more = tasks.length > shown.length ? `\n${said.moreInList(tasks.length - shown.length)}` : "";
	const lines = shown.map((task) => `- ${taskLine(task, asker.settings)}`).join("\n");
	return [say(`${said.list(tasks.length)}\n${lines}${more}`), about(shown), shownAs(shown)];
}

/** What is overdue waits, so it is named, too; the next is what is due from now on. */
async function nextDue(asker: Asker): Promise<readonly TurnPart[]> {
	const said = wordsFor(asker.settings.locale).reports;
	const overdue = await listFiltered(asker, { when: "overdue" }, "open");
	const upcoming = await listFiltered(asker, { when: "upcoming" }, "open");
	const late = overdue.length > 0 ? `\n${said.overdue(overdue.length)}` : "";
	if (typeof upcoming === "string" || upcoming[0] === undefined) return [say(`${said.nothingDue}${late}`)];
	return [say(`${said.next(taskLine(upcoming[0], asker.settings))}${late}`), about([upcoming[0]])];
}
