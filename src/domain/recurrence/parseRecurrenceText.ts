/**
 * The lines with which calendars hand over a recurrence (RFC 5545 §3.8.5): RRULE with DTSTART, EXDATE and RDATE beside it, in
 * any order. Only reads; whether the whole makes a series is for `openSeries` to say.
 */

import type { Violation } from "../refusals/rejection.ts";
import { type Sentence, say } from "../refusals/sentence.ts";
import { findTimeZone } from "../time/instant.ts";
import { parseRule, ruleViolation, utcText } from "./parseRule.ts";
import type { Moment, Rule } from "./rule.ts";
import { readRfcWall, type WallReading } from "./wallTime.ts";

export type ParsedRecurrenceText =
	| {
			readonly kind: "recurrence";
			readonly rule: Rule;
			readonly start: Moment | undefined;
			readonly exdates: readonly Moment[];
			readonly rdates: readonly Moment[];
	  }
	| { readonly kind: "refused"; readonly violations: readonly Violation[] };

/** Enough for a rule and a thousand dates. */
export const MAX_TEXT_LENGTH = 20_000;

interface Lines {
	rule: Rule | undefined;
	start: Moment | undefined;
	readonly exdates: Moment[];
	readonly rdates: Moment[];
	readonly violations: Violation[];
}

/** Never throws. A text of one line without a name is a rule. */
export function parseRecurrenceText(text: string): ParsedRecurrenceText {
	if (text.length > MAX_TEXT_LENGTH) {
		const said = say("recurrence_text_too_long", { count: text.length, most: MAX_TEXT_LENGTH });
		return { kind: "refused", violations: [ruleViolation("too_long", said)] };
	}
	const read: Lines = { rule: undefined, start: undefined, exdates: [], rdates: [], violations: [] };
	for (const line of unfold(text)) readLine(line, read);
	if (read.rule === undefined && read.violations.length === 0) {
		read.violations.push(ruleViolation("missing_rule", say("no_rule_line")));
	}
	const { rule, start, exdates, rdates, violations } = read;
	if (rule === undefined || violations.length > 0) return { kind: "refused", violations };
	return { kind: "recurrence", rule, start, exdates, rdates };
}

/** Long lines are folded: a line that begins with a blank continues the one before (RFC 5545 §3.1). */
function unfold(text: string): readonly string[] {
	return text
		.replaceAll(/\r?\n[ \t]/g, "")
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== "");
}

/** One line to where it belongs. A line that is not known is refused: what is dropped in silence is missed later. */
function readLine(line: string, read: Lines): void {
	const match = /^([A-Za-z-]+)((?:;[^:]*)?):(.*)$/.exec(line);
	const [, name = "RRULE", parameters = "", value = line] = match ?? [];
	switch (name.toUpperCase()) {
		case "RRULE":
			readRule(value, read);
			return;
		case "DTSTART":
			readStart(parameters, value, read);
			return;
		case "EXDATE":
			read.exdates.push(...readMoments("EXDATE", parameters, value.split(","), read));
			return;
		case "RDATE":
			read.rdates.push(...readMoments("RDATE", parameters, value.split(","), read));
			return;
		case "EXRULE":
			read.violations.push(ruleViolation("not_supported", say("exrule_gone")));
			return;
		default:
			read.violations.push(ruleViolation("unknown_line", say("unknown_line", { name: name.slice(0, 40) })));
	}
}

function readRule(value: string, read: Lines): void {
	const parsed = parseRule(value);
	if (parsed.kind === "refused") read.violations.push(...parsed.violations);
	else if (read.rule !== undefined) {
		read.violations.push(ruleViolation("repeated_part", say("rule_twice")));
	} else read.rule = parsed.rule;
}

/** DTSTART is one value, and stands once. */
function readStart(parameters: string, value: string, read: Lines): void {
	if (read.start !== undefined) read.violations.push(ruleViolation("repeated_part", say("start_twice")));
	[read.start] = readMoments("DTSTART", parameters, [value], read);
}

/** `;TZID=Europe/Berlin`, `;VALUE=DATE` and the final Z decide what kind of moment each value is. */
function readMoments(name: string, parameters: string, values: readonly string[], read: Lines): readonly Moment[] {
	const parameter = (key: string) =>
		new RegExp(`;${key}="?([^;"]*)"?(?:;|$)`, "i").exec(parameters)?.[1]?.trim().replace(/^\//, "");
	const refuse = (sentence: Sentence): readonly Moment[] => {
		read.violations.push(ruleViolation("bad_value", sentence));
		return [];
	};
	// A PERIOD has an end, which a task does not have; its start alone would be a half-truth.
	const valueType = parameter("VALUE")?.toUpperCase() ?? "DATE-TIME";
	if (valueType !== "DATE" && valueType !== "DATE-TIME")
		return refuse(say("value_type_unsupported", { name, type: valueType }));
	const tzid = parameter("TZID");
	const timeZone = tzid === undefined ? undefined : findTimeZone(tzid);
	if (tzid !== undefined && timeZone === undefined) return refuse(say("unknown_tzid", { name, zone: tzid }));
	return values.flatMap((value) => {
		const isUtc = /Z$/i.test(value);
		const reading = readRfcWall(value.toUpperCase().replace(/Z$/, ""));
		if (reading === undefined || (isUtc && reading.isDate)) {
			return refuse(say("bad_line_date", { name, value: `"${value.slice(0, 20)}"` }));
		}
		return [momentOf(reading, isUtc, timeZone)];
	});
}

/** The Z wins over TZID: the RFC forbids both together, and those who write both mean UTC. */
function momentOf({ wall, isDate }: WallReading, isUtc: boolean, timeZone: string | undefined): Moment {
	if (isDate) return { kind: "date", wall };
	if (isUtc) return { kind: "instant", at: utcText(wall) };
	return timeZone === undefined ? { kind: "local", wall } : { kind: "zoned", wall, time_zone: timeZone };
}
