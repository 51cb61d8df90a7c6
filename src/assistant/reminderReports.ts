/** Which reminders are to come, and what became of those that fired: the ledger of deliveries in plain words. */
import type { Task } from "../domain/task.ts";
import type { TaskReference } from "../language/requests/references.ts";
import type { DeliveryRow } from "../ports/readModel.ts";
import { type Asker, findTasks, listFiltered } from "./findTasks.ts";
import type { TurnPart } from "./turn.ts";
import { asWritten, countWords, instantWords, remindersOf, taskName } from "./wording.ts";

const MOST_LINES = 20;
const MOST_DELIVERIES = 5;
const MINUTE_MS = 60_000;

const say = (delta: string): TurnPart => ({ kind: "text", delta });

export async function listReminders(asker: Asker, reference: TaskReference | undefined): Promise<readonly TurnPart[]> {
	const tasks = await tasksOf(asker, reference);
	if (typeof tasks === "string") return [say(tasks)];
	const coming = tasks
		.flatMap((task) => remindersOf(task).map((at) => ({ at, task })))
		.sort((left, right) => (left.at < right.at ? -1 : 1));
	if (coming.length === 0) return [say("There are no upcoming reminders.")];
	const shown = coming.slice(0, MOST_LINES);
	const lines = shown.map(({ at, task }) => `- ${instantWords(at, asker.settings)}: ${taskName(task)}`);
	const more = coming.length > shown.length ? `\n… and ${coming.length - shown.length} more.` : "";
	return [
		say(`${countWords(coming.length, "reminder")} to come:\n${lines.join("\n")}${more}`),
		{ kind: "about", task_ids: [...new Set(shown.map(({ task }) => task.task_id))] },
		// By line: a task with two reminders stands there twice.
		{ kind: "shown", task_ids: shown.map(({ task }) => task.task_id) },
	];
}

async function tasksOf(asker: Asker, reference: TaskReference | undefined): Promise<readonly Task[] | string> {
	if (reference === undefined) {
		const all = await listFiltered(asker, {}, "open");
		return all === "no_such_label" ? [] : all;
	}
	const found = await findTasks(asker, reference, "all");
	return found.kind === "none" ? found.text : found.tasks;
}

/** For a task its latest deliveries and its reminders as they are; without one the latest deliveries, and what is to come. */
export async function explainDelivery(
	asker: Asker,
	reference: TaskReference | undefined,
): Promise<readonly TurnPart[]> {
	if (reference === undefined) {
		const page = await asker.readModel.deliveries(asker.user_id, { limit: MOST_DELIVERIES });
		const lines = page.data.map((row) => `- #${row.task_id}: ${deliveryWords(row, asker)}`);
		const known = lines.length === 0 ? "No reminder has fired yet." : `The latest deliveries:\n${lines.join("\n")}`;
		const [coming] = await listReminders(asker, undefined);
		return [say(`${known}\n`), ...(coming ? [coming] : [])];
	}
	const found = await findTasks(asker, reference, "all");
	if (found.kind === "none") return [say(found.text)];
	const texts = await Promise.all(found.tasks.slice(0, MOST_DELIVERIES).map((task) => explainTask(asker, task)));
	return [say(texts.join("\n")), { kind: "about", task_ids: found.tasks.map(({ task_id }) => task_id) }];
}

async function explainTask(asker: Asker, task: Task): Promise<string> {
	const { data } = await asker.readModel.deliveries(asker.user_id, { task_id: task.task_id, limit: MOST_DELIVERIES });
	const lines = [
		...data.map((row) => deliveryWords(row, asker)),
		...task.reminders.flatMap(({ status, fire_at }) => reminderWords(task, status, fire_at, asker)),
	];
	if (lines.length === 0) lines.push("it has no reminder, so none was sent. “remind me about it at 5” makes one");
	return `${taskName(task)}:\n${lines.map((line) => `- ${line}.`).join("\n")}`;
}

function reminderWords(
	task: Task,
	status: Task["reminders"][number]["status"],
	fire_at: Task["reminders"][number]["fire_at"],
	{ settings }: Asker,
): string[] {
	const at = fire_at === null ? "" : ` for ${instantWords(fire_at, settings)}`;
	switch (status) {
		case "armed":
			return [`a reminder is set${at}; its time has not come`];
		case "waiting":
			return ["a reminder waits for a due date: it counts back from one"];
		case "cancelled":
			return [
				task.status !== "open"
					? `the reminder${at} was cancelled, because the task is ${task.status}`
					: task.recurrence?.paused
						? `the reminder${at} is silent, because the series is paused`
						: `the reminder${at} was cancelled, or its time had passed already`,
			];
		case "fired":
			return [];
	}
}

function deliveryWords(row: DeliveryRow, { settings }: Asker): string {
	const at = (instant: DeliveryRow["planned_at"]) => instantWords(instant, settings);
	const late =
		row.late_by_ms >= MINUTE_MS ? `, ${countWords(Math.round(row.late_by_ms / MINUTE_MS), "minute")} late` : "";
	const fired = `the reminder of ${at(row.planned_at)} fired${late}`;
	const answer = row.provider_answer === null ? "" : ` (mail server: “${asWritten(row.provider_answer)}”)`;
	switch (row.state) {
		case "sent":
			return `${fired}, and the mail was handed over${row.sent_at === null ? "" : ` on ${at(row.sent_at)}`}${answer}. Look in the spam folder if it is not there`;
		case "queued":
		case "sending": {
			const next = row.next_attempt_at === null ? "" : `; the next attempt is on ${at(row.next_attempt_at)}`;
			return `${fired}, and the mail is on its way after ${countWords(row.attempts, "attempt")}${next}${answer}`;
		}
		case "not_wanted":
			return `${fired}, and no mail was sent, because the task was done or deleted meanwhile`;
		case "muted":
			return `${fired}, and no mail was sent, because you had turned e-mail reminders off at the time`;
		case "unverified":
			return `${fired}, and no mail was sent, because your e-mail address is not verified yet`;
		case "dead":
			return `${fired}, and the mail was refused for good after ${countWords(row.attempts, "attempt")}${answer}`;
	}
}
