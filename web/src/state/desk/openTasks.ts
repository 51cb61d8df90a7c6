/** The account's open tasks, page by page: those that are due first come first, those without a date last. */
import { type Accessor, createSignal } from "solid-js";
import type { Requests } from "../../net/request.ts";
import type { Listed, Task } from "../../wire.ts";
import type { Change } from "./reduce.ts";

/** So many are loaded without being asked for; more on demand, since a page that holds everything gets slow somewhere. */
const UNASKED = 5_000;
/** So many are shown together. */
const AT_ONCE = 1_000;

/** What is there beyond the tasks that are loaded. */
export interface Rest {
	/** The last one that is loaded, in the order of due dates. */
	readonly last: Task;
	/** It is on its way; otherwise it waits to be asked for. */
	readonly isComing: boolean;
}

export interface OpenTasks {
	/** Undefined when all open tasks are loaded. */
	readonly rest: Accessor<Rest | undefined>;
	/** All of them again. Resolves when the last page is there; rejects with a `Problem`. */
	load(): Promise<void>;
	/** What is beyond those that are loaded. */
	loadRest(): Promise<void>;
}

/** `onFirst` is called when the first page is there: from then on there is something to show. */
export function createOpenTasks(
	requests: Requests,
	dispatch: (change: Change) => void,
	onFirst: () => void,
): OpenTasks {
	const [rest, setRest] = createSignal<Rest>();
	let cursor: string | null = null;
	/** Another load has begun since: the older one stops where it is. */
	let loads = 0;

	async function read(from: string | null): Promise<void> {
		loads += 1;
		const own = loads;
		const open: Task[] = [];
		/** Read, and not shown yet. */
		let fresh: readonly Task[] = [];
		cursor = from;
		while (open.length < UNASKED) {
			const at: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
			const page: Listed<Task> = await requests.read(`/api/tasks?status=open&sort=due&order=asc&limit=100${at}`);
			if (own !== loads) return;
			open.push(...page.data);
			fresh = [...fresh, ...page.data];
			cursor = page.next_cursor;
			const last = open.at(-1);
			const isOver = !cursor || !last || open.length >= UNASKED;
			// The first page at once; then not each, since all of the list is put in order anew each time.
			if (isOver || open.length === page.data.length || fresh.length >= AT_ONCE) {
				dispatch({ kind: "fetched", tasks: fresh });
				fresh = [];
				onFirst();
				if (last) setRest({ last, isComing: true });
			}
			if (isOver) break;
		}
		const last = open.at(-1);
		setRest(cursor && last ? { last, isComing: false } : undefined);
		// What was not among them is open no more: known only when all of them were read in one go.
		if (from === null) dispatch({ kind: "reloaded", open, isComplete: cursor === null });
	}

	return { rest, load: () => read(null), loadRest: () => read(cursor) };
}
