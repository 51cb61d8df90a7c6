/** English as data: its words, its phrases, and the names that only look like dates. */

import type { LanguageTable } from "../shapes/grammar.ts";
import { PRIORITY_MARKS } from "../shapes/priorityMarks.ts";
import { englishClockWords, englishDayWords } from "./clockWords.ts";
import { englishColors } from "./colors.ts";
import { englishMisspellings } from "./misspellings.ts";
import { phrases } from "./phrases.ts";
import { clauses, recurrences } from "./recurrences.ts";
import { englishRequestWords } from "./requestWords.ts";
import { englishStatements } from "./statements.ts";
import { englishNames, englishTasks, englishWorkNouns } from "./tasks.ts";

const WORKDAYS = [1, 2, 3, 4, 5];
const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const WEEKDAYS = {
	monday: 1,
	mon: 1,
	tuesday: 2,
	tue: 2,
	tues: 2,
	wednesday: 3,
	wed: 3,
	weds: 3,
	thursday: 4,
	thu: 4,
	thur: 4,
	thurs: 4,
	friday: 5,
	fri: 5,
	saturday: 6,
	sat: 6,
	sunday: 7,
	sun: 7,
};

const MONTHS = {
	january: 1,
	jan: 1,
	february: 2,
	feb: 2,
	march: 3,
	mar: 3,
	april: 4,
	apr: 4,
	may: 5,
	june: 6,
	jun: 6,
	july: 7,
	jul: 7,
	august: 8,
	aug: 8,
	september: 9,
	sep: 9,
	sept: 9,
	october: 10,
	oct: 10,
	november: 11,
	nov: 11,
	december: 12,
	dec: 12,
};

