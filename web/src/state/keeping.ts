/** Keeps what the desk shows, for a page that opens when the server cannot be reached. */
import { createEffect, on, onCleanup } from "solid-js";
import { keep, SHAPE } from "../net/kept.ts";
import { nowMs } from "../time/clock.ts";
import type { DeskView } from "./desk.ts";

/** Changes come in rows; the last of them is kept (ms). */
const PAUSE_MS = 1_000;
/** Within this, busy or not: it takes some 50 ms with thousands of tasks, and is not to meet a press (ms). */
const CALM_WITHIN_MS = 2_000;
const whenCalm = (run: () => void) =>
	// Not every browser in use tells when it is calm.
	"requestIdleCallback" in globalThis ? requestIdleCallback(run, { timeout: CALM_WITHIN_MS }) : run();

/** Only what the server said is kept: a desk that waits for it leaves what is there. */
export function createKeeping({ me, desk, categories, tags, filters, isCurrent }: DeskView): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	/** Whoever signs out leaves nothing here. */
	let isOver = false;
	const write = () => {
		if (isOver || !isCurrent()) return;
		const tasks = [...desk().tasks.values()].filter(({ status }) => status === "open");
		void keep({
			shape: SHAPE,
			atMs: nowMs(),
			me: me(),
			tasks,
			categories: categories(),
			tags: tags(),
			filters: filters(),
			seq: desk().seq,
		});
	};
	createEffect(
		on([me, () => desk().tasks, categories, tags, filters, isCurrent], () => {
			clearTimeout(timer);
			timer = setTimeout(() => whenCalm(write), PAUSE_MS);
		}),
	);
	onCleanup(() => {
		isOver = true;
		clearTimeout(timer);
	});
}
