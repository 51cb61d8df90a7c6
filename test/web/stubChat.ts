/** The stub server's assistant: a few scripted turns in ChatKit's protocol. */
import type { ServerResponse } from "node:http";
import type { StubDesk } from "./stubDesk.ts";

type Fields = Record<string, unknown>;
const MINUTES = 60_000;
let last = 0;
const newId = (prefix: string) => {
	last += 1;
	return `${prefix}_${last}`;
};

export async function answerChat(desk: StubDesk, body: Fields, response: ServerResponse): Promise<void> {
	const params = body.params as Fields;
	const thread = desk.threads.find(({ id }) => id === params.thread_id);
	const shown = ({ id, title, created_at }: (typeof desk.threads)[number]) => ({ id, title, created_at });
	const json = (answer: unknown, status = 200) => {
		response.writeHead(status, { "content-type": "application/json" });
		response.end(JSON.stringify(answer));
	};
	switch (body.type) {
		case "threads.list":
			return json(pageOf(desk.threads.map(shown), params));
		case "items.list":
			if (!thread) return json({ detail: "There is no such thread." }, 404);
			return json(pageOf([...thread.items].reverse(), params));
		case "threads.get_by_id":
			return thread ? json(shown(thread)) : json({ detail: "There is no such thread." }, 404);
		case "threads.update":
			if (thread) thread.title = String(params.title);
			if (thread) desk.tellConversation(thread.id);
			return thread ? json(shown(thread)) : json({}, 404);
		case "threads.delete":
			desk.threads.splice(0, desk.threads.length, ...desk.threads.filter((other) => other !== thread));
			if (thread) desk.tellConversation(thread.id);
			return json({});
		default:
			return turn(desk, body, response);
	}
}

/** Newest first, as the page asks for it: at most `limit` rows after the one named. */
function pageOf(rows: readonly Fields[], { limit, after }: Fields): Fields {
	const rest = after === undefined ? rows : rows.slice(rows.findIndex(({ id }) => id === after) + 1);
	return { data: rest.slice(0, Number(limit)), has_more: rest.length > Number(limit) };
}

async function turn(desk: StubDesk, body: Fields, response: ServerResponse): Promise<void> {
	const params = body.params as Fields;
	response.writeHead(200, { "content-type": "text/event-stream" });
	const send = (event: Fields) => response.write(`data: ${JSON.stringify(event)}\n\n`);
	let thread = desk.threads.find(({ id }) => id === params.thread_id);
	const input = params.input as { content?: { text: string }[] } | undefined;
	const text = input?.content?.[0]?.text ?? "";
	if (!thread) {
		thread = { id: newId("thr"), title: text, created_at: desk.nowText(), items: [] };
		desk.threads.unshift(thread);
		send({ type: "thread.created", thread: { id: thread.id, title: text, created_at: thread.created_at } });
	}
	const { items, id: thread_id } = thread;
	const done = (fields: Fields, type = "thread.item.done") => {
		const item = { id: newId("msg"), thread_id, created_at: desk.nowText(), ...fields };
		const place = items.findIndex(({ id }) => id === item.id);
		if (place < 0) items.push(item);
		else items[place] = item;
		desk.tellConversation(thread_id);
		send({ type, item });
	};
	/** The reply grows as it would from a model: begun, lengthened, done. */
	const reply = (whole: string) => {
		const id = newId("msg");
		const base = { id, thread_id, created_at: desk.nowText(), type: "assistant_message" };
		send({ type: "thread.item.added", item: { ...base, content: [] } });
		const content_index = 0;
		for (const delta of whole.match(/.{1,9}/gs) ?? []) {
			const update = { type: "assistant_message.content_part.text_delta", content_index, delta };
			send({ type: "thread.item.updated", item_id: id, update });
		}
		done({ ...base, content: [{ type: "output_text", text: whole, annotations: [] }] });
	};

	if (text) done({ type: "user_message", content: [{ type: "input_text", text }], attachments: [] });
	send({ type: "stream_options", stream_options: { allow_cancel: true } });
	if (body.type === "threads.custom_action") {
		const { payload } = params.action as { payload: { event_ids: string[] } };
		desk.undo(payload.event_ids);
		reply("Undone.");
	} else if (body.type === "threads.add_structured_input") {
		const item = items.find(({ id }) => id === params.item_id) ?? {};
		const { answers } = params.input as { answers: Fields };
		const inputs = (item.inputs as Fields[]).map((one) => ({ ...one, answer: answers[String(one.id)] }));
		done({ ...item, status: "answered", inputs }, "thread.item.replaced");
		reply("All right.");
	} else if (/^delete/i.test(text)) {
		const options = [{ value: "Yes, delete it" }, { value: "No, keep it" }];
		const question = { id: "confirm", type: "multiple_choice", question: "Delete the task?", options, multiple: false };
		done({ type: "structured_input", status: "pending", inputs: [question] });
	} else if (/^fail/i.test(text)) {
		send({ type: "error", code: "stream.error", allow_retry: true });
	} else if (/^show/i.test(text)) {
		const lines = [...desk.tasks.values()].map(({ id, title }) => `- #${id} “${title}” (due tomorrow)`);
		reply(`${lines.length} tasks:\n${lines.join("\n")}`);
	} else if (/^(what|list)/i.test(text)) {
		reply("You have **two** tasks today:\n\n1. Pay the rent\n2. Call *Grandma* `#3`");
	} else {
		const [, minutes] = /in (\d+) minutes/.exec(text) ?? [];
		const title = text.replace(/^remind me to /i, "").replace(/ in \d+ minutes.*/, "");
		const ahead = Number(minutes ?? 60) * MINUTES;
		const due = { at: desk.nowText(ahead), time_zone: desk.settings.time_zone };
		const task = desk.add(title, { due, reminders: [desk.reminder(ahead)] });
		const event = desk.journal.at(-1);
		reply(`Added **${title}**. I will remind you then.`);
		const action = { type: "undo", payload: { event_ids: [event?.event_id] } };
		const children = [
			{ type: "Title", value: "Added", size: "sm" },
			{
				type: "Row",
				children: [
					{ type: "Text", value: `#${task.id} ${title}` },
					{ type: "Badge", label: "#family" },
				],
			},
			{ type: "Row", children: [{ type: "Spacer" }, { type: "Button", label: "Undo", onClickAction: action }] },
		];
		done({ type: "widget", widget: { type: "Card", children } });
	}
	response.end();
}
