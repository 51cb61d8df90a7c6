import { createMemo, For, type JSX } from "solid-js";
import { createWindowed } from "./windowed.ts";

interface LongListProps {
	readonly ids: readonly number[];
	/** It is part of a list so long that only what is near the window is in the page. */
	readonly isLong?: boolean | undefined;
	/** Rows that stand above it in the same window. */
	readonly above?: number | undefined;
	/** One `li`. `place` is its number from 1 where not all rows are in the page, and the list cannot be counted. */
	readonly children: (id: number, place: () => number | undefined) => JSX.Element;
}

/** So many fill a window before anything is known of it. */
const WINDOW = 20;
/** Up to so many rows are simply there. */
export const LONG_FROM = 200;
/** Rows come and go by so many. */
const CHUNK = 10;
/** A row's height before any was measured, in px. */
export const ROW_GUESS = 49;

/** A list of any length; only the rows near the window are in the page. */
export function LongList(props: LongListProps) {
	/** Reading them may cost the caller as much as the list is long. */
	const ids = createMemo(() => props.ids);
	const isOn = createMemo(() => ids().length > LONG_FROM || (props.isLong === true && ids().length > CHUNK));
	const { range, style, watch } = createWindowed(
		{
			count: () => Math.ceil(ids().length / CHUNK),
			isOn,
			keyOf: (chunk) => chunk,
			guess: (chunk, seen = ROW_GUESS * CHUNK) => (Math.min(CHUNK, ids().length - chunk * CHUNK) / CHUNK) * seen,
			measure,
		},
		Math.max(1, Math.ceil((WINDOW - (props.above ?? 0)) / CHUNK)),
	);
	const shown = createMemo(() => (isOn() ? ids().slice(range().from * CHUNK, range().to * CHUNK) : ids()));
	const placeOf = (index: number) => (isOn() ? range().from * CHUNK + index + 1 : undefined);
	return (
		<ul style={style()} ref={watch}>
			<For each={shown()}>{(id, index) => props.children(id, () => placeOf(index()))}</For>
		</ul>
	);
}

/** Of whole chunks. */
function measure({ children: rows }: HTMLElement): readonly number[] {
	const heights: number[] = [];
	for (let at = 0; at + CHUNK <= rows.length; at += CHUNK) {
		const [first, last] = [rows[at], rows[at + CHUNK - 1]];
		if (first && last) heights.push(last.getBoundingClientRect().bottom - first.getBoundingClientRect().top);
	}
	return heights;
}
