import { type JSX, onMount } from "solid-js";

interface PanelProps {
	readonly label: string;
	readonly children: JSX.Element;
}

/** A part of a dialog that a button has opened: it comes into view, and the keyboard goes on in it. */
export function Panel(props: PanelProps) {
	let box: HTMLFieldSetElement | undefined;
	onMount(() => {
		box?.querySelector<HTMLElement>("input:checked, input:not([type=radio]), select")?.focus();
		box?.scrollIntoView({ block: "nearest" });
	});
	return (
		<fieldset
			class="inset"
			aria-label={props.label}
			ref={(element) => {
				box = element;
			}}
		>
			{props.children}
		</fieldset>
	);
}
