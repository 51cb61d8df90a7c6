import { createMemo, createSignal, For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { sayLead } from "../../state/task/preview.ts";
import { sayDue } from "../../time/say.ts";
import { msOf } from "../../time/zone.ts";
import type { Reminder } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";

/** So many are there without asking. */
const FIRST = 5;

/** The reminders that come, the next one first, each with its reason. */
export function ComingReminders(props: { readonly onOpen: (taskId: number) => void }) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().deliveries;
	const [isAll, setAll] = createSignal(false);
	const coming = createMemo(() =>
		[...desk.desk().tasks.values()]
			.filter(({ status }) => status === "open")
			.flatMap((task) =>
				task.reminders.flatMap((reminder) => {
					const { state, fire_at } = reminder;
					return state === "armed" && fire_at ? [{ task, reminder, fire_at, at: msOf(fire_at) }] : [];
				}),
			)
			.sort((a, b) => a.at - b.at),
	);
	const when = (at: string) => sayDue({ at, time_zone: desk.place().zone }, desk.now(), desk.place());
	const why = (reminder: Reminder) => {
		if (reminder.snoozed_until) return words().reminders.snoozed;
		return "before_minutes" in reminder ? sayLead(reminder.before_minutes, desk.place(), words()) : undefined;
	};

	return (
		<section aria-label={say().coming}>
			<h3 class="day">{say().coming}</h3>
			<ul class="coming">
				<For
					each={coming().slice(0, isAll() ? undefined : FIRST)}
					fallback={<li class="muted">{say().nothingComes}</li>}
				>
					{({ task, reminder, fire_at }) => (
						<li>
							<button type="button" class="link" onClick={() => props.onOpen(task.id)}>
								<bdi>{task.title}</bdi>
							</button>
							<span>
								{when(fire_at)}
								<Show when={why(reminder)}>{(reason) => <span class="muted">, {reason()}</span>}</Show>
							</span>
						</li>
					)}
				</For>
			</ul>
			<Show when={coming().length > FIRST && !isAll()}>
				<button type="button" class="small quiet" onClick={() => setAll(true)}>
					{say().allComing(coming().length)}
				</button>
			</Show>
			<h3 class="day">{say().past}</h3>
		</section>
	);
}
