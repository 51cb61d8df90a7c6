/** What changes no task: answers, refusals, questions, search, history; and undo, which has a form of its own. */

import { wordsFor } from "../../words/words.ts";
import { readFully } from "../quickAdd.ts";
import { readReference, unquote } from "./references.ts";
import type { Reader } from "./request.ts";

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

/** "?" and nothing else. */
export const readBareMark: Reader = ({ lower }) => (lower === "?" ? { kind: "help" } : undefined);

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
