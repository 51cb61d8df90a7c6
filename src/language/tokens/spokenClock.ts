/** Readings of the clock in words: "nine", "five thirty", "seven o'clock", "ten past five", "fünf vor halb acht". */
import { type Cursor, number, own, type SlotMatch } from "./captures.ts";
import { hour, meridiem } from "./clockSlots.ts";

const HALF_AN_HOUR = 30;
/** "Three past five" is no reading of the clock. */
const STEP_OF_MINUTES = 5;

/** Minutes in one word or two ("thirty", "forty five", "forty-five"); those that a clock face names. */
function minutesAt(
	{ tokens, language }: Cursor,
	at: number,
): { readonly minute: number; readonly next: number } | undefined {
	const tens = own(language.minuteWords, tokens[at]);
	if (tens === undefined) return undefined;
	const ones = tokens[at + 1]?.text === "-" && tokens[at + 1]?.glued ? at + 2 : at + 1;
	const isFive = tens >= 20 && tens % 10 === 0 && own(language.hourWords, tokens[ones]) === STEP_OF_MINUTES;
	return isFive ? { minute: tens + STEP_OF_MINUTES, next: ones + 1 } : { minute: tens, next: at + 1 };
}

/** An hour in a word alone; it means something only where a phrase asks for it. */
export function hourWord({ tokens, language }: Cursor, at: number): SlotMatch | undefined {
	const read = own(language.hourWords, tokens[at]);
	return read === undefined ? undefined : { clock: { hour: read, minute: 0, bare: true }, spoken: true, next: at + 1 };
}

/** In a word or a number ("half past twelve", "half past 12"). */
export const spokenHour = (cursor: Cursor, at: number) => hour(cursor, at) ?? hourWord(cursor, at);

/** "Five thirty", "nine Uhr dreißig", "five pm": what follows the hour says that it is one. */
export function spokenClock(cursor: Cursor, at: number): SlotMatch | undefined {
	const said = hourWord(cursor, at);
	if (said?.clock === undefined) return undefined;
	const exact = spokenOclock(cursor, at);
	if (exact !== undefined) return exact;
	const minutes = cursor.language.minutesAfterOclock ? undefined : minutesAt(cursor, said.next);
	return minutes && { clock: { ...said.clock, minute: minutes.minute }, next: minutes.next };
}

/** "Seven o'clock", "five thirty pm", "neun Uhr": no preposition is needed. */
export function spokenOclock(cursor: Cursor, at: number): SlotMatch | undefined {
	const { language } = cursor;
	const said = hourWord(cursor, at);
	if (said?.clock === undefined) return undefined;
	const before = language.minutesAfterOclock ? undefined : minutesAt(cursor, said.next);
	const half = meridiem(cursor, before?.next ?? said.next);
	if (half === undefined) return undefined;
	const after = language.minutesAfterOclock && half.add === "oclock" ? minutesAt(cursor, half.next) : undefined;
	const minute = before?.minute ?? after?.minute ?? 0;
	const next = after?.next ?? half.next;
	if (half.add === "oclock") {
		return { clock: { hour: said.clock.hour, minute, bare: !language.oclockIsExact }, next };
	}
	const inDay = (said.clock.hour % 12) + (half.add === "pm" ? 12 : 0);
	return { clock: { hour: inDay, minute, bare: false }, next };
}

/** "Ten past", "twenty-five to", "fünf vor halb": what is added to the hour behind it. */
export function minutesPast(cursor: Cursor, at: number): SlotMatch | undefined {
	const { tokens, language } = cursor;
	const digits = number(tokens[at], 2);
	const five = own(language.hourWords, tokens[at]) === STEP_OF_MINUTES ? STEP_OF_MINUTES : undefined;
	const spoken = minutesAt(cursor, at) ?? (five === undefined ? undefined : { minute: five, next: at + 1 });
	const minute = digits ?? spoken?.minute;
	if (minute === undefined || minute < 1 || minute > HALF_AN_HOUR || minute % STEP_OF_MINUTES !== 0) return undefined;
	const counted = spoken?.next ?? at + 1;
	const link = own(language.units, tokens[counted]) === "minute" ? counted + 1 : counted;
	const direction = own(language.pastWords, tokens[link]);
	// "10 to 6" is a span as often.
	const isSpan = digits !== undefined && link === counted && language.timeRangeLinks.has(tokens[link]?.lower ?? "");
	if (direction === undefined || isSpan) return undefined;
	const isHalf = language.halfBefore.has(tokens[link + 1]?.lower ?? "");
	return { shift: direction * minute - (isHalf ? HALF_AN_HOUR : 0), next: link + (isHalf ? 2 : 1) };
}
