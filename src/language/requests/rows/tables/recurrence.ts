/** How often a task recurs: making it recur, and changing that. */
import { type Row, row } from "../row.ts";

export const RECURRENCE: readonly Row[] = [
	row(
		{ kind: "make_recurring" },
		{
			en: [
				"make|let|have|set {task} to? repeat|recur|happen|recurring|repeating|(be recurring)|(come back) again? {rule}",
				"repeat|recur task? {number} {rule}",
				"repeat|recur {item} {rule}",
				"repeat|recur {it} {rule}",
				"turn {task} into a|an {rule} task|one",
				"set|make the? recurrence|repetition of|for {task} to {rule}",
				"{marked} should|shall|must happen|be|(be done) {rule}",
				"schedule {item} {rhythm}",
				"schedule {it} {rhythm}",
				"make {task} a|an? {rhythm} task?",
				"set {task} to {rhythm}",
				"{marked} (should|shall|must|needs to|has to) repeat|recur|(come back) {rule}",
				"{marked} repeats|recurs|(comes back) {rule}",
				"{numbered} {rhythm}",
			],
			de: [
				"wiederhol|wiederhole die|den|das? aufgabe|termin? {number} {rule}",
				"wiederhol|wiederhole {named} {rhythm}",
				"{numbered} {rhythm}",
			],
		},
	),
	row(
		{ kind: "change_recurrence" },
		{
			en: [
				"change|update how often {task} repeats|recurs to {rule}",
				"change|update the? recurrence|repetition|repeat|schedule|rule|series of|for {task} to {rule}",
				"set|change {task}('s)? recurrence|repetition|schedule|rule to {rule}",
				"change {task} to repeat|repeating|recur|recurring? {rule}",
				"switch {task} to {rule}",
				"from now on repeat|do? {marked} repeats|recurs? {rule}",
				"make|let {task} repeat|recur {rule} instead|(from now on)",
				"repeat|do|schedule {task} {rule} instead|(from now on)",
				"{named} {rhythm} instead|(from now on)",
				"{guess} {rhythm} instead|(from now on)",
				"{guess} on {rule} instead|(from now on)",
				"{guess} {rhythm} instead of {rest}",
				"{named} should|shall|must now? repeat|recur {rule} instead|(from now on)",
			],
			de: [
				"änder|ändere die? wiederholung von|der? {named} auf|in|zu {rule}",
				"wiederhol|wiederhole die|den|das? aufgabe|termin? {number} (ab jetzt|von nun an|stattdessen) {rule}",
				"{guess} (ab jetzt|jetzt immer|nur noch|künftig|in zukunft|von jetzt an|ab sofort) {rule}",
				"{guess} {rule} statt {rest}",
			],
		},
	),
	row(
		{ kind: "unclear", says: ({ howOften }) => howOften },
		{
			en: ["make {task} repeat|recur|recurring|repeating"],
			de: ["wiederhol|wiederhole die|den|das? aufgabe|termin? {number}"],
		},
	),
];
