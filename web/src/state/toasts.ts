/** Short messages about what was just done. They go by themselves. */
import { type Accessor, createSignal } from "solid-js";

export interface Toast {
	readonly id: number;
	readonly text: string;
	readonly tone: "calm" | "danger";
	readonly button: { readonly label: string; readonly run: () => void } | undefined;
}

export interface Toasts {
	readonly shown: Accessor<readonly Toast[]>;
	show(text: string, button?: Toast["button"], tone?: Toast["tone"]): void;
	dismiss(id: number): void;
}

/** Long enough to read and to reach the button (WCAG 2.2.1 asks for no haste: history can undo as well). */
const SHOWN_MS = 8_000;

export function createToasts(): Toasts {
	const [shown, setShown] = createSignal<readonly Toast[]>([]);
	let last = 0;
	const dismiss = (id: number) => setShown((toasts) => toasts.filter((toast) => toast.id !== id));
	return {
		shown,
		dismiss,
		show: (text, button, tone = "calm") => {
			last += 1;
			const id = last;
			setShown((toasts) => [...toasts.slice(-2), { id, text, tone, button }]);
			setTimeout(() => dismiss(id), SHOWN_MS);
		},
	};
}
