/** German as data: its words, and the names that only look like dates. Phrases are in the two files beside it. */

import type { LanguageTable } from "../shapes/grammar.ts";
import type { Cycle, DayPart } from "../shapes/meanings.ts";
import { PRIORITY_MARKS } from "../shapes/priorityMarks.ts";
import { indexNames } from "../tokens/names.ts";
import { germanClockWords } from "./clockWords.ts";
import { germanColors } from "./colors.ts";
import { withoutZu } from "./infinitives.ts";
import { phrases } from "./phrases.ts";
import { clauses, recurrences } from "./recurrences.ts";
import { germanRequestWords } from "./requestWords.ts";
import { germanStatements } from "./statements.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const LONG_WEEKDAYS = {
	montag: 1,
	dienstag: 2,
	mittwoch: 3,
	donnerstag: 4,
	freitag: 5,
	samstag: 6,
	sonnabend: 6,
	sonntag: 7,
};

const PARTS: Readonly<Record<string, DayPart>> = {
	früh: "morning",
	vormittag: "morning",
	nachmittag: "afternoon",
	abend: "evening",
	nacht: "night",
};

const PART_ADVERBS: Readonly<Record<string, DayPart>> = {
	morgens: "morning",
	vormittags: "morning",
	nachmittags: "afternoon",
	abends: "evening",
	nachts: "night",
};

const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

const entriesOf = <Value>(entries: Iterable<readonly [string, Value]>): Readonly<Record<string, Value>> =>
	Object.fromEntries(entries);

/** "Freitagabend", "Montagmorgen". */
const weekdayParts = entriesOf(
	Object.entries(LONG_WEEKDAYS).flatMap(([name, weekday]) =>
		[...Object.entries(PARTS), ["morgen", "morning"] as const, ["mittag", "noon"] as const].map(
			([part, value]) => [`${name}${part}`, { weekday, part: value as DayPart }] as const,
		),
	),
);

const workweek: Cycle = { unit: "week", weekdays: WORKDAYS, indivisible: true };
const weekend: Cycle = { unit: "week", weekdays: WEEKEND };

