/** The form of a language's grammar: words and phrases as data (`phraseIndex.ts`), so that another language is another table. */
import type { Priority } from "../../domain/tasks/task.ts";
import type { ColorName } from "./colors.ts";
import type { Amount, Cycle, DayKind, DayPart, Meaning, Unit } from "./meanings.ts";
import type { Captures } from "./mention.ts";
import type { StatementWords } from "./statements.ts";

/** The words of each name, by its first word. */
export type NameIndex = ReadonlyMap<string, readonly (readonly string[])[]>;

/**
 * What must stand around a phrase for it to count. `edge`: nothing that it could be a number or a name for follows
 * ("at 5 houses", "sunday roast"). `closed`: the same at the beginning of a text too ("for friday prayers"). `date`: a date stands directly before it. `text_start`: the text begins with it. `short`: written small, and the text ends or a time follows ("tom" is a name
 * too). `timed`: a time of day stands with it ("mon-fri 7am"). `end`: the
 * text ends after it, or a time stands beside it, and no name before it ("Henry 8th"). `remind`: a reminder stands before it. `every` and
 * `adverb`: what `countsAsRecurrence.ts` says of "every …" and of "daily".
 */
export type Condition =
	| "edge"
	| "closed"
	| "date"
	| "text_start"
	| "adverb"
	| "every"
	| "timed"
	| "short"
	| "end"
	| "remind"
	| "beside";

export interface PhraseRow {
	readonly phrase: string;
	readonly means: Meaning;
	readonly needs?: Condition;
	/** What the words say without a slot ("daily": each day). */
	readonly sets?: Captures;
}

/** How an answer names some of the tasks that a question is about; `readChoice.ts`. */
export interface ChoiceWords {
	/** Before the answer ("only"), and after it ("please"): no part of it. */
	readonly opening: RegExp;
	readonly closing: RegExp;
	/** "All but …": group 1 is what is spared. */
	readonly spared: RegExp;
	/** "Both". */
	readonly all: RegExp;
	/** So many from the beginning, from the end: group 1 is a number, or one of these words ("die ersten beiden"). */
	readonly first: RegExp;
	readonly last: RegExp;
	readonly counts: Readonly<Record<string, number>>;
	/** One place: group 1 is an ordinal. */
	readonly place: RegExp;
	/** Between several. */
	readonly between: RegExp;
	/** What names a thing that is there ("the milk"), and no new one. */
	readonly thing: RegExp;
}

/** What requests are read by besides their phrases; expressions that are proved linear like all others (decision 0089). */
export interface RequestWords {
	/** "Please", at the beginning and at the end: what is kept of it is group 1. */
	readonly please: readonly RegExp[];
	/** What stands before the words that name a task, and is no part of them. */
	readonly beforeTasks: RegExp;
	/** Words that name a task as one ("die Aufgabe Miete"). */
	readonly oneTask: RegExp;
	/** What stands for tasks ("es", "die zweite", "alle überfälligen"), by the words that readers of references know. */
	readonly standIns: Readonly<Record<string, string>>;
	/** How people say that something is to be done, and no part of the title ("I have to …", "… nicht vergessen"). */
	readonly wishes: readonly RegExp[];
	/** What is said before a request and is no part of it ("und", "nein,"). */
	readonly courtesy: RegExp;
	/** That it puts right what was said last ("nein, um 6", "doch lieber Freitag"). */
	readonly correction: RegExp;
	/** Orders that name their task first ("Zahnarzt auf Freitag verschieben"). Absent where the verb comes first, as in English. */
	readonly orders?: RegExp;
	/** What a person says that he did, or that is done; the text is in small letters. */
	readonly statement: RegExp;
	/** Answers to whether tasks below go along with theirs. */
	readonly withAll: RegExp;
	readonly without: RegExp;
	readonly choice: ChoiceWords;
	readonly typed: TypedVerbs;
}

/** Verbs that requests begin with, and how they are mistyped. */
export interface TypedVerbs {
	/** In small letters; a letter left out, swapped with its neighbour or written twice makes a slip. */
	readonly verbs: readonly string[];
	/** What would be one, and is a word. */
	readonly noSlips: readonly string[];
	/** Other slips, by the verb. */
	readonly slips: Readonly<Record<string, string>>;
	/** Words of dates and requests without the letters that some keyboards lack ("naechste"), anywhere. */
	readonly words: Readonly<Record<string, string>>;
}

