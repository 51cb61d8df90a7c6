/** A conversation over HTTP, as a page has it: turns by their key, what was shown, and the events that receipts name. */
import * as assert from "uvu/assert";
import { input } from "../assistant/chatkit/chatScene.ts";
import { Event, type Item } from "../assistant/chatkit/protocolSchemas.ts";
import type { Client } from "../support/client.ts";

/** `client.url` may be moved: each turn goes to where it points then. */
export function createChatOverHttp(client: Client) {
	let thread_id: string | undefined;
	let keys = 0;

	/** Events of a turn as they come; its end may be the end of the server. */
	async function* open(type: string, params: object, key: string): AsyncGenerator<Event, void, void> {
		const response = await fetch(`${client.url}/chatkit`, {
			method: "POST",
			headers: {
				authorization: `Bearer ${client.token}`,
				"content-type": "application/json",
				"idempotency-key": key,
			},
			body: JSON.stringify({ type, params: { ...params, thread_id } }),
		});
		assert.is(response.status, 200);
		let text = "";
		const decoder = new TextDecoder();
		for await (const bytes of response.body ?? []) {
			text += decoder.decode(bytes, { stream: true });
			const frames = text.split("\n\n");
			text = frames.pop() ?? "";
			for (const frame of frames) {
				if (!frame.startsWith("data: ")) continue;
				const event = Event.parse(JSON.parse(frame.slice(6)));
				if (event.type === "thread.created") thread_id = event.thread.id;
				yield event;
			}
		}
	}

	/** The items of a turn as they were at its end; a turn that fails is a failure. */
	async function turn(type: string, params: object, key = `key ${++keys}`): Promise<readonly Item[]> {
		const items = new Map<string, Item>();
		for await (const event of open(type, params, key)) {
			assert.is.not(event.type, "error");
			if ("item" in event) items.set(event.item.id, event.item);
		}
		return [...items.values()];
	}

	const typeOfMessage = () => (thread_id === undefined ? "threads.create" : "threads.add_user_message");
	return {
		thread_id: () => thread_id,
		open: (text: string, key: string) => open(typeOfMessage(), { input: input(text) }, key),
		say: (text: string, key?: string) => turn(typeOfMessage(), { input: input(text) }, key),
		/** Presses a button of the question that is among these. */
		choose(value: string, items: readonly Item[]): Promise<readonly Item[]> {
			const question = items.find((item) => item.type === "structured_input");
			if (question?.type !== "structured_input") throw new Error("nothing was asked");
			const answers = Object.fromEntries(question.inputs.map(({ id }) => [id, { values: [value] }]));
			return turn("threads.add_structured_input", {
				item_id: question.id,
				input: { status: "answered", answers },
			});
		},
	};
}

/** Of the receipts among them. */
export const eventsOf = (items: readonly Item[]) =>
	items.flatMap((item) => {
		const [, ids] = item.type === "widget" ? (/"event_ids":(\[[^\]]*\])/.exec(JSON.stringify(item)) ?? []) : [];
		return ids === undefined ? [] : (JSON.parse(ids) as string[]);
	});
export const textsOf = (items: readonly Item[]) =>
	items.flatMap((item) => (item.type === "assistant_message" ? [item.content[0]?.text ?? ""] : [])).join("\n");
