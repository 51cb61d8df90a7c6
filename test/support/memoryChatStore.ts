/** Conversations in memory, for tests of what is said in them. */
import { isDeepStrictEqual } from "node:util";
import { BOUNDS } from "../../src/domain/accounts/bounds.ts";
import type {
	ChatPage,
	ChatStore,
	ThreadItemRow,
	ThreadRow,
	TurnOf,
	TurnState,
} from "../../src/ports/assistant/chat.ts";

interface Kept {
	readonly user_id: string;
	thread: ThreadRow;
	/** In the order of their places. */
	items: ThreadItemRow[];
	/** Of items that began a turn, by their ids. */
	readonly turns: Map<string, { readonly state: TurnState; readonly holder?: string; readonly until?: number }>;
}

/** `now`: the store's own time, ms; leases run out by it. */
export function createMemoryChatStore(now: () => number = () => performance.now()): ChatStore {
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

	const turnOf = (user_id: string, { thread_id, id }: TurnOf) => {
		const kept = own(user_id, thread_id);
		return kept?.items.some((one) => one.id === id) ? kept.turns.get(id) : undefined;
	};
	const isHeld = (turn: ReturnType<typeof turnOf>) => turn?.state === "answering" && (turn.until ?? 0) > now();

	async function saveItem(user_id: string, item: ThreadItemRow): Promise<void> {
		const kept = own(user_id, item.thread_id);
		if (!kept) return;
		if (item.created_at > kept.thread.updated_at) kept.thread = { ...kept.thread, updated_at: item.created_at };
		// As JSON has it, whatever its maker does with it later.
		const row = JSON.parse(JSON.stringify(item)) as ThreadItemRow;
		const at = kept.items.findIndex(({ id }) => id === item.id);
		// The instant of an item is that of its first saving.
		if (at >= 0) kept.items[at] = { ...row, created_at: kept.items[at]?.created_at ?? row.created_at };
		else kept.items.push(row);
	}

	return {
		async createThread(user_id, { id, title, created_at, updated_at }) {
			if (all.has(id)) return own(user_id, id) !== undefined;
			if (ofUser(user_id).length >= BOUNDS.threads.most) return false;
			all.set(id, { user_id, thread: { id, title, created_at, updated_at }, items: [], turns: new Map() });
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
		async titleThread(user_id, thread_id, title) {
			const kept = own(user_id, thread_id);
			if (!kept || kept.thread.title !== null) return undefined;
			kept.thread = { ...kept.thread, title };
			return kept.thread;
		},
		deleteThread: async (user_id, thread_id) => own(user_id, thread_id) !== undefined && all.delete(thread_id),
		saveItem,
		async claimTurn(user_id, item, { holder, lease_ms, isAnew }) {
			const kept = own(user_id, item.thread_id);
			const turn = turnOf(user_id, item);
			if (!kept || isHeld(turn) || (turn?.state === "answered" && !isAnew)) return false;
			kept.turns.set(item.id, { state: "answering", holder, until: now() + lease_ms });
			if (!kept.items.some(({ id }) => id === item.id)) await saveItem(user_id, item);
			return true;
		},
		async claimStoredTurn(user_id, item, { holder, lease_ms, isAnew }) {
			const kept = own(user_id, item.thread_id);
			const turn = turnOf(user_id, item);
			if (!kept?.items.some(({ id }) => id === item.id)) return false;
			if (isHeld(turn) || (turn?.state === "answered" && !isAnew)) return false;
			kept.turns.set(item.id, { state: "answering", holder, until: now() + lease_ms });
			return true;
		},
		async keepTurn(user_id, item, { holder, lease_ms }) {
			const turn = turnOf(user_id, item);
			if (turn?.state !== "answering" || turn.holder !== holder) return false;
			own(user_id, item.thread_id)?.turns.set(item.id, { state: "answering", holder, until: now() + lease_ms });
			return true;
		},
		async endTurn(user_id, item, { holder }, how) {
			const turn = turnOf(user_id, item);
			if (turn?.state === "answering" && turn.holder === holder)
				own(user_id, item.thread_id)?.turns.set(item.id, { state: how });
		},
		async turnState(user_id, item) {
			const turn = turnOf(user_id, item);
			if (!own(user_id, item.thread_id)?.items.some(({ id }) => id === item.id)) return "gone";
			return turn === undefined || (turn.state === "answering" && !isHeld(turn)) ? "left" : turn.state;
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
		async deleteAnswer(user_id, { thread_id, id }) {
			const kept = own(user_id, thread_id);
			const at = kept?.items.findIndex((one) => one.id === id) ?? -1;
			if (!kept || at < 0) return;
			const next = kept.items.findIndex(
				({ type, body }, place) => place > at && (type === "user_message" || body.answered_at !== undefined),
			);
			kept.items = [...kept.items.slice(0, at + 1), ...(next < 0 ? [] : kept.items.slice(next))];
		},
		async deleteItemsAfter(user_id, thread_id, item_id) {
			const kept = own(user_id, thread_id);
			const at = kept?.items.findIndex(({ id }) => id === item_id) ?? -1;
			if (kept && at >= 0) kept.items = kept.items.slice(0, at + 1);
		},
	};
}
