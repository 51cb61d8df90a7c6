/** Recurrence: the series of a task, the editor of its rule, and what comes next. */
import { counted } from "../../../../src/words/counted.ts";

const dates = counted("en", { one: "date", other: "dates" });

/** A word without the number before it. */
const word = (one: string, other: string) => (count: number) => (count === 1 ? one : other);

export const series = {
	title: "Series",
	/** The rule by the clock of another zone than the account's. */
	byClock: (rule: string, zone: string) => `${rule} (${zone} time)`,
	due: (when: string) => `This one is due ${when}.`,
	dueMoved: (when: string, from: string) => `This one is due ${when}, moved from ${from}.`,
	floating: "Its times of day follow your time zone.",
	pausedHint: "While it is paused, there are no reminders and no next one is made.",
	leftOut: (count: number) => `Left out: ${dates(count)}`,
	added: (count: number) => `Added: ${dates(count)}`,
	datesLeftOut: "Dates left out",
	datesAdded: "Dates added",
	skip: "Skip this one",
	move: "Move this one",
	change: "Change the rule",
	pause: "Pause",
	resume: "Resume",
	end: "End the series",
	skipped: (due: string) => `Skipped. This one is now ${due}`,
	paused: "Paused: no reminders and no next date until you resume it",
	resumed: (due: string) => `Resumed: ${due}`,
	ended: "The series has ended; this task is its last",
	changed: (rule: string) => `Changed: ${rule}`,
	alone: "It is on its own now",
	moved: (due: string) => `Moved to ${due}`,
	moveTo: "To the date",
	moveHint: "The others stay where the rule puts them.",
	moveIt: "Move",
	scope: "What is changed",
	scopes: {
		following: "This one and all that follow",
		all: "The whole series, from its start",
		this: "Only this one: take it out of the series",
	},
	takeOutHint:
		"It becomes a task of its own with its due date, and the series goes on with the next one. To do it at another time within the series, move it instead.",
	takeOut: "Take it out",
	changeIt: "Change the series",
	keep: "Keep it as it is",
};

export const forecast = {
	title: "Next occurrences",
	next: "The next ten",
	all: "All that are left",
	onceResumed: "once it is resumed",
	whenDone: "when each is done on its day",
	/** After the heading: the zone whose clock they go by. */
	inZone: (zone: string) => `in ${zone}`,
	present: "this one",
	ends: "The series ends after these.",
};

export const rule = {
	title: "Repeats",
	patterns: {
		none: "does not repeat",
		daily: "daily, or every few days",
		weekdays: "every weekday",
		weekly: "weekly, on certain days",
		monthly: "monthly",
		yearly: "yearly",
		after: "some time after it is done",
		own: "by a rule of your own (RRULE)",
	},
	every: word("every", "every"),
	units: {
		DAILY: word("day", "days"),
		WEEKLY: word("week", "weeks"),
		MONTHLY: word("month", "months"),
		YEARLY: word("year", "years"),
	},
	/** Of the field for the number; `unit` in its form for many. */
	everyHowMany: (unit: string) => `Every how many ${unit}`,
	onDays: "On these days",
	on: "on",
	whichDay: "On which day of the month",
	monthBy: { day: "the day", weekday: "the weekday", last: "the last day" },
	dayOfMonth: "Day of the month",
	whichWeekday: "Which one in the month",
	places: { first: "first", second: "second", third: "third", fourth: "fourth", last: "last" },
	weekday: "Weekday",
	howManyAfter: "How long after it is done",
	unit: "Unit of time",
	afterDone: "after it is done",
	own: "Rule",
	fromDone: "Count from the day it is done",
	ends: "ends",
	whenEnds: "When it ends",
	endings: { never: "never", until: "on a date", count: "after a number of times" },
	lastDate: "Last date",
	howManyTimes: "How many times",
	times: word("time", "times"),
};
