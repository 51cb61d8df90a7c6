/** Which reminders are coming, and what became of those that fired: the ledger of deliveries in plain words. */
import { isPaused } from "../domain/seriesOfTask.ts";
import type { Reminder, Task } from "../domain/task.ts";
import type { TaskReference } from "../language/requests/references.ts";
import type { DeliveryRow } from "../ports/readModel.ts";
import { instantText, remindersOf } from "../words/taskText.ts";
import { wordsFor } from "../words/words.ts";
import { asWritten, taskName } from "../words/written.ts";
import { type Asker, findTasks, listFiltered } from "./findTasks.ts";
import type { TurnPart } from "./turn.ts";

const MOST_LINES = 20;
const MOST_DELIVERIES = 5;
const MINUTE_MS = 60_000;

const say = (delta: string): TurnPart => ({ kind: "text", delta });

export async function listReminders(asker: Asker, reference: TaskReference | undefined): Promise<readonly TurnPart[]> {
	const words = wordsFor(asker.settings.locale);
	const said = words.reports;
	const tasks = await tasksOf(asker, reference);
	if (typeof tasks === "string") return [say(tasks)];
	const coming = tasks
		.flatMap((task) => remindersOf(task).map((at) => ({ at, task })))
		.sort((left, right) => (left.at < right.at ? -1 : 1));
	if (coming.length === 0) return [say(said.reminders.none)];
	const shown = coming.slice(0, MOST_LINES);
	const lines = shown.map(({ at, task }) => `- ${instantText(at, asker.settings)}: ${taskName(task, words)}`);
	const more = coming.length > shown.length ? `\n${said.more(coming.length - shown.length)}` : "";
	return [
		say(`${said.reminders.coming(coming.length)}\n${lines.join("\n")}${more}`),
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

/** For a task its latest deliveries and its reminders as they are; without one the latest deliveries, and what is coming. */
export async function explainDelivery(
	asker: Asker,
	reference: TaskReference | undefined,
): Promise<readonly TurnPart[]> {
	if (reference === undefined) {
		const said = wordsFor(asker.settings.locale).reports.reminders;
		const page = await asker.readModel.deliveries(asker.user_id, { limit: MOST_DELIVERIES });
		const lines = page.data.map((row) => `- #${row.task_id}: ${deliveryWords(row, asker)}`);
		const known = lines.length === 0 ? said.noneFired : `${said.latest}\n${lines.join("\n")}`;
		const [coming] = await listReminders(asker, undefined);
		return [say(`${known}\n`), ...(coming ? [coming] : [])];
	}
	const found = await findTasks(asker, reference, "all");
	if (found.kind === "none") return [say(found.text)];
	const texts = await Promise.all(found.tasks.slice(0, MOST_DELIVERIES).map((task) => explainTask(asker, task)));
	return [say(texts.join("\n")), { kind: "about", task_ids: found.tasks.map(({ task_id }) => task_id) }];
}

async function explainTask(asker: Asker, task: Task): Promise<string> {
	const words = wordsFor(asker.settings.locale);
	const { data } = await asker.readModel.deliveries(asker.user_id, { task_id: task.task_id, limit: MOST_DELIVERIES });
	const lines = [
		...data.map((row) => deliveryWords(row, asker)),
		...task.reminders.flatMap((reminder) => reminderWords(task, reminder, asker)),
	];
	if (lines.length === 0) lines.push(words.reports.reminders.never);
	return `${taskName(task, words)}:\n${lines.map((line) => `- ${line}.`).join("\n")}`;
}

function reminderWords(task: Task, reminder: Reminder, { settings }: Asker): string[] {
	const said = wordsFor(settings.locale).reports.reminders;
	if (reminder.status === "fired") return [];
	if (reminder.status === "waiting") return [said.waiting];
	if (reminder.status === "withdrawn") return [said.anyCancelled];
	const at = instantText(reminder.fire_at, settings);
	if (reminder.status === "armed") return [said.armed(at)];
	if (task.status === "completed") return [said.cancelledCompleted(at)];
	if (task.status === "deleted") return [said.cancelledDeleted(at)];
	return [isPaused(task) ? said.silent(at) : said.cancelled(at)];
}

const named = (names: Readonly<Record<string, string>>, name: string) =>
	Object.hasOwn(names, name) ? names[name] : undefined;

function deliveryWords(row: DeliveryRow, { settings }: Asker): string {
	const said = wordsFor(settings.locale).reports.reminders;
	const at = (instant: DeliveryRow["sent_at"]) => (instant === null ? undefined : instantText(instant, settings));
	const late = row.late_by_ms >= MINUTE_MS ? Math.round(row.late_by_ms / MINUTE_MS) : 0;
	const fired = said.fired(instantText(row.planned_at, settings), late);
	const answer = row.provider_answer === null ? "" : said.answer(asWritten(row.provider_answer));
	const message = named(said.messages, row.channel) ?? said.anyMessage;
	const held = at(row.held_until);
	switch (row.state) {
		case "sent":
			return `${said.sent(fired, message, at(row.sent_at), answer)}${row.channel === "email" ? said.lookForMail : ""}`;
		case "queued":
			if (held !== undefined && row.attempts === 0) return said.held(fired, message, held);
			return said.onItsWay(fired, message, row.attempts, at(row.next_attempt_at), answer);
		case "sending":
			return said.onItsWay(fired, message, row.attempts, at(row.next_attempt_at), answer);
		case "not_wanted":
			return said.notWanted(fired, message);
		case "muted":
			return said.muted(fired, message);
		case "unverified":
			return said.unverified(fired, message);
		case "dead":
			return said.dead(fired, message, row.attempts, answer);
	}
}
