/** A user with one of everything, each text of theirs marked, so that any leak of it can be seen (P8). */

import assert from "node:assert/strict";
import type { ReminderView, TaskView } from "../../src/http/contract/contract.ts";
import type { Made } from "../http/examples.ts";
import type { Client } from "../support/client.ts";
import { firesAtOnce } from "../support/firesAtOnce.ts";
import { eventually } from "../support/promises.ts";
import type { Target } from "./target.ts";

export interface Belongings extends Made {
	readonly thread_id: string;
	/** The user's message: the turn's id, too. */
	readonly item_id: string;
	/** An item of the assistant's: a receipt. */
	readonly receipt_id: string;
	readonly api_key_id: string;
	/** A key that has done something. */
	readonly client_id: string;
	readonly push_device_id: string;
	readonly calendar_feed_id: string;
	readonly calendar_token: string;
	/** A mail that was sent. */
	readonly delivery_id: string;
	/** Cursors by the path of the list that gave them. */
	readonly cursors: Readonly<Record<string, string>>;
}

/** `tasks`: how many more tasks and labels to have, so that the ids are beyond those of another user. */
export async function giveBelongings(
	target: Target,
	user: Client & { readonly user_id: string },
	mark: string,
	tasks: number,
): Promise<Belongings> {
	const write = async <Body>(method: string, path: string, body: unknown): Promise<Body> => {
		const answer = await user.request<Body>(method, path, { body });
		assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
		return answer.body;
	};
	for (let n = 0; n < tasks; n += 1) {
		const reminders = [{ at: "2040-01-01T09:00:00Z" }];
		await write("POST", "/api/tasks", { title: `${mark} filler ${n}`, reminders });
		await write("POST", "/api/tags", { name: `${mark} ${n}` });
		await write("POST", "/api/categories", { name: `${mark} ${n}` });
		await write("POST", "/api/filters", { name: `${mark} ${n}`, filter: "overdue" });
	}
	const { tag } = await write<{ tag: { id: number } }>("POST", "/api/tags", { name: `${mark} tag` });
	const { category } = await write<{ category: { id: number } }>("POST", "/api/categories", { name: `${mark} place` });
	const { filter } = await write<{ filter: { id: number } }>("POST", "/api/filters", {
		name: `${mark} filter`,
		filter: `search: ${mark}`,
	});
	const added = await write<{ task: TaskView; events: { event_id: string }[] }>("POST", "/api/tasks", {
		title: `${mark} title`,
		description: `${mark} description`,
		category_id: category.id,
		tag_ids: [tag.id],
		...firesAtOnce(),
	});
	const { reminder } = await write<{ reminder: ReminderView }>("POST", `/api/tasks/${added.task.id}/reminders`, {
		before_minutes: 30,
	});
	await write("PATCH", `/api/tasks/${added.task.id}`, { description: `${mark} changed` });
	const keyOf = (name: string) =>
		write<{ api_key: { id: string }; key: string }>("POST", "/api/api-keys", {
			name: `${mark} ${name}`,
			scopes: ["tasks:read", "tasks:write"],
		});
	const [unused, used] = [await keyOf("key"), await keyOf("script")];
	await user.request("POST", "/api/tasks", {
		body: { title: `${mark} by a script` },
		headers: { authorization: `Bearer ${used.key}` },
	});
	const { device } = await write<{ device: { id: string } }>("POST", "/api/push-devices", {
		name: `${mark} phone`,
		endpoint: `https://push.example.org/${mark}`,
		keys: {
			p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
			auth: "BTBZMqHH6r4Tts7J_aSIgg",
		},
	});
	const feed = await write<{ calendar_feed: { id: string }; url: string }>("POST", "/api/calendar-feeds", {
		name: `${mark} calendar`,
		contents: "both",
	});
	await write("POST", "/api/hooks", { channel: "ntfy", url: `https://ntfy.example.org/${mark}`, token: `tk_${mark}` });
	await write("POST", "/api/hooks", { channel: "webhook", url: `https://hooks.example.org/${mark}` });
	const { thread_id, item_id, receipt_id } = await chat(user, `add ${mark} from the chat`);
	// What happens by itself has happened before anything is compared.
	const settled = async () => {
		const sql = `SELECT (SELECT count(*) FROM delivery WHERE user_id = $1 AND state = 'sent')::float8 AS sent,
		   (SELECT count(*) FROM outbox)::float8 AS waiting`;
		return (await target.database.query<{ sent: number; waiting: number }>(sql, [user.user_id]))[0];
	};
	await eventually(settled, (now) => now?.sent === 1 && now.waiting === 0, 50_000);
	const sent = await user.request<{ data: readonly { id: string }[] }>("GET", "/api/deliveries");
	const cursors: Record<string, string> = {};
	for (const path of ["/api/tasks", "/api/tasks?sort=title", "/api/history"]) {
		const list = await user.request<{ next_cursor: string }>("GET", `${path}${path.includes("?") ? "&" : "?"}limit=1`);
		cursors[path] = list.body.next_cursor;
	}
	return {
		task_id: added.task.id,
		reminder_id: reminder.id,
		category_id: category.id,
		tag_id: tag.id,
		filter_id: filter.id,
		event_id: added.events[0]?.event_id ?? "",
		thread_id,
		item_id,
		receipt_id,
		api_key_id: unused.api_key.id,
		push_device_id: device.id,
		delivery_id: sent.body.data[0]?.id ?? "",
		client_id: used.api_key.id,
		calendar_feed_id: feed.calendar_feed.id,
		calendar_token: /([\w-]+)\.ics$/.exec(feed.url)?.[1] ?? "",
		cursors,
	};
}

