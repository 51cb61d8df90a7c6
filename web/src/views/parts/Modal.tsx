import { type JSX, onCleanup, onMount, Show } from "solid-js";
import { createLeaving, type Leaving } from "../../state/parts/leaving.ts";
import type { Toasts as ToastList } from "../../state/parts/toasts.ts";
import { useNavigation } from "../../state/shell/place.ts";
import { Toasts } from "./Toasts.tsx";
import { Unsaved } from "./Unsaved.tsx";

interface ModalProps {
	readonly class: string;
	readonly label: string;
	/** A click beside it closes it: not where something may be half written. */
	readonly isLight?: boolean;
	readonly toasts: ToastList;
	readonly onClose: () => void;
	/** Told how to close it; what is called while the dialog goes returns the focus to where it came from. */
	readonly children: (close: () => void, leaving: Leaving) => JSX.Element;
}

/**
 * A dialog in front of everything. All that is outside of it is dead while it stands, so toasts (what was just done, with
 * its undo) are shown inside.
 */
export function Modal(props: ModalProps) {
	let dialog: HTMLDialogElement | undefined;
	let end = () => {};
	let isOver = false;
	/** At once, whoever closes it: the dialog says so late, and a step forward in the meantime opens it again. */
	const over = () => {
		if (isOver) return;
		isOver = true;
		end();
		props.onClose();
	};
	const close = () => {
		dialog?.close();
		over();
	};
	const leaving = createLeaving(close);
	const navigation = useNavigation();
	onMount(() => {
		dialog?.showModal();
		end = navigation.stand(leaving.onBack);
	});
	onCleanup(() => end());
	const { shown, leave } = props.toasts.moveIn();
	onCleanup(leave);
	return (
		<dialog
			class={props.class}
			aria-label={props.label}
			data-asking={leaving.isAsking() ? "" : undefined}
			ref={(element) => {
				dialog = element;
			}}
			onClose={over}
			onKeyDown={(event) => leaving.onKeyDown(event)}
			onCancel={(event) => leaving.onCancel(event)}
			closedby={props.isLight ? "any" : "closerequest"}
		>
			{props.children(close, leaving)}
			<Show when={leaving.isAsking()}>
				<Unsaved onKeep={() => leaving.keep()} onDiscard={() => leaving.discard()} />
			</Show>
			<Toasts shown={shown()} onDismiss={props.toasts.dismiss} />
		</dialog>
	);
}
