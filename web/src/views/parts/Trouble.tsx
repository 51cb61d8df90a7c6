import { type JSX, onMount } from "solid-js";

interface TroubleProps {
	readonly message: string;
	/** What can be done about it. */
	readonly children?: JSX.Element;
}

/** Why a form was not sent: it comes into view and takes the focus, so that the button does not seem dead. */
export function Trouble(props: TroubleProps) {
	let box: HTMLDivElement | undefined;
	onMount(() => {
		box?.focus({ preventScroll: true });
		box?.scrollIntoView({ block: "nearest" });
	});
	return (
		<div
			class="trouble"
			role="alert"
			tabindex="-1"
			ref={(element) => {
				box = element;
			}}
		>
			<span>{props.message}</span>
			{props.children}
		</div>
	);
}
