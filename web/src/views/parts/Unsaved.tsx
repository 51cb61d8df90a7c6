import { onMount } from "solid-js";
import { useWords } from "../../words/words.ts";

interface UnsavedProps {
	readonly onKeep: () => void;
	readonly onDiscard: () => void;
}

/** Asked when a dialog would close over something half written. The keyboard is on the answer that loses nothing. */
export function Unsaved(props: UnsavedProps) {
	const words = useWords();
	const say = () => words().shell;
	let keep: HTMLButtonElement | undefined;
	onMount(() => keep?.focus());
	return (
		<div class="unsaved" role="alertdialog" aria-label={say().unsaved} aria-describedby="unsaved-question">
			<p id="unsaved-question">{say().unsavedQuestion}</p>
			<button
				type="button"
				class="primary"
				ref={(element) => {
					keep = element;
				}}
				onClick={() => props.onKeep()}
			>
				{say().keepEditing}
			</button>
			<button type="button" class="danger" onClick={() => props.onDiscard()}>
				{say().discard}
			</button>
		</div>
	);
}
