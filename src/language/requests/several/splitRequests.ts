/**
 * Several requests in one message ("add milk and eggs, and finish the report"). Pure.
 *
 * A message is cut only where what follows begins with a verb of a request and is one, and what stands before is one,
 * too. So "buy salt and pepper" and "buy milk and delete old photos" stay one task: the second half would be a request,
 * but the first is only a title. After a request whose words are taken as they are written (adding, renaming,
 * describing), a bare "and" belongs to these words, unless the task that follows is named as one ("and complete #3").
 */
import { isNamed, type TaskReference, unquote } from "../named/references.ts";
import type { Request } from "../request.ts";

type Read = (text: string) => Request;

const SEPARATOR =
	/(?:(?<!\s)\s+)?;\s*|[.!]\s+|(?<!\s),?\s+(?:(?:and |und )?(?:then|dann|danach)|and also|und auch|und außerdem|and after that)\s+|,\s*(?:(?:and|und)\s+)?|(?<!\s)\s+(?:and|und)\s+|(?<!\s)\s*\n\s*/gi;
const STRONG = /[;.!\n]|then|also|after|dann|danach|auch|außerdem|,\s*(?:and|und)\s/i;
/** Words that requests begin with. */
export const VERB =
	/^(?:please |also |then )?(?:add|create|make|complete|finish|close|check|tick|mark|delete|remove|drop|cancel|trash|reopen|restore|undelete|rename|describe|move|reschedule|postpone|push|shift|delay|defer|set|change|clear|snooze|remind|tag|untag|put|file|swap|bump|skip|pause|resume|stop|repeat|show|list|search|undo|what|how|when|which|tell me|find|count|note)\b|^(?:bitte |auch |dann )?(?:füge?|erstelle?|lege?|erledige?|beende|hake?|streiche?|markiere?|lösche?|entferne?|öffne|verschiebe?|verlege?|schiebe?|setze?|mache?|stelle?|ändere?|benenne?|nenne?|erinnere?|überspringe?|pausiere?|zeige?|liste|suche?|gib|nimm|wiederhole?|ordne|was|wann|wie|welche)(?!\p{L})/iu;
/** Or with a task, of which something is said ("#3 done and | #4 tomorrow"). */
const OF_TASK = /^#\d{1,9} \S/;
/** Or names its task first ("dentist to friday", "Zahnarzt auf Freitag", "Miete erledigt"), up to the next separator. */
const TASK_FIRST =
	/^\S.{0,100}? (?:done|finished|completed|(?:to|auf) (?:today|tomorrow|heute|morgen|übermorgen|(?:next|nächste[nr]?) \p{L}+|\p{L}+day|\p{L}+tag|mittwoch)|erledigt|fertig|geschafft|löschen|verschieben|abhaken|streichen|absagen|überspringen)[.!]*$/iu;
const beginsRequest = (text: string): boolean =>
	VERB.test(text) || OF_TASK.test(text) || TASK_FIRST.test(text.split(SEPARATOR, 1)[0] ?? "");
const FREE: ReadonlySet<Request["kind"]> = new Set(["add", "add_several", "rename", "describe"]);
const NEVER: ReadonlySet<Request["kind"]> = new Set(["unclear", "yes", "no", "nothing", "help"]);
/** More requests than this in one message are read as one. */
const MOST = 20;
/** Each place where a message could be cut costs some readings. */
const MOST_TRIED = 30;
const LONGEST = 500;

