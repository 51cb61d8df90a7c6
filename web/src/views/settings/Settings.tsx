import { createSignal, For, type JSX, Show } from "solid-js";
import { FIRST_WEEKDAYS } from "../../../../src/domain/settings/week.ts";
import { type Saying, useDesk } from "../../state/desk/desk.ts";
import { createSettingsSaving, SettingsSavingProvider } from "../../state/settings/settingsSaving.ts";
import { createZoneChange } from "../../state/settings/zoneChange.ts";
import { sayLead } from "../../state/task/preview.ts";
import { deviceZone } from "../../time/clock.ts";
import { localeChoices } from "../../time/locales.ts";
import { sayWeekday } from "../../time/say.ts";
import type { Settings as SettingsOf } from "../../wire.ts";
import { useAllWords, useSpeech } from "../../words/words.ts";
import { Bold } from "../parts/Bold.tsx";
import { FieldFault, faultMarks } from "../parts/FieldFault.tsx";
import { AccountSettings } from "./AccountSettings.tsx";
import { DataSettings } from "./DataSettings.tsx";
import { LabelSettings } from "./LabelSettings.tsx";
import { ModelUse } from "./ModelUse.tsx";
import { ReachSettings } from "./ReachSettings.tsx";
import { SettingsSearch } from "./SettingsSearch.tsx";
import { SoundHere } from "./SoundHere.tsx";
import { ToolWishes } from "./ToolWishes.tsx";
import { ZoneMoves } from "./ZoneMoves.tsx";
import "../../look/records.css";
import "../../look/task.css";
import "../../look/series.css";

const ORDERS = ["dmy", "mdy", "ymd"] as const;
const MISSED = ["roll_on", "keep_each"] as const;
const MONTH_ENDS = ["clamp", "skip"] as const;
const CHILDREN = ["ask", "take_along", "leave"] as const;
const LEADS = [0, 5, 10, 15, 30, 60, 120, 1_440];

type Choice<Name extends keyof SettingsOf> = readonly [SettingsOf[Name], string];

interface ChosenProps<Name extends keyof SettingsOf> {
	readonly name: Name;
	readonly label: string;
	readonly hint?: JSX.Element;
	readonly choices: readonly Choice<Name>[];
}

/** Values with their names in the catalogue. */
const named = <Value extends string>(values: readonly Value[], names: Readonly<Record<Value, string>>) =>
	values.map((value) => [value, names[value]] as const);

function weekStarts(locale: string) {
	const days = Object.keys(FIRST_WEEKDAYS) as (keyof typeof FIRST_WEEKDAYS)[];
	return days.map((day) => [day, sayWeekday(FIRST_WEEKDAYS[day] - 1, "long", { zone: "UTC", locale })] as const);
}

