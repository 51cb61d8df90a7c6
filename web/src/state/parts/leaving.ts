/** Leaving a dialog by Escape, Back or its cross: at once, or over something half written only after a question. */
import { type Accessor, createSignal } from "solid-js";

export interface Leaving {
	readonly isAsking: Accessor<boolean>;
	/** Who has fields in the dialog says whether something in them would be lost, and may be able to save it: then nothing is asked. */
	watch(isHalfWritten: () => boolean, settle?: () => Promise<boolean>): void;
	/** Closes, or goes elsewhere by `go`; asks first where something would be lost. */
	leave(go?: () => void): void;
	keep(): void;
	/** Leaves, whatever is lost. */
	discard(): void;
	/** Takes Escape; while it is asked, Escape keeps. */
	onKeyDown(event: KeyboardEvent): void;
	/** The browser's Back: as Escape. */
	onBack(): void;
	/** Takes every other request to close (a phone's back gesture). */
	onCancel(event: Event): void;
}

export function createLeaving(close: () => void): Leaving {
	const [isAsking, setAsking] = createSignal(false);
	let isHalfWritten = () => false;
	let settle: (() => Promise<boolean>) | undefined;
	let wasOn: Element | null = null;
	let wanted = close;
	const keep = () => {
		setAsking(false);
		if (wasOn instanceof HTMLElement) wasOn.focus();
	};
	const leave = (go = close) => {
		wanted = go;
		if (!isHalfWritten()) return go();
		const ask = () => {
			if (!isAsking()) wasOn = document.activeElement;
			setAsking(true);
		};
		if (!settle) return ask();
		void settle().then((isSettled) => (isSettled && !isHalfWritten() ? wanted() : ask()));
	};
	return {
		isAsking,
		watch: (asked, settling) => {
			isHalfWritten = asked;
			settle = settling;
		},
		leave,
		keep,
		discard: () => {
			setAsking(false);
			wanted();
		},
		onBack: () => (isAsking() ? keep() : leave()),
		onKeyDown(event) {
			// Escape in the middle of a composed character ends only that. A browser closes a dialog at the second Escape
			// without asking the page, so the key itself is taken.
			if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
			if (!isAsking() && !isHalfWritten()) return;
			event.preventDefault();
			if (isAsking()) keep();
			else leave();
		},
		onCancel(event) {
			if (event.target !== event.currentTarget || !isHalfWritten()) return;
			event.preventDefault();
			if (!isAsking()) leave();
		},
	};
}
