/** What three foreign parsers read in a feed, each as it is meant to be used: ical.js, node-ical, ts-ics. */
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { convertIcsCalendar, type IcsCalendar } from "ts-ics";

/** By the number in the UID: an instant (`…Z`), or a day. */
export type Times = ReadonlyMap<number, string>;

const numberIn = (uid: string) => Number(/^(?:event|task)-(\d+)\./.exec(uid)?.[1]);
const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString();

/** Its zones are a register of the process: those of a document are made known before it is read. */
function documentByIcalJs(text: string): ICAL.Component {
	const document = new ICAL.Component(ICAL.parse(text));
	ICAL.TimezoneService.reset();
	for (const zone of document.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
	return document;
}

/** Moved dates of a series are left aside. */
export function byIcalJs(text: string, kind: "vevent" | "vtodo"): Times {
	const property = kind === "vevent" ? "dtstart" : "due";
	const parts = documentByIcalJs(text).getAllSubcomponents(kind);
	return new Map(
		parts
			.filter((part) => part.getFirstPropertyValue("recurrence-id") === null)
			.flatMap((part) => {
				const at = part.getFirstPropertyValue(property) as ICAL.Time | null;
				if (at === null) return [];
				const said = at.isDate ? at.toString() : instant(at.toJSDate());
				return [[numberIn(String(part.getFirstPropertyValue("uid"))), said] as const];
			}),
	);
}

export function byNodeIcal(text: string, kind: "VEVENT" | "VTODO"): Times {
	const times = new Map<number, string>();
	for (const part of Object.values(nodeIcal.sync.parseICS(text))) {
		if (part?.type !== kind) continue;
		const at = part.type === "VTODO" ? part.due : part.start;
		if (at === undefined || part.uid === undefined) continue;
		// A day is read as the local midnight of the process.
		const { dateOnly } = at as { readonly dateOnly?: boolean };
		times.set(numberIn(part.uid), dateOnly ? localDay(at) : instant(at));
	}
	return times;
}

const localDay = (date: Date) =>
	new Temporal.PlainDate(date.getFullYear(), date.getMonth() + 1, date.getDate()).toString();

export function byTsIcs(text: string, kind: "events" | "todos"): Times {
	const calendar: IcsCalendar = convertIcsCalendar(undefined, text);
	const parts = kind === "events" ? calendar.events : calendar.todos;
	const times = new Map<number, string>();
	for (const part of parts ?? []) {
		const at = "due" in part && kind === "todos" ? part.due : part.start;
		if (!at || part.recurrenceId !== undefined) continue;
		times.set(numberIn(part.uid), at.type === "DATE" ? instant(at.date).slice(0, 10) : instant(at.date));
	}
	return times;
}

/** The first dates of the only series in a feed, as ical.js expands it: RRULE, RDATE, EXDATE, and dates that were moved. */
export function datesByIcalJs(text: string, most: number): readonly string[] {
	const [part] = documentByIcalJs(text).getAllSubcomponents("vevent");
	if (part === undefined) throw new Error("there is no event");
	const dates: string[] = [];
	const steps = new ICAL.RecurExpansion({
		component: part,
		dtstart: part.getFirstPropertyValue("dtstart") as ICAL.Time,
	});
	while (dates.length < most) {
		const at = steps.next();
		if (!at) break;
		dates.push(at.isDate ? at.toString() : instant(at.toJSDate()));
	}
	return dates;
}

/** The same by node-ical, up to an instant. */
export function datesByNodeIcal(text: string, until: string): readonly string[] {
	const event = Object.values(nodeIcal.sync.parseICS(text)).find((part) => part?.type === "VEVENT");
	if (event?.type !== "VEVENT") throw new Error("there is no event");
	const found = nodeIcal.expandRecurringEvent(event, {
		from: new Date(event.start.getTime() - 86_400_000),
		to: new Date(until),
	});
	return found.map(({ start, isFullDay }) => (isFullDay ? localDay(start) : instant(start)));
}
