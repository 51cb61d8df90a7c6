/** What became of reminders that fired, and of daily digests: the ledger of deliveries in plain words. */

import { MAIL } from "../domain/channels.ts";
import { isPaused } from "../domain/series/seriesOfTask.ts";
import type { Reminder, Task } from "../domain/tasks/task.ts";
import type { DeliveryRow } from "../ports/reading/readModel.ts";
import { channelIn } from "../words/channelIn.ts";
import { dayText } from "../words/dayText.ts";
import { remarkIn } from "../words/remarkIn.ts";
import { instantText, type Reading } from "../words/taskText.ts";
import { wordsFor } from "../words/words.ts";
import { asWritten, taskName } from "../words/written.ts";

const MINUTE_MS = 60_000;

/** The latest of all tasks, each with its task's number, and daily digests among them. */
export function latestDeliveries(rows: readonly DeliveryRow[], settings: Reading): string {
	const said = wordsFor(settings.locale).reports.reminders;
	const lines = rows.map((row) => {
		const words = deliveryWords(row, settings);
		return row.kind === "digest" ? `- ${words}` : `- #${row.task_id}: ${words}`;
	});
	return lines.length === 0 ? said.noneFired : `${said.latest}\n${lines.join("\n")}`;
}

/** Of one task: its deliveries, and its reminders as they are. */
export function explainDeliveries(task: Task, rows: readonly DeliveryRow[], settings: Reading): string {
	const words = wordsFor(settings.locale);
	const lines = [
		...rows.map((row) => deliveryWords(row, settings)),
		...task.reminders.flatMap((reminder) => reminderWords(task, reminder, settings)),
	];
	if (lines.length === 0) lines.push(words.reports.reminders.never);
	return `${taskName(task, words)}:\n${lines.map((line) => `- ${line}.`).join("\n")}`;
}

function reminderWords(task: Task, reminder: Reminder, settings: Reading): string[] {
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

function deliveryWords(row: DeliveryRow, settings: Reading): string {
	const words = wordsFor(settings.locale);
	const said = words.reports.reminders;
	const at = (instant: DeliveryRow["sent_at"]) => (instant === null ? undefined : instantText(instant, settings));
	const late = row.late_by_ms >= MINUTE_MS ? Math.round(row.late_by_ms / MINUTE_MS) : 0;
	const fired =
		row.kind === "digest"
			? said.digest(dayText(Temporal.PlainDate.from(row.local_date), settings))
			: said.fired(instantText(row.planned_at, settings), late);
	const answer = answerText(row.answer, settings);
	const message = channelIn(words, row.channel)?.message ?? said.anyMessage;
	const held = row.kind === "digest" ? undefined : at(row.held_until);
	switch (row.state) {
		case "sent":
			return `${said.sent(fired, message, at(row.sent_at), answer)}${row.channel === MAIL ? said.lookForMail : ""}`;
		case "queued":
			if (held !== undefined && row.attempts === 0) return said.held(fired, message, held);
			return said.onItsWay(fired, message, row.attempts, at(row.next_attempt_at), answer);
		case "sending":
			return said.onItsWay(fired, message, row.attempts, at(row.next_attempt_at), answer);
		case "empty":
			return said.empty(fired);
		case "not_wanted":
			return said.notWanted(fired, message);
		case "muted":
			return said.muted(fired, message);
		case "unverified":
			return said.unverified(fired, message);
		case "nowhere":
			return said.nowhere(fired, message);
		case "dead":
			return said.dead(fired, message, row.attempts, answer);
	}
}

/** What another side said is quoted as its words; what we say ourselves is not. */
function answerText(answer: DeliveryRow["answer"], settings: Reading): string {
	if (answer === null) return "";
	const said = wordsFor(settings.locale).reports.reminders;
	const text = asWritten(remarkIn(answer, settings));
	return typeof answer === "string" ? said.answer(text) : said.details(text);
}
