/** Short messages about what was just done. They go by themselves. */
import { type Accessor, createSignal } from "solid-js";
import { pause } from "../../time/timers.ts";
import type { FirstMessages } from "../../words/english.ts";
import { sayFault } from "./sayFault.ts";

export interface ToastButton {
	readonly label: string;
	readonly run: () => void;
}

export interface Toast {
	readonly id: number;
	readonly text: string;
	readonly tone: "calm" | "danger";
	readonly buttons: readonly ToastButton[];
}

export interface Toasts {
	readonly shown: Accessor<readonly Toast[]>;
	/** A dialog shows them instead of the page. */
	readonly isInDialog: Accessor<boolean>;
	show(text: string, buttons?: readonly ToastButton[], tone?: Toast["tone"]): void;
	/** What went wrong, in a sentence for the user. */
	fail(fault: unknown): void;
	dismiss(id: number): void;
	/** Called by a dialog while it stands: `shown` are those from then on, which are about it; `leave` ends it. */
	moveIn(): { readonly shown: Accessor<readonly Toast[]>; readonly leave: () => void };
}

/** Long enough to read and to reach the button (WCAG 2.2.1 asks for no haste: history can undo as well). */
const SHOWN_MS = 8_000;

export function createToasts(words: Accessor<FirstMessages>): Toasts {
	const [shown, setShown] = createSignal<readonly Toast[]>([]);
	const [dialogs, setDialogs] = createSignal(0);
	let last = 0;
	const dismiss = (id: number) => setShown((toasts) => toasts.filter((toast) => toast.id !== id));
	const show: Toasts["show"] = (text, buttons = [], tone = "calm") => {
		last += 1;
		const id = last;
		setShown((toasts) => [...toasts.slice(-1), { id, text, tone, buttons }]);
		void pause(SHOWN_MS).then(() => dismiss(id));
	};
	return {
		shown,
		isInDialog: () => dialogs() > 0,
		dismiss,
		show,
		fail: (fault) => show(sayFault(fault, words()), [], "danger"),
		moveIn: () => {
			const before = last;
			setDialogs((count) => count + 1);
			return {
				shown: () => shown().filter(({ id }) => id > before),
				leave: () => void setDialogs((count) => count - 1),
			};
		},
	};
}
