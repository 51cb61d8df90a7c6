/** Words that name tasks that are there. */
import { readFully } from "../../../quickAdd.ts";
import { isNamed, readReference } from "../../references.ts";
import { type Reading, SHORT, type Slots } from "./slot.ts";

/** What German puts before the words that name a task. */
const ARTICLE = /^(?:(?:die|de[nmr]|das|meine?[nrms]?) )?(?:(?:aufgabe|termin) )?(?=.)/i;

/** What tasks have in common, by the words that readers of filters know. */
const ALL: Readonly<Record<string, string>> = {
	"alle aufgaben": "all tasks",
	"alle offenen": "all tasks",
	"alle offenen aufgaben": "all tasks",
	"alle überfälligen": "all overdue tasks",
	"alle überfälligen aufgaben": "all overdue tasks",
	"alle erledigten": "all completed tasks",
	"alle erledigten aufgaben": "all completed tasks",
};

function withoutArticle(said: string, { tongue }: Reading): string {
	if (tongue !== "de") return said;
	const lower = said.toLowerCase();
	return Object.hasOwn(ALL, lower) ? (ALL[lower] ?? said) : said.replace(ARTICLE, "");
}
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

function soundsOf(said: string, context: Reading, kind?: "delete") {
	const found = readReference(withoutArticle(said, context), context);
	const change = found && kind && { change: { kind, reference: found } };
	return found && { sounds: { kind: "state", reference: found, ...change } };
}

export const TASK_SLOTS = {
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
			const parent = readReference(withoutArticle(said, context), context);
			return parent && { parent };
		},
	},
	/** One task by its number, without a mark as well. */
	number: { pattern: String.raw`#?\d{1,9}`, weight: 1, read: reference },
	/** "it", "#3": what can only be a task. */
	it: { pattern: "#\\d{1,9}|it|that|this|them|both|those", read: reference },
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
	/** What is said not to be done yet, or to be under way. */
	stated: {
		pattern: ".{1,100}?",
		atEnd: ".{1,100}",
		read: (said, context) => soundsOf(said, context),
	},
	/** What will not happen any more. */
	called_off: {
		pattern: ".{1,100}?",
		atEnd: ".{1,100}",
		read: (said, context) => soundsOf(said, context, "delete"),
	},
} as const satisfies Slots;
