/**
 * The arguments of a model's call, held against the user's words (decision 0235). What nothing in them carries is left out; what
 * they say otherwise goes back to the model once, with the reason; what it insists on is asked about. Pure.
 */
import { isSameWord, wordsIn } from "../../language/matters.ts";
import type { JsonObject } from "../../ports/assistant/model.ts";
import {
	areSaid,
	type Carried,
	isAnySaid,
	momentCarried,
	momentIn,
	rhythmCarried,
	type Said,
	speaks,
} from "./saidOf.ts";

export interface Heeded {
	readonly given: JsonObject;
	/** Names of arguments that nobody has said. */
	readonly leftOut: readonly string[];
	/** What to tell the model before anything is done; insisted on, it is asked about. */
	readonly objections: readonly string[];
	/** The same of what was said and is not in the call; insisted on, it is done without. */
	readonly missing: readonly string[];
}

type Judge = (said: Said, value: unknown, hasSeen: HasSeen) => Carried | "incomplete";
/** Whether a number was named or shown in this conversation. */
type HasSeen = (id: number) => boolean;

const words =
	(judge: (said: Said, text: string) => Carried | "incomplete"): Judge =>
	(said, value) =>
		typeof value === "string" ? judge(said, value) : "said";
const ifSpoken =
	(matter: Parameters<typeof speaks>[1]): Judge =>
	(said) =>
		speaks(said, matter) ? "said" : "unsaid";
const named: Judge = (said, value) => {
	const names = [value].flat().filter((name) => typeof name === "string");
	return names.every((name) => areSaid(said, name)) ? "said" : "unsaid";
};

function shown(_said: Said, value: unknown, hasSeen: HasSeen): Carried {
	return [value].flat().every((id) => typeof id === "number" && hasSeen(id)) ? "said" : "unsaid";
}

/** What models invent, and how to tell. */
const JUDGES: Readonly<Record<string, Judge>> = {
	due_date: words(momentCarried),
	remind_at: words(momentCarried),
	until: words(momentCarried),
	recurrence_rule: words(rhythmCarried),
	remind_before_minutes: ifSpoken("amount"),
	minutes: ifSpoken("amount"),
	duration_minutes: ifSpoken("amount"),
	priority: ifSpoken("priority"),
	tags: named,
	category: named,
	// Their names go by themselves; a number is known from an answer.
	category_id: shown,
	tag_ids: shown,
	parent_id: ifSpoken("below"),
	children: ifSpoken("below"),
	color: (said, value) => (typeof value === "string" && speaksOfColor(said) ? "said" : "unsaid"),
	description: words((said, text) => (isAnySaid(said, text) ? "said" : "unsaid")),
};

const COLORS =
	/#[0-9a-f]{6}|(?<!\p{L})(?:colou?r\p{L}*|red|orange|yellow|green|teal|cyan|blue|purple|violet|pink|brown|gr[ae]y|black|white|farbe|färb\p{L}*|rot|gelb|grün|türkis|blau|lila|violett|rosa|braun|grau|schwarz|weiß)(?!\p{L})/iu;
const speaksOfColor = ({ text, isKnown }: Said): boolean => !isKnown || COLORS.test(text);

/** Those of tools that only look are theirs to choose. */
const WRITES =
	/^(?:add_task|update_task|set_reminder|snooze_reminder|move_occurrence|change_recurrence|(?:create|update)_(?:tag|category))$/;

export function heedWords(tool: string, given: JsonObject, said: Said, hasSeen: HasSeen): Heeded {
	if (!WRITES.test(tool)) return { given, leftOut: [], objections: [], missing: [] };
	const leftOut: string[] = [];
	const objections: string[] = [];
	const kept = Object.entries(given).filter(([name, value]) => {
		const judge = Object.hasOwn(JUDGES, name) ? JUDGES[name] : undefined;
		// To take a field away is heeded elsewhere.
		if (judge === undefined || value === null || value === "" || !said.isKnown) return true;
		const carried = judge(said, value, hasSeen);
		if (carried === "unsaid") leftOut.push(name);
		if (carried === "doubtful")
			objections.push(
				`The user has not said "${String(value).slice(0, 60)}": in ${name} write the words of the user, or leave it out.`,
			);
		if (carried === "incomplete")
			objections.push(`The user has said "${momentIn(said)}": write all of it into ${name}.`);
		return carried !== "unsaid";
	});
	const heeded = Object.fromEntries(kept);
	const missing = tool === "add_task" ? missingIn(heeded, said) : [];
	const title = heeded.title ?? (tool.startsWith("create_") || tool.startsWith("update_") ? heeded.name : undefined);
	if (typeof title === "string" && said.isKnown && !isAnySaid(said, title))
		objections.push(`The user has not spoken of "${title.slice(0, 60)}". Do only what the user asks for now.`);
	return { given: heeded, leftOut, objections, missing };
}

/** What the user has said of a new task, and the call has left out. */
function missingIn(given: JsonObject, said: Said): readonly string[] {
	// Where more is spoken of, the date may be of something else.
	if (!said.isKnown || typeof given.title !== "string" || hasMore(said, given.title)) return [];
	const missing: string[] = [];
	const { understood, questions } = said.reading;
	const moment = momentIn(said);
	const isDated = ["due_date", "recurrence_rule", "remind_at"].some((name) => name in given);
	if (understood.recurrence !== null && questions.length === 0 && !("recurrence_rule" in given))
		missing.push(
			`The user has said how often: write "${moment ?? understood.title}" into recurrence_rule, and not into the title.`,
		);
	else if (moment !== undefined && !isDated)
		missing.push(`The user has said when: write "${moment}" into due_date, and not into the title.`);
	const urgency =
		/(?<!\p{L})(?:urgent|important|dringend\p{L}{0,2}|wichtig\p{L}{0,2}|(?:high|low) priority)(?!\p{L})/iu.exec(
			said.text,
		)?.[0];
	if (urgency !== undefined && !("priority" in given) && !saysIt(given.title, urgency))
		missing.push(`The user has said "${urgency}": give the priority.`);
	const tag = /(?:(?<!\p{L})tagged(?: with| as)? |(?<![\p{L}\p{N}])#)(\p{L}[\p{L}\p{N}_-]*)/iu.exec(said.text)?.[1];
	if (tag !== undefined && !("tags" in given)) missing.push(`The user has said the tag "${tag}": give it in tags.`);
	const category = /(?<!\p{L})(?:category|kategorie) ["“„']?(\p{L}[\p{L}\p{N}_-]*)/iu.exec(said.text)?.[1];
	if (category !== undefined && !("category" in given))
		missing.push(`The user has said the category "${category}": give it in category.`);
	return missing;
}

/** Words that ask for a task and are no part of it. */
const ASKING =
	/^(?:add|new|please|task|tasks|todo|remind|me|i|we|need|must|should|want|have|put|create|make|to|that|with|tagged|tag|tags|category|called|named|important|urgent|priority|high|low|and|note|list|füge|hinzu|bitte|aufgabe|neue|erinnere|mich|daran|ich|muss|dringend\p{L}*|wichtig\p{L}*|kategorie|schlagwort|mit|und)$/u;
const MOST_LEFT = 2;

function hasMore({ reading }: Said, title: string): boolean {
	const own = wordsIn(title);
	const left = wordsIn(reading.rest).filter((word) => !ASKING.test(word) && !own.some((one) => isSameWord(one, word)));
	return left.length > MOST_LEFT;
}

const saysIt = (title: unknown, word: string): boolean =>
	typeof title === "string" && title.toLowerCase().includes(word.toLowerCase());
