/** The editor of a series' rule, and what comes next, in German. */
import type { Messages } from "../english.ts";

const word = (one: string, other: string) => (count: number) => (count === 1 ? one : other);

export const forecast: Messages["forecast"] = {
	title: "Nächste Termine",
	next: "Die nächsten zehn",
	all: "Alle, die noch kommen",
	onceResumed: "sobald sie fortgesetzt wird",
	whenDone: "wenn jede an ihrem Tag erledigt wird",
	inZone: (zone) => `in ${zone}`,
	present: "diese",
	ends: "Danach ist die Serie zu Ende.",
};

export const rule: Messages["rule"] = {
	title: "Wiederholung",
	patterns: {
		none: "keine",
		daily: "täglich oder alle paar Tage",
		weekdays: "jeden Werktag",
		weekly: "wöchentlich, an bestimmten Tagen",
		monthly: "monatlich",
		yearly: "jährlich",
		after: "einige Zeit nach dem Erledigen",
		own: "nach eigener Regel (RRULE)",
	},
	every: word("alle", "alle"),
	units: {
		DAILY: word("Tag", "Tage"),
		WEEKLY: word("Woche", "Wochen"),
		MONTHLY: word("Monat", "Monate"),
		YEARLY: word("Jahr", "Jahre"),
	},
	everyHowMany: (unit) => `Alle wie viele ${unit}`,
	onDays: "An diesen Tagen",
	on: "am",
	whichDay: "An welchem Tag des Monats",
	monthBy: { day: "Monatstag", weekday: "Wochentag", last: "letzten Tag" },
	dayOfMonth: "Tag des Monats",
	whichWeekday: "Der wievielte im Monat",
	places: { first: "ersten", second: "zweiten", third: "dritten", fourth: "vierten", last: "letzten" },
	weekday: "Wochentag",
	howManyAfter: "Wie viel später",
	unit: "Zeiteinheit",
	afterDone: "nach dem Erledigen",
	own: "Regel",
	fromDone: "Ab dem Tag zählen, an dem sie erledigt wird",
	ends: "endet",
	whenEnds: "Wann sie endet",
	endings: { never: "nie", until: "an einem Datum", count: "nach einer Anzahl" },
	lastDate: "Letztes Datum",
	howManyTimes: "Wie oft",
	times: word("Mal", "Mal"),
};
