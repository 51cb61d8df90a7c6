/** Of many parts one below the other, those near the window: what is shown of a list of any length. */
import { type Accessor, batch, createEffect, createSignal, type JSX, on, onCleanup, onMount } from "solid-js";

/** As far beyond the window parts are kept, in px. */
const BEYOND = 500;

/** Parts from `from` up to `to` are in the page; `above` and `below` px stand for the others. */
export interface Range {
	readonly from: number;
	readonly to: number;
	readonly above: number;
	readonly below: number;
}

export interface Parts {
	readonly count: Accessor<number>;
	/** Off: all of them are simply there. */
	readonly isOn: Accessor<boolean>;
	/** What a part is remembered by. */
	keyOf(part: number): string | number;
	/** A part's height before it was measured, in px; `seen` is that of any that was. */
	guess(part: number, seen: number | undefined): number;
	/** Heights of the parts that are in the page, in their order, in px. Those it leaves out are not measured. */
	measure(box: HTMLElement): readonly (number | undefined)[];
}

export interface Windowed {
	readonly range: Accessor<Range>;
	/** Of the element whose paddings are the heights that are missing. */
	readonly style: Accessor<JSX.CSSProperties>;
	/** That element, as its `ref`; the box with the class `scroll` around it scrolls. */
	watch(element: HTMLElement): void;
}

/** What is to be looked at in the next frame: all of it is measured before any of it changes, so that the page is laid out once. */
const looks = new Map<() => Range | undefined, (range: Range) => void>();
let frame = 0;

function lookAtAll(): void {
	frame = 0;
	const found = [...looks].map(([look, set]) => [set, look()] as const);
	looks.clear();
	batch(() => {
		for (const [set, range] of found) if (range) set(range);
	});
}

const isSame = (a: Range, b: Range) => a.from === b.from && a.to === b.to && a.above === b.above && a.below === b.below;

/**
 * Parts differ in height: those that were measured stand for themselves, the others are guessed until they come near. `first`: how many
 * there are before anything is known of the window.
 */
export function createWindowed(parts: Parts, first: number): Windowed {
	const start: Range = { from: 0, to: first, above: 0, below: 0 };
	const [range, setRange] = createSignal(start, { equals: isSame });
	/** As they were last seen, in px. */
	const heights = new Map<string | number, number>();
	let seen: number | undefined;
	let element: HTMLElement | undefined;

	/** What should be there now; undefined: as it is. */
	function look(): Range | undefined {
		const box = element?.closest<HTMLElement>(".scroll");
		if (!element || !box || !parts.isOn()) return undefined;
		const { from } = range();
		for (const [at, height] of parts.measure(element).entries()) {
			if (!height || from + at >= parts.count()) continue;
			heights.set(parts.keyOf(from + at), height);
			seen ??= height;
		}
		const top = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
		const next = { from: 0, to: 0, above: 0, below: 0 };
		let at = top;
		for (let part = 0; part < parts.count(); part += 1) {
			const height = heights.get(parts.keyOf(part)) ?? parts.guess(part, seen);
			if (at + height < -BEYOND) {
				next.from = part + 1;
				next.above += height;
			} else if (at > box.clientHeight + BEYOND) next.below += height;
			else next.to = part + 1;
			at += height;
		}
		// Out of sight altogether: a few hold its place.
		next.from = Math.min(next.from, Math.max(0, parts.count() - 1));
		next.to = Math.max(next.to, Math.min(parts.count(), next.from + 1));
		return next;
	}
	const plan = () => {
		looks.set(look, setRange);
		if (frame === 0) frame = requestAnimationFrame(lookAtAll);
	};

	createEffect(on([parts.count, parts.isOn], plan));
	onCleanup(() => looks.delete(look));
	return {
		range,
		style: () => (parts.isOn() ? { "padding-top": `${range().above}px`, "padding-bottom": `${range().below}px` } : {}),
		watch: (watched) => {
			element = watched;
			onMount(() => {
				const box = watched.closest(".scroll");
				const resized = new ResizeObserver(plan);
				resized.observe(watched);
				if (box) resized.observe(box);
				box?.addEventListener("scroll", plan, { passive: true });
				onCleanup(() => {
					resized.disconnect();
					box?.removeEventListener("scroll", plan);
				});
			});
		},
	};
}
