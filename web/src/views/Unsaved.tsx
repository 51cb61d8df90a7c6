import { onMount } from "solid-js";

interface UnsavedProps {
	readonly onKeep: () => void;
	readonly onDiscard: () => void;
}

/** Asked when a dialog would close over something half written. The keyboard is on the answer that loses nothing. */
export function Unsaved(props: UnsavedProps) {
	let keep: HTMLButtonElement | undefined;
	onMount(() => keep?.focus());
	return (
		<div class="unsaved" role="alertdialog" aria-label="Not saved" aria-describedby="unsaved-question">
			<p id="unsaved-question">Your changes are not saved.</p>
			<button
				type="button"
				class="primary"
				ref={(element) => {
					keep = element;
				}}
				onClick={() => props.onKeep()}
			>
				Keep editing
			</button>
			<button type="button" class="danger" onClick={() => props.onDiscard()}>
				Discard
			</button>
		</div>
	);
}
