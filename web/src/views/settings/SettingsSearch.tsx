import { createEffect, createSignal, onCleanup, onMount } from "solid-js";
import { useAllWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import { areKeysOn, isFieldIn, isSomethingInFront } from "../parts/keyboard.ts";
import { narrow } from "./narrow.ts";

interface SettingsSearchProps {
	readonly form: HTMLElement | undefined;
	/** How many sections are left. */
	readonly onLeft: (sections: number) => void;
}

/** What is typed here, or anywhere among the settings outside of a field, narrows them. */
export function SettingsSearch(props: SettingsSearchProps) {
	const words = useAllWords();
	const [text, setText] = createSignal("");
	let field: HTMLInputElement | undefined;
	const look = () => {
		if (props.form) props.onLeft(narrow(props.form, text()));
	};
	createEffect(look);
	onMount(() => {
		// Parts come later, or in another language: they are narrowed, too.
		const watching = new MutationObserver(look);
		if (props.form) watching.observe(props.form, { childList: true, characterData: true, subtree: true });
		onCleanup(() => watching.disconnect());
		// Before the page's own keys, which are letters as well.
		addEventListener("keydown", onKeyDown, { capture: true });
		onCleanup(() => removeEventListener("keydown", onKeyDown, { capture: true }));
	});
	function onKeyDown(event: KeyboardEvent): void {
		const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
		if (!areKeysOn() || ctrlKey || metaKey || altKey || isComposing || !/^[\p{L}\p{N}]$/u.test(key)) return;
		// Whoever has come here by the rail has the keyboard there still.
		const isOnTheWay = target instanceof Element && target.closest(".rail, .sheet") !== null;
		const isHere = target === document.body || isOnTheWay || (target instanceof Node && props.form?.contains(target));
		if (!isHere || isFieldIn(target) || isSomethingInFront()) return;
		event.stopPropagation();
		// The letter goes where the keyboard is then.
		field?.focus();
	}
	return (
		<label class="search">
			<Icon name="search" />
			<input
				type="search"
				aria-label={words().settings.search}
				placeholder={words().list.searchShort}
				value={text()}
				onInput={(event) => setText(event.currentTarget.value)}
				ref={(element) => {
					field = element;
				}}
			/>
		</label>
	);
}
