/** A chat server with two accounts, and an assistant whose turns the test writes. */

import { randomUUID } from "node:crypto";
import * as assert from "uvu/assert";
import { createChatServer } from "../../../src/assistant/chatkit/chatServer.ts";
import type { Assistant, PendingQuestion, Receipt, TurnPart, TurnRequest } from "../../../src/assistant/turn.ts";
import { Problem } from "../../../src/http/problem.ts";
import type { ChatAnswer, ChatServer } from "../../../src/ports/assistant/chatServer.ts";
import type { LogFields } from "../../../src/ports/process/log.ts";
import { createDrivenClock } from "../../support/drivenClock.ts";
import { createMemoryChatStore } from "../../support/memoryChatStore.ts";
import { Event, type Item, ItemPage } from "./protocolSchemas.ts";

export type Script = (request: TurnRequest) => AsyncIterable<TurnPart>;
type UndoRequest = Parameters<Assistant["undo"]>[0];

export async function* parts(...given: readonly TurnPart[]): AsyncGenerator<TurnPart, void, void> {
	yield* given;
}
export const text = (delta: string): TurnPart => ({ kind: "text", delta });

export function receipt(
	turn_id: string,
	events: Receipt["events"] = [{ event_id: "e-1", seq: 7, type: "task.created" }],
) {
	const lines = [{ task_id: 12, text: "#12 Call mum", chips: ["today 17:00", "#home"] }];
	return { kind: "receipt", receipt: { title: "Added", lines, events, turn_id, locale: "en" } } as const;
}

export function question(expires_at = "2026-01-15T09:10:00.000Z"): TurnPart & { pending: PendingQuestion } {
	const pending = { intent: { delete: [3, 4], secret: "intent-7f3a" }, expires_at };
	return { kind: "question", question: "Delete 2 tasks?", choices: ["Yes", "No"], pending };
}

export function createChatScene() {
	const [ada, bob] = [randomUUID(), randomUUID()];
	const clock = createDrivenClock();
	const logged: { readonly message: string; readonly fields: LogFields | undefined }[] = [];
	const keep = (message: string, fields?: LogFields) => void logged.push({ message, fields });
	const log = { info: keep, warn: keep, error: keep };
	const store = createMemoryChatStore(() => clock.now().epochMilliseconds);
	const requests: TurnRequest[] = [];
	const undone: UndoRequest[] = [];
	let script: Script = () => parts(text("ok"));
	const assistant: Assistant = {
		respond: (request) => {
			requests.push(request);
			return script(request);
		},
		undo: (request) => {
			undone.push(request);
			return parts(text("Undone."));
		},
	};
	const newServer = (): ChatServer => createChatServer({ assistant, store, clock, log, localeOf: async () => "en" });
	let server = newServer();

	const send = (
		type: string,
		params: unknown,
		user = ada,
		signal = new AbortController().signal,
	): Promise<ChatAnswer> => server.handle(user, { type, params }, signal);

	/** The answer of a request without a stream. */
	async function ask(type: string, params: unknown, user = ada): Promise<{ status: number; body: unknown }> {
		const answer = await send(type, params, user);
		if (answer.kind === "stream") throw new Error(`${type} was answered with a stream`);
		if (answer.kind === "json") return { status: 200, body: answer.body };
		const problem = new Problem(answer.code, answer.why, { violations: answer.violations });
		return { status: problem.status, body: problem.toDocument() };
	}

	/** All events of a turn as they arrive over the wire, each held to the protocol. */
	async function turn(type: string, params: unknown, user = ada): Promise<readonly Event[]> {
		const events: Event[] = [];
		for await (const event of open(await send(type, params, user))) events.push(event);
		return events;
	}

	async function* open(answer: ChatAnswer): AsyncGenerator<Event, void, void> {
		if (answer.kind !== "stream") throw new Error(`no stream: ${JSON.stringify(answer)}`);
		for await (const event of answer.events) yield readEvent(event);
	}

	return {
		store,
		clock,
		logged,
		requests,
		undone,
		ada,
		bob,
		server: () => server,
		send,
		ask,
		turn,
		open,
		play: (next: Script) => {
			script = next;
		},
		/** As after a restart, or on another pod. */
		restart: () => {
			server = newServer();
		},
		create: (message: string, user = ada) => turn("threads.create", { input: input(message) }, user),
		say: (thread_id: string, message: string, user = ada) =>
			turn("threads.add_user_message", { thread_id, input: input(message) }, user),
		async items(thread_id: string, user = ada): Promise<readonly Item[]> {
			const { body } = await ask("items.list", { thread_id, limit: 100, order: "asc" }, user);
			return ItemPage.parse(body).data;
		},
		/** Rows with what is hidden, oldest first. */
		async rows(thread_id: string) {
			const page = { limit: 500, order: "asc", withHidden: true } as const;
			return (await store.listItems(ada, thread_id, page)).data;
		},
	};
}
export type ChatScene = ReturnType<typeof createChatScene>;

export const input = (message: string) => ({
	content: [{ type: "input_text", text: message }],
	attachments: [],
	inference_options: {},
});

function readEvent(event: Readonly<Record<string, unknown>>): Event {
	const sent = JSON.parse(JSON.stringify(event));
	const read = Event.safeParse(sent);
	assert.ok(read.success, `not of the protocol: ${JSON.stringify(sent)} ${read.error?.message}`);
	assert.not.match(JSON.stringify(sent), "intent-7f3a", "an open question's intent has left");
	return Event.parse(sent);
}

/** Names of the events, and of the updates within them. */
export const names = (events: readonly Event[]) =>
	events.map((event) => {
		if (event.type === "thread.item.updated") return event.update.type.replace("assistant_message.", "");
		if ("item" in event) return `${event.type} ${event.item.type}`;
		return event.type;
	});

export function threadIdOf(events: readonly Event[]): string {
	const [first] = events;
	if (first?.type !== "thread.created") throw new Error("no thread was created");
	return first.thread.id;
}

/** The only item of this type that the events say is done or replaced, as it was last. */
export function itemOf<Type extends Item["type"]>(events: readonly Event[], type: Type): Extract<Item, { type: Type }> {
	const found = events.flatMap((event) =>
		"item" in event && event.type !== "thread.item.added" && event.item.type === type ? [event.item] : [],
	);
	const last = found.at(-1);
	if (!last) throw new Error(`no ${type} was sent`);
	return last as Extract<Item, { type: Type }>;
}
