/**
 * Several changes of one task in one sentence ("set #10 due friday with high priority", "#3 tomorrow !high #home"): the
 * change that the beginning asks for, and what is said of the same task behind it. Pure.
 */
import type { Priority } from "../../../domain/tasks/task.ts";
import type { LanguageTable } from "../../shapes/grammar.ts";
import type { ReadingContext } from "../../shapes/reading.ts";
import { TONGUES } from "../../tongues.ts";
import type { TaskReference } from "../named/references.ts";
import type { ChangeRequest, Request } from "../request.ts";
import { readRule, readSaidMoment } from "../when/readMoment.ts";

/** Nobody says a detail in more words, nor more of them. */
const MOST_WORDS = 6;
const MOST_DETAILS = 6;
const LONGEST = 200;

const BEGINS =
	/^(?:#\d|(?:task|aufgabe) \d|(?:set|make|change|mark|update|move|reschedule|postpone|put|give|tag|setze?|mache?|ändere?|verschiebe?|verlege?|stelle?|gib)(?!\p{L}))/iu;
/** Between two details, and no part of either. */
const JOINT = /(?<![\s,])(?:,|,? (?:and|und|with|mit|plus|&))$/i;

/** Kinds that such a sentence may begin with. */
const FIRST: ReadonlySet<Request["kind"]> = new Set<Request["kind"]>([
	"change_due",
	"change_priority",
	"add_tag",
	"set_category",
	"make_recurring",
]);

/** `undefined`: it is no such sentence. `read` reads one request. */
export function splitDetails(
	text: string,
	read: (text: string) => Request,
	context: ReadingContext,
): readonly ChangeRequest[] | undefined {
	if (text.length > LONGEST || !BEGINS.test(text)) return undefined;
	const found: ((reference: TaskReference) => ChangeRequest)[] = [];
	let rest = text.replace(/(?<![.!])[.!]+$/, "");
	while (found.length < MOST_DETAILS) {
		const next = lastDetail(rest, context);
		if (next === undefined) return undefined;
		found.unshift(next.detail);
		({ rest } = next);
		const first = read(rest);
		if (FIRST.has(first.kind) && "reference" in first && first.reference !== undefined) {
			const { reference } = first;
			const changes = [first as ChangeRequest, ...found.map((make) => make(reference))];
			// "Move #3 to friday | at 5" is one moment, and "tag #3 with home | #work" is said with a verb for each.
			const kinds = changes.map(({ kind }) => kind).filter((kind) => kind !== "add_tag");
			return new Set(kinds).size === kinds.length ? changes : undefined;
		}
	}
	return undefined;
}

/** The shortest words at the end that say one thing of a task, and what stands before them. */
function lastDetail(text: string, context: ReadingContext) {
	const words = text.split(" ");
	for (let from = words.length - 1; from > 0 && from >= words.length - MOST_WORDS; from--) {
		const before = words.slice(0, from).join(" ");
		const rest = before.replace(JOINT, "");
		const detail = readDetail(words.slice(from).join(" "), rest !== before, context);
		if (detail) return { detail, rest };
	}
	return undefined;
}

/** `isJoined`: "and" or a comma stands before it, so that a word alone may say how urgent it is. */
function readDetail(
	said: string,
	isJoined: boolean,
	context: ReadingContext,
): ((reference: TaskReference) => ChangeRequest) | undefined {
	const [, mark, name = ""] = /^([#@])(\p{L}[\p{L}\p{N}_-]*)$/u.exec(said) ?? [];
	if (mark === "#") return (reference) => ({ kind: "add_tag", reference, tag: name });
	if (mark === "@") return (reference) => ({ kind: "set_category", reference, category: name });
	const priority = priorityOf(said, isJoined);
	if (priority) return (reference) => ({ kind: "change_priority", reference, priority });
	const when = /^(?:due|fällig) (.+)$/i.exec(said)?.[1] ?? (isJoined ? said : undefined);
	const moment = when === undefined ? undefined : readSaidMoment(when, context);
	if (moment) return (reference) => ({ kind: "change_due", reference, ...moment });
	const isRhythm = /^(?:every|each|daily|weekly|monthly|yearly|jede[nsr]?|alle|täglich|wöchentlich|monatlich)\b/i;
	const recurrence = isJoined && isRhythm.test(said) ? readRule(said, context) : undefined;
	return recurrence && ((reference) => ({ kind: "make_recurring", reference, recurrence }));
}

const PRIORITY =
	/^(?:an? )?(?<said>!|(?:priority|priorität|prio) (?:to |auf )?)?(?<word>[\p{L}\d]+)(?<noun> (?:priority|priorität))?$/iu;

/** "Mit niedriger Priorität". */
const INFLECTED = /(?<=^(?:niedrig|dringend|mittler|höchst))e[nrs]?$/;

/** "!high", "p1", "high priority", "priority high"; "urgent" alone only where it is joined. */
function priorityOf(text: string, isJoined: boolean): Priority | undefined {
	const { said, word = "", noun } = PRIORITY.exec(text)?.groups ?? {};
	const name = word.toLowerCase();
	const isSaid = said !== undefined || noun !== undefined;
	// A number alone is an hour: "to friday and 3".
	if (/^\d/.test(name) ? !isSaid : !isSaid && !isJoined && !/^p\d$/.test(name)) return undefined;
	if (/^(?:important|wichtig|hohe[nr]?)$/.test(name)) return "high";
	const own = ({ priorities }: LanguageTable) => {
		const plain = name.replace(INFLECTED, "");
		return Object.hasOwn(priorities, plain) ? priorities[plain] : undefined;
	};
	return TONGUES.map(({ table }) => own(table)).find((found) => found !== undefined);
}
