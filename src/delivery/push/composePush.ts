/**
 * The wording of a reminder's push message. Pure: the same delivery gives the same message (P5). It says what the task is
 * called and when, and nothing more; on the way it is encrypted for the browser that asked for it (RFC 8291).
 */
import { LIMITS } from "../../domain/tasks/task.ts";
import { taskLink } from "../../domain/tasks/taskLink.ts";
import type { ClaimedDelivery, DeliveryEntry } from "../../ports/delivery/deliveryLedger.ts";
import { type Words, wordsFor } from "../../words/words.ts";
import { shortWhen } from "../reminderFacts.ts";
import { oneLine } from "../safeText.ts";

export interface PushMessage {
	readonly user_id: string;
	readonly payload: string;
	/** A message that still waits at the push service is replaced by another of the same topic (RFC 8030 §5.4). */
	readonly topic: string;
	readonly urgency: "high" | "normal";
}

/** Titles of one message: a notification has few lines, and a push service takes 4,096 bytes. */
const MOST_TITLES = 8;
const IMPORTANT = new Set(["high", "urgent"]);

/**
 * One document for both ways of showing it: declarative web push (WebKit shows it by itself), and our service worker, which gets
 * it as data and finds in `data` what its buttons act on.
 */
export function composePush(delivery: ClaimedDelivery, publicUrl: string): PushMessage {
	const { recipient, also, user_id, delivery_id } = delivery;
	const words = wordsFor(recipient.locale);
	const entries = [delivery, ...also];
	const facts = { lang: words.language, dir: "auto", tag: delivery_id, silent: false };
	const notification =
		also.length > 0 ? ofSeveral(entries, delivery, words, publicUrl) : ofOne(delivery, words, publicUrl);
	return {
		user_id,
		payload: JSON.stringify({ web_push: 8030, mutable: true, notification: { ...notification, ...facts } }),
		topic: topicOf(delivery_id),
		urgency: entries.some(({ task }) => IMPORTANT.has(task.priority)) ? "high" : "normal",
	};
}

export const topicOf = (delivery_id: string) => delivery_id.replaceAll(/[^A-Za-z0-9_]/g, "").slice(0, 32);

const titleOf = ({ task, task_id }: DeliveryEntry, words: Words) =>
	oneLine(task.title, LIMITS.title) || words.mails.reminder.task(task_id);

function ofOne(delivery: ClaimedDelivery, words: Words, publicUrl: string) {
	const { user_id, task_id, reminder_id, delivery_id, recipient } = delivery;
	const said = words.mails.push;
	const navigate = taskLink(publicUrl, { user_id, task_id });
	return {
		title: titleOf(delivery, words),
		body: shortWhen(delivery, recipient),
		navigate,
		data: { user_id, task_id, reminder_id, delivery_id, link: navigate, failed: said.failed },
		actions: [
			{ action: "done", title: said.done, navigate },
			{ action: "snooze", title: said.snooze, navigate },
		],
	};
}

function ofSeveral(
	entries: readonly DeliveryEntry[],
	{ user_id, delivery_id }: ClaimedDelivery,
	words: Words,
	publicUrl: string,
) {
	const said = words.mails.push;
	const titles = entries.slice(0, MOST_TITLES).map((entry) => oneLine(titleOf(entry, words), 60));
	const more = entries.length - titles.length;
	return {
		title: said.several(entries.length),
		body: [...titles, ...(more > 0 ? [said.more(more)] : [])].join("\n"),
		navigate: `${publicUrl}/`,
		data: { user_id, delivery_id, link: `${publicUrl}/` },
	};
}
