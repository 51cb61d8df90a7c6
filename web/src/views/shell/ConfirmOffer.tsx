import { createSignal, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { useWords } from "../../words/words.ts";
import { Bold } from "../parts/Bold.tsx";

/** Nothing is mailed to an address that nobody has confirmed: said where it is seen, with the mail once more. */
export function ConfirmOffer() {
	const desk = useDesk();
	const words = useWords();
	const email = () => desk.me().user.email;
	const [isSent, setSent] = createSignal(false);
	async function sendAgain(): Promise<void> {
		try {
			await desk.requests.write("POST", "/api/auth/send-verification-email", { email: email() });
			setSent(true);
		} catch (problem) {
			desk.toasts.fail(problem);
		}
	}
	return (
		<Show when={desk.me().user.must_confirm}>
			<div class="banner" role="status">
				<span>
					<Bold text={words().offers.unconfirmed(email())} parts={[email()]} />
				</span>
				<Show when={!isSent()} fallback={<span>{words().offers.onItsWay}</span>}>
					<button type="button" onClick={() => void sendAgain()}>
						{words().offers.sendAgain}
					</button>
				</Show>
			</div>
		</Show>
	);
}
