/** Keeps what the desk shows, for a page that opens when the server cannot be reached. */
import { createEffect, on, onCleanup } from "solid-js";
import { keep, SHAPE } from "../net/kept.ts";
import { nowMs } from "../time/clock.ts";
import type { DeskView } from "./desk.ts";

/** Changes come in rows; the last of them is kept (ms). */
const PAUSE_MS = 1_000;

/** Only what the server said is kept: a desk that waits for it leaves what is there. */
export function createKeeping({ me, desk, categories, tags, filters, isCurrent }: DeskView): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const write = () => {
		if (!isCurrent()) return;
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
			timer = setTimeout(write, PAUSE_MS);
		}),
	);
	onCleanup(() => clearTimeout(timer));
}
