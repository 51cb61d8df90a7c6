/** The rows that are chosen to be changed together. */
import { type Accessor, createSignal } from "solid-js";

/** As many as one undo takes back (`POST /api/undo`). */
const MOST_CHOSEN = 100;

export interface Selection {
	readonly ids: Accessor<ReadonlySet<number>>;
	/** Rows are being chosen: a click on one chooses it instead of opening it. */
	readonly isOn: Accessor<boolean>;
	toggle(id: number): void;
	/** All from the one that was chosen last to this one, as they stand in `order`. */
	extend(id: number, order: readonly number[]): void;
	begin(): void;
	end(): void;
}

export function createSelection(): Selection {
	const [ids, setIds] = createSignal<ReadonlySet<number>>(new Set());
	const [isOn, setOn] = createSignal(false);
	let last: number | undefined;
	const bounded = (all: Iterable<number>) => new Set([...all].slice(0, MOST_CHOSEN));
	const toggle = (id: number) => {
		const next = new Set(ids());
		if (!next.delete(id)) next.add(id);
		last = id;
		setOn(true);
		setIds(bounded(next));
	};
	return {
		ids,
		isOn,
		toggle,
		extend: (id, order) => {
			const [from, to] = [order.indexOf(last ?? id), order.indexOf(id)].sort((a, b) => a - b);
			if (from === undefined || to === undefined || from < 0) return toggle(id);
			last = id;
			setOn(true);
			setIds(bounded([...ids(), ...order.slice(from, to + 1)]));
		},
		begin: () => setOn(true),
		end: () => {
			last = undefined;
			setOn(false);
			setIds(new Set<number>());
		},
	};
}
