/** Keeps the desk to what the server has: what an event does not say is read again. */
import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { Problem, type Requests } from "../../net/request.ts";
import { createTimer } from "../../time/timers.ts";
import type { Listed, Task } from "../../wire.ts";
import type { createOwnSettings } from "./ownSettings.ts";
import type { Change, Desk } from "./reduce.ts";

/** What becomes stale within this is asked for together. A change of one's own brings its row with the answer, which comes sooner (ms). */
const GATHER_MS = 40;
/** Above so many stale tasks one reload is cheaper than a request for each. */
const RELOAD_ABOVE = 12;

interface Sources {
	readonly requests: Pick<Requests, "read">;
	readonly desk: Accessor<Desk>;
	readonly own: ReturnType<typeof createOwnSettings>;
	dispatch(change: Change): void;
	loadMore(status: "completed", cursor: undefined): Promise<unknown>;
	loadLabels(): Promise<void>;
	loadOpen(): Promise<void>;
}

interface Loading {
	onLoaded(): void;
	onFault(problem: unknown): void;
	onEnd(): void;
}

/** Reads again what the desk knows to be stale, and all of it where it cannot say what. */
export function createFreshness(
	{ requests, desk, dispatch, own, loadLabels, loadOpen, loadMore }: Sources,
	{ onLoaded, onFault, onEnd }: Loading,
) {
	/** What is shown is what the server had, and each event since: nothing is to be loaded again when the line is mended. */
	const [isCurrent, setCurrent] = createSignal(false);
	/** Open tasks say how many of those below them are done, whenever that was. */
	async function loadDoneBelow(): Promise<void> {
		if (![...desk().tasks.values()].some(({ parent_id }) => parent_id !== null)) return;
		const path = "/api/tasks?status=completed&filter=subtask&sort=updated_at&order=desc&limit=100";
		dispatch({ kind: "fetched", tasks: (await requests.read<Listed<Task>>(path)).data });
	}

	async function reload(): Promise<void> {
		try {
			await Promise.all([loadOpen(), loadMore("completed", undefined), loadLabels()]);
			await loadDoneBelow();
			onLoaded();
			setCurrent(true);
		} catch (problem) {
			onFault(problem);
		}
		onEnd();
	}

	async function refresh(taskIds: readonly number[]): Promise<void> {
		if (taskIds.length === 0) return;
		dispatch({ kind: "fetching", taskIds });
		if (taskIds.length > RELOAD_ABOVE) return reload();
		for (const taskId of taskIds) {
			try {
				dispatch({ kind: "fetched", tasks: [await requests.read<Task>(`/api/tasks/${taskId}`)] });
			} catch (problem) {
				if (problem instanceof Problem && problem.status === 404) dispatch({ kind: "gone", taskId });
				// Out of reach: the next hello reloads everything.
				else setCurrent(false);
			}
		}
	}

	const missed = () => void setCurrent(false);
	const readSettings = () => own.read().catch(missed);
	// One at a time, so that an older answer never comes after a newer one.
	let refreshing = Promise.resolve();
	const areStale = createMemo(() => desk().stale.size > 0);
	createEffect(() => {
		if (!areStale()) return;
		createTimer().set(GATHER_MS, () => {
			refreshing = refreshing.then(() => refresh([...desk().stale.keys()]));
		});
	});
	createEffect(() => {
		if (!desk().areLabelsStale) return;
		dispatch({ kind: "labels" });
		// Kept as they were when the server is out of reach: the next hello loads them.
		void loadLabels().catch(missed);
	});
	createEffect(() => {
		if (!desk().areSettingsStale) return;
		dispatch({ kind: "settings" });
		void readSettings();
	});
	createEffect(() => {
		if (!desk().hasGap) return;
		dispatch({ kind: "gap" });
		void reload();
	});

	// What rows say in words (a rule's sentence) the server says, in the account's language.
	const locale = createMemo(() => own.me().settings.locale);
	createEffect(on(locale, () => void reload(), { defer: true }));

	return { isCurrent, reload, readSettings };
}