/** The second language; it proves that a language is a table. */
export const german: LanguageTable = {
	// "so" is an ordinary word far more often than a Sunday.
	weekdays: { ...LONG_WEEKDAYS, mo: 1, di: 2, mi: 3, do: 4, fr: 5, sa: 6 },
	misspellings: {
		morgn: "morgen",
		übermogen: "übermorgen",
		montga: "montag",
		dienstga: "dienstag",
		mitwoch: "mittwoch",
		mittwcoh: "mittwoch",
		donerstag: "donnerstag",
		donnerstg: "donnerstag",
		freitga: "freitag",
		freiatg: "freitag",
		samstga: "samstag",
		sonntga: "sonntag",
	},
	wordlikeWeekdays: words("mo di mi do fr sa"),
	neverAlone: words("mo di mi do fr sa"),
	weekdayParts,
	pluralWeekdays: entriesOf(Object.entries(LONG_WEEKDAYS).map(([name, weekday]) => [`${name}s`, weekday] as const)),
	months: {
		januar: 1,
		jänner: 1,
		jan: 1,
		februar: 2,
		feb: 2,
		märz: 3,
		april: 4,
		apr: 4,
		mai: 5,
		juni: 6,
		juli: 7,
		august: 8,
		aug: 8,
		september: 9,
		sep: 9,
		sept: 9,
		oktober: 10,
		okt: 10,
		november: 11,
		nov: 11,
		dezember: 12,
		dez: 12,
	},
	wordlikeMonths: words("mai jan april august juni juli"),
	units: {
		sekunde: "second",
		sekunden: "second",
		sek: "second",
		minute: "minute",
		minuten: "minute",
		min: "minute",
		m: "minute",
		stunde: "hour",
		stunden: "hour",
		std: "hour",
		h: "hour",
		tag: "day",
		tage: "day",
		tagen: "day",
		tages: "day",
		d: "day",
		woche: "week",
		wochen: "week",
		monat: "month",
		monate: "month",
		monaten: "month",
		monats: "month",
		jahr: "year",
		jahre: "year",
		jahren: "year",
		jahres: "year",
	},
	periods: { woche: "week", monat: "month", monats: "month", jahr: "year", jahres: "year" },
	fixedAmounts: [
		{ words: ["einer", "halben", "stunde"], amount: { minute: 30 } },
		{ words: ["eine", "halbe", "stunde"], amount: { minute: 30 } },
		{ words: ["einer", "viertelstunde"], amount: { minute: 15 } },
		{ words: ["eine", "viertelstunde"], amount: { minute: 15 } },
		{ words: ["einer", "dreiviertelstunde"], amount: { minute: 45 } },
		{ words: ["eine", "dreiviertelstunde"], amount: { minute: 45 } },
		{ words: ["anderthalb", "stunden"], amount: { minute: 90 } },
		{ words: ["eineinhalb", "stunden"], amount: { minute: 90 } },
	],
	couple: { words: words("paar"), links: new Set() },
	amountLinks: words("und"),
	andAHalf: ["und", "eine", "halbe"],
	decimalMark: ",",
	numbers: {
		...germanClockWords.hourWords,
		eine: 1,
		einem: 1,
		einen: 1,
		einer: 1,
		vierzehn: 14,
		fünfzehn: 15,
		zwanzig: 20,
		dreißig: 30,
		vierzig: 40,
		fünfzig: 50,
		sechzig: 60,
		neunzig: 90,
	},
	ordinals: {
		erste: 1,
		ersten: 1,
		erster: 1,
		zweite: 2,
		zweiten: 2,
		dritte: 3,
		dritten: 3,
		vierte: 4,
		vierten: 4,
		fünfte: 5,
		fünften: 5,
		letzte: -1,
		letzten: -1,
		letzter: -1,
		vorletzten: -2,
	},
	dayWords: {},
	ordinalSuffixes: words("."),
	ordinalDot: true,
	afterLengths: words("von und oder bis pro je jede jeden mehr vor nach in am um für"),
	dayLinks: new Set(),
	meridiems: {},
	oclock: words("uhr"),
	minutesAfterOclock: true,
	oclockIsExact: true,
	...germanClockWords,
	betweenLinks: words("und"),
	clockPrepositions: words("um gegen ab bis"),
	timeRangeLinks: words("bis - –"),
	parts: {
		part: { ...PARTS, ...PART_ADVERBS },
		midday: { mittag: "noon", mittags: "noon", mitternacht: "midnight" },
		endOfDay: { feierabend: "eod" },
		day: {},
		tonight: {},
	},
	cycles: {
		werktag: workweek,
		werktage: workweek,
		werktagen: workweek,
		arbeitstag: workweek,
		arbeitstage: workweek,
		wochentag: workweek,
		wochenende: weekend,
		wochenenden: weekend,
		quartal: { unit: "month", times: 3 },
		quartale: { unit: "month", times: 3 },
		quartals: { unit: "month", times: 3 },
		halbjahr: { unit: "month", times: 6 },
		morgen: { unit: "day", part: "morning" },
		vormittag: { unit: "day", part: "morning" },
		mittag: { unit: "day", part: "noon" },
		nachmittag: { unit: "day", part: "afternoon" },
		abend: { unit: "day", part: "evening" },
		nacht: { unit: "day", part: "night" },
	},
	pluralCycles: {
		werktags: { unit: "week", weekdays: WORKDAYS },
		werktagen: { unit: "week", weekdays: WORKDAYS },
		wochentags: { unit: "week", weekdays: WORKDAYS },
		wochenenden: { unit: "week", weekdays: WEEKEND },
	},
	dayKinds: { tag: "day", tages: "day", werktag: "weekday", arbeitstag: "weekday", wochentag: "weekday" },
	measures: words(
		"% prozent prozentpunkte punkte grad euro dollar cent kilo km kg g ml cm mm ° € $ mal minuten stunden tage wochen monate jahre stufen plätze stück",
	),
	// The German plural has no ending of its own.
	plural: /^$/,
	company: words("mit"),
	measured: words("preis volumen temperatur heizung lautstärke"),
	streets: words("straße platz weg gasse allee"),
	works: new Set(),
	workNouns: words("dvd album film buch lied roman hörbuch serie staffel poster"),
	names: indexNames([
		"welt am sonntag",
		"bild am sonntag",
		"morgen post",
		"wort zum sonntag",
		"in 80 tagen um die welt",
	]),
	wholeUnits: new Set(),
	largeNouns: true,
	adverbsBegin: true,
	unitNouns: words("reise"),
	past: words("letzte letzten letztes letzter vorige vorigen vergangene vergangenen"),
	namePlaces: words("in im über von"),
	beforeRatio: words("im teil seite zimmer raum nr nummer woche tag lektion aufgabe frage"),
	ordinalNouns: words(
		"stock etage seite kapitel klasse platz reihe mal versuch runde stufe geburtstag akt satz teil band liga spieltag advent tag",
	),
	priorities: {
		dringend: "urgent",
		hoch: "high",
		mittel: "medium",
		niedrig: "low",
		...PRIORITY_MARKS,
	},
	requests: germanRequestWords,
	statements: germanStatements,
	colors: germanColors,
	prepositions: words("am um bis zum in vor ab im"),
	pointers: words("diesen diese dieses nächsten nächste nächstes nächster kommenden kommende"),
	titleEnds: words("bis und fällig am um"),
	continuations: words(
		"am um bis für zu mit in im und dann von wenn weil bei an auf über zum zur vor nach ab jeden jede alle bitte mich daran dass außer immer täglich",
	),
	beforeNames: new Set(),
	pricing: words("für zu"),
	neverAfter: words(
		"letzten letzte letztes letzter vorigen vorige vergangenen vergangene guten der die den dem des jeder heiliger karfreitag schwarzer " +
			"blauer weißer langer mein meine meinen dein sein ihr unser vom von seit kein keinen nicht gestern sonniger frau herr namens",
	),
	neverBefore: words(
		"der wieder zeitung spiegel report lied film magazin show journal song braten ist war wird hat kann zählt bringt bedeutet",
	),
	numberedWorks: words("johannes matthäus lukas markus psalm vers kapitel mose römer korinther stand verhältnis"),
	fixedFractions: words("24/7 9/11 7/11"),
	alternatives: words("oder"),
	every: "jeden",
	listLinks: words(", und and & / +"),
	listFillers: words("am jeden"),
	timeFillers: words("um"),
	articles: words("den dem der"),
	rangeLinks: words("bis - –"),
	neverBeforeEvery: words("nicht fast für von in als wie zähle zähl liste nenne auf aus an durch über fürs"),
	neverBeforeAdverb: words("der die das den dem ein eine einen mein dein sein unser ihr kein nicht"),
	periodicals: new Set(),
	afterLead: words("dass zu an daran"),
	leadTitle: { lead: /(?<!\p{L})(?:daran|dran|nicht)\W*$/iu, titleOf: withoutZu },
	phrases: [...phrases, ...recurrences],
	clauses,
};
