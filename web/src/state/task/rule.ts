/**
 * A recurrence as a form has it: one of the plain patterns, or a rule in RFC 5545's words. Pure. The server reads and
 * judges every rule; here it is only written, and recognised where it is plain enough for the form.
 */
import type { AskedRecurrence } from "../../wire.ts";

export const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const PATTERNS = ["none", "daily", "weekdays", "weekly", "monthly", "yearly", "after", "own"] as const;
type Pattern = (typeof PATTERNS)[number];

export const UNITS = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;
export type Unit = (typeof UNITS)[number];

/** Which weekday of its month: the first to the fourth, or the last. */
export const PLACES = [1, 2, 3, 4, -1] as const;

export interface RuleForm {
	readonly pattern: Pattern;
	/** Every so many days, weeks, months or years. */
	readonly every: number;
	/** Of `after`: what is counted from the completion. */
	readonly unit: Unit;
	/** Of `weekly`. */
	readonly days: readonly Weekday[];
	/** Of `monthly`: a day of the month, its last one, or a weekday of it. */
	readonly monthBy: "day" | "last" | "weekday";
	readonly monthDay: number;
	readonly place: number;
	readonly weekday: Weekday;
	readonly ends: "never" | "until" | "count";
	/** Local date. */
	readonly until: string;
	readonly count: number;
	/** Of `own`: RRULE text, or several lines with DTSTART, EXDATE and RDATE. */
	readonly rrule: string;
	readonly isAfterCompletion: boolean;
}

export type Rule = Pick<AskedRecurrence, "rrule" | "mode">;

/** A form about nothing yet, with what the date suggests (local date; its weekday, its day of the month). */
export function emptyForm(date: string): RuleForm {
	const weekday = weekdayOf(date);
	return {
		pattern: "none",
		every: 1,
		unit: "DAILY",
		days: [weekday],
		monthBy: "day",
		monthDay: Number(date.slice(8, 10)),
		place: Math.min(4, Math.ceil(Number(date.slice(8, 10)) / 7)),
		weekday,
		ends: "never",
		until: "",
		count: 10,
		rrule: "",
		isAfterCompletion: false,
	};
}

function weekdayOf(date: string): Weekday {
	const day = new Date(`${date}T00:00:00Z`).getUTCDay();
	return WEEKDAYS[(day + 6) % 7] ?? "MO";
}

/** What the form says as a rule; undefined when nothing repeats, and while a field is still empty. */
export function ruleOf(form: RuleForm): Rule | undefined {
	const { pattern, every } = form;
	if (pattern === "none" || (pattern !== "own" && form.ends === "until" && form.until === "")) return undefined;
	if (pattern === "own") {
		const rrule = form.rrule.trim();
		return rrule ? { rrule, mode: form.isAfterCompletion ? "after_completion" : "scheduled" } : undefined;
	}
	const interval = every === 1 ? [] : [`INTERVAL=${every}`];
	const [frequency, ...which] = frequencyOf(form);
	const parts = [frequency, ...(pattern === "weekdays" ? [] : interval), ...which, ...endOf(form)];
	return { rrule: parts.join(";"), mode: pattern === "after" ? "after_completion" : "scheduled" };
}

function frequencyOf(form: RuleForm): readonly string[] {
	switch (form.pattern) {
		case "weekdays":
			return ["FREQ=WEEKLY", "BYDAY=MO,TU,WE,TH,FR"];
		case "weekly": {
			const days = WEEKDAYS.filter((day) => form.days.includes(day));
			return ["FREQ=WEEKLY", ...(days.length > 0 ? [`BYDAY=${days.join(",")}`] : [])];
		}
		case "monthly":
			if (form.monthBy === "weekday") return ["FREQ=MONTHLY", `BYDAY=${form.place}${form.weekday}`];
			return ["FREQ=MONTHLY", `BYMONTHDAY=${form.monthBy === "last" ? -1 : form.monthDay}`];
		case "yearly":
			return ["FREQ=YEARLY"];
		case "after":
			return [`FREQ=${form.unit}`];
		default:
			return ["FREQ=DAILY"];
	}
}

function endOf({ ends, until, count }: RuleForm): readonly string[] {
	if (ends === "count") return [`COUNT=${count}`];
	return ends === "until" ? [`UNTIL=${until.replaceAll("-", "")}`] : [];
}

/** The form that says the rule; what is not plain keeps its own words. `date` fills what the rule leaves open. */
export function formOf(rule: Rule, date: string): RuleForm {
	const base = emptyForm(date);
	const isAfterCompletion = rule.mode === "after_completion";
	const own: RuleForm = { ...base, pattern: "own", rrule: rule.rrule, isAfterCompletion };
	const parts = new Map(rule.rrule.split(";").map((part) => part.split("=", 2) as [string, string | undefined]));
	const take = (name: string) => {
		const value = parts.get(name);
		parts.delete(name);
		return value;
	};
	const ended = withEnd(base, take("COUNT"), take("UNTIL"));
	const every = Number(take("INTERVAL") ?? 1);
	const plain = ended && plainForm({ ...ended, every }, take("FREQ"), parts, isAfterCompletion);
	// A word that nobody took has a meaning that the form could not show.
	return plain && parts.size === 0 ? plain : own;
}

function withEnd(form: RuleForm, count: string | undefined, until: string | undefined): RuleForm | undefined {
	if (count !== undefined) return { ...form, ends: "count", count: Number(count) };
	if (until === undefined) return form;
	const date = /^(\d{4})(\d\d)(\d\d)$/.exec(until);
	return date ? { ...form, ends: "until", until: date.slice(1).join("-") } : undefined;
}

function plainForm(
	form: RuleForm,
	frequency: string | undefined,
	parts: Map<string, string | undefined>,
	isAfterCompletion: boolean,
): RuleForm | undefined {
	const unit = UNITS.find((name) => name === frequency);
	if (!unit) return undefined;
	if (isAfterCompletion) return { ...form, pattern: "after", unit };
	const byDay = parts.get("BYDAY");
	const byMonthDay = parts.get("BYMONTHDAY");
	if (unit === "DAILY") return { ...form, pattern: "daily" };
	if (unit === "YEARLY") return { ...form, pattern: "yearly" };
	if (unit === "WEEKLY") {
		parts.delete("BYDAY");
		const days = byDay?.split(",") ?? form.days;
		if (!days.every((day): day is Weekday => WEEKDAYS.some((known) => known === day))) return undefined;
		const isWorkWeek = form.every === 1 && days.join() === "MO,TU,WE,TH,FR";
		return { ...form, pattern: isWorkWeek ? "weekdays" : "weekly", days };
	}
	parts.delete(byMonthDay ? "BYMONTHDAY" : "BYDAY");
	if (byMonthDay === "-1") return { ...form, pattern: "monthly", monthBy: "last" };
	if (byMonthDay && /^[1-9]\d?$/.test(byMonthDay)) {
		return { ...form, pattern: "monthly", monthBy: "day", monthDay: Number(byMonthDay) };
	}
	const [, place, day] = /^([1-4]|-1)(MO|TU|WE|TH|FR|SA|SU)$/.exec(byDay ?? "") ?? [];
	if (!byMonthDay && place) {
		return { ...form, pattern: "monthly", monthBy: "weekday", place: Number(place), weekday: day as Weekday };
	}
	return byMonthDay || byDay ? undefined : { ...form, pattern: "monthly" };
}
