/** What is said of a task besides its name and its time, and words that do not matter. */
import type { Priority } from "../../../../domain/tasks/task.ts";

import { readFully } from "../../../quickAdd.ts";
import { withMarks } from "../../before/spokenMarks.ts";
import { unquote } from "../../named/references.ts";
import { readAddition, readDraft } from "../../readers/readAddition.ts";
import { readRule, readSaidMoment } from "../../when/readMoment.ts";
import { nothing, type Reading, SHORT, type Slots } from "./slot.ts";

function priorityOf(said: string, { tongue }: Reading): Priority | undefined {
	const word = said.toLowerCase().replace(/^!/, "");
	const { priorities } = tongue.table;
	if (/^(?:important|wichtig)$/.test(word)) return "high";
	return Object.hasOwn(priorities, word) ? priorities[word] : undefined;
}
/** A note, or what has words of its own. */
const NO_DRAFT =
	/^["“„]|^(?:an? |the |eine? |die |den |das )?(?:note|description|comment|sub-?task|step|reminder|tag|label|notiz|beschreibung|unteraufgabe|teilaufgabe|erinnerung|schlagwort)(?!\p{L})/iu;

/** What such a time is said in, so that a phrase finds where it begins. */
const LENGTH =
	"(?:\\d[\\d.,:½]{0,5}|half an?|an?|(?:eine[rn]? |ein )?halbe[ns]?|eine?[nr]?|\\p{L}{3,20}) ?(?:m|mins?|minutes?|h|hrs?|hours?|min|minuten?|std|stunden?)\\.?(?: ?(?:and a half|(?:and |und )?\\d{1,2} ?(?:m|mins?|minutes?|minuten)?))?";

/** "2 hours", "eine halbe Stunde": as quick add reads it behind "for", in either language. */
function lengthOf(said: string, context: Reading): number | undefined {
	const plain = said.replace(/^(\d{1,2}) ?h ?(\d{1,2})$/i, "$1 hours and $2 minutes");
	for (const task of [`x for ${plain}`, `x für ${plain}`]) {
		const { understood, rest } = readFully(task, context);
		if (rest === "x" && understood.due === null && understood.duration_minutes !== null)
			return understood.duration_minutes;
	}
	return undefined;
}

const titleOf = (said: string) => {
	const title = unquote(said.trim());
	return title === "" ? undefined : { title };
};

function noteOf(said: string) {
	const description = unquote(said.trim());
	return description === "" ? undefined : { description };
}

const TO_BE_FOUND = /^(?:(?:an?|out|time|another|new|all)\b|some)/i;
const soughtOf = (said: string, context: Reading) =>
	/^(?:tasks?|#\d{1,9})$/i.test(said) || readFully(said, context).understood.due !== null
		? undefined
		: { words: unquote(said) };

/** From one on, in each language. */
const COUNTS: readonly (readonly string[])[] = [
	["one", "eine"],
	["two", "zwei"],
	["three", "drei"],
	["four", "vier"],
	["five", "fünf"],
	["six", "sechs"],
	["seven", "sieben"],
	["eight", "acht"],
	["nine", "neun"],
	["ten", "zehn"],
];

export const DETAIL_SLOTS = {
	priority: {
		pattern: String.raw`!?\p{L}[\p{L}\p{N}]*`,
		weight: 1,
		read(said, context) {
			const priority = priorityOf(said, context);
			return priority && { priority };
		},
	},
	/** How urgent something is in one word that needs no "priority" behind it. */
	urgency: {
		pattern: "urgent|important|dringend|wichtig",
		weight: 1,
		read(said, context) {
			const priority = priorityOf(said, context);
			return priority && { priority };
		},
	},
	/** How long a task takes. */
	length: {
		pattern: LENGTH,
		read(said, context) {
			const duration_minutes = lengthOf(said, context);
			return duration_minutes === undefined ? undefined : { duration_minutes };
		},
	},
	/** A task that is to be added, with what is said of it. */
	draft: {
		pattern: SHORT,
		atEnd: ".+",
		read: (said, context) => (NO_DRAFT.test(said) ? undefined : { reading: readDraft(said, context) }),
	},
	/** A task that is to be added below another, whatever its words are. */
	step: {
		pattern: SHORT,
		atEnd: ".+",
		read: (said, context) => ({ reading: readDraft(said, context) }),
	},
	/** The word for a task below another. */
	child: {
		pattern: "(?:(?:an?|the|new) ){0,3}(?:sub-?task|sub task|child task|step):?",
		weight: 1,
		read: nothing,
	},
	/** As it is written. */
	title: { pattern: SHORT, atEnd: ".+", read: titleOf },
	/** A title, and nothing that a task may be changed to besides: a moment, a rhythm, a priority. */
	new_title: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read(said, context) {
			const isOther = readSaidMoment(said, context) ?? readRule(said, context) ?? priorityOf(said, context);
			return isOther === undefined ? titleOf(said) : undefined;
		},
	},
	/** The same, with a word of the phrase behind it. */
	parted: { pattern: SHORT, read: titleOf },
	/** How many, where it does not matter. */
	count: { pattern: String.raw`\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|few`, read: nothing },
	/** One word that says nothing more. */
	word: { pattern: String.raw`[\p{L}\p{N}_-]+`, read: nothing },
	/** Whatever else is said, which does not matter. */
	rest: { pattern: SHORT, atEnd: ".*", read: nothing },
	/** Words that are looked for. */
	words: {
		pattern: SHORT,
		atEnd: ".+",
		read(said) {
			const words = unquote(said.trim());
			return words === "" ? undefined : { words };
		},
	},
	/** What is written of a task, as it is, on several lines as well. */
	note: { pattern: SHORT, atEnd: "[\\s\\S]+", read: noteOf },
	quoted: { pattern: '["“].{1,300}["”]', read: noteOf },
	/** Words in quotes that are looked for. */
	quotation: { pattern: '["“].{1,300}', atEnd: '["“].+', read: (said) => ({ words: unquote(said.trim()) }) },
	/** Words that are looked for: no task with a date, and not "tasks" alone. */
	kept: { pattern: SHORT, atEnd: ".+", read: soughtOf },
	/** The same where an article, or "out", would make it a task. */
	sought: {
		pattern: SHORT,
		atEnd: ".+",
		read: (said, context) => (TO_BE_FOUND.test(said) ? undefined : soughtOf(said, context)),
	},
	/** A task that is to be added, as quick add reads it; a moment alone is none. */
	adding: {
		pattern: SHORT,
		atEnd: ".+",
		read(said, context) {
			// "Aufgabe #3 löschen" is about a task that is there.
			if (/^#\d/.test(said)) return undefined;
			// So is "Aufgabe 3 Freitag".
			const afterNumber = /^\d{1,9} (.+)$/.exec(said)?.[1];
			if (afterNumber !== undefined && readSaidMoment(afterNumber, context)) return undefined;
			const reading = readAddition(withMarks(said), context);
			return reading && { reading };
		},
	},
	/** The same, and the list that it belongs to: "Eier auf die Einkaufsliste". */
	on_list: {
		pattern: SHORT,
		atEnd: ".{1,200} auf (?:die|meine|unsere) \\p{L}{3,40}liste",
		read(said, context) {
			const marked = withMarks(said);
			const reading = marked === said ? undefined : readAddition(marked, context);
			return reading && { reading };
		},
	},
	/** How many changes. */
	times: {
		pattern: `\\d{1,3}|${COUNTS.flat().join("|")}`,
		weight: 1,
		read(said) {
			const place = COUNTS.find((names) => names.includes(said.toLowerCase()));
			return { last: Math.max(1, place ? COUNTS.indexOf(place) + 1 : Number(said)) };
		},
	},
	/** What reaches a person from here. */
	mails: {
		pattern:
			"(?:(?:all|the|my|any|your|these|those|more|further|die|alle|meine|sämtliche|weiteren) ){0,3}(?:reminders?|notifications?|e-?mails?|mails?|alerts?|erinnerung(?:en)?|benachrichtigung(?:en)?|nachrichten)",
		weight: 1,
		read: nothing,
	},
	/** What a list of tasks holds, as programs name it. */
	tasks: {
		pattern: "tasks|lists?|data|calendar|aufgaben|aufgabenliste|liste|erledigten|daten|kalender",
		weight: 1,
		read: nothing,
	},
	/** What other products have, and this one does not. */
	thing_of_others: {
		pattern: "projekt|ordner|board|tafel|abschnitt|bereich|meilenstein|ziel|gewohnheit|filter|ansicht|vorlage",
		weight: 1,
		read: nothing,
	},
} as const satisfies Slots;
