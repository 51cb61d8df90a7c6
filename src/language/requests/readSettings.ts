/** Requests about the user's settings. */
import { findTimeZone, type TimeText } from "../../domain/instant.ts";
import { DATE_ORDERS, type Settings, WEEK_STARTS } from "../../domain/task.ts";
import { wordsFor } from "../../words/words.ts";
import type { ReadingContext } from "../shapes/reading.ts";
import { readLead, readMoment } from "./readMoment.ts";
import type { Reader, Request } from "./request.ts";

const SHOW =
	/^(?:(?:show|list|view|see)(?: me)? )?(?:my |the )?settings$|^(?:what(?:'s| is| are)?|which|show(?: me)?) (?:is )?(?:my |the )?(?:current )?(?:settings|time ?zone|lead time|default reminder|week start|date order|date format|reminder time|all-day (?:hour|reminder|time))(?: (?:set to|am i in|do i have))?$|^(?:what|which) time ?zone am i in$|^when does my week (?:start|begin)$|^how (?:am i set up|are you set up|are you configured)$/;

const ZONE =
	/^(?:set |change |switch )?(?:my |the )?time ?zone (?:(?:is |to )+|(?=[a-z]+\/))(\S+?|[a-z]+(?: [a-z]+){1,2})[.!]?$|^(?:i am|i'm|i live|i moved|we are|we're) (?:now |currently )?(?:in|to) (?<city>[a-z][a-z .'-]*?)(?: now| right now)?[.!]?$|^(?:i am|i'm|i live) (?:now )?in (?:the )?([a-z]+\/\S+?)(?: time ?zone)?[.!]?$|^use (?:the )?(?:time ?zone )?([a-z]+\/\S+?|utc)(?: time(?: ?zone)?)?[.!]?$/i;
const LEAD =
	/^(?:set |change |make )?(?:my |the )?(?:default )?(?:lead time|lead|reminder time|reminder lead|reminders?) (?:(?:is |to |be |should be |come )+|(?=\d+ ?(?:m|h)))(.+?)(?: before)?[.!]?$|^(?:always |by default,? )?remind me (.+?) before (?:everything|every task|each task|all tasks|by default|tasks)[.!]?$/i;
const HOUR =
	/^(?:set |change |make )?(?:my |the )?(?:all-?day|whole-?day|day) (?:reminder time|reminder hour|hour|time|reminders?|tasks) (?:is |to |at |be |should be |come |remind me )*(?:at )?(.+?)[.!]?$|^remind me (?:of|about) (?:all-?day|whole-?day) tasks at (.+?)[.!]?$/i;
const WEEK =
	/^(?:set |change |make |start |begin )?(?:my |the )?(?:week start|start of (?:my |the )?week|first day of (?:my |the )?week|weeks?) ?(?:is |to |on |start |starts |begin |begins |should |be )*(?:on )?(\w+?)s?[.!]?$/i;
const ORDER =
	/^(?:set |change |use |make )?(?:my |the )?(?:date order|date format|order of dates|dates) ?(?:is |to |are |as |be |should be )*(.+?)[.!]?$|^(?:use|i write|read) (.+?) (?:dates|date order|date format)[.!]?$/i;

const ORDER_WORDS: Readonly<Record<string, Settings["date_order"]>> = {
	"day first": "dmy",
	"day month year": "dmy",
	"day-month-year": "dmy",
	"dd/mm/yyyy": "dmy",
	"dd.mm.yyyy": "dmy",
	european: "dmy",
	british: "dmy",
	"month first": "mdy",
	"month day year": "mdy",
	"month-day-year": "mdy",
	"mm/dd/yyyy": "mdy",
	american: "mdy",
	us: "mdy",
	"year first": "ymd",
	"year month day": "ymd",
	"year-month-day": "ymd",
	"yyyy-mm-dd": "ymd",
	iso: "ymd",
};

export const readSettings: Reader = ({ text, lower, context }) => {
	if (SHOW.test(lower.replace(/(?<!\?)\?+$/, ""))) return { kind: "show_settings" };
	const zone = ZONE.exec(text);
	const city = zoneOfCity(zone?.groups?.city);
	if (city) return { kind: "settings", changes: { time_zone: city } };
	const name = zone?.[1] ?? zone?.[3] ?? zone?.[4];
	if (name) {
		const time_zone = findTimeZone(name) ?? zoneOfCity(name);
		if (time_zone) return { kind: "settings", changes: { time_zone } };
		return {
			kind: "unclear",
			text: wordsFor(context.settings.locale).reading.unclear.zone,
		};
	}
	return readHour(text, context) ?? readLeadSetting(text, context) ?? readWeek(text) ?? readOrder(text);
};

/** Time zones by the city that each is named after. A city that names several names none. */
const ZONES_OF_CITIES = Map.groupBy(Intl.supportedValuesOf("timeZone"), (zone) => zone.toLowerCase().split("/").at(-1));

/** "New York", "tokyo"; `undefined` for a name that is no zone's city. */
function zoneOfCity(city: string | undefined): ReturnType<typeof findTimeZone> {
	const [zone, ...others] = ZONES_OF_CITIES.get(city?.toLowerCase().replaceAll(" ", "_")) ?? [];
	return zone !== undefined && others.length === 0 ? findTimeZone(zone) : undefined;
}

function readLeadSetting(text: string, context: ReadingContext): Request | undefined {
	if (/^(?:(?:turn|switch) off (?:the )?|no )default reminders?[.!]?$/i.test(text))
		return { kind: "settings", changes: { default_lead_minutes: null } };
	const match = LEAD.exec(text);
	const said = match?.[1] ?? match?.[2];
	if (!said) return undefined;
	if (/^(none|off|nothing|never)$/i.test(said)) return { kind: "settings", changes: { default_lead_minutes: null } };
	const minutes = readLead(said, context);
	if (minutes !== undefined) return { kind: "settings", changes: { default_lead_minutes: minutes } };
	return /lead|reminder time/i.test(text)
		? { kind: "unclear", text: wordsFor(context.settings.locale).reading.unclear.lead }
		: undefined;
}

function readHour(text: string, context: ReadingContext): Request | undefined {
	const match = HOUR.exec(text);
	const said = match?.[1] ?? match?.[2];
	const due = said === undefined ? undefined : readMoment(said, context);
	if (!due || !("at" in due)) return undefined;
	const local = Temporal.Instant.from(due.at).toZonedDateTimeISO(context.settings.time_zone).toPlainTime();
	const all_day_reminder_at = local.toString({ smallestUnit: "minute" }) as TimeText;
	return { kind: "settings", changes: { all_day_reminder_at } };
}

function readWeek(text: string): Request | undefined {
	const day = WEEK.exec(text)?.[1]?.toLowerCase();
	const week_start = WEEK_STARTS.find((name) => name === day);
	return week_start ? { kind: "settings", changes: { week_start } } : undefined;
}

function readOrder(text: string): Request | undefined {
	const match = ORDER.exec(text);
	const said = (match?.[1] ?? match?.[2] ?? "").toLowerCase();
	const known = Object.hasOwn(ORDER_WORDS, said) ? ORDER_WORDS[said] : undefined;
	const date_order = DATE_ORDERS.find((order) => order === said) ?? known;
	return date_order ? { kind: "settings", changes: { date_order } } : undefined;
}
