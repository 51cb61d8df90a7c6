/** Conversations in memory, for tests of what is said in them. */
import { isDeepStrictEqual } from "node:util";
import { BOUNDS } from "../../src/domain/bounds.ts";
import type { ChatPage, ChatStore, ThreadItemRow, ThreadRow } from "../../src/ports/chat.ts";

interface Kept {
	readonly user_id: string;
	thread: ThreadRow;
	/** In the order of their places. */
	items: ThreadItemRow[];
}

export function createMemoryChatStore(): ChatStore {
	const all = new Map<string, Kept>();
	const own = (user_id: string, thread_id: string): Kept | undefined => {
		const kept = all.get(thread_id);
		return kept?.user_id === user_id ? kept : undefined;
	};
	const ofUser = (user_id: string) => [...all.values()].filter((kept) => kept.user_id === user_id);
	/** A position that is not there leaves nothing behind it, as in a comparison with null. */
	const page = <Row extends { readonly id: string }>(
		rows: readonly Row[],
		{ limit, order, after }: { limit: number; order: "asc" | "desc"; after?: string },
	): ChatPage<Row> => {
		const ordered = order === "asc" ? rows : rows.toReversed();
		const at = ordered.findIndex(({ id }) => id === after);
		const rest = after === undefined ? ordered : at < 0 ? [] : ordered.slice(at + 1);
		const data = rest.slice(0, limit);
		return { data, has_more: rest.length > limit, after: data.at(-1)?.id ?? null };
	};

	return {
		async createThread(user_id, { id, title, created_at, updated_at }) {
			if (all.has(id)) return own(user_id, id) !== undefined;
			if (ofUser(user_id).length >= BOUNDS.threads.most) return false;
			all.set(id, { user_id, thread: { id, title, created_at, updated_at }, items: [] });
			return true;
		},
		findThread: async (user_id, thread_id) => own(user_id, thread_id)?.thread,
		async listThreads(user_id, query) {
			const keyOf = ({ updated_at, id }: ThreadRow) => `${updated_at} ${id}`;
			const threads = ofUser(user_id).map(({ thread }) => thread);
			return page(
				threads.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1)),
				query,
			);
		},
		async renameThread(user_id, thread_id, title) {
			const kept = own(user_id, thread_id);
			if (kept) kept.thread = { ...kept.thread, title };
			return kept?.thread;
		},
		deleteThread: async (user_id, thread_id) => own(user_id, thread_id) !== undefined && all.delete(thread_id),
		async saveItem(user_id, item) {
			const kept = own(user_id, item.thread_id);
			if (!kept) return;
			if (item.created_at > kept.thread.updated_at) kept.thread = { ...kept.thread, updated_at: item.created_at };
			// As JSON has it, whatever its maker does with it later.
			const row = JSON.parse(JSON.stringify(item)) as ThreadItemRow;
			const at = kept.items.findIndex(({ id }) => id === item.id);
			// The instant of an item is that of its first saving.
			if (at >= 0) kept.items[at] = { ...row, created_at: kept.items[at]?.created_at ?? row.created_at };
			else kept.items.push(row);
		},
		async replaceItem(user_id, was, { thread_id, id, body }) {
			const items = own(user_id, thread_id)?.items ?? [];
			const at = items.findIndex((one) => one.id === id);
			const kept = items[at];
			if (kept === undefined || !isDeepStrictEqual(kept.body, JSON.parse(JSON.stringify(was.body)))) return false;
			items[at] = { ...kept, body: JSON.parse(JSON.stringify(body)) as ThreadItemRow["body"] };
			return true;
		},
		findItem: async (user_id, thread_id, item_id) => own(user_id, thread_id)?.items.find(({ id }) => id === item_id),
		async listItems(user_id, thread_id, { withHidden = false, ...query }) {
			const items = own(user_id, thread_id)?.items ?? [];
			return page(
				items.filter(({ hidden, id }) => withHidden || !hidden || id === query.after),
				query,
			);
		},
		async deleteItemsAfter(user_id, thread_id, item_id) {
			const kept = own(user_id, thread_id);
			const at = kept?.items.findIndex(({ id }) => id === item_id) ?? -1;
			if (kept && at >= 0) kept.items = kept.items.slice(0, at + 1);
		},
	};
}
