import { For } from "solid-js";

/** A sentence of the catalogue with some of its parts in bold, wherever the language puts them. */
export function Bold(props: { readonly text: string; readonly parts: readonly string[] }) {
	const pieces = () => {
		const escaped = props.parts
			.filter((part) => part !== "")
			.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
		return escaped.length > 0 ? props.text.split(new RegExp(`(${escaped.join("|")})`)) : [props.text];
	};
	// What was split at stands at the odd places.
	return <For each={pieces()}>{(piece, place) => (place() % 2 === 1 ? <b>{piece}</b> : piece)}</For>;
}
