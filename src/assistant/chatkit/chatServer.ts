/**
 * ChatKit's server protocol over the assistant and the stored conversations. It keeps nothing in memory between two
 * requests, so any pod can take the next one. Each request is of one user; of a foreign thread it knows as little as of
 * a missing one (P8).
 */
import type { Violation } from "../../domain/refusals/rejection.ts";
import { checkText, trimmed } from "../../domain/text/text.ts";
import type { ChatAnswer, ChatServer } from "../../ports/assistant/chatServer.ts";
import { answerQuestion } from "./answerTurn.ts";
import type { Asked, ChatDeps } from "./asked.ts";
import { hiddenItem } from "./items.ts";
import { presentItem, presentPage, presentThread } from "./present.ts";
import { readRequest } from "./readRequest.ts";
import { badRequest, notFound, unknownCursor } from "./refusals.ts";
import { type ChatRequest, type Params, TRANSCRIBE } from "./requests.ts";
import { transcribe } from "./transcribe.ts";
import { act, addMessage, beginThread, retry } from "./turns.ts";

/** Items that come with a thread. */
const FIRST_ITEMS = { limit: 20, order: "asc" } as const;
const TITLE = { min: 1, max: 200 };

const ok = (body: unknown): ChatAnswer => ({ kind: "json", body });

/** Rejects with `StorageUnavailable` only before a stream begins; within one that is an `error` event. */
export function createChatServer(deps: ChatDeps): ChatServer {
	const { store, clock } = deps;

	async function listThreads(user_id: string, page: Params<"threads.list">): Promise<ChatAnswer> {
		if (page.after !== undefined && !(await store.findThread(user_id, page.after))) return unknownCursor();
		return ok(presentPage(await store.listThreads(user_id, paging(page)), (thread) => presentThread(thread)));
	}

	async function listItems(user_id: string, { thread_id, ...page }: Params<"items.list">): Promise<ChatAnswer> {
		if (page.after !== undefined && !(await store.findItem(user_id, thread_id, page.after))) return unknownCursor();
		return ok(presentPage(await store.listItems(user_id, thread_id, paging(page)), presentItem));
	}

	/** Kept once for each item, whatever was said of it before. */
	async function keepFeedback(
		user_id: string,
		{ thread_id, item_ids, kind }: Params<"items.feedback">,
	): Promise<ChatAnswer> {
		for (const item_id of item_ids) {
			const item = await store.findItem(user_id, thread_id, item_id);
			if (!item || item.hidden) return notFound("item");
		}
		for (const item_id of new Set(item_ids)) {
			await store.saveItem(user_id, hiddenItem(clock, thread_id, `fb_${item_id}`, { feedback: kind, item_id }));
		}
		return ok({});
	}

	async function rename(user_id: string, params: Params<"threads.update">): Promise<ChatAnswer> {
		const title = trimmed(params.title);
		const violations: Violation[] = [];
		checkText("params.title", title, TITLE, violations);
		if (violations.length > 0) return badRequest(violations);
		const thread = await store.renameThread(user_id, params.thread_id, title);
		return thread ? ok(presentThread(thread)) : notFound("thread");
	}

	async function inThread(
		request: Exclude<ChatRequest, { type: "threads.create" | "threads.list" | typeof TRANSCRIBE }>,
		asked: Asked,
	): Promise<ChatAnswer> {
		const { user_id, thread } = asked;
		switch (request.type) {
			case "threads.add_user_message":
				return addMessage(deps, asked, request.params);
			case "threads.add_structured_input":
				return answerQuestion(deps, asked, request.params);
			case "threads.retry_after_item":
				return retry(deps, asked, request.params);
			case "threads.custom_action":
				return act(deps, asked, request.params);
			case "threads.get_by_id":
				return ok(presentThread(thread, await store.listItems(user_id, thread.id, FIRST_ITEMS)));
			case "items.list":
				return listItems(user_id, request.params);
			case "items.feedback":
				return keepFeedback(user_id, request.params);
			case "threads.update":
				return rename(user_id, request.params);
			case "threads.delete":
				return (await store.deleteThread(user_id, thread.id)) ? ok({}) : notFound("thread");
		}
	}

	return {
		async handle(user_id, body, signal, key) {
			const { transcriber } = deps;
			const read = readRequest(body, transcriber !== undefined);
			if (read.kind === "refused") return badRequest(read.violations);
			const { request } = read;
			if (request.type === "threads.create") return beginThread(deps, { user_id, signal, key }, request.params);
			if (request.type === "threads.list") return listThreads(user_id, request.params);
			if (request.type === TRANSCRIBE) return transcribe({ ...deps, transcriber }, request.params, signal);
			const thread = await store.findThread(user_id, request.params.thread_id);
			return thread ? inThread(request, { user_id, thread, signal, key }) : notFound("thread");
		},
	};
}

/** The store's page has no `after` rather than an undefined one. */
function paging({ limit, order, after }: Params<"threads.list">) {
	return { limit, order, ...(after === undefined ? {} : { after }) };
}
