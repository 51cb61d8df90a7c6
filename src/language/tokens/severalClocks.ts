/** Several times of one day ("at 9 and at 5", "um 9, 12 und 17 Uhr"): one mention, whose first time stands for it until a day is known. */
import type { ClockReading } from "../shapes/mention.ts";
import { type Cursor, own, type Slot, type SlotMatch } from "./captures.ts";
import { clock, hour } from "./clockSlots.ts";

/** Nobody names more; what is longer is no list of times. */
const MOST_TIMES = 8;
/** Of three, commas alone make a list; of two, "at 9, 17" may be anything. */
const LISTED = 3;
const HALF_DAY = 12;

/** `isSure`: the last says by itself that it is a time ("5pm", "17 Uhr"); else it is an hour alone, which needs an edge. */
const severalClocks =
	(isSure: boolean): Slot =>
	(cursor, at) => {
		const { tokens, language } = cursor;
		const times: ClockReading[] = [];
		let isJoined = false;
		let isLastSure = false;
		let next = at;
		for (let from: number | undefined = at; from !== undefined && times.length < MOST_TIMES; ) {
			const read = timeAt(cursor, from);
			if (read?.clock === undefined) break;
			times.push(read.clock);
			isLastSure = clock(cursor, from) !== undefined;
			next = read.next;
			const link = linkAt(cursor, next);
			isJoined ||= link?.isAnd === true && timeAt(cursor, link.next) !== undefined;
			from = link?.next;
		}
		const isList = times.length >= LISTED || (times.length > 1 && isJoined);
		// "At 5, 6 or 7" leaves open which.
		if (!isList || isLastSure !== isSure || language.alternatives.has(tokens[next]?.lower ?? "")) return undefined;
		const clocks = inOneHalf(cursor, times, next);
		return { clock: clocks[0] as ClockReading, clocks, next };
	};

/** ", and at": what stands between two times. A slash or a plus joins other things. */
function linkAt(
	{ tokens, language }: Cursor,
	at: number,
): { readonly next: number; readonly isAnd: boolean } | undefined {
	const isLink = (index: number) => {
		const { lower = "" } = tokens[index] ?? {};
		return language.listLinks.has(lower) && lower !== "/" && lower !== "+";
	};
	if (!isLink(at)) return undefined;
	const last = isLink(at + 1) ? at + 1 : at;
	const isAnd = tokens[last]?.text !== ",";
	return { next: language.timeFillers.has(tokens[last + 1]?.lower ?? "") ? last + 2 : last + 1, isAnd };
}

/** "9:30 and | 1 hour before" counts hours. */
function timeAt(cursor: Cursor, at: number): SlotMatch | undefined {
	const read = clock(cursor, at) ?? hour(cursor, at);
	const isCounted = read !== undefined && own(cursor.language.units, cursor.tokens[read.next]) !== undefined;
	return isCounted || read?.clock === undefined ? undefined : read;
}

/** "2 and 5pm" are both in the afternoon, "9 and 5pm" are not; "um 9 und 17 Uhr" are hours of 24. */
function inOneHalf(
	{ tokens, language }: Cursor,
	times: readonly ClockReading[],
	next: number,
): readonly ClockReading[] {
	const last = times.at(-1) as ClockReading;
	const isOclock = language.oclockIsExact && language.oclock.has(tokens[next - 1]?.lower ?? "");
	if (isOclock) return times.map((time) => ({ ...time, bare: false }));
	const half = own(language.meridiems, tokens[next - 1]);
	if (half === undefined) return times;
	const shift = half === "pm" ? HALF_DAY : 0;
	return times.map((time) =>
		time.bare && time.hour % HALF_DAY < last.hour % HALF_DAY
			? { ...time, hour: (time.hour % HALF_DAY) + shift, bare: false }
			: time,
	);
}

export const severalClockSlots: Readonly<Record<string, Slot>> = {
	severalClocks: severalClocks(true),
	severalHours: severalClocks(false),
};
