import { For } from "solid-js";
import type { Toasts as ToastList } from "../state/toasts.ts";
import { Icon } from "./Icon.tsx";

export function Toasts(props: { readonly toasts: ToastList }) {
	return (
		<div class="toasts" role="status" aria-live="polite">
			<For each={props.toasts.shown()}>
				{(toast) => (
					<div class="toast" classList={{ danger: toast.tone === "danger" }}>
						<span>{toast.text}</span>
						<For each={toast.buttons}>
							{(button) => (
								<button
									type="button"
									class="link"
									onClick={() => {
										props.toasts.dismiss(toast.id);
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
							aria-label="Dismiss"
							onClick={() => props.toasts.dismiss(toast.id)}
						>
							<Icon name="close" />
						</button>
					</div>
				)}
			</For>
		</div>
	);
}
