/** The tasks that a filter chooses: asked of the server, and again whenever the journal grows. */
import { type Accessor, createEffect, createSignal, on } from "solid-js";
import { isOutOfReach, type Problem, problemOf } from "../../net/request.ts";
import type { Listed, Task } from "../../wire.ts";
import type { DeskView } from "../desk/desk.ts";
import { afterPause } from "../parts/afterPause.ts";

/** A pause as long as this asks: one change of many tasks is one question (ms). */
const PAUSE_MS = 300;

/** The mistake is that the filter ends there. */
export const isUnfinished = (text: string, problem: Problem | undefined): boolean =>
	(problem?.fields.get("filter")?.column ?? 0) > [...text.trimEnd()].length;

export interface FilteredTasks {
	/** Undefined while there is no filter, or nothing is known of it yet. */
	readonly found: Accessor<readonly number[] | undefined>;
	/** What is wrong with the filter, or why it could not be asked. */
	readonly problem: Accessor<Problem | undefined>;
	readonly hasMore: Accessor<boolean>;
	more(): Promise<void>;
}

export function createFilteredTasks(desk: DeskView, filter: Accessor<string | undefined>): FilteredTasks {
	const [found, setFound] = createSignal<readonly number[]>();
	const [problem, setProblem] = createSignal<Problem>();
	const [cursor, setCursor] = createSignal<string | null>(null);
	/** The filter that what is found is of. */
	let foundBy: string | undefined;

	async function read(text: string, signal?: AbortSignal, after?: string | null): Promise<void> {
		const mark = after ? `&cursor=${encodeURIComponent(after)}` : "";
		try {
			const path = `/api/tasks?sort=due&order=asc&limit=100&filter=${encodeURIComponent(text)}${mark}`;
			const page = await desk.requests.read<Listed<Task>>(path, signal);
			if (text !== filter()) return;
			desk.dispatch({ kind: "fetched", tasks: page.data });
			const ids = page.data.map(({ id }) => id);
			setFound(after ? [...(found() ?? []), ...ids] : ids);
			foundBy = text;
			setCursor(page.next_cursor);
			setProblem(undefined);
		} catch (fault) {
			if (signal?.aborted) return;
			const here = isOutOfReach(fault) ? await chosenHere(text) : undefined;
			if (text !== filter()) return;
			const wrong = problemOf(fault);
			// What another filter chose is no result of this one; only while that one is being written on, it stays.
			if (here || (text !== foundBy && !isUnfinished(text, wrong))) setFound(here);
			if (here) foundBy = text;
			setCursor(null);
			setProblem(here ? undefined : wrong);
		}
	}

	/** Without the server, from what is here. */
	const chosenHere = (text: string) =>
		import("./chooseHere.ts").then(
			({ chosenFrom }) => chosenFrom(text, desk),
			() => undefined,
		);

	createEffect(
		on([filter, desk.seq], ([text]) => {
			if (text === undefined || text.trim() === "") {
				setFound(undefined);
				return setProblem(undefined);
			}
			afterPause(PAUSE_MS, (signal) => void read(text, signal));
		}),
	);
	return {
		found,
		problem,
		hasMore: () => cursor() !== null,
		more: () => read(filter() ?? "", undefined, cursor()),
	};
}
