import { For, Match, Show, Switch } from "solid-js";
import { useDesk } from "../state/desk.ts";
import {
	PATTERNS,
	type Pattern,
	PLACES,
	type RuleForm,
	UNITS,
	type Unit,
	WEEKDAYS,
	type Weekday,
} from "../state/rule.ts";
import { sayWeekday } from "../time/say.ts";
import { CountField } from "./CountField.tsx";
import { RuleEnds } from "./RuleEnds.tsx";

const PATTERN_NAMES: Readonly<Record<Pattern, string>> = {
	none: "does not repeat",
	daily: "every so many days",
	weekdays: "every weekday",
	weekly: "every so many weeks, on these days",
	monthly: "every so many months",
	yearly: "every so many years",
	after: "some time after it is done",
	own: "by an RRULE (RFC 5545)",
};
const UNIT_NAMES: Readonly<Record<Unit, readonly [string, string]>> = {
	DAILY: ["day", "days"],
	WEEKLY: ["week", "weeks"],
	MONTHLY: ["month", "months"],
	YEARLY: ["year", "years"],
};
const UNIT_OF: Partial<Readonly<Record<Pattern, Unit>>> = {
	daily: "DAILY",
	weekly: "WEEKLY",
	monthly: "MONTHLY",
	yearly: "YEARLY",
};
const PLACE_NAMES: Readonly<Record<number, string>> = {
	1: "first",
	2: "second",
	3: "third",
	4: "fourth",
	[-1]: "last",
};
const FIRST_DAY = { monday: 0, sunday: 6, saturday: 5 } as const;

interface RuleEditorProps {
	readonly form: RuleForm;
	readonly setForm: (form: RuleForm) => void;
	/** A task that recurs already can be given another rule; ending it is another button. */
	readonly canBeNone: boolean;
	/** The server's sentence about the rule; its place is at the field. */
	readonly fault: string | undefined;
}

/** Plain patterns, and the rule's own words for all others. What it comes to is shown beside it by the server. */
export function RuleEditor(props: RuleEditorProps) {
	const desk = useDesk();
	const set = (changes: Partial<RuleForm>) => props.setForm({ ...props.form, ...changes });
	const patterns = () => PATTERNS.filter((pattern) => props.canBeNone || pattern !== "none");
	const weekdays = () => {
		const first = FIRST_DAY[desk.me().settings.week_start];
		return [...WEEKDAYS.slice(first), ...WEEKDAYS.slice(0, first)];
	};
	const day = (weekday: Weekday, width: "short" | "long") => sayWeekday(WEEKDAYS.indexOf(weekday), width, desk.place());
	const toggle = (weekday: Weekday, isOn: boolean) => {
		const others = props.form.days.filter((other) => other !== weekday);
		set({ days: isOn ? [...others, weekday] : others });
	};

	function Every(input: { readonly unit: Unit }) {
		return (
			<div class="inline">
				every
				<CountField
					label={`Every how many ${UNIT_NAMES[input.unit][1]}`}
					value={props.form.every}
					max={999}
					onCount={(every) => set({ every })}
				/>
				{UNIT_NAMES[input.unit][props.form.every === 1 ? 0 : 1]}
			</div>
		);
	}

	return (
		<fieldset class="rule">
			<legend>Repeats</legend>
			<select
				aria-label="Repeats"
				aria-invalid={props.fault !== undefined}
				aria-describedby={props.fault ? "rule-fault" : undefined}
				onChange={(event) => set({ pattern: event.currentTarget.value as Pattern })}
			>
				<For each={patterns()}>
					{(pattern) => (
						<option value={pattern} selected={pattern === props.form.pattern}>
							{PATTERN_NAMES[pattern]}
						</option>
					)}
				</For>
			</select>
			<Show when={UNIT_OF[props.form.pattern]}>{(unit) => <Every unit={unit()} />}</Show>
			<Switch>
				<Match when={props.form.pattern === "weekly"}>
					<fieldset class="tags" aria-label="On these days">
						<For each={weekdays()}>
							{(weekday) => (
								<label class="tag pick" classList={{ picked: props.form.days.includes(weekday) }}>
									<input
										type="checkbox"
										class="visually-hidden"
										aria-label={day(weekday, "long")}
										checked={props.form.days.includes(weekday)}
										onChange={(event) => toggle(weekday, event.currentTarget.checked)}
									/>
									{day(weekday, "short")}
								</label>
							)}
						</For>
					</fieldset>
				</Match>
				<Match when={props.form.pattern === "monthly"}>
					<div class="inline">
						on
						<select
							aria-label="On which day of the month"
							onChange={(event) => set({ monthBy: event.currentTarget.value as RuleForm["monthBy"] })}
						>
							<option value="day" selected={props.form.monthBy === "day"}>
								the day
							</option>
							<option value="weekday" selected={props.form.monthBy === "weekday"}>
								the weekday
							</option>
							<option value="last" selected={props.form.monthBy === "last"}>
								the last day
							</option>
						</select>
						<Show when={props.form.monthBy === "day"}>
							<CountField
								label="Day of the month"
								value={props.form.monthDay}
								max={31}
								onCount={(monthDay) => set({ monthDay })}
							/>
						</Show>
						<Show when={props.form.monthBy === "weekday"}>
							<select
								aria-label="Which of them in the month"
								onChange={(event) => set({ place: Number(event.currentTarget.value) })}
							>
								<For each={PLACES}>
									{(place) => (
										<option value={place} selected={place === props.form.place}>
											{PLACE_NAMES[place]}
										</option>
									)}
								</For>
							</select>
							<select aria-label="Weekday" onChange={(event) => set({ weekday: event.currentTarget.value as Weekday })}>
								<For each={weekdays()}>
									{(weekday) => (
										<option value={weekday} selected={weekday === props.form.weekday}>
											{day(weekday, "long")}
										</option>
									)}
								</For>
							</select>
						</Show>
					</div>
				</Match>
				<Match when={props.form.pattern === "after"}>
					<div class="inline">
						<CountField
							label="How many after it is done"
							value={props.form.every}
							max={999}
							onCount={(every) => set({ every })}
						/>
						<select aria-label="Unit of time" onChange={(event) => set({ unit: event.currentTarget.value as Unit })}>
							<For each={UNITS}>
								{(unit) => (
									<option value={unit} selected={unit === props.form.unit}>
										{UNIT_NAMES[unit][props.form.every === 1 ? 0 : 1]}
									</option>
								)}
							</For>
						</select>
						after it is done
					</div>
				</Match>
				<Match when={props.form.pattern === "own"}>
					<label>
						Rule
						<textarea
							rows="2"
							class="code"
							spellcheck={false}
							placeholder="FREQ=MONTHLY;BYDAY=-1FR"
							aria-invalid={props.fault !== undefined}
							aria-describedby={props.fault ? "rule-fault" : undefined}
							value={props.form.rrule}
							onInput={(event) => set({ rrule: event.currentTarget.value })}
						/>
					</label>
					<label class="check">
						<input
							type="checkbox"
							checked={props.form.isAfterCompletion}
							onChange={(event) => set({ isAfterCompletion: event.currentTarget.checked })}
						/>
						Count from the day it is done
					</label>
				</Match>
			</Switch>
			<Show when={props.form.pattern !== "none" && props.form.pattern !== "own"}>
				<RuleEnds form={props.form} set={set} />
			</Show>
			<Show when={props.fault}>
				<p class="field-fault" id="rule-fault" role="alert">
					{props.fault}
				</p>
			</Show>
		</fieldset>
	);
}
