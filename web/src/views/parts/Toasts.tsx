import { For } from "solid-js";
import type { Toast } from "../../state/parts/toasts.ts";
import { useWords } from "../../words/words.ts";
import { Icon } from "./Icon.tsx";

interface ToastsProps {
	readonly shown: readonly Toast[];
	readonly onDismiss: (id: number) => void;
}

export function Toasts(props: ToastsProps) {
	const words = useWords();
	return (
		<div class="toasts" role="status" aria-live="polite">
			<For each={props.shown}>
				{(toast) => (
					<div class="toast" classList={{ danger: toast.tone === "danger" }}>
						<span>{toast.text}</span>
						<For each={toast.buttons}>
							{(button) => (
								<button
									type="button"
									class="link"
									onClick={() => {
										props.onDismiss(toast.id);
										button.run();
									}}
								>
									{button.label}
								</button>
							)}
						</For>
						<button
							type="button"
							class="icon quiet"
							aria-label={words().shell.dismiss}
							onClick={() => props.onDismiss(toast.id)}
						>
							<Icon name="close" />
						</button>
					</div>
				)}
			</For>
		</div>
	);
}
