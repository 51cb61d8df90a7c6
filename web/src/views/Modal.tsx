import { type JSX, onCleanup, onMount } from "solid-js";
import type { Toasts as ToastList } from "../state/toasts.ts";
import { Toasts } from "./Toasts.tsx";

interface ModalProps {
	readonly class: string;
	readonly label: string;
	/** A click beside it closes it: not where something may be half written. */
	readonly isLight?: boolean;
	readonly toasts: ToastList;
	readonly onClose: () => void;
	/** Told how to close it; what is called while the dialog goes returns the focus to where it came from. */
	readonly children: (close: () => void) => JSX.Element;
}

/**
 * A dialog in front of everything. All that is outside of it is dead while it stands, so toasts (what was just done, with
 * its undo) are shown inside.
 */
export function Modal(props: ModalProps) {
	let dialog: HTMLDialogElement | undefined;
	const close = () => dialog?.close();
	onMount(() => dialog?.showModal());
	const { shown, leave } = props.toasts.moveIn();
	onCleanup(leave);
	return (
		<dialog
			class={props.class}
			aria-label={props.label}
			ref={(element) => {
				dialog = element;
			}}
			onClose={() => props.onClose()}
			closedby={props.isLight ? "any" : "closerequest"}
		>
			{props.children(close)}
			<Toasts shown={shown()} onDismiss={props.toasts.dismiss} />
		</dialog>
	);
}
