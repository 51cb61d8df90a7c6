import { createSignal, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";

/** Nothing is mailed to an address that nobody has confirmed: said where it is seen, with the mail once more. */
export function ConfirmOffer() {
	const desk = useDesk();
	const [isSent, setSent] = createSignal(false);
	async function sendAgain(): Promise<void> {
		try {
			await desk.requests.write("POST", "/api/auth/send-verification-email", { email: desk.me().user.email });
			setSent(true);
		} catch (problem) {
			desk.toasts.fail(problem);
		}
	}
	return (
		<Show when={desk.me().user.must_confirm}>
			<div class="banner" role="status">
				<span>
					Your address <b>{desk.me().user.email}</b> is not confirmed: reminders are not mailed to it until you follow
					the link that we sent.
				</span>
				<Show when={!isSent()} fallback={<span>It is on its way.</span>}>
					<button type="button" onClick={() => void sendAgain()}>
						Send again
					</button>
				</Show>
			</div>
		</Show>
	);
}
