/** What is said of a thing is when it is: "the dentist is at 3pm". A task of its name, or where there is one, its date. */
import { type Row, row } from "../row.ts";

export const OCCASIONS: readonly Row[] = [
	row(
		{ kind: "add" },
		{
			en: [
				"{occasion} is|are now? (due|scheduled|planned|set|(taking place)|happening)? for? {when}",
				"{occasion} starts|begins|leaves|departs|(takes place)|(take place)|(will be)|(kicks off) {when}",
				"{occasion} is|are due? {when} now|instead",
				"{when} is {occasion}",
				"{occasion} is|are {rhythm}",
				"(there is|there's|there are) a|an? {occasion} {when}",
			],
			de: [
				"{occasion} ist|sind jetzt? {when} (fällig|geplant|angesetzt)?",
				"{occasion} ist|sind fällig|geplant|angesetzt {when}",
				"{occasion} beginnt|startet {when}",
				"{occasion} findet|finden {when} statt",
				"{occasion} fängt|fangen {when} an",
				"{occasion} geht|fährt|fliegt|startet {when} (los|ab)?",
				"{when} ist|beginnt|startet {occasion}",
				"{occasion} ist|sind {rule}",
				"{when} findet {occasion} statt",
			],
		},
	),
	row(
		{ kind: "change_due" },
		{
			en: [
				"{numbered} is|are|starts|begins {when}",
				"{subject} was|were|(has been)|(have been)|got|(is now) moved|rescheduled|postponed|pushed|(put off)|shifted to|until|till|for {when}",
			],
			de: ["{numbered} ist|beginnt|startet {when}", "{task} ist|wurde|wird auf {when} verschoben|verlegt"],
		},
	),
];