/** The parts of a message, at least one. `read` reads one part; `isAdd` says whether a part asks for an addition in words. */
export function splitRequests(text: string, read: Read, isAdd: (text: string) => boolean): readonly string[] {
	if (text.length > LONGEST) return [text];
	const parts: string[] = [];
	let start = 0;
	let tried = 0;
	for (const cut of text.matchAll(SEPARATOR)) {
		const left = text.slice(start, cut.index).trim();
		const right = text.slice(cut.index + cut[0].length).trim();
		if (left === "" || isInQuotes(text, cut.index)) continue;
		const whole = withVerbOf(left, right, read);
		if (whole !== undefined) {
			if (parts.length >= MOST) return [text];
			return [...parts, left, ...splitRequests(whole, read, isAdd)];
		}
		if (!beginsRequest(right)) continue;
		if (parts.length >= MOST || ++tried > MOST_TRIED) return [text];
		if (!isRequest(left, read, isAdd)) continue;
		const next = firstOf(right);
		const isStrong = STRONG.test(cut[0]);
		if (!isRequest(next, read, isAdd) && !isRequest(right, read, isAdd)) continue;
		const before = read(left);
		const isFree = FREE.has(before.kind) && !(before.kind === "add" && before.perhaps !== undefined);
		const isSaid = /^remind me to\b/i.test(right);
		if (isFree && !isStrong && !isSaid && !namesTask(next, read) && !namesTask(right, read)) continue;
		parts.push(left);
		start = cut.index + cut[0].length;
	}
	parts.push(text.slice(start).trim());
	return parts;
}

/** Kinds whose verb is left out when they follow one another. */
const REPEATED: ReadonlySet<Request["kind"]> = new Set<Request["kind"]>(["change_due", "change_priority", "shift_due"]);

/** What such a message begins with; a long list of anything else is not read again at each comma. */
const MAY_REPEAT =
	/^(?:move|reschedule|postpone|push|delay|shift|defer|bring|put|make|set|change|mark|remind me to|i|we|i've|we've|just|[a-z]+ed)\b/i;

/**
 * "Move the lawn to sunday and | the hedge to monday", "I mowed the lawn and | baked bread", "remind me to call Ben at 5 and |
 * to write to Sue at 6": what follows with its verb, if both are requests of one kind then.
 */
function withVerbOf(left: string, right: string, read: Read): string | undefined {
	if (!MAY_REPEAT.test(left)) return undefined;
	const first = read(left);
	if (first.kind === "add") {
		const isReminder = /^remind me to\b/i.test(left) && /^to\b/i.test(right);
		if (isReminder && first.reading.understood.due !== null) return `remind me ${right}`;
		const isDone = (request: Request) =>
			request.kind === "add" &&
			request.perhaps?.some(({ kind, reference }) => kind === "complete" && isWhole(reference)) === true;
		const statement = VERB.test(right) || /^(?:the|my|an?)\b/i.test(right) ? undefined : `I ${right}`;
		return statement !== undefined && isDone(first) && isDone(read(statement)) ? statement : undefined;
	}
	if (!REPEATED.has(first.kind) || VERB.test(right)) return undefined;
	const whole = `${/^\S+/.exec(left)?.[0] ?? ""} ${right}`;
	const second = read(firstOf(whole));
	return second.kind === first.kind ? whole : undefined;
}

const isWhole = (reference: TaskReference | undefined) => reference?.kind === "words" && reference.whole === true;

/** The words up to the next separator: "complete #1" of "complete #1 and delete #2". */
function firstOf(text: string): string {
	const next = [...text.matchAll(SEPARATOR)].find(({ index }) => {
		const behind = text.slice(index).replace(SEPARATOR, "");
		return beginsRequest(behind);
	});
	return next ? text.slice(0, next.index).trim() : text;
}

function isRequest(text: string, read: Read, isAdd: (text: string) => boolean): boolean {
	const request = read(text);
	if (request.kind === "unclear" && request.perhaps !== undefined) return true;
	if (NEVER.has(request.kind)) return false;
	return request.kind !== "add" || request.perhaps !== undefined || isAdd(text);
}

function namesTask(text: string, read: Read): boolean {
	const request = read(text);
	if (!("reference" in request) || request.reference === undefined) return false;
	const { reference } = request;
	if (reference.kind !== "words") return true;
	const said = reference.words;
	return isNamed(reference, text) || new RegExp(`\\bthe ${escaped(unquote(said))} task\\b`, "i").test(text);
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function isInQuotes(text: string, at: number): boolean {
	const before = text.slice(0, at);
	const plain = (before.match(/"/g) ?? []).length % 2 === 1;
	return plain || before.lastIndexOf("“") > before.lastIndexOf("”");
}
