/**
 * What the user has said, against what a model makes of it: is an argument carried by his words? A model fills in a date, a label,
 * a priority that it has seen in an example; such a change is nobody's wish. Pure.
 */
import type { AskedDue } from "../../domain/commands/commands.ts";
import type { Settings } from "../../domain/settings/settings.ts";
import { isKnownTongue, isSameWord, type Matter, speaksOf, wordsIn } from "../../language/matters.ts";
import { readFully } from "../../language/quickAdd.ts";
import { readRule } from "../../language/requests/when/readMoment.ts";
import type { FullReading } from "../../language/shapes/reading.ts";
import { readDueDate } from "../../tools/moments.ts";
import { isRefusal } from "../../tools/refusals.ts";

export interface Said {
	readonly text: string;
	readonly words: ReadonlySet<string>;
	readonly reading: FullReading;
	readonly present: { readonly now: Temporal.Instant; readonly settings: Settings };
	/** What was said last, where it says a moment: that of an earlier message is over then. */
	readonly timed: Said | undefined;
	/** False: nobody here can tell what it speaks of, and all is taken as carried. */
	readonly isKnown: boolean;
}

/** `last`: of several messages the last. */
export function saidOf(text: string, present: Said["present"], last = text): Said {
	const latest = last === text ? undefined : saidOf(last, present);
	return {
		text,
		words: new Set(wordsIn(text)),
		reading: readFully(text, present),
		present,
		timed: latest?.reading.understood.due ? latest : undefined,
		isKnown: isKnownTongue(text),
	};
}

/** `unsaid`: nothing in the words is about it. `doubtful`: something is, and it is not this. */
export type Carried = "said" | "doubtful" | "unsaid";

export const speaks = ({ text, isKnown }: Said, matter: Matter): boolean => !isKnown || speaksOf(text, matter);

/** Words that join others, and are no part of a moment. */
const JOINING: ReadonlySet<string> = new Set(
	"at on in by the of for to a an every each am um im in bis zum zur der die das den jeden jede alle uhr from and und".split(
		" ",
	),
);

const content = (text: string) => wordsIn(text).filter((word) => !JOINING.has(word));

/** Whether each word of it was said. */
export const areSaid = ({ words }: Said, text: string): boolean => {
	const all = [...words];
	return content(text).every((word) => all.some((one) => isSameWord(one, word)));
};

/** Whether any word of it was said; of a text without words that is true. */
export const isAnySaid = ({ words }: Said, text: string): boolean => {
	const own = content(text);
	const all = [...words];
	return own.length === 0 || own.some((word) => all.some((one) => isSameWord(one, word)));
};

/** The moment that the words say, where it is one, in the words in which it is said. */
export function momentIn({ text, reading }: Said): string | undefined {
	const { understood, questions, spans } = reading;
	if (understood.due === null || questions.length > 0) return undefined;
	const said = spans.filter(({ kind }) => kind === "date" || kind === "time" || kind === "recurrence");
	return said.map(({ start, end }) => text.slice(start, end)).join(" ");
}

/** Of a due date, or an instant to be reminded at. `incomplete`: the words say more of it. */
export function momentCarried(said: Said, value: string): Carried | "incomplete" {
	if (said.timed) return momentCarried(said.timed, value);
	const { present, reading } = said;
	if (!said.isKnown) return "said";
	const due = readDueDate("due_date", value, present);
	const own = reading.understood.due;
	if (!isRefusal(due) && own !== null && isSameDue(due, own, present.settings)) return "said";
	const whole = momentIn(said);
	if (areSaid(said, value)) {
		const given = content(value);
		const isWhole = whole === undefined || content(whole).every((word) => given.some((one) => isSameWord(one, word)));
		return isWhole ? "said" : "incomplete";
	}
	if (!speaksOf(said.text, "moment")) return "unsaid";
	// "Before Christmas": what nobody here can read, the model has worked out.
	return own === null && ISO.test(value.trim()) ? "said" : "doubtful";
}

const ISO = /^\d{4}-\d{2}-\d{2}/;

export function rhythmCarried(said: Said, value: string): Carried {
	const { text, isKnown, reading, present } = said;
	if (!isKnown || areSaid(said, value)) return "said";
	const own = reading.understood.recurrence?.rrule;
	const given = /\bFREQ=/i.test(value) ? value : readRule(value, present)?.rule.rrule;
	if (own !== undefined && own === given) return "said";
	return speaksOf(text, "rhythm") ? "doubtful" : "unsaid";
}

export function isSameDue(one: AskedDue, other: AskedDue, { time_zone }: Settings): boolean {
	if ("at" in one && "at" in other) return one.at === other.at;
	const day = (due: AskedDue) =>
		"date" in due ? due.date : Temporal.Instant.from(due.at).toZonedDateTimeISO(time_zone).toPlainDate().toString();
	return "date" in one && "date" in other && day(one) === day(other);
}