export interface LanguageTable {
	readonly weekdays: Readonly<Record<string, number>>;
	/** How people mistype words for dates, and what they mean. */
	readonly misspellings: Readonly<Record<string, string>>;
	/** Short names that are ordinary words too ("sun", "sat"); without a preposition they need a time next to them. */
	readonly wordlikeWeekdays: ReadonlySet<string>;
	/** Of these, such as are ordinary words more often: at the end of a text they say nothing alone. */
	readonly neverAlone: ReadonlySet<string>;
	/** Weekday and part of the day in one word ("Freitagabend"). */
	readonly weekdayParts: Readonly<Record<string, { readonly weekday: number; readonly part: DayPart }>>;
	readonly pluralWeekdays: Readonly<Record<string, number>>;
	readonly months: Readonly<Record<string, number>>;
	/** Months that are ordinary words too ("may", "march"). */
	readonly wordlikeMonths: ReadonlySet<string>;
	readonly units: Readonly<Record<string, Unit>>;
	/** What begins and ends as a whole ("next week", "end of the month"). */
	readonly periods: Readonly<Record<string, Unit>>;
	/** Amounts that are no number and unit; the first that fits. */
	readonly fixedAmounts: readonly { readonly words: readonly string[]; readonly amount: Amount }[];
	/** "a couple of days". */
	readonly couple: { readonly words: ReadonlySet<string>; readonly links: ReadonlySet<string> };
	/** Between two amounts ("2 days and 3 hours"), and after one ("and a half"). */
	readonly amountLinks: ReadonlySet<string>;
	readonly andAHalf: readonly string[];
	/** Before the fraction of a number of hours ("1.5"). */
	readonly decimalMark: string;
	readonly numbers: Readonly<Record<string, number>>;
	readonly ordinals: Readonly<Record<string, number>>;
	/** Days of a month in words, those of two words with a hyphen ("twenty-first"). */
	readonly dayWords: Readonly<Record<string, number>>;
	readonly ordinalSuffixes: ReadonlySet<string>;
	/** "5." is the fifth, and "5.12." a date. */
	readonly ordinalDot: boolean;
	/** What follows a length of time that is no length of a task ("for 2 hours of peace"). */
	readonly afterLengths: ReadonlySet<string>;
	/** Between a day and its month ("5th of may"). */
	readonly dayLinks: ReadonlySet<string>;
	readonly meridiems: Readonly<Record<string, "am" | "pm">>;
	/** After an hour on the clock ("5 o'clock"), and whether minutes may follow it ("9 Uhr 30"). */
	readonly oclock: ReadonlySet<string>;
	readonly minutesAfterOclock: boolean;
	/** "6 Uhr" is six in the morning; "6 o'clock" leaves open which half of the day is meant. */
	readonly oclockIsExact: boolean;
	/** Before "9.30", which is a price or a version otherwise. */
	readonly clockPrepositions: ReadonlySet<string>;
	/** Hours and minutes in words, and what counts minutes from the hour behind them ("ten past five"). */
	readonly hourWords: Readonly<Record<string, number>>;
	readonly minuteWords: Readonly<Record<string, number>>;
	readonly pastWords: Readonly<Record<string, 1 | -1>>;
	/** "halb neun" is half an hour before nine. */
	readonly halfBefore: ReadonlySet<string>;
	/** After one of these "at" aims at something ("look at one"). */
	readonly aiming: ReadonlySet<string>;
	/** "twice", and what follows a number that says the same ("3 times"). */
	readonly repeats: Readonly<Record<string, number>>;
	readonly timesWords: ReadonlySet<string>;
	/** Two words that are a working day together ("business day"). */
	readonly workPrefixes: ReadonlySet<string>;
	/** From one time to another ("3 to 4pm"). */
	readonly timeRangeLinks: ReadonlySet<string>;
	/** The same after "between". */
	readonly betweenLinks: ReadonlySet<string>;
	/** By slot: the words for parts of the day, grouped by what may stand around them. */
	readonly parts: Readonly<
		Record<"part" | "midday" | "endOfDay" | "day" | "tonight", Readonly<Record<string, DayPart>>>
	>;
	/** After a number these make an amount of it ("at 20 percent"), and so does a plural; not an event with company ("drinks with Ann"). */
	readonly measures: ReadonlySet<string>;
	readonly plural: RegExp;
	readonly company: ReadonlySet<string>;
	/** What is at a number and not at an hour ("price it at 20"). */
	readonly measured: ReadonlySet<string>;
	/** "At 10 Downing Street" is no time. */
	readonly streets: ReadonlySet<string>;
	/** What is written large directly after one of these is the name of a work ("read Tuesdays with Morrie"). */
	readonly works: ReadonlySet<string>;
	/** Nouns of works and goods: a name with one of these at its end is no task, whatever it begins with ("friday the 13th dvd"). */
	readonly workNouns: ReadonlySet<string>;
	/** Names that only knowledge tells from a date ("tuesdays with morrie"); their words mean nothing. */
	readonly names: NameIndex;
	/** What follows a day that begins a text when it is a task; without this a day counts whatever follows. */
	readonly tasks?: {
		readonly verbs: ReadonlySet<string>;
		/** What takes place on a day. */
		readonly events: ReadonlySet<string>;
		/** Before the object of a verb ("roast the beef"), or before the task itself ("my appointment"). */
		readonly determiners: ReadonlySet<string>;
		/** Part of the verb before them ("weigh in every monday"). */
		readonly particles: ReadonlySet<string>;
		/** Directly after a day, which is then the name of a work ("saturday by Ian McEwan"). */
		readonly authors: ReadonlySet<string>;
	};
	/** Units that with a number above one are an adjective ("in 30 minute meals"). */
	readonly wholeUnits: ReadonlySet<string>;
	/** Every noun is written large, so that being large makes no name. */
	readonly largeNouns: boolean;
	/** "Täglich" before a noun is no adjective, so it may begin a text as "every day" does. */
	readonly adverbsBegin: boolean;
	/** After "in a minute" these make one noun of it ("a minute book"). */
	readonly unitNouns: ReadonlySet<string>;
	/** Before a period that is over ("last week"). */
	readonly past: ReadonlySet<string>;
	/** After a part of the day without a preposition these go on with a name ("midnight in Paris"). */
	readonly namePlaces: ReadonlySet<string>;
	/** Before two numbers with a slash these say that it is a share or a time signature ("in 12/8"). */
	readonly beforeRatio: ReadonlySet<string>;
	/** What "the 3rd" counts when it is no day. */
	readonly ordinalNouns: ReadonlySet<string>;
	readonly priorities: Readonly<Record<string, Priority>>;
	readonly requests: RequestWords;
	readonly statements: StatementWords;
	/** What colours of labels are called, in small letters. */
	readonly colors: Readonly<Record<ColorName, readonly string[]>>;
	/** A phrase that begins with one of these is meant as a date, whatever stands around it. */
	readonly prepositions: ReadonlySet<string>;
	/** "this", "next": they leave no doubt either. */
	readonly pointers: ReadonlySet<string>;
	/** At the end of a title these have lost what they belonged to. */
	readonly titleEnds: ReadonlySet<string>;
	/** Words that may follow a phrase which needs an edge. */
	readonly continuations: ReadonlySet<string>;
	/** Before a short word these make a name of it ("call tom"). */
	readonly beforeNames: ReadonlySet<string>;
	/** Small words before a number that make a price of it ("at 3 for 2"). */
	readonly pricing: ReadonlySet<string>;
	/** A date word directly after one of these belongs to a name or to the past ("black friday", "last monday"). */
	readonly neverAfter: ReadonlySet<string>;
	/** A date word directly before one of these belongs to a name ("sunday times"). */
	readonly neverBefore: ReadonlySet<string>;
	/** Books and the like whose "3:16" is no time. */
	readonly numberedWorks: ReadonlySet<string>;
	/** Number pairs that mean something else ("24/7"). */
	readonly fixedFractions: ReadonlySet<string>;
	readonly cycles: Readonly<Record<string, Cycle>>;
	/** What says in the plural alone that it recurs ("on weekends"). */
	readonly pluralCycles: Readonly<Record<string, Cycle>>;
	readonly dayKinds: Readonly<Record<string, DayKind>>;
	/** Between days of which one is meant ("saturday or sunday"). */
	readonly alternatives: ReadonlySet<string>;
	/** Before days that recur, for a proposal ("every mon, wed"). */
	readonly every: string;
	/** Between the entries of a list, and between the clauses of a recurrence ("," "and"). */
	readonly listLinks: ReadonlySet<string>;
	/** Before an entry of a list of days ("and on friday"), of times ("and at 6"), or of dates ("and the 30th"). */
	readonly listFillers: ReadonlySet<string>;
	readonly timeFillers: ReadonlySet<string>;
	readonly articles: ReadonlySet<string>;
	/** From one weekday to another ("mon - fri"). */
	readonly rangeLinks: ReadonlySet<string>;
	/** After one of these "every day" says no recurrence ("for every day of the trip", "count every day"). */
	readonly neverBeforeEvery: ReadonlySet<string>;
	/** After one of these "weekly" is a noun or part of one ("the weekly"). */
	readonly neverBeforeAdverb: ReadonlySet<string>;
	/** The same unless more is said of it ("newsletter monthly on the 5th"). */
	readonly periodicals: ReadonlySet<string>;
	/** What introduces the task after "remind me tomorrow". */
	readonly afterLead: ReadonlySet<string>;
	/** A lead after which the task is not said as its title would be, and how it is as a title. */
	readonly leadTitle?: { readonly lead: RegExp; readonly titleOf: (said: string) => string };
	readonly phrases: readonly PhraseRow[];
	/** What may follow a recurrence. */
	readonly clauses: readonly PhraseRow[];
}