export const message = (text: string) => ({
	content: [{ type: "input_text", text }],
	attachments: [],
	quoted_text: null,
	inference_options: {},
});

/** Says one thing in a new thread; the ids that came of it. */
async function chat(user: Client, text: string) {
	const answer = await user.request<{ text: string }>("POST", "/chatkit", {
		body: { type: "threads.create", params: { input: message(text) } },
	});
	const events = answer.body.text.split("\n\n").flatMap((frame) => {
		const data = /^data: (.*)$/m.exec(frame)?.[1];
		return data ? [JSON.parse(data) as ChatEvent] : [];
	});
	const items = events.flatMap(({ type, item }) => (type === "thread.item.done" && item ? [item] : []));
	const idOf = (type: string) => items.find((item) => item.type === type)?.id ?? assert.fail(`no ${type} in the chat`);
	const thread_id = events.find(({ thread }) => thread)?.thread?.id ?? assert.fail("no thread in the chat");
	return { thread_id, item_id: idOf("user_message"), receipt_id: idOf("widget") };
}

interface ChatEvent {
	readonly type: string;
	readonly thread?: { readonly id: string };
	readonly item?: { readonly id: string; readonly type: string };
}

/** A digest of all that the tables hold of a user: every table that names the user, and the items of the threads. */
export async function digestOf(target: Target, user_id: string): Promise<Record<string, string | null>> {
	const tables = await target.database.query<{ name: string }>(
		`SELECT table_name AS name FROM information_schema.columns
		 WHERE table_schema = 'public' AND column_name = 'user_id' ORDER BY table_name`,
	);
	const digests: Record<string, string | null> = {};
	const digest = async (name: string, from: string) => {
		const sql = `SELECT md5(string_agg(x::text, ',' ORDER BY x::text)) AS digest FROM (${from}) x`;
		digests[name] = (await target.database.query<{ digest: string | null }>(sql, [user_id]))[0]?.digest ?? null;
	};
	// When a command was refused last is no belonging: it keeps another pod from writing it (decision 0206).
	for (const { name } of tables)
		await digest(name, `SELECT to_jsonb(t) - 'refused_at' FROM "${name}" t WHERE t.user_id = $1`);
	await digest("thread_item", "SELECT i.* FROM thread_item i JOIN thread t ON t.id = i.thread_id WHERE t.user_id = $1");
	return digests;
}
