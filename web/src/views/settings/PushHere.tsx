import { createResource, createSignal, For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { latestOf } from "../../state/parts/latestOf.ts";
import { canPush, deviceHere, type PushDevices, pushHere, unsubscribeHere } from "../../state/reminders/push.ts";
import { sayMoment } from "../../time/say.ts";
import { msOf } from "../../time/zone.ts";
import { useAllWords } from "../../words/words.ts";

/** The browsers that show reminders while no page is open: this one is added here, any can be taken off. */
export function PushHere() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().reach.push;
	const [devices, { refetch }] = createResource(() => desk.requests.read<PushDevices>("/api/push-devices"));
	const [isAsking, setAsking] = createSignal(false);
	const [isRefused, setRefused] = createSignal(false);
	const all = () => latestOf(devices)?.data ?? [];
	const isHere = () => all().some(({ id }) => id === deviceHere());

	async function during(work: () => Promise<unknown>): Promise<void> {
		setAsking(true);
		try {
			await work();
			await refetch();
		} catch (problem) {
			desk.toasts.fail(problem);
		} finally {
			setAsking(false);
		}
	}
	async function add(): Promise<void> {
		setRefused((await pushHere(desk, say().added)) === "refused");
	}
	const remove = (id: string) =>
		id === deviceHere() ? unsubscribeHere(desk.requests) : desk.requests.write("DELETE", `/api/push-devices/${id}`);

	return (
		<fieldset>
			<legend>{say().label}</legend>
			<Show when={canPush()} fallback={<p class="muted">{say().cannot}</p>}>
				<Show when={!isHere()}>
					<button type="button" disabled={isAsking()} onClick={() => void during(add)}>
						{say().add}
					</button>
				</Show>
				<Show when={isRefused()}>
					<p class="muted" role="status">
						{say().refused}
					</p>
				</Show>
			</Show>
			<ul class="plain">
				<For each={all()}>
					{(device) => (
						<li>
							<bdi>{device.name}</bdi>
							<span class="muted">
								{device.id === deviceHere() ? say().here : say().since(sayMoment(msOf(device.made_at), desk.place()))}
							</span>
							<button
								type="button"
								class="small quiet"
								disabled={isAsking()}
								aria-label={say().removeNamed(device.name)}
								onClick={() => void during(() => remove(device.id))}
							>
								{say().remove}
							</button>
						</li>
					)}
				</For>
			</ul>
			<small class="muted">{say().hint}</small>
		</fieldset>
	);
}
