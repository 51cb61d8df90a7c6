import { createSignal, For, Show } from "solid-js";
import type { Written } from "../../net/request.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { sayLead } from "../../state/task/preview.ts";
import { sayDue, sayLength } from "../../time/say.ts";
import { instantOfWall, instantText, wallTimeOf } from "../../time/zone.ts";
import type { Reminder, Task } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";

const SNOOZE_MINUTES = 10;
/** Minutes before due that are offered; any other is said in the chat. */
const LEADS = [0, 5, 10, 30, 60, 120, 1_440];
interface RemindersProps {
	readonly task: Task;
	readonly change: (said: string, write: () => Promise<Written>) => Promise<void>;
}

/** The reminders of a task. Each change is made at once and can be undone. */
export function Reminders(props: RemindersProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().reminders;
	const lead = (minutes: number) => sayLead(minutes, desk.place(), words());
	const snoozeLength = () => sayLength(SNOOZE_MINUTES * 60_000, desk.place().locale);
	const [kind, setKind] = createSignal<string>("10");
	const shown = () => props.task.reminders.filter((reminder) => reminder.state !== "cancelled");
	let date: HTMLInputElement | undefined;
	let time: HTMLInputElement | undefined;

	const sayReminder = (reminder: Reminder) => {
		const { fire_at } = reminder;
		if (fire_at) return sayDue({ at: fire_at, time_zone: desk.place().zone }, desk.now(), desk.place());
		return "before_minutes" in reminder ? lead(reminder.before_minutes) : "";
	};

	function add(): void {
		const path = `/api/tasks/${props.task.id}/reminders`;
		if (kind() !== "at") {
			void props.change(say().added, () => desk.requests.write("POST", path, { before_minutes: Number(kind()) }));
			return;
		}
		if (!date?.value || !time?.value) {
			desk.toasts.show(say().chooseBoth, [], "danger");
			return;
		}
		const at = instantText(instantOfWall({ date: date.value, time: time.value }, desk.place().zone));
		void props.change(say().added, () => desk.requests.write("POST", path, { at }));
	}

	return (
		<fieldset>
			<legend>{say().title}</legend>
			<ul class="reminders">
				<For each={shown()}>
					{(reminder) => (
						<li classList={{ past: reminder.state === "fired" }}>
							<Icon name="bell" />
							<span>
								{sayReminder(reminder)}
								<small class="muted">
									{" "}
									{say().states[reminder.state]}
									<Show when={"before_minutes" in reminder && reminder.fire_at && !reminder.snoozed_until && reminder}>
										{(relative) => <>, {lead((relative() as { before_minutes: number }).before_minutes)}</>}
									</Show>
									<Show when={reminder.snoozed_until && reminder.state === "armed"}>, {say().snoozed}</Show>
								</small>
							</span>
							<Show when={reminder.state !== "waiting"}>
								<button
									type="button"
									class="small"
									onClick={() =>
										void props.change(words().notices.snoozed(snoozeLength()), () =>
											desk.requests.write("POST", `/api/reminders/${reminder.id}/snooze`, { minutes: SNOOZE_MINUTES }),
										)
									}
								>
									{words().notices.snooze(snoozeLength())}
								</button>
							</Show>
							<Show when={reminder.state !== "fired"}>
								<button
									type="button"
									class="icon quiet"
									aria-label={say().cancel(sayReminder(reminder))}
									onClick={() =>
										void props.change(say().cancelled, () =>
											desk.requests.write("DELETE", `/api/reminders/${reminder.id}`),
										)
									}
								>
									<Icon name="close" />
								</button>
							</Show>
						</li>
					)}
				</For>
			</ul>
			<Show when={props.task.status === "open"}>
				<div class="add-reminder">
					<select aria-label={say().fresh} value={kind()} onChange={(event) => setKind(event.currentTarget.value)}>
						<For each={LEADS}>{(minutes) => <option value={String(minutes)}>{lead(minutes)}</option>}</For>
						<option value="at">{say().atATime}</option>
					</select>
					<Show when={kind() === "at"}>
						<input
							type="date"
							aria-label={say().date}
							value={wallTimeOf(desk.now(), desk.place().zone).date}
							ref={(element) => {
								date = element;
							}}
						/>
						<input
							type="time"
							aria-label={say().time}
							ref={(element) => {
								time = element;
							}}
						/>
					</Show>
					<button type="button" onClick={add}>
						{say().add}
					</button>
				</div>
			</Show>
		</fieldset>
	);
}
