/** `Rule` → the one text that says it: parts in a fixed order, what is the default left out. */
import { type Rule, type RuleDay, type RuleEnd, type Until, WEEKDAY_NAMES } from "./rule.ts";
import { NUMERIC_PARTS } from "./ruleParts.ts";
import { printRfcWall } from "./wallTime.ts";

/** Canonical RRULE text without `RRULE:`; `parseRule` reads the same rule out of it again. */
export function printRule(rule: Rule): string {
	const parts = [`FREQ=${rule.frequency}`];
	if (rule.interval !== 1) parts.push(`INTERVAL=${rule.interval}`);
	parts.push(...printEnd(rule.end));
	for (const [name, { key }] of NUMERIC_PARTS) {
		// BYDAY is applied between BYMONTHDAY and BYHOUR, and is read most easily there.
		if (name === "BYHOUR" && rule.byDay.length > 0) parts.push(`BYDAY=${rule.byDay.map(printDay).join(",")}`);
		if (rule[key].length > 0) parts.push(`${name}=${rule[key].join(",")}`);
	}
	if (rule.weekStart !== 1) parts.push(`WKST=${WEEKDAY_NAMES[rule.weekStart - 1]}`);
	return parts.join(";");
}

function printDay({ weekday, ordinal }: RuleDay): string {
	return `${ordinal === 0 ? "" : ordinal}${WEEKDAY_NAMES[weekday - 1]}`;
}

function printEnd(end: RuleEnd): readonly string[] {
	switch (end.kind) {
		case "never":
			return [];
		case "count":
			return [`COUNT=${end.count}`];
		case "until":
			return [`UNTIL=${printUntil(end.until)}`];
	}
}

function printUntil(until: Until): string {
	// An instant of RFC 5545 has whole seconds; what is finer was never in a rule.
	if (until.kind === "instant") return `${until.at.slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
	return printRfcWall(until.wall, until.kind === "date");
}
