/**
 * RRULE text → `Rule` or every reason why it is none. Reads the whole grammar of RFC 5545 §3.3.10, parts in any order,
 * any case, with or without the `RRULE:` in front. What the RFC allows but no task can use (every second, a
 * billion times, 31 February) is the business of `admitSeries`.
 */

import type { Violation } from "../refusals/rejection.ts";
import { type Sentence, say } from "../refusals/sentence.ts";
import type { InstantText } from "../time/instant.ts";
import { checkRule } from "./checkRule.ts";
import {
	FREQUENCIES,
	type Frequency,
	type Rule,
	type RuleDay,
	type RuleEnd,
	type Until,
	WEEKDAY_NAMES,
	type Weekday,
} from "./rule.ts";
import { NUMERIC_PARTS, type PartForm } from "./ruleParts.ts";
import { printWall, readRfcWall } from "./wallTime.ts";

export type ParsedRule =
	| { readonly kind: "rule"; readonly rule: Rule }
	| { readonly kind: "refused"; readonly violations: readonly Violation[] };

/** The longest rule text; the longest that makes sense (366 days of the year) does not come near it. */
export const MAX_RULE_LENGTH = 1_000;

/** A rule before its end is known to be one of COUNT and UNTIL. */
type Draft = { -readonly [K in Exclude<keyof Rule, "end">]?: Rule[K] } & { count?: number; until?: Until };
/** Reads one part into the draft; answers with the sentence that says what is wrong, if anything is. */
type PartReader = (value: string, draft: Draft) => Sentence | undefined;

/** Never throws; names each part that is wrong in a violation of its own. */
export function parseRule(text: string): ParsedRule {
	if (text.length > MAX_RULE_LENGTH) {
		return refused("too_long", say("rule_too_long", { count: text.length, most: MAX_RULE_LENGTH }));
	}
	const body = text
		.trim()
		.toUpperCase()
		.replace(/^RRULE:/, "");
	// One semicolon at the end is a known habit of calendars in the wild; an empty part elsewhere is a mistake.
	const parts = body.replace(/;$/, "").split(";");
	const draft: Draft = {};
	// Reading goes on after a mistake, so that a form can show all of them at once (P10).
	const violations: Violation[] = [];
	const seen = new Set<string>();
	for (const part of parts) {
		const violation = readPart(part, seen, draft);
		if (violation) violations.push(violation);
	}
	if (draft.frequency === undefined && !seen.has("FREQ")) {
		violations.push(ruleViolation("missing_frequency", say("no_frequency")));
	}
	if (draft.count !== undefined && draft.until !== undefined) {
		violations.push(ruleViolation("count_and_until", say("count_and_until")));
	}
	if (violations.length > 0 || draft.frequency === undefined) return { kind: "refused", violations };
	const rule = canonicalRule(draft, draft.frequency);
	const broken = checkRule(rule);
	return broken.length > 0 ? { kind: "refused", violations: broken } : { kind: "rule", rule };
}

/** A broken rule of the rule text: the field is the same for all, the word and the sentence differ. */
export function ruleViolation(rule: string, sentence: Sentence): Violation {
	return { field: "recurrence.rrule", rule, ...sentence };
}

function refused(rule: string, sentence: Sentence): ParsedRule {
	return { kind: "refused", violations: [ruleViolation(rule, sentence)] };
}

/** Reads a part by its name; text that is shown back is cut, for a message must not grow with what was sent. */
function readPart(part: string, seen: Set<string>, draft: Draft): Violation | undefined {
	const at = part.indexOf("=");
	const name = at < 0 ? part : part.slice(0, at);
	const value = at < 0 ? "" : part.slice(at + 1);
	const shown = part.length > 60 ? `${part.slice(0, 60)}…` : part;
	if (name === "RSCALE" || name === "SKIP") {
		return ruleViolation("not_supported", say("rscale_unsupported", { name }));
	}
	const read = READERS.get(name);
	if (read === undefined) {
		return ruleViolation("unknown_part", part === "" ? say("empty_part") : say("unknown_part", { name: shown }));
	}
	// "MUST NOT occur more than once" (RFC 5545 §3.3.10): taking the last one would hide a mistake.
	if (seen.has(name)) return ruleViolation("repeated_part", say("part_twice", { name }));
	seen.add(name);
	const problem = read(value, draft);
	return problem === undefined ? undefined : ruleViolation("bad_value", say("bad_part", { part: shown, why: problem }));
}

const READERS: ReadonlyMap<string, PartReader> = new Map<string, PartReader>([
	["FREQ", readFrequency],
	["INTERVAL", readInterval],
	["COUNT", readCount],
	["UNTIL", readUntil],
	["WKST", readWeekStart],
	["BYDAY", readDays],
	...[...NUMERIC_PARTS].map(([name, form]): [string, PartReader] => [name, numbersReader(form)]),
]);

function readFrequency(value: string, draft: Draft): Sentence | undefined {
	const frequency = FREQUENCIES.find((known) => known === value);
	if (frequency === undefined) return say("freq_values", { names: FREQUENCIES.join(", ") });
	draft.frequency = frequency;
	return undefined;
}

