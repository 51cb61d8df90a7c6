/** Answers that change nothing: lists, one task, search, history, settings, help. */
import type { JournalEvent } from "../domain/events.ts";
import type { Task } from "../domain/task.ts";
import type { QuestionRequest } from "../language/requests/request.ts";
import { dueState, instantText, remindersOf, settingsText, taskLine, wholeRuleOf } from "../words/taskText.ts";
import { wordsFor } from "../words/words.ts";
import { asWritten, taskName } from "../words/written.ts";
import { type Asker, findTasks, listFiltered, startOf } from "./findTasks.ts";
import { historyLine } from "./historyWords.ts";
import { explainDelivery, listReminders } from "./reminderReports.ts";
import { previewSeries } from "./seriesReports.ts";
import { suggestions } from "./suggestions.ts";
import type { TurnPart } from "./turn.ts";

/** More than this is not read in a chat; the list of tasks shows all. */
const MOST_LINES = 20;
const MOST_EVENTS = 10;
/** So many are looked through for those that were asked for. */
const MOST_READ = 100;

export async function report(asker: Asker, request: QuestionRequest): Promise<readonly TurnPart[]> {
	const { readModel, user_id, settings } = asker;
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
		case "search": {
			const page = await readModel.listTasks(user_id, { status: "all", search: request.words, limit: MOST_LINES });
			const add = request.perhaps === undefined ? "" : ` ${said.toAdd(asWritten(request.perhaps))}`;
			return listing(asker, page.data, `${said.noneLike(asWritten(request.words))}${add}`);
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
			const line = isTags ? said.tags : said.categories;
			const lines = labels.map(({ name, task_count }) => `- ${line(asWritten(name), task_count)}`);
			const none = isTags ? said.noTags : said.noCategories;
			return [say(lines.length === 0 ? none : lines.join("\n"))];
		}
		case "list_reminders":
			return listReminders(asker, request.reference);
		case "explain_delivery":
			return explainDelivery(asker, request.reference);
		case "show_settings":
			return [say(said.settings(settingsText(settings)))];
		case "history":
			return history(asker, request);
		case "help":
			return [say(words.help.help(await suggestions(asker)))];
		case "nothing":
			return [say(await nothingWords(asker, request.why))];
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

async function history(
	asker: Asker,
	{ reference, within, only }: Extract<QuestionRequest, { kind: "history" }>,
): Promise<readonly TurnPart[]> {
	const said = wordsFor(asker.settings.locale).reports;
	const found = reference && (await findTasks(asker, reference, "all"));
	if (found?.kind === "none") return [say(found.text)];
	if (found?.kind === "several" || (found && found.tasks.length > 1))
		return [say(`${said.whichOne}\n`), ...listing(asker, found.tasks, "")];
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
	const none = within ? said.nothingThen : said.nothingYet;
	return [say(lines.length === 0 ? none : lines.join("\n")), ...(found ? [about(found.tasks)] : [])];
}

function describe(task: Task, { settings }: Asker): string {
	const words = wordsFor(settings.locale);
	const said = words.reports;
	const state =
		task.status === "completed" && task.completed_at
			? said.completedOn(instantText(task.completed_at, settings))
			: words.states.statuses[task.status];
	const reminders = remindersOf(task).map((at) => instantText(at, settings));
	const facts = [
		...dueState(task, settings),
		...wholeRuleOf(task, settings),
		words.tasks.priority(words.states.priorities[task.priority]),
		reminders.length === 0 ? said.noReminder : said.remindersOn(reminders),
	];
	const note = task.description ? asWritten(`\n${task.description}`) : "";
	return `${said.task(taskName(task, words), state, facts)}${note}`;
}