/** Everything of the account's settings; each change is saved at once and can be undone. */
export function Settings() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().settings;
	const settings = () => desk.me().settings;
	const zones = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", deviceZone(), settings().time_zone])].sort();
	const [permission, setPermission] = createSignal("Notification" in window ? Notification.permission : "denied");
	const zoneChange = createZoneChange(desk, words);
	const saving = createSettingsSaving(desk, words);
	const { fault } = saving;
	const { speak } = useSpeech();
	const set = (changes: Partial<SettingsOf>, said: Saying) => void saving.save(changes, said);
	const [form, setForm] = createSignal<HTMLElement>();
	/** Sections that hold what is looked for. */
	const [left, setLeft] = createSignal(1);
	const leads = () => [...new Set([...LEADS, settings().default_lead_minutes ?? 60])].sort((a, b) => a - b);

	/** One setting with a few fixed values. */
	function Chosen<Name extends keyof SettingsOf>(input: ChosenProps<Name>) {
		function choose(field: HTMLSelectElement): void {
			const choice = input.choices.find(([known]) => String(known) === field.value);
			// The field follows the account, not the finger.
			field.value = String(settings()[input.name]);
			if (!choice) return;
			if (input.name === "time_zone") void zoneChange.want(String(choice[0]));
			else set({ [input.name]: choice[0] } as Partial<SettingsOf>, saidOf(input, choice));
		}
		return (
			<label>
				{input.label}
				<select onChange={(event) => choose(event.currentTarget)} {...faultMarks(fault, input.name)}>
					<For each={input.choices}>
						{([value, text]) => (
							<option value={String(value)} selected={value === settings()[input.name]}>
								{text}
							</option>
						)}
					</For>
				</select>
				<FieldFault fault={fault} place={input.name} />
				<Show when={input.hint}>
					<small class="muted">{input.hint}</small>
				</Show>
			</label>
		);
	}

	/** A language that was chosen says so itself. */
	function saidOf<Name extends keyof SettingsOf>(input: ChosenProps<Name>, [value, text]: Choice<Name>): Saying {
		const changed = () => say().changed(input.label, input.choices.find(([known]) => known === value)?.[1] ?? text);
		return input.name === "locale" ? () => speak(String(value)).then(changed) : changed();
	}

	return (
		<SettingsSavingProvider value={saving}>
			<header class="pane-head">
				<h2>{say().title}</h2>
				<SettingsSearch form={form()} onLeft={setLeft} />
			</header>
			<ZoneMoves change={zoneChange} />
			<div class="scroll form" ref={setForm}>
				<p class="muted">
					<Bold text={say().signedIn(desk.me().user.name, desk.me().user.email)} parts={[desk.me().user.name]} />
				</p>
				<Show when={left() === 0}>
					<p class="muted" role="status">
						{say().noneLeft}
					</p>
				</Show>
				<section>
					<h3>{say().place}</h3>
					<Chosen name="time_zone" label={say().zone} choices={zones.map((zone) => [zone, zone] as const)} />
					<Show when={deviceZone() !== settings().time_zone}>
						<button type="button" class="small" onClick={() => void zoneChange.want(deviceZone())}>
							{say().useDevice(deviceZone())}
						</button>
					</Show>
					<Chosen
						name="locale"
						label={say().locale}
						hint={say().localeHint}
						choices={localeChoices(settings().locale, navigator.languages)}
					/>
					<Chosen name="date_order" label={say().dateOrder} choices={named(ORDERS, say().dateOrders)} />
					<Chosen name="week_start" label={say().weekStart} choices={weekStarts(words().language)} />
				</section>
				<section>
					<h3>{say().reminders}</h3>
					<Chosen
						name="default_lead_minutes"
						label={say().lead}
						hint={say().leadHint}
						choices={[
							[null, say().noLead],
							...leads().map((minutes) => [minutes, sayLead(minutes, desk.place(), words())] as const),
						]}
					/>
					<label>
						{say().allDay}
						<input
							type="time"
							required
							value={settings().all_day_reminder_at}
							onChange={(event) => {
								const { value } = event.currentTarget;
								if (value) set({ all_day_reminder_at: value }, say().changed(say().allDay, value));
							}}
							{...faultMarks(fault, "all_day_reminder_at")}
						/>
						<FieldFault fault={fault} place="all_day_reminder_at" />
					</label>
					<ReachSettings />
					<fieldset>
						<legend>{say().outside}</legend>
						<Show
							when={permission() === "default"}
							fallback={<p class="muted">{permission() === "granted" ? say().outsideOn : say().outsideOff}</p>}
						>
							<button type="button" onClick={() => void Notification.requestPermission().then(setPermission)}>
								{say().allow}
							</button>
						</Show>
					</fieldset>
					<SoundHere />
				</section>
				<section>
					<h3>{say().below}</h3>
					<Chosen
						name="children"
						label={say().children}
						hint={say().childrenHint}
						choices={named(CHILDREN, say().childrenChoices)}
					/>
				</section>
				<section>
					<h3>{say().recurring}</h3>
					<Chosen
						name="missed_occurrences"
						label={say().missed}
						hint={say().missedHint}
						choices={named(MISSED, say().missedChoices)}
					/>
					<Chosen
						name="month_end"
						label={say().monthEnd}
						hint={say().monthEndHint}
						choices={named(MONTH_ENDS, say().monthEndChoices)}
					/>
				</section>
				<LabelSettings />
				<ToolWishes />
				<ModelUse />
				<DataSettings />
				<AccountSettings />
			</div>
		</SettingsSavingProvider>
	);
}
