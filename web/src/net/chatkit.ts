/** ChatKit's server protocol from the page's side: one endpoint, JSON or a stream of events. */
import type { ChatEvent, Page, Thread, ThreadItem } from "../wire.ts";
import { readFrames } from "./frames.ts";
import type { Requests } from "./request.ts";

export interface ChatKit {
	/** One turn: the events as they come. Aborting the signal ends it, also on the server. The same again has the same key. */
	turn(type: string, params: object, signal: AbortSignal, key: string): AsyncGenerator<ChatEvent, void, void>;
	/** The newest threads, or those after one of them. */
	listThreads(after?: string): Promise<Page<Thread>>;
	/** The newest items of a thread, or those before one of them; in either case the oldest first. */
	listItems(threadId: string, before?: string): Promise<Page<ThreadItem>>;
	getThread(threadId: string): Promise<Thread>;
	rename(threadId: string, title: string): Promise<Thread>;
	remove(threadId: string): Promise<void>;
}

export function makeChatKit(requests: Requests): ChatKit {
	const send = (type: string, params: object, signal?: AbortSignal, key?: string) =>
		requests.open("/chatkit", {
			method: "POST",
			headers: { "content-type": "application/json", ...(key ? { "idempotency-key": key } : {}) },
			body: JSON.stringify({ type, params, metadata: {} }),
			...(signal ? { signal } : {}),
		});
	const ask = async <Answer>(type: string, params: object) => (await (await send(type, params)).json()) as Answer;

	return {
		async *turn(type, params, signal, key) {
			const response = await send(type, params, signal, key);
			if (!response.body) return;
			for await (const frame of readFrames(response.body)) yield JSON.parse(frame.data) as ChatEvent;
		},
		listThreads: (after) => ask("threads.list", { limit: 30, order: "desc", ...(after ? { after } : {}) }),
		listItems: async (thread_id, before) => {
			const params = { thread_id, limit: 60, order: "desc", ...(before ? { after: before } : {}) };
			const page = await ask<Page<ThreadItem>>("items.list", params);
			return { ...page, data: [...page.data].reverse() };
		},
		getThread: (thread_id) => ask("threads.get_by_id", { thread_id }),
		rename: (thread_id, title) => ask("threads.update", { thread_id, title }),
		remove: async (thread_id) => {
			await ask("threads.delete", { thread_id });
		},
	};
}
