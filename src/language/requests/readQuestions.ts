/** What changes no task: answers, refusals, questions, search, history; and undo, which has a form of its own. */

import { wordsFor } from "../../words/words.ts";
import { readFully } from "../quickAdd.ts";
import { readPastDays } from "./readDays.ts";
import { isNamed, readReference, unquote } from "./references.ts";
import type { Reader } from "./request.ts";

const HISTORY =
	/^(?:(?:show |view |see |list )?(?:me )?(?:my |the |recent |latest |last )*(?:history|activity log|log|activity|changes|events|journal)(?: (?:of|for) (?<task>.+?))?|what (?:has )?(?:changed|happened)(?: today| recently| lately)?(?: (?:to|on|with|about|in) (?<task2>.+?))?|what (?:did|have) (?:i|you) (?:do|done|change|changed)(?: today| yesterday| recently| lately| this week)?|who changed (?<task3>.+?))\??$/;
const CHANGING =
	/^(add|create|delete|remove|complete|finish|close|cancel|drop|move|reschedule|postpone|rename|change|snooze|remind|mark|set|reopen|restore|undo|touch|do|make|trash|clear)\b/;
const ASKING =
	/^(did|do|does|have|has|is|are|was|were|am|will|should|can|could|how|why|when|where|who|what|what's|whats|which)\b/;

export const readNegation: Reader = ({ text, lower, context }) => {
	const forget = /^(don't|do not|dont) (let me )?forget:? (to |about |that )?/i.exec(text);
	if (forget) return { kind: "add", reading: readFully(text.slice(forget[0].length), context) };
	return /^(don't|do not|dont|never|no need to|you shouldn't|you should not|i don't want|i do not want|do nothing|please not|not yet)\b/.test(
		lower,
	) && !/^never again repeat/.test(lower)
		? { kind: "nothing", why: "negated" }
		: undefined;
};

const UNDO =
	/^(?:undo|revert|reverse|take back|take (?:that|it) back|roll back)(?: (?:that|it|this|the))?(?: ?(?:my |the )?last)?(?: (?:change|one|step|thing|deletion|completion|edit))?(?: (?:what you (?:just )?did|everything you (?:just )?did|what (?:just )?happened))?(?: ?(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten))?(?: changes| steps| things| commands| times)?$/;
const COUNTS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const PAST = "today|yesterday|(?:in the )?(?:this|last|past) (?:week|month|year)|recently|lately";
const DID = new RegExp(
	`^what (?:(?:did|have|has) (?:i|you|we) (?:all )?(?<did>do|done|get done|got done|gotten done|add|added|create|created|change|changed|accomplish|accomplished|achieve|achieved)|(?:was|were|has been|have been|got|is) (?:newly )?(?<was>added|created|done|changed|new))(?: (?:so far )?(?<when>${PAST}))?\\??$`,
);

/** "What did I do yesterday?", "what was added this week?": of these days only. */
const readDeeds: Reader = ({ lower, context }) => {
	const { did, was, when = "" } = DID.exec(lower)?.groups ?? {};
	const verb = did ?? was;
	if (verb === undefined) return undefined;
	const within = readPastDays(when, context);
	const only = /add|creat|new/.test(verb) ? "added" : /change/.test(verb) ? undefined : "done";
	return { kind: "history", reference: undefined, ...(within ? { within } : {}), ...(only ? { only } : {}) };
};

export const readFixed: Reader = (line) => {
	const { lower, context } = line;
	if (lower === "?") return { kind: "help" };
	const deeds = readDeeds(line);
	if (deeds) return deeds;
	const history = HISTORY.exec(lower);
	if (history) {
		const said = history.groups?.task ?? history.groups?.task2 ?? history.groups?.task3;
		const isAll = said === undefined || /^(?:all|everything|my tasks|all (?:my )?tasks|today|this week)$/.test(said);
		const reference = isAll ? undefined : readReference(said, context);
		return { kind: "history", reference };
	}
	const undo = UNDO.exec(lower.replace(/(?<!\s)\s*\?$/, ""));
	const said = /^undo (.+)$/.exec(lower)?.[1];
	const one = said === undefined || undo ? undefined : readReference(said, context);
	if (one && isNamed(one, said ?? ""))
		return { kind: "unclear", text: wordsFor(context.settings.locale).reading.unclear.undo };
	if (!undo) return undefined;
	if (undo[1] === undefined) return { kind: "undo", last: null };
	const count = /^\d/.test(undo[1]) ? Number(undo[1]) : COUNTS.indexOf(undo[1]);
	return { kind: "undo", last: Math.max(1, count) };
};

/** Questions answer and change nothing, whatever verb they hold ("did I delete the milk task?"). */
export const readQuestion: Reader = ({ lower, asks, context }) => {
	const about =
		/^(when|where)('s| is| are| was| must i| should i| do i(?: have to| need to| want to)?) (.+?)( due)?\??$/.exec(
			lower,
		) ?? /^(is|was|are|were) (.+) (done|finished|completed|due|deleted|open|overdue)( .*)?\??$/.exec(lower);
	const did = /^(did|have) i (already )?(\w+) (.+?)( yet| already)?\??$/.exec(lower);
	const detail =
		/^(?:what|tell me|what do you know)(?:'s| is)?(?: more)? about (.+?)\??$/.exec(lower) ??
		/^(?:what(?:'s| is) )(?:the (?:status|state|priority|due date|deadline|description|category) of )(.+?)\??$/.exec(
			lower,
		) ??
		/^what (?:is|was) (#\d+|task \d+)\??$/.exec(lower) ??
		/^(?:(?:on )?what|which) (?:time|day|date)(?:'s| is| are| do i have(?: to)?| must i| should i) (?!it$|it\?$)(.+?)(?: due| today| tomorrow| on){0,4}\??$/.exec(
			lower,
		) ??
		/^what(?:'s| is| was) (it|this|that) due(?: on)?\??$/.exec(lower) ??
		/^(?:what|which) (?:priority|category|tags?|status|due date) (?:is|does|has|are) (.+?)(?: in| have| got)?\??$/.exec(
			lower,
		);
	const numbered = /^what(?:'s| is) (?:number|no\.?|task number) (\d+)\??$/.exec(lower)?.[1];
	const words =
		numbered ?? did?.[4] ?? detail?.[1] ?? (/^(is|was|are|were)$/.test(about?.[1] ?? "") ? about?.[2] : about?.[3]);
	const reference = words && (asks || did || about || detail || numbered) ? readReference(words, context) : undefined;
	if (reference) return { kind: "show", reference };
	if (asks || /^(did|have) i\b/.test(lower))
		return ASKING.test(lower) || !CHANGING.test(lower) ? { kind: "nothing", why: "question" } : undefined;
	return /^how (many|do|can)\b|^why\b/.test(lower) ? { kind: "nothing", why: "question" } : undefined;
};

/** "Find a plumber" and "find out …" are to be done; "find oat" looks for what is written down already. */
const SOUGHT =
	/^(?:find|look for)(?: me)? (?!an?\b|out\b|some|time\b|another\b|new\b|all\b)(?:the |my )?(.+?)[.!?]{0,20}$/i;

const readSought: Reader = ({ text, context }) => {
	const words = SOUGHT.exec(text)?.[1];
	const isTask = words === undefined || readFully(words, context).understood.due !== null;
	return isTask ? undefined : { kind: "search", words: unquote(words), perhaps: text.replace(/(?<![.!?])[.!?]+$/, "") };
};

export const readSearch: Reader = (line) => readSearchFor(line) ?? readSought(line);

const readSearchFor: Reader = ({ text, context }) => {
	const match =
		/^(search(?: for)?|look up|look for (?:the |all )?(?:tasks?)(?: about)?|find (?:the |my |all )?tasks?(?: about| with| for| like)?|find (?=["“])|which (?:of my )?tasks? (?:mention|contain|are about))\s*/i.exec(
			text,
		);
	if (!match || /^search\w/i.test(text)) return undefined;
	const words = unquote(
		text
			.slice(match[0].length)
			.replace(/(?<![?.!])[?.!]+$/, "")
			.replace(/^(?:my |the |all )?tasks? (?:about|with|for|like) /i, "")
			.trim(),
	);
	return words === ""
		? { kind: "unclear", text: wordsFor(context.settings.locale).reading.unclear.search }
		: { kind: "search", words };
};
