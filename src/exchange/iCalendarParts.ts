/** A component of an iCalendar file as ical.js parses it, and its values in our words. Nothing here expands a rule or asks a VTIMEZONE. */
import ICAL from "ical.js";
import { findIana } from "windows-iana";
import type { AskedDue } from "../domain/commands/commands.ts";
import { findTimeZone, instantOfWallTime, readDate, readInstant } from "../domain/time/instant.ts";
import type { ReadingGround } from "./foreignTask.ts";

type Value = string | number | readonly unknown[];
export interface Property {
	readonly name: string;
	readonly parameters: Readonly<Record<string, string>>;
	readonly type: string;
	readonly values: readonly Value[];
}
export interface Part {
	readonly properties: readonly Property[];
	readonly alarms: readonly Part[];
	/** The first of that name. */
	find(name: string): Property | undefined;
	all(name: string): readonly Property[];
	text(name: string): string;
}

/** jCal (RFC 7265): name, properties, components. */
type JCal = readonly [
	string,
	readonly (readonly [string, Record<string, string>, string, ...Value[]])[],
	readonly JCal[],
];

/** Undefined for what cannot be parsed. */
export function parsePart(text: string): Part | undefined {
	// A rule that ical.js refuses must not cost the task: rules are for our own reader to judge.
	const safe = text.replaceAll(/^(RRULE|EXRULE)(?=[:;])/gim, "X-$1");
	try {
		const [, , [component]] = ICAL.parse(`BEGIN:VCALENDAR\r\n${safe}\r\nEND:VCALENDAR`) as never as JCal;
		return component && partOf(component);
	} catch {
		return undefined;
	}
}

function partOf([, properties, components]: JCal): Part {
	const all = properties.map(([name, parameters, type, ...values]): Property => ({ name, parameters, type, values }));
	const find = (name: string) => all.find((one) => one.name === name);
	return {
		properties: all,
		alarms: components.filter(([name]) => name === "valarm").map(partOf),
		find,
		all: (name) => all.filter((one) => one.name === name),
		text: (name) => String(find(name)?.values[0] ?? "").trim(),
	};
}

/** A date, or a reading of a clock: of a zone, of UTC, or of no zone at all. */
export type Moment =
	| { readonly kind: "date"; readonly local: string }
	| { readonly kind: "time"; readonly local: string; readonly time_zone: string; readonly floating: boolean };

/** Undefined for what is no date or time that there is. */
export function momentOf(value: unknown, property: Property, place: number, ground: ReadingGround): Moment | undefined {
	// A period stands for its beginning.
	const said = String(Array.isArray(value) ? value[0] : value);
	const [, date = "", time, utc] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(Z)?)?$/i.exec(said) ?? [];
	try {
		if (time === undefined) return { kind: "date", local: readDate(date) };
		const { tzid } = property.parameters;
		const time_zone = utc ? "UTC" : tzid === undefined ? ground.settings.time_zone : zoneNamed(tzid, place, ground);
		const local = `${readDate(date)}T${time}`;
		instantOf({ kind: "time", local, time_zone, floating: false });
		return { kind: "time", local, time_zone, floating: !utc && tzid === undefined };
	} catch {
		return undefined;
	}
}

/** `Europe/Berlin`, `/example.org/Europe/Berlin` of old programs, `W. Europe Standard Time` of Outlook. */
function zoneNamed(tzid: string, place: number, ground: ReadingGround): string {
	const [, path = ""] = /([A-Za-z_]+(?:\/[\w+-]+){1,2})$/.exec(tzid) ?? [];
	const zone =
		findTimeZone(tzid) ??
		(path === "" ? undefined : findTimeZone(path)) ??
		findTimeZone(findIana(tzid as never)[0] ?? "");
	if (zone === undefined) ground.remark(place, "zone_unknown", tzid);
	return zone ?? ground.settings.time_zone;
}

/** Of a day its first moment in the user's zone. Throws `RangeError` where there is no such time. */
export function instantOf(moment: Moment, zone = "UTC"): string {
	if (moment.kind === "date") return Temporal.PlainDate.from(moment.local).toZonedDateTime(zone).toInstant().toString();
	const [date = "", time = ""] = moment.local.split("T");
	return instantOfWallTime(date as never, time as never, moment.time_zone);
}

/** One time that is said in UTC is meant wherever the user is. */
export function dueOf(moment: Moment, { settings }: Pick<ReadingGround, "settings">): AskedDue {
	if (moment.kind === "date") return { date: readDate(moment.local) };
	const time_zone = moment.time_zone === "UTC" ? settings.time_zone : moment.time_zone;
	return { at: readInstant(instantOf(moment)), time_zone, ...(moment.floating ? { floating: true } : {}) };
}

/** As the clocks of a series read it: dates that are left out or added may be said by other clocks. */
export function localIn(moment: Moment, time_zone: string): string {
	if (moment.kind === "date" || moment.time_zone === time_zone || moment.floating) return moment.local;
	const there = Temporal.Instant.from(instantOf(moment)).toZonedDateTimeISO(time_zone).toPlainDateTime();
	return there.toString({ smallestUnit: "minute" });
}

/** Minutes from one to the other; days count as 24 hours. */
export const minutesBetween = (from: Moment, to: Moment): number =>
	(Temporal.Instant.from(instantOf(to)).epochMilliseconds - Temporal.Instant.from(instantOf(from)).epochMilliseconds) /
	60_000;

/** `P1DT2H`, `-PT15M`; undefined for what is no duration. */
export function minutesOf(duration: unknown): number | undefined {
	try {
		// Days and weeks need a day to count from, and here have 24 hours.
		const relativeTo = Temporal.PlainDate.from("2001-01-01");
		const minutes = Math.round(Temporal.Duration.from(String(duration)).total({ unit: "minutes", relativeTo }));
		return minutes === 0 ? 0 : minutes;
	} catch {
		return undefined;
	}
}
