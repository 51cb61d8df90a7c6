/** The wording of a daily digest for what is shorter than a mail: push message, ntfy notification and webhook. Pure. */
import { LIMITS } from "../../domain/tasks/task.ts";
import { taskLink } from "../../domain/tasks/taskLink.ts";
import type { DigestTasks, WholeDigest } from "../../ports/delivery/digests.ts";
import { wordsFor } from "../../words/words.ts";
import type { NtfyMessage } from "../hooks/composeNtfy.ts";
import type { WebhookMessage } from "../hooks/composeWebhook.ts";
import { type PushMessage, topicOf } from "../push/composePush.ts";
import { oneLine } from "../safeText.ts";
import { digestLines } from "./digestLines.ts";

/** Titles of one message: a notification has few lines, and takes 4,096 bytes. */
const MOST_TITLES = 8;

/** The tasks in the order of the sections, those that are due first; the counts stand above them. */
function shortText(digest: WholeDigest, publicUrl: string): { readonly title: string; readonly body: string } {
	const { counts, sections } = digestLines(digest, publicUrl);
	const lines = sections.flatMap((section) => section.lines);
	const all = sections.reduce((sum, section) => sum + section.lines.length + section.more, 0);
	const titles = lines.slice(0, MOST_TITLES).map(({ title }) => oneLine(title, 60));
	const more = all - titles.length;
	const said = wordsFor(digest.recipient.locale).mails.push;
	return { title: counts, body: [...titles, ...(more > 0 ? [said.more(more)] : [])].join("\n") };
}

export function composeDigestPush(digest: WholeDigest, publicUrl: string): PushMessage {
	const { user_id, digest_id, recipient } = digest;
	const navigate = `${publicUrl}/`;
	const notification = {
		...shortText(digest, publicUrl),
		navigate,
		data: { user_id, delivery_id: digest_id, link: navigate },
		lang: wordsFor(recipient.locale).language,
		dir: "auto",
		tag: digest_id,
		silent: false,
	};
	return {
		user_id,
		payload: JSON.stringify({ web_push: 8030, mutable: true, notification }),
		topic: topicOf(digest_id),
		urgency: "normal",
	};
}

export function composeDigestNtfy(digest: WholeDigest, publicUrl: string): NtfyMessage {
	const { title, body } = shortText(digest, publicUrl);
	return {
		user_id: digest.user_id,
		notice: {
			title,
			message: body,
			priority: 3,
			tags: ["date"],
			click: `${publicUrl}/`,
			actions: [],
			sequence_id: digest.digest_id,
		},
	};
}

export function composeDigestWebhook(digest: WholeDigest, publicUrl: string): WebhookMessage {
	const { user_id, digest_id, local_date, due_at, content } = digest;
	const told = ({ count, first }: DigestTasks) => ({
		count,
		tasks: first.map(({ task_id, title, due }) => ({
			task_id,
			title: oneLine(title, LIMITS.title),
			due,
			link: taskLink(publicUrl, { user_id, task_id }),
		})),
	});
	const { due_today, overdue, done_yesterday } = content;
	const data = {
		date: local_date,
		due_today: told(due_today),
		overdue: told(overdue),
		done_yesterday: told(done_yesterday),
	};
	return { user_id, id: digest_id, body: JSON.stringify({ type: "digest.due", timestamp: due_at, data }) };
}
