/** What settings are set to, and the words for tasks below another. */

import { DATE_ORDERS, type Settings } from "../../../../domain/settings/settings.ts";
import { findTimeZone, type TimeText } from "../../../../domain/time/instant.ts";
import { TONGUES } from "../../../tongues.ts";
import { readLead, readMoment, readSaidMoment } from "../../when/readMoment.ts";
import { nothing, type Reading, SHORT, type Slots } from "./slot.ts";

const to = (changes: Partial<Settings>) => ({ changes });

/** Time zones by the city that each is named after. A city that names several names none. */
const ZONES_OF_CITIES = Map.groupBy(Intl.supportedValuesOf("timeZone"), (zone) => zone.toLowerCase().split("/").at(-1));

/** "New York", "tokyo"; `undefined` for a name that is no zone's city. */
function zoneOfCity(city: string): string | undefined {
	const [zone, ...others] = ZONES_OF_CITIES.get(city.toLowerCase().replaceAll(" ", "_")) ?? [];
	return zone !== undefined && others.length === 0 ? findTimeZone(zone) : undefined;
}

const WEEKDAYS: Readonly<Record<string, Settings["week_start"]>> = {
	monday: "monday",
	montag: "monday",
	saturday: "saturday",
	samstag: "saturday",
	sonnabend: "saturday",
	sunday: "sunday",
	sonntag: "sunday",
};

const ORDERS: Readonly<Record<Settings["date_order"], string>> = {
	dmy: "day first|day month year|day-month-year|dd/mm/yyyy|dd.mm.yyyy|european|british|tag zuerst",
	mdy: "month first|month day year|month-day-year|mm/dd/yyyy|american|us|monat zuerst",
	ymd: "year first|year month day|year-month-day|yyyy-mm-dd|iso|jahr zuerst",
};

/** "English", "Deutsch", "German", "Englisch": the languages there are, as each of them calls them. */
const LANGUAGE_NAMES: ReadonlyMap<string, string> = new Map(
	TONGUES.flatMap(({ code: speaker }) => {
		const names = new Intl.DisplayNames([speaker], { type: "language" });
		return TONGUES.map(({ code }) => [(names.of(code) ?? code).toLowerCase(), code] as const);
	}),
);

/** A time of day: "7", "10pm", "22 Uhr". */
function timeOf(said: string, context: Reading): TimeText | undefined {
	const due = readMoment(said, context) ?? readSaidMoment(said, context)?.due;
	if (!due || !("at" in due)) return undefined;
	const local = Temporal.Instant.from(due.at).toZonedDateTimeISO(context.settings.time_zone).toPlainTime();
	return local.toString({ smallestUnit: "minute" }) as TimeText;
}

export const SETTING_SLOTS = {
	/** A time zone by its name or its city. */
	zone: {
		pattern: "\\S{1,60}|\\p{L}+ \\p{L}+(?: \\p{L}+)?",
		weight: 0.5,
		read(said) {
			const time_zone = findTimeZone(said) ?? zoneOfCity(said);
			return time_zone === undefined ? undefined : to({ time_zone });
		},
	},
	/** The same where any other words may stand: only a city, or a name with a stroke. */
	place: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read(said) {
			const time_zone = /\/|^utc$/i.test(said) ? findTimeZone(said) : zoneOfCity(said);
			return time_zone === undefined ? undefined : to({ time_zone });
		},
	},
	/** How long before a task is due. */
	ahead: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		weight: 0.5,
		read(said, context) {
			if (/^(?:none|off|nothing|never|aus|keine|nie)$/i.test(said)) return to({ default_lead_minutes: null });
			const default_lead_minutes = readLead(said, context);
			return default_lead_minutes === undefined ? undefined : to({ default_lead_minutes });
		},
	},
	/** A time of day, for tasks that have none. */
	hour: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read(said, context) {
			const all_day_reminder_at = timeOf(said, context);
			return all_day_reminder_at && to({ all_day_reminder_at });
		},
	},
	weekday: {
		pattern: "\\p{L}+",
		read(said) {
			const day = said.toLowerCase().replace(/s$/, "");
			return Object.hasOwn(WEEKDAYS, day) ? to({ week_start: WEEKDAYS[day] as Settings["week_start"] }) : undefined;
		},
	},
	/** A language by its name, in any of those there are. */
	language: {
		pattern: "\\p{L}+",
		weight: 0.5,
		read(said) {
			const locale = LANGUAGE_NAMES.get(said.toLowerCase());
			return locale === undefined ? undefined : to({ locale });
		},
	},
	/** From when until when nobody is to be disturbed. */
	quiet: {
		pattern: SHORT,
		atEnd: ".{1,60}",
		weight: 0.5,
		read(said, context) {
			const [, begin = "", end = ""] =
				/^(.{1,30}?) ?(?: (?:to|until|till|and|bis|und) |[-–]) ?(.{1,30})$/i.exec(said) ?? [];
			// "Between 10 and 7" is of the night.
			const isBare = /^(?:[1-9]|1[01])$/.test(begin) && /^\d{1,2}$/.test(end);
			const [from, until] = [timeOf(isBare ? `${Number(begin) + 12}:00` : begin, context), timeOf(end, context)];
			const urgent = context.settings.quiet_hours?.urgent ?? "hold";
			return from && until && from !== until ? to({ quiet_hours: { from, to: until, urgent } }) : undefined;
		},
	},
	/** The hour of the day's digest. */
	digest: {
		pattern: SHORT,
		atEnd: ".{1,60}",
		read(said, context) {
			const digest_at = timeOf(said, context);
			return digest_at && to({ digest_at });
		},
	},
	date_order: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read(said) {
			const plain = said.toLowerCase();
			const date_order = DATE_ORDERS.find((order) => order === plain || ORDERS[order].split("|").includes(plain));
			return date_order && to({ date_order });
		},
	},
	/** What a task has below it. */
	subtasks: {
		pattern:
			"(?:(?:(?:the|its|their|all|my) ){0,2}(?:sub-?tasks?|child(?:ren)?(?: tasks?)?|tasks? below(?: it)?)|(?:(?:die|ihre|seine|meine|alle) ){0,2}(?:unteraufgaben|teilaufgaben|unterpunkte)),?",
		weight: 1,
		read: nothing,
	},
	/** When the task above is done, or goes: before the wish, and behind it. */
	when_done: {
		pattern:
			"when(?:ever)? i (?:complet|finish|clos|delet)(?:e|ing)? (?:a|an|any|the|its|their) (?:task|parent)(?: task)?s?,?|(?:wenn|sobald) ich (?:eine|die|ihre) (?:haupt)?aufgabe (?:erledige|abschließe|abhake|lösche),?",
		read: nothing,
	},
	if_done: {
		pattern:
			"(?:when(?:ever)? i (?:complet|finish|clos|delet)(?:e|ing)?|when (?:complet|finish|clos|delet)(?:e|ing)?|with|of|when) (?:it|(?:a|an|any|the|its|their) (?:task|parent)(?: task)?s?)(?: is (?:completed|done|deleted))?|(?:wenn|sobald) ich (?:eine|die|ihre) (?:haupt)?aufgabe (?:erledige|abschließe|abhake|lösche)",
		read: nothing,
	},
} as const satisfies Slots;
