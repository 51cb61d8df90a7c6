import { createSignal, For, Show } from "solid-js";
import type { Written } from "../net/request.ts";
import { useDesk } from "../state/desk.ts";
import { sayLead } from "../state/preview.ts";
import { sayDue } from "../time/say.ts";
import { instantOfWall, instantText, wallTimeOf } from "../time/zone.ts";
import type { Reminder, Task } from "../wire.ts";
import { Icon } from "./Icon.tsx";

/** Minutes before due that are offered; any other is said in the chat. */
const LEADS = [0, 5, 10, 30, 60, 120, 1_440];
const STATES: Readonly<Record<Reminder["state"], string>> = {
	armed: "will remind",
	fired: "reminded",
	cancelled: "cancelled",
	waiting: "waits for a due date",
};

interface RemindersProps {
	readonly task: Task;
	readonly change: (said: string, write: () => Promise<Written>) => Promise<void>;
}

/** The reminders of a task. Each change is made at once and can be undone. */
export function Reminders(props: RemindersProps) {
	const desk = useDesk();
	const [kind, setKind] = createSignal<string>("10");
	const shown = () => props.task.reminders.filter((reminder) => reminder.state !== "cancelled");
	let date: HTMLInputElement | undefined;
	let time: HTMLInputElement | undefined;

	const sayReminder = (reminder: Reminder) => {
		const { fire_at } = reminder;
		if (fire_at) return sayDue({ at: fire_at, time_zone: desk.place().zone }, desk.now(), desk.place());
		return "before_minutes" in reminder ? sayLead(reminder.before_minutes) : "";
	};

	function add(): void {
		const path = `/api/tasks/${props.task.id}/reminders`;
		if (kind() !== "at") {
			void props.change("Reminder added", () => desk.requests.write("POST", path, { before_minutes: Number(kind()) }));
			return;
		}
		if (!date?.value || !time?.value) {
			desk.toasts.show("Choose a date and a time.", [], "danger");
			return;
		}
		const at = instantText(instantOfWall({ date: date.value, time: time.value }, desk.place().zone));
		void props.change("Reminder added", () => desk.requests.write("POST", path, { at }));
	}

	return (
		<fieldset>
			<legend>Reminders</legend>
			<ul class="reminders">
				<For each={shown()}>
					{(reminder) => (
						<li classList={{ past: reminder.state === "fired" }}>
							<Icon name="bell" />
							<span>
								{sayReminder(reminder)}
								<small class="muted">
									{" "}
									{STATES[reminder.state]}
									<Show when={"before_minutes" in reminder && reminder.fire_at && !reminder.snoozed_until && reminder}>
										{(relative) => <>, {sayLead((relative() as { before_minutes: number }).before_minutes)}</>}
									</Show>
									<Show when={reminder.snoozed_until && reminder.state === "armed"}>, snoozed</Show>
								</small>
							</span>
							<Show when={reminder.state !== "waiting"}>
								<button
									type="button"
									class="small"
									onClick={() =>
										void props.change("Snoozed for 10 min", () =>
											desk.requests.write("POST", `/api/reminders/${reminder.id}/snooze`, { minutes: 10 }),
										)
									}
								>
									Snooze 10 min
								</button>
							</Show>
							<Show when={reminder.state !== "fired"}>
								<button
									type="button"
									class="icon quiet"
									aria-label={`Cancel the reminder ${sayReminder(reminder)}`}
									onClick={() =>
										void props.change("Reminder cancelled", () =>
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
					<select aria-label="New reminder" value={kind()} onChange={(event) => setKind(event.currentTarget.value)}>
						<For each={LEADS}>{(minutes) => <option value={String(minutes)}>{sayLead(minutes)}</option>}</For>
						<option value="at">at a time…</option>
					</select>
					<Show when={kind() === "at"}>
						<input
							type="date"
							aria-label="Date of the reminder"
							value={wallTimeOf(desk.now(), desk.place().zone).date}
							ref={(element) => {
								date = element;
							}}
						/>
						<input
							type="time"
							aria-label="Time of the reminder"
							ref={(element) => {
								time = element;
							}}
						/>
					</Show>
					<button type="button" onClick={add}>
						Add reminder
					</button>
				</div>
			</Show>
		</fieldset>
	);
}