/** The first language; `docs/quick-add.md` is written from it. */
export const english: LanguageTable = {
	weekdays: WEEKDAYS,
	misspellings: englishMisspellings,
	wordlikeWeekdays: words("sun sat weds wed mon thu tue fri"),
	neverAlone: words("sun sat"),
	weekdayParts: {},
	pluralWeekdays: {
		mondays: 1,
		tuesdays: 2,
		wednesdays: 3,
		thursdays: 4,
		fridays: 5,
		saturdays: 6,
		sundays: 7,
	},
	months: MONTHS,
	wordlikeMonths: words("may march mar jan august april june"),
	units: {
		second: "second",
		seconds: "second",
		sec: "second",
		secs: "second",
		minute: "minute",
		minutes: "minute",
		min: "minute",
		mins: "minute",
		m: "minute",
		hour: "hour",
		hours: "hour",
		hr: "hour",
		hrs: "hour",
		h: "hour",
		day: "day",
		days: "day",
		"days'": "day",
		d: "day",
		week: "week",
		weeks: "week",
		"weeks'": "week",
		wk: "week",
		wks: "week",
		w: "week",
		month: "month",
		months: "month",
		"months'": "month",
		mo: "month",
		year: "year",
		years: "year",
		yr: "year",
		yrs: "year",
		y: "year",
	},
	periods: { week: "week", month: "month", year: "year" },
	fixedAmounts: [
		{ words: ["half", "an", "hour"], amount: { minute: 30 } },
		{ words: ["half", "a", "hour"], amount: { minute: 30 } },
		{ words: ["a", "quarter", "of", "an", "hour"], amount: { minute: 15 } },
		{ words: ["three", "quarters", "of", "an", "hour"], amount: { minute: 45 } },
		{ words: ["a", "fortnight"], amount: { week: 2 } },
		{ words: ["one", "fortnight"], amount: { week: 2 } },
		{ words: ["two", "fortnights"], amount: { week: 4 } },
		{ words: ["2", "fortnights"], amount: { week: 4 } },
	],
	couple: { words: words("couple"), links: words("of") },
	amountLinks: words("and"),
	andAHalf: ["and", "a", "half"],
	decimalMark: ".",
	numbers: {
		a: 1,
		an: 1,
		...englishClockWords.hourWords,
		fifteen: 15,
		twenty: 20,
		thirty: 30,
		forty: 40,
		fifty: 50,
		sixty: 60,
		ninety: 90,
	},
	ordinals: { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, last: -1 },
	dayWords: englishDayWords,
	ordinalSuffixes: words("st nd rd th"),
	ordinalDot: false,
	afterLengths: words("of and or to a per each every more ago before after in at on"),
	dayLinks: words("of"),
	meridiems: { am: "am", pm: "pm" },
	oclock: words("o'clock"),
	minutesAfterOclock: false,
	oclockIsExact: false,
	...englishClockWords,
	betweenLinks: words("and"),
	clockPrepositions: words("at"),
	timeRangeLinks: words("to - – until till"),
	requests: englishRequestWords,
	statements: englishStatements,
	colors: englishColors,
	prepositions: words("on by due for at in"),
	pointers: words("this next"),
	titleEnds: words("by and due"),
	parts: {
		part: {
			morning: "morning",
			afternoon: "afternoon",
			evening: "evening",
			night: "night",
			am: "morning",
			pm: "afternoon",
		},
		midday: { noon: "noon", midday: "noon", lunchtime: "noon", midnight: "midnight" },
		endOfDay: { eod: "eod", cob: "eod" },
		day: { day: "eod" },
		tonight: { tonight: "tonight", tonite: "tonight" },
	},
	measures: words(
		"% percent per pct degrees degree euro dollar pound people men women children guests bucks mph kmh km kg g mg ml cm mm " +
			"mb gb fps hz db c f x inch inches ft feet foot lb lbs oz ° € $ £ k",
	),
	// "discuss", "focus" and "his" are no plurals.
	plural: /..[^sui]s$/,
	company: words("with"),
	measured: words(
		"price priced offer offers value valued cap capped limit limited sell sold bid bids quote quoted peg pegged rate rated rates " +
			"thermostat temperature volume speed brightness heating humidity capacity odds",
	),
	streets: words("street road avenue lane place square st rd ave court drive crescent"),
	works: words("read reread watch rewatch stream listen play sing hear borrow quote"),
	workNouns: englishWorkNouns,
	names: englishNames,
	tasks: englishTasks,
	largeNouns: false,
	adverbsBegin: false,
	wholeUnits: words("second minute hour day week month year"),
	unitNouns: words("book steak hand glass trip pass view planner bed school"),
	past: words("last past previous"),
	namePlaces: words("in of about to"),
	beforeRatio: words(
		"in of part page score room unit apt apartment no number week day lesson exercise question route gauge dose level bed " +
			"version firmware kernel release build patch driver bios ubuntu node python java",
	),
	ordinalNouns: words(
		"floor page chapter street avenue ave st try attempt draft version row line level place time grade edition year quarter " +
			"half anniversary birthday item step round lap person one hole reading century season episode gear lane bus class hand " +
			"party degree base chance element person child customer caller visitor guest house amendment division battalion cousin",
	),
	priorities: PRIORITY_MARKS,
	continuations: words(
		"at on by for to with in about and then from if when because but so via remind that due next this " +
			"every each please around until till before after except excluding",
	),
	beforeNames: words(
		"call ask email mail text meet tell with for to from and see visit pay remind help thank invite phone message ping " +
			"of by about uncle mr dear hi hello contact congratulate fetch drive give send lend show teach join",
	),
	pricing: words("for to"),
	neverAfter: words(
		"was were dr mr mrs ms prof sir aunt uncle black good ash cyber palm easter casual super freaky man ruby shrove maundy holy whit manic blue " +
			"bloody giving last past previous first second third fourth fifth of usa psychology the high " +
			"every each other fat taco wednesday girl his her my your our their a old new not no called named " +
			"like it's gone code coupon voucher promo password",
	),
	neverBefore: words(
		"mirror times roast school lights live fever blues never show land people programme person club group " +
			"long old best telegraph mail post magazine league express snack next addams series paper papers standard class edition ticket tickets pass gone " +
			"is was will of has have had can could does did counts matters means deserves brings belongs knows comes dies",
	),
	numberedWorks: words(
		"john genesis exodus psalm psalms matthew luke mark romans acts isaiah proverbs corinthians " +
			"ephesians philippians hebrews james peter revelation surah quran verse verses score ratio " +
			"chapter odds scored won lost aspect dilute mix split scale slope pitch pace under",
	),
	fixedFractions: words("24/7 9/11 7/11 7/4"),
	cycles: {
		weekday: { unit: "week", weekdays: WORKDAYS, indivisible: true },
		weekdays: { unit: "week", weekdays: WORKDAYS, indivisible: true },
		workday: { unit: "week", weekdays: WORKDAYS, indivisible: true },
		workdays: { unit: "week", weekdays: WORKDAYS, indivisible: true },
		weeknight: { unit: "week", weekdays: WORKDAYS, part: "night", indivisible: true },
		weekend: { unit: "week", weekdays: [6, 7] },
		weekends: { unit: "week", weekdays: [6, 7] },
		fortnight: { unit: "week", times: 2 },
		fortnights: { unit: "week", times: 2 },
		quarter: { unit: "month", times: 3 },
		quarters: { unit: "month", times: 3 },
		decade: { unit: "year", times: 10 },
		morning: { unit: "day", part: "morning" },
		afternoon: { unit: "day", part: "afternoon" },
		evening: { unit: "day", part: "evening" },
		night: { unit: "day", part: "night" },
		noon: { unit: "day", part: "noon" },
		midnight: { unit: "day", part: "midnight" },
	},
	pluralCycles: {
		weekdays: { unit: "week", weekdays: WORKDAYS },
		workdays: { unit: "week", weekdays: WORKDAYS },
		weeknights: { unit: "week", weekdays: WORKDAYS },
		weekends: { unit: "week", weekdays: [6, 7] },
	},
	dayKinds: { day: "day", weekday: "weekday", workday: "weekday" },
	alternatives: words("or"),
	every: "every",
	listLinks: words(", and & / +"),
	listFillers: words("on every each"),
	timeFillers: words("at"),
	articles: words("the"),
	rangeLinks: words("to through thru till until - –"),
	neverBeforeEvery: words(
		"not no nearly almost for of in than like count list mark name cross compare seize enjoy cherish hate love " +
			"on describe document from",
	),
	neverBeforeAdverb: words("tgi to the a an this that my our your their its his no not new old semi first last next"),
	periodicals: words("vogue times mail express planet news show newspaper newsletter"),
	afterLead: words("to that about"),
	phrases: [...phrases, ...recurrences],
	clauses,
};
