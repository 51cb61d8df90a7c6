/** A date or time of a calendar line as wall time of the series' zone. */
import { epochMsOf, type WallText } from "../time/instant.ts";
import type { Moment } from "./rule.ts";
import { printWall } from "./wallTime.ts";
import { makeZoneClock } from "./zoneClock.ts";

/** Wall-time text in a zone, in the form that `Recurrence` stores (`2026-11-23T09:00`, a date for a date). */
export function wallTextOf(moment: Moment, timeZone: string): WallText {
	switch (moment.kind) {
		case "date":
			return printWall(moment.wall, true);
		case "local":
			return printWall(moment.wall, false);
		case "instant":
			return printWall(makeZoneClock(timeZone).wallOf(epochMsOf(moment.at)), false);
		case "zoned":
			return printWall(makeZoneClock(timeZone).wallOf(makeZoneClock(moment.time_zone).epochMsOf(moment.wall)), false);
	}
}
