/** What stands for words of the person in a phrase: which words it takes, and what they come to in the request. Pure. */

import type { Priority } from "../../../domain/task.ts";
import { german } from "../../de/german.ts";
import { english } from "../../en/english.ts";
import { readFully } from "../../quickAdd.ts";
import { readDays } from "../readDays.ts";
import { readLead, readRule, readSaidMoment } from "../readMoment.ts";
import { isNamed, readReference, unquote } from "../references.ts";
import type { Line } from "../request.ts";
import type { Tongue } from "./tongues.ts";

export type SlotName = keyof typeof SLOTS;

/** In which language the phrase is, beside what a line is read with. */
type Reading = Line["context"] & { readonly tongue: Tongue };

interface Slot {
	/** An expression without groups. In the middle of a phrase it takes as little as it can. */
	readonly pattern: string;
	/** The same at the end of a phrase. */
	readonly atEnd?: string;
	/** How much its words tell by themselves. */
	readonly weight?: number;
	/** Fields of the request; `undefined`: these words are none of it. */
	read(said: string, context: Reading): Readonly<Record<string, unknown>> | undefined;
}

const NAME = String.raw`["“']?[\p{L}\p{N}][\p{L}\p{N}\p{M}_ -]{0,100}?["”']?`;
const LABEL = String.raw`["“]?[\p{L}][\p{L}\p{N}\p{M}_-]{0,100}["”]?`;
/** Of two slots without an end in one phrase the second has one, or a text could be shared out between them in many ways. */
const SHORT = ".{1,200}?";

const DAYS =
	"(?:this|next) (?:week|month)|today|tomorrow|(?:(?:on|next|this) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day";

/** What German puts before the words that name a task. */
const ARTICLE = /^(?:(?:die|de[nmr]|das|meine?[nrms]?) )?(?:(?:aufgabe|termin) )?(?=.)/i;

