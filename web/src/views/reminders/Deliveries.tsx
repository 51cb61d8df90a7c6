import { createSignal, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { sayDate, sayExactly, sayLength, sayRelative } from "../../time/say.ts";
import { msOf } from "../../time/zone.ts";
import type { Delivery } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { Paged } from "../parts/Paged.tsx";
import { ComingReminders } from "./ComingReminders.tsx";

const TONES: Readonly<Record<Delivery["state"], string>> = {
	queued: "tone-info",
	sending: "tone-info",
	sent: "tone-success",
	empty: "",
	not_wanted: "",
	muted: "",
	nowhere: "tone-warning",
	unverified: "tone-warning",
	dead: "tone-danger",
};

/** The ledger: what became of every reminder, and of every daily digest. */
export function Deliveries(props: { readonly onOpen: (taskId: number) => void }) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().deliveries;
	const exactly = (instant: string) => sayExactly(msOf(instant), desk.place());
	const byWhat = (channel: string) => {
		const ways: Readonly<Record<string, { readonly by: (address: string) => string }>> = words().reach.channels.ways;
		return ways[channel]?.by(desk.me().user.email) ?? channel;
	};
	const [asked, setAsked] = createSignal<readonly string[]>([]);
	async function sendAgain(id: string): Promise<void> {
		setAsked([...asked(), id]);
		try {
			await desk.requests.write("POST", `/api/deliveries/${id}/again`);
			desk.toasts.show(say().queuedAgain);
		} catch (problem) {
			setAsked(asked().filter((one) => one !== id));
			desk.toasts.fail(problem);
		}
	}
	/** Everything that there is to say of one, in one line. */
	const facts = (delivery: Delivery) => {
		const { channel, planned_at, sent_at, attempts, state, next_attempt_at } = delivery;
		const held_until = delivery.kind === "reminder" ? delivery.held_until : null;
		return [
			byWhat(channel),
			say().planned(exactly(planned_at)),
			...(held_until ? [say().held(exactly(held_until))] : []),
			...(sent_at ? [say().sent(exactly(sent_at))] : []),
			...(attempts > 1 ? [say().attempts(attempts)] : []),
			...(state === "queued" && next_attempt_at && next_attempt_at !== held_until
				? [say().nextAttempt(sayRelative(msOf(next_attempt_at) - desk.now(), desk.place().locale))]
				: []),
		].join(", ");
	};
	return (
		<Paged<Delivery>
			path="/api/deliveries"
			title={say().title}
			intro={say().intro}
			nothing={say().nothing}
			tools={<ComingReminders onOpen={props.onOpen} />}
		>
			{(delivery) => (
				<article class="record">
					<p class="record-head">
						<What delivery={delivery} onOpen={props.onOpen} />
						<span class={`tag ${TONES[delivery.state]}`}>{say().states[delivery.state]}</span>
						<Show when={delivery.late_by_ms >= 60_000}>
							<span class="tag tone-warning">
								{words().notices.late(sayLength(delivery.late_by_ms, desk.place().locale))}
							</span>
						</Show>
					</p>
					<p class="muted">{facts(delivery)}</p>
					<Show when={delivery.provider_answer}>
						<p class="answer">
							<code>{delivery.provider_answer}</code>
						</p>
					</Show>
					<Show when={delivery.state === "dead"}>
						<button
							type="button"
							class="small"
							disabled={asked().includes(delivery.id)}
							onClick={() => void sendAgain(delivery.id)}
						>
							{say().again}
						</button>
					</Show>
				</article>
			)}
		</Paged>
	);
}

/** The task that is reminded of, or the day that is told of. */
function What(props: { readonly delivery: Delivery; readonly onOpen: (taskId: number) => void }) {
	const desk = useDesk();
	const words = useAllWords();
	const reminder = () => (props.delivery.kind === "reminder" ? props.delivery : undefined);
	const day = () => (props.delivery.kind === "digest" ? props.delivery.local_date : "");
	return (
		<Show
			when={reminder()}
			fallback={<strong>{words().deliveries.digest(sayDate(day(), desk.now(), desk.place()))}</strong>}
		>
			{(of) => (
				<button type="button" class="link" onClick={() => props.onOpen(of().task_id)}>
					<bdi>{desk.task(of().task_id)?.title ?? words().form.number(of().task_id)}</bdi>
				</button>
			)}
		</Show>
	);
}
