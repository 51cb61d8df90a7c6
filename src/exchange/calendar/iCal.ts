/**
 * ical.js as we use it: it escapes and folds. Lines are made as jCal (RFC 7265) says them, which is what it writes from; its own
 * objects for dates know zones of their own, and we have ours.
 */
import ICAL from "ical.js";

// It counts 75 octets without the blank that begins a folded line (RFC 5545 §3.1).
ICAL.foldLength = 74;

// It would write `NAME;VALUE=TEXT:`, which is lawful, and which old readers do not know.
for (const name of ["name", "x-wr-calname", "x-wr-caldesc"]) {
	Object.assign(ICAL.design.icalendar.property, { [name]: { defaultType: "text" } });
}

/** Name, parameters, type, values. */
export type Line = readonly [
	name: string,
	parameters: Readonly<Record<string, string>>,
	type: string,
	...values: string[],
];

export const textLine = (name: string, ...values: readonly string[]): Line => [name, {}, "text", ...values.map(lawful)];

/** RFC 5545 §3.1 has no control characters but the tab, and says a new line by `\n`. */
function lawful(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be left out.
	return text.replaceAll(/\r\n?/g, "\n").replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
}

/** An RRULE of its canonical text. */
export const ruleLine = (rule: string): Line => ["rrule", {}, "recur", ICAL.Recur.fromString(rule).toJSON() as never];

export function lineText(line: Line): string {
	return ICAL.stringify.property([...line], ICAL.design.icalendar, false);
}

/** A component as text, without a line end behind it. */
export function componentText(name: string, lines: readonly Line[], inner: readonly unknown[] = []): string {
	return ICAL.stringify.component([name, [...lines], [...inner]] as never, ICAL.design.icalendar);
}
