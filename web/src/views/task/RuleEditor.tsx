import { For, Match, Show, Switch } from "solid-js";
import { FIRST_WEEKDAYS } from "../../../../src/domain/settings/week.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { PATTERNS, PLACES, type RuleForm, UNITS, type Unit, WEEKDAYS, type Weekday } from "../../state/task/rule.ts";
import { sayWeekday } from "../../time/say.ts";
import { useAllWords } from "../../words/words.ts";
import { CountField } from "../parts/CountField.tsx";
import { RuleEnds } from "./RuleEnds.tsx";

const UNIT_OF: Partial<Readonly<Record<RuleForm["pattern"], Unit>>> = {
	daily: "DAILY",
	weekly: "WEEKLY",
	monthly: "MONTHLY",
	yearly: "YEARLY",
};
/** Which weekday of its month, by its name in the catalogue. */
const PLACE_NAMES = { 1: "first", 2: "second", 3: "third", 4: "fourth", [-1]: "last" } as const;
const MONTH_BY = ["day", "weekday", "last"] as const;

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
	const words = useAllWords();
	const say = () => words().rule;
	const set = (changes: Partial<RuleForm>) => props.setForm({ ...props.form, ...changes });
	const patterns = () => PATTERNS.filter((pattern) => props.canBeNone || pattern !== "none");
	const weekdays = () => {
		const first = FIRST_WEEKDAYS[desk.me().settings.week_start] - 1;
		return [...WEEKDAYS.slice(first), ...WEEKDAYS.slice(0, first)];
	};
	const day = (weekday: Weekday, width: "short" | "long") => sayWeekday(WEEKDAYS.indexOf(weekday), width, desk.place());
	const toggle = (weekday: Weekday, isOn: boolean) => {
		const others = props.form.days.filter((other) => other !== weekday);
		set({ days: isOn ? [...others, weekday] : others });
	};

	return (
		<fieldset class="rule">
			<legend>{say().title}</legend>
			<select
				aria-label={say().title}
				aria-invalid={props.fault !== undefined}
				aria-describedby={props.fault ? "rule-fault" : undefined}
				onChange={(event) => set({ pattern: event.currentTarget.value as RuleForm["pattern"] })}
			>
				<For each={patterns()}>
					{(pattern) => (
						<option value={pattern} selected={pattern === props.form.pattern}>
							{say().patterns[pattern]}
						</option>
					)}
				</For>
			</select>
			<Show when={UNIT_OF[props.form.pattern]}>
				{(unit) => <Every unit={unit()} every={props.form.every} onEvery={(every) => set({ every })} />}
			</Show>
			<Switch>
				<Match when={props.form.pattern === "weekly"}>
					<fieldset class="tags" aria-label={say().onDays}>
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
						{say().on}
						<select
							aria-label={say().whichDay}
							onChange={(event) => set({ monthBy: event.currentTarget.value as RuleForm["monthBy"] })}
						>
							<For each={MONTH_BY}>
								{(by) => (
									<option value={by} selected={props.form.monthBy === by}>
										{say().monthBy[by]}
									</option>
								)}
							</For>
						</select>
						<Show when={props.form.monthBy === "day"}>
							<CountField
								label={say().dayOfMonth}
								value={props.form.monthDay}
								max={31}
								onCount={(monthDay) => set({ monthDay })}
							/>
						</Show>
						<Show when={props.form.monthBy === "weekday"}>
							<select
								aria-label={say().whichWeekday}
								onChange={(event) => set({ place: Number(event.currentTarget.value) })}
							>
								<For each={PLACES}>
									{(place) => (
										<option value={place} selected={place === props.form.place}>
											{say().places[PLACE_NAMES[place]]}
										</option>
									)}
								</For>
							</select>
							<select
								aria-label={say().weekday}
								onChange={(event) => set({ weekday: event.currentTarget.value as Weekday })}
							>
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
							label={say().howManyAfter}
							value={props.form.every}
							max={999}
							onCount={(every) => set({ every })}
						/>
						<select aria-label={say().unit} onChange={(event) => set({ unit: event.currentTarget.value as Unit })}>
							<For each={UNITS}>
								{(unit) => (
									<option value={unit} selected={unit === props.form.unit}>
										{say().units[unit](props.form.every)}
									</option>
								)}
							</For>
						</select>
						{say().afterDone}
					</div>
				</Match>
				<Match when={props.form.pattern === "own"}>
					<label>
						{say().own}
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
						{say().fromDone}
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

/** "Every 2 weeks". */
function Every(props: { readonly unit: Unit; readonly every: number; readonly onEvery: (every: number) => void }) {
	const words = useAllWords();
	const say = () => words().rule;
	return (
		<div class="inline">
			{say().every(props.every)}
			<CountField
				label={say().everyHowMany(say().units[props.unit](2))}
				value={props.every}
				max={999}
				onCount={(every) => props.onEvery(every)}
			/>
			{say().units[props.unit](props.every)}
		</div>
	);
}
