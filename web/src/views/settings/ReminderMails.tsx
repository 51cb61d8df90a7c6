import { createResource, createSignal, For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { latestOf } from "../../state/parts/latestOf.ts";
import { nowMs } from "../../time/clock.ts";
import { sayMoment } from "../../time/say.ts";
import { addDays, instantOfWall, instantText, msOf, wallTimeOf } from "../../time/zone.ts";
import { useAllWords } from "../../words/words.ts";

interface Endpoint {
	readonly channel: string;
	readonly mute: { readonly until: string | null } | null;
}
const WISHES = ["on", "tomorrow", "monday", "off"] as const;
type Wish = (typeof WISHES)[number];

/** Whether reminders come by mail: for some quiet they can be turned off, for a while or until they are turned on again. */
export function ReminderMails() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().reach.mails;
	const [rows, { mutate }] = createResource(
		async () => (await desk.requests.read<{ data: readonly Endpoint[] }>("/api/endpoints")).data,
	);
	const [isAsking, setAsking] = createSignal(false);
	const mail = () => latestOf(rows)?.find(({ channel }) => channel === "email");
	/** A mute that has run out is none. */
	const mute = () => {
		const known = mail()?.mute ?? null;
		return known?.until && msOf(known.until) <= nowMs() ? null : known;
	};
	const state = () => {
		const known = mute();
		if (known === null) return say().on;
		return known.until === null ? say().off : say().until(sayMoment(msOf(known.until), desk.place()));
	};

	/** The beginning of tomorrow, or of the next Monday, by the account's clock. */
	function untilOf(wish: "tomorrow" | "monday"): string {
		const { zone } = desk.place();
		const { date } = wallTimeOf(nowMs(), zone);
		const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
		const days = wish === "tomorrow" ? 1 : (8 - weekday) % 7 || 7;
		return instantText(instantOfWall({ date: addDays(date, days), time: "00:00" }, zone));
	}
	const wanted = (wish: Wish): Endpoint["mute"] => {
		if (wish === "on") return null;
		return { until: wish === "off" ? null : untilOf(wish) };
	};

	async function put(next: Endpoint["mute"]): Promise<void> {
		setAsking(true);
		try {
			const asked = { mute: next };
			const { endpoint } = await desk.requests.write<{ endpoint: Endpoint }>("PATCH", "/api/endpoints/email", asked);
			mutate((known) => known?.map((one) => (one.channel === "email" ? endpoint : one)));
		} finally {
			setAsking(false);
		}
	}
	async function choose(field: HTMLSelectElement): Promise<void> {
		const wish = WISHES.find((one) => one === field.value);
		field.value = "";
		if (wish === undefined) return;
		const before = mute();
		try {
			await put(wanted(wish));
			const back = () => void put(before).catch(desk.toasts.fail);
			desk.toasts.show(words().settings.changed(say().label, state()), [{ label: words().shell.undo, run: back }]);
		} catch (problem) {
			desk.toasts.fail(problem);
		}
	}

	return (
		<Show when={mail()}>
			<label>
				{say().label}
				<select disabled={isAsking()} onChange={(event) => void choose(event.currentTarget)}>
					<option value="" selected>
						{state()}
					</option>
					<For each={WISHES.filter((wish) => (mute() === null) !== (wish === "on"))}>
						{(wish) => <option value={wish}>{say().wishes[wish]}</option>}
					</For>
				</select>
				<small class="muted">{say().hint}</small>
			</label>
		</Show>
	);
}
