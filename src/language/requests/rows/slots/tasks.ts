/** Words that name tasks that are there. */
import { germanParticiples } from "../../../de/participles.ts";
import { readFully } from "../../../quickAdd.ts";
import { isNamed, readReference } from "../../named/references.ts";
import { type Reading, SHORT, type Slots } from "./slot.ts";

/** Without what a language says before the words, and in the words that readers of references know where it has such. */
function withoutArticle(said: string, { tongue }: Reading): string {
	const { beforeTasks, standIns } = tongue.table.requests;
	const inEnglish = (words: string) => {
		const lower = words.toLowerCase();
		return Object.hasOwn(standIns, lower) ? standIns[lower] : undefined;
	};
	const pieces = said.split(/(?<!\s),?\s+(?:und|and)\s+|(?<!\s),\s*/i);
	if (pieces.length > 1 && pieces.some((piece) => inEnglish(piece) !== undefined)) {
		return pieces.map((piece) => inEnglish(piece) ?? piece.replace(beforeTasks, "")).join(" and ");
	}
	return inEnglish(said) ?? said.replace(beforeTasks, "");
}
const named = (said: string, context: Reading) => {
	const words = withoutArticle(said.replace(/ any ?more$/i, ""), context);
	const found = readReference(words, context);
	const isOne = context.tongue.table.requests.oneTask.test(said);
	return found && (isOne || isNamed(found, words, context)) ? found : undefined;
};
const reference = (said: string, context: Reading) => {
	const found = readReference(withoutArticle(said, context), context);
	return found && { reference: found };
};

/** "Drink water at 11 and 17" names no #17. */
function isReminded(said: string, context: Reading) {
	const found = named(said, context);
	const isTimed = found?.kind === "several" && readFully(said, context).understood.due !== null;
	return found && !isTimed ? {} : undefined;
}

function soundsOf(said: string, context: Reading, kind?: "delete") {
	const found = readReference(withoutArticle(said, context), context);
	const change = found && kind && { change: { kind, reference: found } };
	return found && { sounds: { kind: "state", reference: found, ...change } };
}

/** How begins what asks, tells somebody to do something, or says more than of what it speaks. */
const NO_OCCASION =
	/^(?:it|this|that|these|those|there|here|he|she|they|we|i|you|what|which|who|where|when|why|how|whether|if|as|since|once|until|because|is|are|was|get|have|has|make|ensure|keep|let|ask|check|see|want|need|find|verify|tell|call|read|watch|buy|cook|order|write|be|confirm|remind|remember|note|move|set|put|book|plan|add|create|well|es|dies|was|welche[rs]?|wer|wo|wann|warum|wie|ob|wenn|falls|weil|da|hier|ist|sind|ich|du|er|sie|wir|ihr|bitte|prüf|prüfe|frag|frage|sag|sage|denk|denke|erinner|erinnere)(?!\p{L})|["“„#@!]|\b(?:that|whether|if|when|dass|ob|wenn)\b/iu;

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
	one: {
		pattern: "#\\d{1,9}(?:(?:,|,? and|,? und| &)? #\\d{1,9}){0,50}|task \\d{1,9}|it|both|them|the .+ task",
		read: reference,
	},
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
	/** A thing as one knows it ("the dentist", "dem Zahnarzt"), where whoever reads looks for the task before anything is done. */
	known: {
		pattern: "(?:the|my|der|die|das|den|dem|meine?[nmr]?) .{1,200}?",
		read: (said, context) => (context.trusting ? reference(said, context) : undefined),
	},
	/** What was done, as its task would be called: "Mama angerufen" of "Mama anrufen". */
	achieved: {
		pattern: `.{1,200}? (?:${Object.keys(germanParticiples).join("|")})`,
		read(said, context) {
			if (!context.trusting) return undefined;
			const [, thing = "", participle = ""] = /^(.+) (\S+)$/.exec(said) ?? [];
			// "Die Miete ist bezahlt" says how it stands.
			if (/\s(?:ist|sind|wurde|wurden|habe?|haben)(?:\s\S+)?$/i.test(thing)) return undefined;
			const [verb, other] = germanParticiples[participle.toLowerCase()] ?? [];
			const words = thing.replace(context.tongue.table.requests.beforeTasks, "");
			if (verb === undefined || words === "") return undefined;
			const parts = other === undefined ? {} : { parts: [`${words} ${other}`] };
			return { reference: { kind: "words", words: `${words} ${verb}`, ...parts } };
		},
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
	/** Named as one, and not what "at 5" is said of next: that would move it instead of reminding of it. */
	reminded: { pattern: ".+?", atEnd: ".+", read: isReminded },
	/** A word that names a task. */
	bare: { pattern: "\\S{1,200}?", read: reference },
	/** A task by its number, said to be one. */
	numbered: { pattern: "#\\d{1,9}|(?:task|aufgabe) \\d{1,9}", read: reference },
	/** A place in the list that was shown last. */
	placed: {
		pattern:
			"(?:the|die|der|das|den) (?:(?:first|second|third|fourth|fifth|last)(?: one)?|(?:erste|zweite|dritte|vierte|fünfte|letzte)n?)",
		read: reference,
	},
	/** Of which something is said: "#3", "it", "the report". */
	subject: { pattern: "#\\d{1,9}|it|(?:the|my) .{1,200}?", read: reference },
	/** Of which a word that may be in its title is asked: the last one counts. */
	judged: { pattern: ".{1,200}", read: reference },
	/** A task that takes a note: not the list of all, and not oneself. */
	holder: {
		pattern: SHORT,
		atEnd: ".+",
		read: (said, context) =>
			/^(?:self$|(?:my|the) (?:to-?do )?list\b)/i.test(said) ? undefined : reference(said, context),
	},
	/** "What time is it" asks of no task. */
	other: {
		pattern: ".+?",
		atEnd: ".+",
		read: (said, context) => (/^it$/i.test(said) ? undefined : reference(said, context)),
	},
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
	/** A thing of which is said when it is. */
	occasion: {
		pattern: SHORT,
		atEnd: ".{1,200}",
		read(said, context) {
			if (NO_OCCASION.test(said)) return undefined;
			const found = readReference(withoutArticle(said, context), context);
			return found?.kind === "words" ? { occasion: said, reference: found } : undefined;
		},
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