/** Nine digits: a daily rule with more than that is beyond the calendar, and whole numbers stay exact. */
function readInterval(value: string, draft: Draft): Sentence | undefined {
	const interval = readPositive(value);
	if (interval === undefined) return say("interval_values");
	draft.interval = interval;
	return undefined;
}

function readCount(value: string, draft: Draft): Sentence | undefined {
	// Ten digits and more are read too, so that the refusal can say "too many" and not "no number".
	const count = /^\d{1,15}$/.test(value) ? Number(value) : 0;
	if (count < 1) return say("count_values");
	draft.count = count;
	return undefined;
}

function readUntil(value: string, draft: Draft): Sentence | undefined {
	const isUtc = value.endsWith("Z");
	const reading = readRfcWall(isUtc ? value.slice(0, -1) : value);
	if (reading === undefined || (isUtc && reading.isDate)) {
		return say("until_values");
	}
	if (isUtc) draft.until = { kind: "instant", at: utcText(reading.wall) };
	else draft.until = { kind: reading.isDate ? "date" : "local", wall: reading.wall };
	return undefined;
}

/** The instant whose UTC reading is this wall time; nothing else turns a wall time into an instant without a zone. */
export function utcText(wall: number): InstantText {
	return `${printWall(wall, false)}${wall % 60 === 0 ? ":00" : ""}.000Z` as InstantText;
}

function readWeekStart(value: string, draft: Draft): Sentence | undefined {
	const weekday = weekdayNamed(value);
	if (weekday === undefined) return say("wkst_values", { names: WEEKDAY_NAMES.join(", ") });
	draft.weekStart = weekday;
	return undefined;
}

function readDays(value: string, draft: Draft): Sentence | undefined {
	const days: RuleDay[] = [];
	for (const entry of value.split(",")) {
		const match = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(entry);
		const weekday = weekdayNamed(match?.[2] ?? "");
		const ordinal = Number(match?.[1] ?? 0);
		// 0MO counts from nothing: an ordinal that is written must not be zero.
		const isOrdinal = match?.[1] === undefined || (ordinal !== 0 && Math.abs(ordinal) <= 53);
		if (weekday === undefined || !isOrdinal) {
			return say("no_day", { entry: shorten(entry) });
		}
		days.push({ weekday, ordinal });
	}
	draft.byDay = days;
	return undefined;
}

function numbersReader(form: PartForm): PartReader {
	return (value, draft) => {
		const numbers: number[] = [];
		for (const entry of value.split(",")) {
			const number = (form.isSigned ? /^[+-]?\d{1,3}$/ : /^\d{1,2}$/).test(entry) ? Number(entry) : undefined;
			const size = number === undefined ? -1 : Math.abs(number);
			if (number === undefined || size < form.lowest || size > form.highest) {
				const range = say(form.isSigned ? "range_signed" : "range", { least: form.lowest, most: form.highest });
				return say("not_in_range", { entry: shorten(entry), range });
			}
			numbers.push(number);
		}
		draft[form.key] = numbers;
		return undefined;
	};
}

/** Absent parts get their defaults (INTERVAL 1, WKST Monday); order and repeats within a list mean nothing and go. */
function canonicalRule(draft: Draft, frequency: Frequency): Rule {
	return {
		frequency,
		interval: draft.interval ?? 1,
		end: endOf(draft),
		byMonth: ascending(draft.byMonth),
		byWeekNo: ascending(draft.byWeekNo),
		byYearDay: ascending(draft.byYearDay),
		byMonthDay: ascending(draft.byMonthDay),
		byDay: ascendingDays(draft.byDay ?? []),
		byHour: ascending(draft.byHour),
		byMinute: ascending(draft.byMinute),
		bySecond: ascending(draft.bySecond),
		bySetPos: ascending(draft.bySetPos),
		weekStart: draft.weekStart ?? 1,
	};
}

function endOf({ count, until }: Draft): RuleEnd {
	if (count !== undefined) return { kind: "count", count };
	return until === undefined ? { kind: "never" } : { kind: "until", until };
}

function ascending(numbers: readonly number[] = []): readonly number[] {
	return [...new Set(numbers)].sort((a, b) => a - b);
}

function ascendingDays(days: readonly RuleDay[]): readonly RuleDay[] {
	const unique = new Map(days.map((day) => [`${day.ordinal}${day.weekday}`, day]));
	return [...unique.values()].sort((a, b) => a.ordinal - b.ordinal || a.weekday - b.weekday);
}

function weekdayNamed(name: string): Weekday | undefined {
	const index = (WEEKDAY_NAMES as readonly string[]).indexOf(name);
	return index < 0 ? undefined : ((index + 1) as Weekday);
}

function readPositive(value: string): number | undefined {
	const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
	return number > 0 ? number : undefined;
}

function shorten(entry: string): string {
	return entry.length > 12 ? `"${entry.slice(0, 12)}…"` : `"${entry}"`;
}