const withoutArticle = (said: string, { tongue }: Reading) => (tongue === "de" ? said.replace(ARTICLE, "") : said);
const named = (said: string, context: Reading) => {
	const words = withoutArticle(said.replace(/ any ?more$/i, ""), context);
	const found = readReference(words, context);
	const isOne = context.tongue === "de" && /^(?:\S+ )?aufgabe /i.test(said);
	return found && (isOne || isNamed(found, words, context)) ? found : undefined;
};
const reference = (said: string, context: Reading) => {
	const found = readReference(withoutArticle(said, context), context);
	return found && { reference: found };
};
const NO_NAME = /^(?:to|from|of|on|the|a|its|von|zu|bei)\b| (?:to|from|of|on|off|for|von|zu|bei) /i;
function priorityOf(said: string, { tongue }: Reading): Priority | undefined {
	const word = said.toLowerCase().replace(/^!/, "");
	const { priorities } = tongue === "de" ? german : english;
	if (/^(?:important|wichtig)$/.test(word)) return "high";
	return Object.hasOwn(priorities, word) ? priorities[word] : undefined;
}
const nameOf = (field: string) => (said: string) => {
	const name = unquote(
		said
			.trim()
			.replace(/^[#@]/, "")
			.replaceAll(/^["“']|["”']$/g, ""),
	);
	return name === "" ? undefined : { [field]: name };
};

/** A note, or what has words of its own. */
const NO_DRAFT =
	/^["“„]|^(?:an? |the |eine? |die |den |das )?(?:note|description|comment|sub-?task|step|reminder|tag|label|notiz|beschreibung|unteraufgabe|teilaufgabe|erinnerung|schlagwort)(?!\p{L})/iu;

const titleOf = (said: string) => {
	const title = unquote(said.trim());
	return title === "" ? undefined : { title };
};

export const SLOTS = {
	/** Whatever words may name tasks. */
	task: { pattern: ".+?", atEnd: ".+", read: reference },
	/** Words that name a task as one: "#3", "it", "the milk task". */
	named: {
		pattern: ".+?",
		atEnd: ".+",
		read(said, context) {
			const found = named(said, context);
			return found && { reference: found };
		},
	},
	/** Words that name a task and say no moment beside it: "finish the report by friday" is a task of its own. */
	target: {
		pattern: ".+?",
		atEnd: ".+",
		read(said, context) {
			const words = said.replace(/ any ?more$/i, "");
			const found = named(words, context) ?? readReference(words, context);
			if (found?.kind === "words" && !named(words, context) && readFully(words, context).understood.due !== null)
				return undefined;
			return found && { reference: found };
		},
	},
	/** One task by number or pronoun, or said to be one. */
	one: { pattern: "#\\d{1,9}|task \\d{1,9}|it|both|them|the .+ task", read: reference },
	/** The same, or a thing by its name: "the report", "the gym task". */
	item: { pattern: "#\\d{1,9}|it|them|the .+?|.+? task", read: reference },
	/** Named as a task, or as a thing ("the report"), which is not what is to be done ("make sure dinner"). */
	thing: {
		pattern: ".+?",
		read(said, context) {
			const found = named(said, context);
			if (found) return { reference: found };
			return /^(?:the|my|die|der|das|mein|meine) \S+(?: \S+)?$/i.test(said) ? reference(said, context) : undefined;
		},
	},
	/** Any words, where whoever reads looks for the task before anything is done. */
	guess: {
		pattern: ".+?",
		atEnd: ".+",
		read: (said, context) => (context.trusting ? reference(said, context) : undefined),
	},
	/** Another task, beside `task`. */
	parent: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read(said, context) {
			const parent = readReference(said, context);
			return parent && { parent };
		},
	},
	/** A moment, and nothing else. */
	when: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read: (said, context) => readSaidMoment(said, context) && { ...readSaidMoment(said, context) },
	},
	/** How often. */
	rule: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read(said, context) {
			const recurrence = readRule(said, context);
			return recurrence && { recurrence };
		},
	},
	/** How long before. */
	lead: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read(said, context) {
			const before_minutes = readLead(said, context);
			return before_minutes === undefined ? undefined : { reminders: [{ before_minutes }] };
		},
	},
	/** One task by its number, without a mark as well. */
	number: { pattern: String.raw`#?\d{1,9}`, weight: 1, read: reference },
	/** A stretch of days in which an occurrence lies. */
	days: {
		pattern: DAYS,
		weight: 1,
		read(said, context) {
			const within = readDays(said, context);
			return within && { within };
		},
	},
	/** The same, or only that one occurrence is meant. */
	once: {
		pattern: `${DAYS}|this time|next time|once|just once|this once|just this once`,
		weight: 1,
		read(said, context) {
			const within = readDays(said, context);
			return within ? { within } : {};
		},
	},
	/** "it", "#3": what can only be a task. */
	it: { pattern: "#\\d{1,9}|it|that|this|them|both|those", read: reference },
	/** With or without its mark. */
	tag: { pattern: `#?${LABEL}`, read: nameOf("tag") },
	/** With its mark: "#home", "@work". */
	hash: { pattern: `#${LABEL}`, weight: 0.5, read: nameOf("tag") },
	at: { pattern: `@${NAME}`, weight: 0.5, read: nameOf("category") },
	category: { pattern: `@?${NAME}`, read: nameOf("category") },
	name: { pattern: `[#@]?${NAME}`, read: nameOf("name") },
	new_name: { pattern: `[#@]?${NAME}`, read: nameOf("new_name") },
	/** A name by itself, which speaks of no task: not "home from #3". */
	label: {
		pattern: `[#@]?${NAME}`,
		read: (said) => (NO_NAME.test(said) ? undefined : nameOf("name")(said)),
	},
	/** The name behind its mark. */
	mark: { pattern: String.raw`[\p{L}][\p{L}\p{N}_-]*`, weight: 1, read: nameOf("name") },
	/** How many, where it does not matter. */
	count: { pattern: String.raw`\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|few`, read: () => ({}) },
	/** One word that says nothing more. */
	word: { pattern: String.raw`[\p{L}\p{N}_-]+`, read: () => ({}) },
	/** Said to be a task: "#3", "the report task", "task report". */
	marked: { pattern: "#\\d{1,9}|it|task .{1,100}?|.{1,100}? task", read: reference },
	/** One task by its number or as "it", and no "it a day". */
	single: { pattern: "#\\d{1,9}|(?:it|sie|es)(?! an? )", read: reference },
	/** Words that name a task and are no span of days. */
	anything: {
		pattern: ".+?",
		atEnd: ".+",
		read: (said, context) =>
			/^(?:today|tomorrow|this .*|next .*|me|us|task|one)$/i.test(said) ? undefined : reference(said, context),
	},
	/** "Dentists" of "dentist", where several occurrences of one task are meant. */
	plural: {
		pattern: ".+?s",
		atEnd: ".+s",
		read: (said, context) => (/^(?:task|one|reminder)/i.test(said) ? undefined : reference(said.slice(0, -1), context)),
	},
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
	/** Whatever else is said, which does not matter. */
	rest: { pattern: SHORT, atEnd: ".*", read: () => ({}) },
	/** A task that is to be added, with what is said of it. */
	draft: {
		pattern: SHORT,
		atEnd: ".+",
		read: (said, context) => (NO_DRAFT.test(said) ? undefined : { draft: readFully(said, context).draft }),
	},
	/** As it is written. */
	title: { pattern: SHORT, atEnd: ".+", read: titleOf },
	/** The same, with a word of the phrase behind it. */
	parted: { pattern: SHORT, read: titleOf },
} as const satisfies Readonly<Record<string, Slot>>;
