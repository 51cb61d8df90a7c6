/** Answers that change nothing: lists, one task, search, history, settings, help. */
import type { QuestionRequest } from "../../language/requests/request.ts";
import { settingsText, taskLine } from "../../words/taskText.ts";
import { wordsFor } from "../../words/words.ts";
import type { Asker } from "../asker.ts";
import type { Errand } from "../errand.ts";
import { type Listed, listFiltered } from "../finding/listFiltered.ts";
import type { TurnPart } from "../turn.ts";
import { aboutTasks, idsOf, showsTasks, speak } from "../turnParts.ts";
import { askTools } from "./askTools.ts";
import { suggestions } from "./suggestions.ts";

/** The most that are counted one by one. */
const MOST_COUNTED = 5_000;
/** More than this is not read in a chat; the list of tasks shows all. */
const MOST_LINES = 20;

export async function report(errand: Errand, asker: Asker, request: QuestionRequest): Promise<readonly TurnPart[]> {
	const { settings } = asker;
	const words = wordsFor(settings.locale);
	const said = words.reports;
	switch (request.kind) {
		case "list": {
			const listed = await listFiltered(asker, request.filter, "open");
			return listed === "no_such_label" ? [speak(said.noLabel)] : listing(asker, listed, said.noTask);
		}
		case "count": {
			const listed = await listFiltered(asker, request.filter, "open", MOST_COUNTED);
			if (listed === "no_such_label") return [speak(said.noLabel)];
			const { tasks, isAll } = listed;
			return [
				speak(said.count(tasks.length, isAll)),
				...(tasks.length === 0 ? [] : [aboutTasks(idsOf(tasks.slice(0, MOST_LINES)))]),
			];
		}
		case "next_due":
			return nextDue(asker);
		case "show_settings":
			return [speak(said.settings(settingsText(settings)))];
		case "help":
			return [speak(words.help.help(await suggestions(asker)))];
		case "nothing":
			return [speak(await nothingWords(asker, request.why))];
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

function listing(asker: Asker, { tasks, isAll }: Listed, empty: string): TurnPart[] {
	if (tasks.length === 0) return [speak(empty)];
	const said = wordsFor(asker.settings.locale).reports;
	const shown = tasks.slice(0, MOST_LINES);
	const more = tasks.length > shown.length ? `\n${said.moreInList(tasks.length - shown.length, isAll)}` : "";
	const lines = shown.map((task) => `- ${taskLine(task, asker.settings)}`).join("\n");
	return [
		speak(`${said.list(tasks.length, isAll)}\n${lines}${more}`),
		aboutTasks(idsOf(shown)),
		showsTasks(idsOf(shown)),
	];
}

/** The next task due from now on; what is overdue is named as well, since it is waiting. */
async function nextDue(asker: Asker): Promise<readonly TurnPart[]> {
	const said = wordsFor(asker.settings.locale).reports;
	const overdue = await listFiltered(asker, { when: "overdue" }, "open");
	const upcoming = await listFiltered(asker, { when: "upcoming" }, "open");
	const isLate = typeof overdue !== "string" && overdue.tasks.length > 0;
	const late = isLate ? `\n${said.overdue(overdue.tasks.length, overdue.isAll)}` : "";
	const first = typeof upcoming === "string" ? undefined : upcoming.tasks[0];
	if (first === undefined) return [speak(`${said.nothingDue}${late}`)];
	return [speak(`${said.next(taskLine(first, asker.settings))}${late}`), aboutTasks([first.task_id])];
}
