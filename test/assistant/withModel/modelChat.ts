/**
 * A chat with a model: the chat server over the assistant, a scripted model server on real sockets, tasks in memory, and a
 * clock that is driven. All that leaves the chat is held to the protocol.
 */
import * as assert from "uvu/assert";
import { createAssistant } from "../../../src/assistant/assistant.ts";
import { createChatServer } from "../../../src/assistant/chatkit/chatServer.ts";
import { catalogueTools } from "../../../src/assistant/withModel/catalogueTools.ts";
import type { MakeToolbox } from "../../../src/assistant/withModel/toolbox.ts";
import { readConfiguration } from "../../../src/config.ts";
import type { Settings } from "../../../src/domain/settings/settings.ts";
import { createAllowance } from "../../../src/modelServer/allowance.ts";
import { type ModelBounds, readBounds } from "../../../src/modelServer/bounds.ts";
import { createModelTurns } from "../../../src/modelServer/modelTurns.ts";
import { createOpenAiModel } from "../../../src/modelServer/openaiModel.ts";
import type { ModelSettings } from "../../../src/modelServer/settings.ts";
import { createLocalTally } from "../../../src/pod/localLimits.ts";
import { createUserTurns, READINGS } from "../../../src/pod/userTurns.ts";
import type { ChatAnswer } from "../../../src/ports/assistant/chatServer.ts";
import type { Clock } from "../../../src/ports/process/clock.ts";
import { createStubModel } from "../../modelServer/stubModel.ts";
import { createDrivenClock } from "../../support/drivenClock.ts";
import { createMemoryChatStore } from "../../support/memoryChatStore.ts";
import { createMemoryEndpoints } from "../../support/memoryEndpoints.ts";
import { createMemoryProposals } from "../../support/memoryProposals.ts";
import { input, itemOf, threadIdOf } from "../chatkit/chatScene.ts";
import { Event, type Item, ItemPage } from "../chatkit/protocolSchemas.ts";
import { createMemoryBook } from "../memoryBook.ts";

const USER = "u1";
const MONDAY = "2026-11-23T05:00:00Z";

export interface ChatOptions {
	readonly toolbox?: MakeToolbox;
	readonly bounds?: Partial<ModelBounds>;
	readonly settings?: Partial<Settings>;
	/** Another server than the scripted one. */
	readonly server?: ModelSettings;
	readonly clock?: Clock;
}

