/** Keeps what the desk shows, for a page that opens when the server cannot be reached. */
import { createEffect, on, onCleanup } from "solid-js";
import { keep, SHAPE, writeKept } from "../../net/kept.ts";
import { nowMs } from "../../time/clock.ts";
import { calm, createTimer } from "../../time/timers.ts";
import type { DeskView } from "./desk.ts";

/** Changes come in rows; the last of them is kept (ms). */
const PAUSE_MS = 1_000;
/** Within this, busy or not: it is not to meet a press (ms). */
const CALM_WITHIN_MS = 2_000;
const whenCalm = () => calm(CALM_WITHIN_MS, 0);

/** Only what the server said is kept: a desk that waits for it leaves what is there. */
export function keepDesk({ me, desk, categories, tags, filters, isCurrent }: DeskView): void {
	const timer = createTimer();
	/** Of what is being written: what changes meanwhile is written anew, and after it. */
	let turn = 0;
	/** Whoever signs out leaves nothing here. */
	let isOver = false;
	const write = async () => {
		turn += 1;
		const own = turn;
		await whenCalm();
		if (isOver || own !== turn || !isCurrent()) return;
		const tasks = [...desk().tasks.values()].filter(({ status }) => status === "open");
		const labels = { categories: categories(), tags: tags(), filters: filters() };
		const text = await writeKept(
			{ shape: SHAPE, atMs: nowMs(), me: me(), tasks, ...labels, seq: desk().seq },
			whenCalm,
		);
		if (!isOver && own === turn) await keep(text);
	};
	createEffect(
		on([me, () => desk().tasks, categories, tags, filters, isCurrent], () => timer.set(PAUSE_MS, () => void write())),
	);
	onCleanup(() => {
		isOver = true;
	});
}
