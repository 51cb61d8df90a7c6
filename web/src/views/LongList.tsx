import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount } from "solid-js";

interface LongListProps {
	readonly ids: readonly number[];
	/** One `li`. `place` is its number from 1 where not all rows are in the page, and the list cannot be counted. */
	readonly children: (id: number, place: () => number | undefined) => JSX.Element;
}

/** Up to so many rows are simply there. */
const LONG_FROM = 200;
/** Rows come and go by so many. */
const CHUNK = 20;
/** As far beyond the window rows are kept, in px. */
const BEYOND = 500;
/** A row's height before any was measured, in px. */
const GUESS = 49;

/**
 * A list of any length; only the rows near the window are in the page. Rows differ in height: those that were
 * measured stand for themselves, the others are guessed until they come near. The box with the class `scroll` around it
 * scrolls.
 */
export function LongList(props: LongListProps) {
	/** Reading them may cost the caller as much as the list is long. */
	const ids = createMemo(() => props.ids);
	const isLong = () => ids().length > LONG_FROM;
	const chunks = () => Math.ceil(ids().length / CHUNK);
	const [range, setRange] = createSignal({ from: 0, to: 2, above: 0, below: 0 });
	const shown = createMemo(() => (isLong() ? ids().slice(range().from * CHUNK, range().to * CHUNK) : ids()));
	/** Heights of chunks as they were last seen, in px. */
	const heights: (number | undefined)[] = [];
	let list: HTMLUListElement | undefined;
	let frame = 0;

	function measure(): void {
		const rows = [...(list?.children ?? [])];
		const { from } = range();
		for (let at = 0; at + CHUNK <= rows.length; at += CHUNK) {
			const [first, last] = [rows[at], rows[at + CHUNK - 1]];
			if (!first || !last) return;
			heights[from + at / CHUNK] = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
		}
	}

	function heightOf(chunk: number): number {
		const rows = Math.min(CHUNK, ids().length - chunk * CHUNK);
		const seen = heights.find((height) => height !== undefined);
		return heights[chunk] ?? (rows / CHUNK) * (seen ?? GUESS * CHUNK);
	}

	function look(): void {
		frame = 0;
		const box = list?.closest(".scroll");
		if (!list || !box || !isLong()) return;
		measure();
		const top = list.getBoundingClientRect().top - box.getBoundingClientRect().top;
		const next = { from: 0, to: 0, above: 0, below: 0 };
		let at = top;
		for (let chunk = 0; chunk < chunks(); chunk += 1) {
			const height = heightOf(chunk);
			if (at + height < -BEYOND) {
				next.from = chunk + 1;
				next.above += height;
			} else if (at > box.clientHeight + BEYOND) next.below += height;
			else next.to = chunk + 1;
			at += height;
		}
		// Out of sight altogether: a few rows hold its place.
		next.to = Math.max(next.to, Math.min(chunks(), next.from + 1));
		setRange(next);
	}
	const plan = () => {
		frame ||= requestAnimationFrame(look);
	};

	onMount(() => {
		const box = list?.closest(".scroll");
		const resized = new ResizeObserver(plan);
		if (list) resized.observe(list);
		if (box) resized.observe(box);
		box?.addEventListener("scroll", plan, { passive: true });
		onCleanup(() => {
			resized.disconnect();
			box?.removeEventListener("scroll", plan);
			cancelAnimationFrame(frame);
		});
	});
	createEffect(on(() => ids().length, plan));

	const placeOf = (index: number) => (isLong() ? range().from * CHUNK + index + 1 : undefined);
	return (
		<ul
			style={isLong() ? { "padding-top": `${range().above}px`, "padding-bottom": `${range().below}px` } : {}}
			ref={(element) => {
				list = element;
			}}
		>
			<For each={shown()}>{(id, index) => props.children(id, () => placeOf(index()))}</For>
		</ul>
	);
}
