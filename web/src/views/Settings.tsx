import { createSignal, For, type JSX, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { sayLead } from "../state/preview.ts";
import { createZoneChange } from "../state/zoneChange.ts";
import { deviceZone } from "../time/clock.ts";
import { localeChoices } from "../time/locales.ts";
import type { Settings as SettingsOf } from "../wire.ts";
import { AccountSettings } from "./AccountSettings.tsx";
import { ZoneMoves } from "./ZoneMoves.tsx";

const ORDERS: readonly Choice<"date_order">[] = [
	["dmy", "day, month, year"],
	["mdy", "month, day, year"],
	["ymd", "year, month, day"],
];
const STARTS: readonly Choice<"week_start">[] = [
	["monday", "Monday"],
	["sunday", "Sunday"],
	["saturday", "Saturday"],
];
const MISSED: readonly Choice<"missed_occurrences">[] = [
	["roll_on", "skip them and go on with the next"],
	["keep_each", "keep each one, until it is done"],
];
const MONTH_ENDS: readonly Choice<"month_end">[] = [
	["clamp", "take its last day"],
	["skip", "leave that month out"],
];
const CHILDREN: readonly Choice<"children">[] = [
	["ask", "ask what becomes of those"],
	["take_along", "take those along"],
	["leave", "leave those as they are"],
];
const LEADS = [0, 5, 10, 15, 30, 60, 120, 1_440];

type Choice<Name extends keyof SettingsOf> = readonly [SettingsOf[Name], string];

/** Everything of the account's settings; each change is saved at once and can be undone. */
export function Settings() {
	const desk = useDesk();
	const settings = () => desk.me().settings;
	const zones = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", deviceZone(), settings().time_zone])].sort();
	const [permission, setPermission] = createSignal("Notification" in window ? Notification.permission : "denied");
	const zoneChange = createZoneChange(desk);
	const set = (changes: Partial<SettingsOf>, said: string) => void desk.changeSettings(changes, said);
	const leads = () => [...new Set([...LEADS, settings().default_lead_minutes ?? 60])].sort((a, b) => a - b);

	/** One setting with a few fixed values. */
	function Chosen<Name extends keyof SettingsOf>(input: {
		readonly name: Name;
		readonly label: string;
		readonly hint?: JSX.Element;
		readonly choices: readonly Choice<Name>[];
	}) {
		function choose(field: HTMLSelectElement): void {
			const choice = input.choices.find(([known]) => String(known) === field.value);
			// The field follows the account, not the finger.
			field.value = String(settings()[input.name]);
			if (!choice) return;
			if (input.name === "time_zone") void zoneChange.want(String(choice[0]));
			else set({ [input.name]: choice[0] } as Partial<SettingsOf>, `${input.label}: ${choice[1]}`);
		}
		return (
			<label>
				{input.label}
				<select onChange={(event) => choose(event.currentTarget)}>
					<For each={input.choices}>
						{([value, text]) => (
							<option value={String(value)} selected={value === settings()[input.name]}>
								{text}
							</option>
						)}
					</For>
				</select>
				<Show when={input.hint}>
					<small class="muted">{input.hint}</small>
				</Show>
			</label>
		);
	}

	return (
		<>
			<header class="pane-head">
				<h2>Settings</h2>
			</header>
			<ZoneMoves change={zoneChange} />
			<div class="scroll form">
				<p class="muted">
					Signed in as <b>{desk.me().user.name}</b>, {desk.me().user.email}. Each change is saved at once.
				</p>
				<section>
					<h3>Place and language</h3>
					<Chosen name="time_zone" label="Time zone" choices={zones.map((zone) => [zone, zone] as const)} />
					<Show when={deviceZone() !== settings().time_zone}>
						<button type="button" class="small" onClick={() => void zoneChange.want(deviceZone())}>
							Use this device’s zone, {deviceZone()}
						</button>
					</Show>
					<Chosen
						name="locale"
						label="Dates and times are written as in"
						choices={localeChoices(settings().locale, navigator.languages)}
					/>
					<Chosen name="date_order" label="Dates in numbers are read as" choices={ORDERS} />
					<Chosen name="week_start" label="The week starts on" choices={STARTS} />
				</section>
				<section>
					<h3>Reminders</h3>
					<Chosen
						name="default_lead_minutes"
						label="Remind before a task is due"
						hint="For new tasks that say nothing else."
						choices={[[null, "not by itself"], ...leads().map((minutes) => [minutes, sayLead(minutes)] as const)]}
					/>
					<label>
						All-day tasks remind at
						<input
							type="time"
							required
							value={settings().all_day_reminder_at}
							onChange={(event) => {
								const { value } = event.currentTarget;
								if (value) set({ all_day_reminder_at: value }, `All-day tasks remind at: ${value}`);
							}}
						/>
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
				</section>
				<section>
					<h3>Tasks below a task</h3>
					<Chosen
						name="children"
						label="When a task with others below it is completed, deleted or brought back"
						hint="One undo takes all of it back."
						choices={CHILDREN}
					/>
				</section>
				<section>
					<h3>Recurring tasks</h3>
					<Chosen
						name="missed_occurrences"
						label="When dates were missed"
						hint="Which one follows a task that is done late."
						choices={MISSED}
					/>
					<Chosen
						name="month_end"
						label="When a month has no such day"
						hint="“On the 31st” in a month of 30 days."
						choices={MONTH_ENDS}
					/>
				</section>
				<AccountSettings />
			</div>
		</>
	);
}
