/** Searching as one types: asked of the server after each pause; what is found is read from the desk, so that it stays live. */
import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import type { Listed, Task } from "../../wire.ts";
import type { DeskView } from "../desk/desk.ts";
import { afterPause } from "../parts/afterPause.ts";
import { wordsOf } from "./highlight.ts";
import { searchQueryOf } from "./searchQuery.ts";

/** A pause in typing as long as this searches (ms). */
const PAUSE_MS = 200;

export interface Search {
	readonly text: Accessor<string>;
	type(text: string): void;
	/** Ids of what was found, the best first; undefined while nothing is searched for. */
	readonly found: Accessor<readonly number[] | undefined>;
	/** What to point out in what was found. */
	readonly words: Accessor<readonly string[]>;
	readonly hasMore: Accessor<boolean>;
	more(): Promise<void>;
}

export function createSearch(desk: DeskView): Search {
	const [text, setText] = createSignal("");
	const [found, setFound] = createSignal<readonly number[]>();
	const [cursor, setCursor] = createSignal<string | null>(null);

	async function find(asked: string, signal: AbortSignal | undefined, after?: string | null): Promise<void> {
		const mark = after ? `&cursor=${encodeURIComponent(after)}` : "";
		try {
			const { params } = searchQueryOf(asked, { categories: desk.categories(), tags: desk.tags() });
			const path = `/api/tasks?status=all&limit=50&${params}${mark}`;
			const page = await desk.requests.read<Listed<Task>>(path, signal);
			if (asked !== text().trim()) return;
			desk.dispatch({ kind: "fetched", tasks: page.data });
			const ids = page.data.map((task) => task.id);
			setFound(after ? [...(found() ?? []), ...ids] : ids);
			setCursor(page.next_cursor);
		} catch (fault) {
			if (!signal?.aborted) desk.toasts.fail(fault);
		}
	}

	createEffect(
		on(text, (typed) => {
			if (typed.trim() === "") return setFound(undefined);
			afterPause(PAUSE_MS, (signal) => void find(typed.trim(), signal));
		}),
	);

	return {
		text,
		type: setText,
		found,
		words: createMemo(() => wordsOf(searchQueryOf(text(), { categories: desk.categories(), tags: desk.tags() }).words)),
		hasMore: () => cursor() !== null,
		more: () => find(text().trim(), undefined, cursor()),
	};
}
