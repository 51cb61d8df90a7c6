/** Moments, days, distances and rhythms. */
import { german } from "../../../de/german.ts";
import { english } from "../../../en/english.ts";
import { readDayPair, type TaskFilter } from "../../named/filters.ts";
import { readReference } from "../../named/references.ts";
import { splitAtMoment } from "../../when/momentSplit.ts";
import { readDays, readPastDays } from "../../when/readDays.ts";
import { dayOf, readLead, readMoment, readRule, readSaidMoment } from "../../when/readMoment.ts";
import { AMOUNT, readAmount, readGermanAmount } from "../../when/shifts.ts";
import { SHORT, type Slots } from "./slot.ts";

/** "mo", "di". */
const LONGEST_SHORT_NAME = 2;
/** German names of weekdays that are written out, by the English ones. */
const GERMAN_WEEKDAYS: Readonly<Record<string, string>> = Object.fromEntries(
	Object.entries(german.weekdays).flatMap(([name, day]) => {
		const inFull = Object.keys(english.weekdays).find((one) => one.endsWith("day") && english.weekdays[one] === day);
		return name.length > LONGEST_SHORT_NAME ? [[name, inFull ?? name] as const] : [];
	}),
);
const DAYS =
	"(?:this|next) (?:week|month)|today|tomorrow|(?:(?:on|next|this) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|" +
	`(?:diese|nächste) woche|heute|morgen|(?:(?:am|diesen|nächsten) )?(?:${Object.keys(GERMAN_WEEKDAYS).join("|")})`;
const ONCE = "this time|next time|once|just once|this once|just this once|diesmal|dieses mal|nächstes mal|einmal";

const RHYTHM =
	"(?:every|each|daily|weekly|monthly|yearly|annual|annually|quarterly|biweekly|fortnightly|hourly|jede[nsr]?|alle|täglich|wöchentlich|monatlich|jährlich|werktags)(?: .{1,190})?";
const PAST =
	"today|yesterday|(?:in the )?(?:this|last|past) (?:week|month|year)|recently|lately|heute|gestern|(?:diese|letzte) woche|(?:diesen|letzten) monat|(?:dieses|letztes) jahr";
/** German spans of days, by the words that readers of days know them by. */
const IN_ENGLISH: Readonly<Record<string, string>> = {
	heute: "today",
	gestern: "yesterday",
	morgen: "tomorrow",
	"diese woche": "this week",
	"dieser woche": "this week",
	"letzte woche": "last week",
	"nächste woche": "next week",
	"nächster woche": "next week",
	"diesen monat": "this month",
	"letzten monat": "last month",
	"dieses jahr": "this year",
	"letztes jahr": "last year",
};
function inEnglish(said: string): string {
	const lower = said.toLowerCase();
	const weekday = /^(?:am |diesen )?(?<next>nächsten )?(?<name>\p{L}+)$/u.exec(lower)?.groups;
	const day =
		weekday?.name !== undefined && Object.hasOwn(GERMAN_WEEKDAYS, weekday.name) && GERMAN_WEEKDAYS[weekday.name];
	if (day) return weekday?.next === undefined ? day : `next ${day}`;
	return Object.hasOwn(IN_ENGLISH, lower) ? (IN_ENGLISH[lower] ?? said) : said;
}
const SPANS: Readonly<Record<string, TaskFilter["when"]>> = {
	today: "today",
	tomorrow: "tomorrow",
	"this week": "week",
	"next week": "next_week",
	"this month": "month",
};

export const TIME_SLOTS = {
	/** A moment, and nothing else. */
	when: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read: (said, context) => readSaidMoment(said, context) && { ...readSaidMoment(said, context) },
	},
	/** The same behind a number of a task, where another number alone is no time ("#4 5"). */
	dated: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read(said, context) {
			const moment = /^\d+$/.test(said) ? undefined : readSaidMoment(said, context);
			return moment && { ...moment };
		},
	},
	/** How often. */
	rule: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read(said, context) {
			const recurrence = readRule(said, context);
			return recurrence && { recurrence };
		},
	},
	/** How often, in words that say nothing else. */
	rhythm: {
		pattern: `${RHYTHM}?`,
		atEnd: RHYTHM,
		read(said, context) {
			const recurrence = readRule(said, context);
			return recurrence && { recurrence };
		},
	},
	/** How long before. */
	lead: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read(said, context) {
			const before_minutes = readLead(said, context);
			return before_minutes === undefined ? undefined : { reminders: [{ before_minutes }] };
		},
	},
	/** A stretch of days in which an occurrence lies. */
	days: {
		pattern: DAYS,
		weight: 1,
		read(said, context) {
			const within = readDays(inEnglish(said), context);
			return within && { within };
		},
	},
	/** The same, or only that one occurrence is meant. */
	once: {
		pattern: `${DAYS}|${ONCE}`,
		weight: 1,
		read(said, context) {
			const within = readDays(inEnglish(said), context);
			return within ? { within } : {};
		},
	},
	/** A moment without what it says beside. */
	until: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read(said, context) {
			const due = readMoment(said, context);
			return due && { due };
		},
	},
	/** When to be reminded. */
	alarm: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read(said, context) {
			const due = readMoment(said, context);
			return due && { reminders: [{ due }] };
		},
	},
	/** How much later, or earlier, as it says itself. */
	shift: {
		pattern: ".{1,60}?",
		atEnd: ".{1,60}",
		read(said) {
			const by = readGermanAmount(said);
			return by && { by };
		},
	},
	/** "2 days": later, or earlier, by the words of the phrase. */
	later: {
		pattern: AMOUNT,
		weight: 1,
		read(said) {
			const by = readAmount(said);
			return by && { by };
		},
	},
	earlier: {
		pattern: AMOUNT,
		weight: 1,
		read(said) {
			const by = readAmount(said);
			return by && { by: { ...by, count: -by.count } };
		},
	},
	/** A task, and until when. */
	task_until: {
		pattern: SHORT,
		atEnd: ".+",
		read(said, context) {
			const split = splitAtMoment(said, [" until ", " till ", " to ", " for ", " by ", " in ", " at "], context);
			if (split) return { reference: split.reference, due: split.said.due };
			const [first = "", ...rest] = said.split(/\s+/);
			const due = readMoment(rest.join(" "), context);
			const reference = due ? readReference(first, context) : undefined;
			return due && reference && { reference, due };
		},
	},
	/** Days that are over, or begun. */
	past: {
		pattern: PAST,
		weight: 1,
		read(said, context) {
			const within = readPastDays(inEnglish(said), context);
			return within ? { within } : {};
		},
	},
	/** Days on which tasks are due. */
	span: {
		pattern: ".{1,60}?",
		atEnd: ".{1,60}",
		read(said, context) {
			const plain = inEnglish(said.replace(/^für /i, ""));
			if (Object.hasOwn(SPANS, plain)) return { filter: { when: SPANS[plain] } };
			const pair = readDayPair(plain.replace(/^(?:am|an) /i, ""), context);
			if (pair) return { filter: pair };
			const due = readMoment(plain.replace(/^(?:am|an) /i, ""), context);
			return due && { filter: { on: dayOf(due, context) } };
		},
	},
} as const satisfies Slots;