/** Monday 23 November 2026, 10:00 in Karachi. */
export async function createModelChat(options: ChatOptions = {}) {
	const { toolbox = catalogueTools, bounds, settings } = options;
	const driven = createDrivenClock(MONDAY);
	const clock: Clock = options.clock ?? driven;
	const stub = await createStubModel();
	const book = createMemoryBook(() => clock.now(), { time_zone: "Asia/Karachi", ...settings });
	const store = createMemoryChatStore();
	const log = { info() {}, warn() {}, error() {} };
	const all = { ...readBounds(readConfiguration({})), ...bounds };
	const allowance = createAllowance({ tally: createLocalTally({ clock }), bounds: all });
	const { gate, readModel, journal, trial } = book;
	const proposals = createMemoryProposals(() => clock.now());
	const tools = { gate, readModel, journal, trial, proposals, linkTo: () => "https://tasks.example" };

	/** As after a restart: nothing is remembered but what is stored. */
	function open() {
		const client = createOpenAiModel(options.server ?? { key: undefined, url: stub.url, name: "m", api: "chat" });
		const turns = createModelTurns({ model: client, clock, bounds: all, allowance });
		const endpoints = createMemoryEndpoints();
		const readings = createUserTurns(clock, READINGS);
		const model = { turns, toolbox };
		const assistant = createAssistant({ journal, readings, clock, log, tools, model, endpoints });
		return createChatServer({ assistant, store, clock, log, localeOf: async () => "en" });
	}
	let server = open();
	let thread_id: string | undefined;
	/** Also of a turn whose page went away before it heard of the end. */
	let shown_thread_id: string | undefined;

	async function* follow(answer: ChatAnswer): AsyncGenerator<Event, void, void> {
		if (answer.kind !== "stream") throw new Error(`no stream: ${JSON.stringify(answer)}`);
		for await (const event of answer.events) {
			const sent = JSON.parse(JSON.stringify(event));
			const read = Event.safeParse(sent);
			assert.ok(read.success, `not of the protocol: ${JSON.stringify(sent)} ${read.error?.message}`);
			if (read.data?.type === "thread.created") shown_thread_id = read.data.thread.id;
			yield Event.parse(sent);
		}
	}

	async function send(type: string, params: object, signal = new AbortController().signal, key?: string) {
		return server.handle(USER, { type, params: { thread_id, ...params } }, signal, key);
	}

	async function turn(type: string, params: object, key?: string): Promise<Answer> {
		const events: Event[] = [];
		for await (const event of follow(await send(type, params, undefined, key))) events.push(event);
		return answerOf(events);
	}

	return {
		stub,
		clock: driven,
		book,
		allowance,
		store,
		send,
		follow,
		turn,
		/** Says it in the thread that the first message began. */
		async say(text: string, key?: string): Promise<Answer> {
			if (thread_id !== undefined) return turn("threads.add_user_message", { input: input(text) }, key);
			const answer = await turn("threads.create", { input: input(text) }, key);
			thread_id = threadIdOf(answer.events);
			return answer;
		},
		/** Answers a question by its button. */
		async choose(value: string, { events }: Answer): Promise<Answer> {
			const question = itemOf(events, "structured_input");
			const answers = Object.fromEntries(question.inputs.map(({ id }) => [id, { values: [value] }]));
			return turn("threads.add_structured_input", { item_id: question.id, input: { status: "answered", answers } });
		},
		/** Presses the button of the receipt. */
		async undo({ events }: Answer): Promise<Answer> {
			const sent = itemOf(events, "widget");
			const turn_id = JSON.stringify(sent).match(/"turn_id":"([^"]+)"/)?.[1];
			return turn("threads.custom_action", { item_id: sent.id, action: { type: "undo", payload: { turn_id } } });
		},
		async items(): Promise<readonly Item[]> {
			const params = { thread_id: shown_thread_id, limit: 100, order: "asc" };
			const answer = await server.handle(USER, { type: "items.list", params }, new AbortController().signal);
			if (answer.kind !== "json") throw new Error("no list");
			return ItemPage.parse(JSON.parse(JSON.stringify(answer.body))).data;
		},
		restart: () => {
			server = open();
		},
		/** What the model was given with this request, counted from 1. */
		given: (number: number) => stub.requests[number - 1]?.body.messages as readonly Given[],
		titles: () =>
			book
				.tasks()
				.filter(({ status }) => status === "open")
				.map(({ title }) => title),
		close: () => stub.close(),
	};
}
export type ModelChat = Awaited<ReturnType<typeof createModelChat>>;

export interface Given {
	readonly role: string;
	readonly content: string;
	readonly tool_calls?: readonly unknown[];
}

export interface Answer {
	readonly events: readonly Event[];
	/** Of the messages, as they stand at the end. */
	readonly texts: readonly string[];
	readonly question: string | undefined;
	/** Of the receipt. */
	readonly event_ids: readonly string[];
	/** Titles of the tools that were shown. */
	readonly tools: readonly string[];
}

function answerOf(events: readonly Event[]): Answer {
	const items = new Map<string, Item>();
	for (const event of events) if ("item" in event) items.set(event.item.id, event.item);
	const shown = [...items.values()];
	const question = shown.find((item) => item.type === "structured_input" && item.status === "pending");
	return {
		events,
		texts: shown.flatMap((item) => (item.type === "assistant_message" ? [item.content[0]?.text ?? ""] : [])),
		question: question?.type === "structured_input" ? question.inputs[0]?.question : undefined,
		event_ids: shown.flatMap((item) =>
			item.type === "widget" ? [...JSON.stringify(item).matchAll(/"event_ids":\[([^\]]*)\]/g)].flatMap(idsIn) : [],
		),
		tools: shown.flatMap((item) => (item.type === "workflow" ? item.workflow.tasks.map(({ title }) => title) : [])),
	};
}

const idsIn = ([, ids]: RegExpMatchArray): readonly string[] => JSON.parse(`[${ids}]`);
