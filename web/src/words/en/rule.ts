/** The editor of a series' rule, and what comes next. */

/** A word without the number before it. */
const word = (one: string, other: string) => (count: number) => (count === 1 ? one : other);

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
