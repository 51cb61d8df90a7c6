/** How many open tasks each saved filter chooses: counted here, so that it is true at once, and without the server. */
import { type Accessor, createEffect, createRoot, createSignal, on } from "solid-js";
import type { DeskView } from "../desk/desk.ts";
import { afterPause } from "../parts/afterPause.ts";
import { choosing } from "./chooseHere.ts";

export type FilterCounts = ReadonlyMap<number, number>;

/** Changes come in rows; they are counted after the last (ms). */
const PAUSE_MS = 300;

/** One for a desk, whoever shows it. It ends with the desk: nothing moves it any more. */
const known = new WeakMap<DeskView, Accessor<FilterCounts>>();

/** By id of the filter; those that only the server can tell (a search, a label that is gone) have none. */
export function filterCountsOf(desk: DeskView): Accessor<FilterCounts> {
	const counts = known.get(desk) ?? createRoot(() => createFilterCounts(desk));
	known.set(desk, counts);
	return counts;
}

function createFilterCounts(desk: DeskView): Accessor<FilterCounts> {
	const [counts, setCounts] = createSignal<FilterCounts>(new Map());
	const count = () => {
		const choose = choosing(desk);
		setCounts(
			new Map(
				desk.filters().flatMap(({ id, filter }) => {
					const chosen = choose(filter);
					return chosen ? [[id, chosen.length] as const] : [];
				}),
			),
		);
	};
	// With the minute, too: what is overdue is so by the clock.
	createEffect(
		on([desk.filters, desk.groups, desk.categories, desk.tags, desk.me], () => {
			afterPause(PAUSE_MS, count);
		}),
	);
	return counts;
}
