import { createSignal, For, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { deviceZone } from "../time/clock.ts";
import type { Settings as SettingsOf } from "../wire.ts";

const ORDERS: readonly (readonly [SettingsOf["date_order"], string])[] = [
	["dmy", "day, month, year"],
	["mdy", "month, day, year"],
	["ymd", "year, month, day"],
];
const STARTS: readonly SettingsOf["week_start"][] = ["monday", "sunday", "saturday"];

export function Settings() {
	const desk = useDesk();
	const settings = () => desk.me().settings;
	const zones = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", deviceZone(), settings().time_zone])].sort();
	const [permission, setPermission] = createSignal("Notification" in window ? Notification.permission : "denied");
	const set = (changes: Partial<SettingsOf>, said: string) => void desk.changeSettings(changes, said);

	return (
		<>
			<header class="pane-head">
				<h2>Settings</h2>
			</header>
			<div class="scroll form">
				<p class="muted intro">
					Signed in as <b>{desk.me().user.name}</b>, {desk.me().user.email}. Each change is saved at once.
				</p>
				<label>
					Time zone
					<select
						onChange={(event) =>
							set({ time_zone: event.currentTarget.value }, `Time zone is now ${event.currentTarget.value}`)
						}
					>
						<For each={zones}>
							{(zone) => (
								<option value={zone} selected={zone === settings().time_zone}>
									{zone}
								</option>
							)}
						</For>
					</select>
				</label>
				<label>
					Remind before a task is due
					<select
						onChange={(event) => {
							const { value } = event.currentTarget;
							set({ default_lead_minutes: value === "" ? null : Number(value) }, "Lead time changed");
						}}
					>
						<option value="" selected={settings().default_lead_minutes === null}>
							not by itself
						</option>
						<For
							each={[...new Set([0, 5, 10, 15, 30, 60, 120, 1_440, settings().default_lead_minutes ?? 60])].sort(
								(a, b) => a - b,
							)}
						>
							{(minutes) => (
								<option value={minutes} selected={minutes === settings().default_lead_minutes}>
									{minutes === 0
										? "when it is due"
										: minutes % 60 === 0
											? `${minutes / 60} h before`
											: `${minutes} min before`}
								</option>
							)}
						</For>
					</select>
				</label>
				<label>
					All-day tasks remind at
					<input
						type="time"
						required
						value={settings().all_day_reminder_at}
						onChange={(event) => {
							const { value } = event.currentTarget;
							if (value)
								set(
									{ all_day_reminder_at: value as SettingsOf["all_day_reminder_at"] },
									`All-day tasks remind at ${value}`,
								);
						}}
					/>
				</label>
				<label>
					Dates in numbers are read as
					<select
						onChange={(event) =>
							set({ date_order: event.currentTarget.value as SettingsOf["date_order"] }, "Date order changed")
						}
					>
						<For each={ORDERS}>
							{([order, text]) => (
								<option value={order} selected={order === settings().date_order}>
									{text}
								</option>
							)}
						</For>
					</select>
				</label>
				<label>
					The week starts on
					<select
						onChange={(event) =>
							set({ week_start: event.currentTarget.value as SettingsOf["week_start"] }, "Week start changed")
						}
					>
						<For each={STARTS}>
							{(day) => (
								<option value={day} selected={day === settings().week_start}>
									{day.charAt(0).toUpperCase() + day.slice(1)}
								</option>
							)}
						</For>
					</select>
				</label>
				<fieldset>
					<legend>Notices outside the page</legend>
					<Show
						when={permission() === "default"}
						fallback={
							<p class="muted">
								{permission() === "granted"
									? "Reminders also come as notices of this device while a tab is open."
									: "This browser does not allow notices for this page. Its site settings can change that."}
							</p>
						}
					>
						<button type="button" onClick={() => void Notification.requestPermission().then(setPermission)}>
							Allow notices of this device
						</button>
					</Show>
				</fieldset>
			</div>
		</>
	);
}
