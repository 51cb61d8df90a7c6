/** Wiederholungen: die Serie einer Aufgabe, der Editor ihrer Regel, und was kommt. */
import { counted } from "../../../../src/words/counted.ts";
import type { Messages } from "../english.ts";

const dates = counted("de", { one: "Termin", other: "Termine" });
const word = (one: string, other: string) => (count: number) => (count === 1 ? one : other);

export const series: Messages["series"] = {
	title: "Serie",
	byClock: (rule, zone) => `${rule} (Zeit in ${zone})`,
	due: (when) => `Diese ist fällig: ${when}.`,
	dueMoved: (when, from) => `Diese ist fällig: ${when}, verschoben von ${from}.`,
	floating: "Ihre Uhrzeiten folgen deiner Zeitzone.",
	pausedHint: "Solange sie pausiert, gibt es keine Erinnerungen, und keine nächste wird angelegt.",
	leftOut: (count) => `Ausgelassen: ${dates(count)}`,
	added: (count) => `Zusätzlich: ${dates(count)}`,
	datesLeftOut: "Ausgelassene Termine",
	datesAdded: "Zusätzliche Termine",
	skip: "Diese auslassen",
	move: "Diese verschieben",
	change: "Regel ändern",
	pause: "Pausieren",
	resume: "Fortsetzen",
	end: "Serie beenden",
	skipped: (due) => `Ausgelassen. Jetzt dran: ${due}`,
	paused: "Pausiert: keine Erinnerungen und kein nächster Termin, bis du sie fortsetzt",
	resumed: (due) => `Fortgesetzt: ${due}`,
	ended: "Die Serie ist zu Ende; diese Aufgabe ist ihre letzte",
	changed: (rule) => `Geändert: ${rule}`,
	alone: "Sie steht jetzt für sich allein",
	moved: (due) => `Verschoben auf: ${due}`,
	moveTo: "Auf das Datum",
	moveHint: "Die anderen bleiben, wo die Regel sie hinlegt.",
	moveIt: "Verschieben",
	scope: "Was sich ändert",
	scopes: {
		following: "Diese und alle folgenden",
		all: "Die ganze Serie, von Anfang an",
		this: "Nur diese: aus der Serie herausnehmen",
	},
	takeOutHint:
		"Sie wird eine eigene Aufgabe mit ihrem Fälligkeitsdatum, und die Serie geht mit der nächsten weiter. Soll sie in der Serie bleiben und nur an einem anderen Tag dran sein, verschiebe sie stattdessen.",
	takeOut: "Herausnehmen",
	changeIt: "Serie ändern",
	keep: "So lassen",
};

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
