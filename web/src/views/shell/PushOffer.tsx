import { createSignal, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { canPush, deviceHere, pushHere } from "../../state/reminders/push.ts";
import { useAllWords } from "../../words/words.ts";

const KEY = "adjutant.push-offered";

function wasAnswered(): boolean {
	try {
		return localStorage.getItem(KEY) !== null;
	} catch {
		return true;
	}
}

/** When there is a reminder to come, and not before: whether this browser is to tell of it while no page is open. Asked once. */
export function PushOffer() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().reach.push;
	const [isAnswered, setAnswered] = createSignal(
		!canPush() || Notification.permission !== "default" || deviceHere() !== null || wasAnswered(),
	);
	const hasReminder = () =>
		Array.from(desk.desk().tasks.values()).some(({ reminders }) => reminders.some(({ state }) => state === "armed"));

	function answer(): void {
		setAnswered(true);
		try {
			localStorage.setItem(KEY, "yes");
		} catch {
			// Storage is forbidden here: then it was not asked in the first place.
		}
	}
	async function accept(): Promise<void> {
		answer();
		try {
			if ((await pushHere(desk, say().added)) === "stood") desk.toasts.show(say().added);
		} catch (problem) {
			desk.toasts.fail(problem);
		}
	}

	return (
		<Show when={!isAnswered() && hasReminder()}>
			<div class="banner" role="status">
				<span>{say().offer}</span>
				<button type="button" onClick={() => void accept()}>
					{say().add}
				</button>
				<button type="button" class="quiet" onClick={answer}>
					{say().notNow}
				</button>
			</div>
		</Show>
	);
}
