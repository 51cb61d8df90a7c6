import { useDesk } from "../../state/desk/desk.ts";
import { copyText } from "../../state/parts/copyText.ts";

interface ShownOnceProps {
	readonly text: string;
	readonly say: { readonly copy: string; readonly copied: string; readonly notCopied: string };
}

/** A secret that the server tells once, and a button that copies it. */
export function ShownOnce(props: ShownOnceProps) {
	const desk = useDesk();
	return (
		<p>
			<code>{props.text}</code>{" "}
			<button type="button" class="small" onClick={() => void copyText(props.text, desk.toasts, props.say)}>
				{props.say.copy}
			</button>
		</p>
	);
}
