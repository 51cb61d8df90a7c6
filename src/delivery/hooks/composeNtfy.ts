/** What an ntfy notification says of reminders. Pure: the same delivery gives the same one (P5). */
import { LIMITS, type Priority } from "../../domain/tasks/task.ts";
import { taskLink } from "../../domain/tasks/taskLink.ts";
import type { ClaimedDelivery, DeliveryEntry } from "../../ports/delivery/deliveryLedger.ts";
import { type Words, wordsFor } from "../../words/words.ts";
import { shortWhen } from "../reminderFacts.ts";
import { oneLine } from "../safeText.ts";

/** As ntfy is published to in JSON (docs.ntfy.sh/publish), without the topic. */
export interface NtfyNotice {
	readonly title: string;
	readonly message: string;
	/** 1 to 5. */
	readonly priority: number;
	readonly tags: readonly string[];
	readonly click: string;
	readonly actions: readonly {
		readonly action: "view";
		readonly label: string;
		readonly url: string;
		readonly clear: true;
	}[];
	/** Since ntfy 2.16 a notification of the same one is replaced, so that what is sent again shows once. */
	readonly sequence_id: string;
}

export interface NtfyMessage {
	readonly user_id: string;
	readonly notice: NtfyNotice;
}

/** Titles of one notification: ntfy takes 4,096 bytes of text. */
const MOST_TITLES = 8;
/** ntfy's: 3 is the usual one, 4 vibrates longer, 5 also pops up. */
const PRIORITIES: Readonly<Record<Priority, number>> = { low: 2, medium: 3, high: 4, urgent: 5 };

export function composeNtfy(delivery: ClaimedDelivery, publicUrl: string): NtfyMessage {
	const { user_id, task_id, delivery_id, recipient, also } = delivery;
	const words = wordsFor(recipient.locale);
	const entries = [delivery, ...also];
	const isOne = also.length === 0;
	const click = isOne ? taskLink(publicUrl, { user_id, task_id }) : `${publicUrl}/`;
	return {
		user_id,
		notice: {
			title: isOne ? titleOf(delivery, words) : words.mails.push.several(entries.length),
			message: isOne ? shortWhen(delivery, recipient) : titlesOf(entries, words),
			priority: Math.max(...entries.map(({ task }) => PRIORITIES[task.priority])),
			tags: ["alarm_clock"],
			click,
			actions: isOne ? [{ action: "view", label: words.mails.reminder.open, url: click, clear: true }] : [],
			sequence_id: delivery_id,
		},
	};
}

const titleOf = ({ task, task_id }: DeliveryEntry, words: Words) =>
	oneLine(task.title, LIMITS.title) || words.mails.reminder.task(task_id);

function titlesOf(entries: readonly DeliveryEntry[], words: Words): string {
	const titles = entries.slice(0, MOST_TITLES).map((entry) => oneLine(titleOf(entry, words), 60));
	const more = entries.length - titles.length;
	return [...titles, ...(more > 0 ? [words.mails.push.more(more)] : [])].join("\n");
}
