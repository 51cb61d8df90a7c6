import { Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { sayExactly, sayLength, sayRelative } from "../time/say.ts";
import { msOf } from "../time/zone.ts";
import type { Delivery } from "../wire.ts";
import { Paged } from "./Paged.tsx";

const STATES: Readonly<Record<Delivery["state"], { readonly text: string; readonly tone: string }>> = {
	queued: { text: "waiting to be sent", tone: "tone-info" },
	sending: { text: "being sent", tone: "tone-info" },
	sent: { text: "sent", tone: "tone-success" },
	not_wanted: { text: "not sent: the task was already done", tone: "" },
	muted: { text: "not sent: e-mail reminders were off", tone: "" },
	unverified: { text: "not sent: the e-mail address is not verified", tone: "tone-warning" },
	dead: { text: "could not be sent", tone: "tone-danger" },
};

/** The ledger: what became of every reminder. */
export function Deliveries(props: { readonly onOpen: (taskId: number) => void }) {
	const desk = useDesk();
	const exactly = (instant: string) => sayExactly(msOf(instant), desk.place());
	return (
		<Paged<Delivery>
			path="/api/deliveries"
			title="Deliveries"
			intro="Why did I not get it? Every reminder that fired is here, with what the mail server said."
			nothing="No reminder has fired yet."
		>
			{(delivery) => (
				<article class="record">
					<p class="record-head">
						<button type="button" class="link" onClick={() => props.onOpen(delivery.task_id)}>
							<bdi>{desk.desk().tasks.get(delivery.task_id)?.title ?? `Task #${delivery.task_id}`}</bdi>
						</button>
						<span class={`tag ${STATES[delivery.state].tone}`}>{STATES[delivery.state].text}</span>
						<Show when={delivery.late_by_ms >= 60_000}>
							<span class="tag tone-warning">late by {sayLength(delivery.late_by_ms)}</span>
						</Show>
					</p>
					<p class="muted">
						{delivery.channel === "email" ? `By e-mail to ${desk.me().user.email}` : delivery.channel}, planned for{" "}
						{exactly(delivery.planned_at)}
						<Show when={delivery.sent_at}>{(at) => <>, sent {exactly(at())}</>}</Show>
						<Show when={delivery.attempts > 1}>, {delivery.attempts} attempts</Show>
						<Show when={delivery.state === "queued" && delivery.next_attempt_at}>
							{(at) => <>, next attempt {sayRelative(msOf(at()) - desk.now(), desk.place().locale)}</>}
						</Show>
					</p>
					<Show when={delivery.provider_answer}>
						<p class="answer">
							<code>{delivery.provider_answer}</code>
						</p>
					</Show>
				</article>
			)}
		</Paged>
	);
}
