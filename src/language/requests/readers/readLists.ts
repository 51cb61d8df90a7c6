/** Lists of tasks, and how many there are. */
import { readFilter } from "../named/filters.ts";
import { isNamed, readReference, unquote } from "../named/references.ts";
import type { Reader } from "../request.ts";
import { readSaidMoment } from "../when/readMoment.ts";

const COUNT = /^(?:how many|count|(?:total )?number of|what(?:'s| is) the number of)\b/;

export const readCount: Reader = ({ text, lower, context }) => {
	if (!COUNT.test(lower)) return undefined;
	const body = text
		.replace(/^(?:how many|count|(?:total )?number of|what(?:'s| is) the number of)\b/i, "")
		.replace(/\b(?:did|have) i (?:\w+ )?(complete|finish|do|delete)\w*/i, (_, verb: string) =>
			/delete/i.test(verb) ? "deleted" : "completed",
		)
		.replace(/\b(?:do i have|have i got|have i|are there|i have|got|still|left|to do)\b/gi, "");
	const filter = readFilter(body, context) ?? readFilter(`all ${body}`, context);
	return filter ? { kind: "count", filter } : undefined;
};

const LIST =
	/^(list|show|view|display|give me|see|what|what's|whats|which|tasks|my tasks|all tasks|all my tasks|agenda|todos?|overdue|upcoming|today|tomorrow|this week|completed tasks|deleted tasks|do i have|have i got|is there|are there|anything|open tasks|what tasks|any)\b|^[#@]\p{L}[\p{L}\p{N}_-]*( tasks?)?$/u;

/** Nothing but conditions: "due today", "high priority tasks". */
const BARE =
	/^due |\b(?:tasks|todos|to-dos)$|^(?:all |my )*(?:tasks|todos|to-dos|everything) (?:from|of|for|with|without|sorted|ordered|that|by|in)\b/;
/** "my shopping list", "show the work list": of a tag or a category. */
const NAMED_LIST =
	/^(?:(?:show|see|open|what(?:'s| is) on|view)(?: me)? )?(?:my |the )?(?!to-?do\b|task\b|my\b|the\b)(\p{L}+) list\??$/iu;
const ONLY = /^(?:only|just) (?:the |show )?(.+? (?:ones|tasks))$/i;
const WHOLE =
	/^(?:all )?(?:my |the )?(?:open|pending|active|remaining) tasks$|^(?:show |see |open )?(?:me )?(?:my |the )?(?:to-?do |task )?lists?$|^(?:what am i late (?:with|for|on))\??$/;
const ABOUT =
	/^(?:(?:is|are) there|do i have|have i got)? ?(?:(?:an?|any) tasks?|anything|something) (?:about|with|containing|mentioning|like) (.+?)\??$/i;

/** "And on friday?", "what about next week?". */
const OF_DAYS = /^(?:(?:what|how) about )?((?:on |for )?\S.{0,40}?)\s*\?$/i;

export const readList: Reader = (line) => {
	const { text, lower, context } = line;
	// "No, tomorrow" puts right when something is; it asks for nothing.
	if (line.corrects && !line.asks && readSaidMoment(text, context)) return undefined;
	if (WHOLE.test(lower)) return { kind: "list", filter: /late/.test(lower) ? { when: "overdue" } : {} };
	const list = /^(?:show|see|what|view|my)\b/i.test(text) ? NAMED_LIST.exec(text)?.[1] : undefined;
	if (list) return { kind: "list", filter: { words: list } };
	const only = ONLY.exec(text)?.[1];
	const narrowed = only === undefined ? undefined : readFilter(`all ${only}`, context);
	if (narrowed) return { kind: "list", filter: narrowed };
	const sought = ABOUT.exec(text)?.[1];
	if (sought) return { kind: "search", words: unquote(sought.replace(/^(?:the|my) /i, "")) };
	const bare = BARE.test(lower) ? readFilter(text, context) : undefined;
	if (bare && Object.keys(bare).length > 0 && bare.words === undefined) return { kind: "list", filter: bare };
	const days = line.asks ? OF_DAYS.exec(text)?.[1] : undefined;
	const ofDays = days !== undefined && readSaidMoment(days, context) ? readFilter(`due ${days}`, context) : undefined;
	if (ofDays && Object.keys(ofDays).every((name) => name === "on" || name === "when"))
		return { kind: "list", filter: ofDays };
	return LIST.test(lower) ? readListing(line) : undefined;
};

const readListing: Reader = ({ text, lower, asks, context }) => {
	const isShow = /^(show|view|display|see)\b/.test(lower);
	const body = text
		.replace(
			/^(list|show|view|display|give me|see|what's|whats|what is|what are|what|which|do i have|have i got|is there|are there|anything|agenda)\b/i,
			"",
		)
		.replace(/^(\s*)(have|do) i (got|have)( to do)?\b/i, "")
		.replace(/\b(on|in) (my|the) (list|agenda|plate|calendar)\b/i, "")
		.replace(/\b(did i|have i) (complete|finish|do|delete)d?\b/i, (_, __, verb: string) =>
			/delete/i.test(verb) ? "deleted" : "completed",
		)
		.replace(
			/^(\s*(me|all|tasks?|do i have|have i|i have|should i do|must i do|is|are|due|to do|up|left|of|my)){1,12}\b/i,
			"",
		);
	const about = /^\s*(about|containing|matching|mentioning|with the words?)\s+(.+)$/i.exec(body);
	if (about?.[2] && !/^#\d+\W*$/.test(about[2]))
		return { kind: "search", words: unquote(about[2].replace(/(?<![?.!])[?.!]+$/, "")) };
	const filter =
		readFilter(body, context) ??
		readFilter(`show ${body}`, context) ??
		readFilter(text.replace(/^give me/i, "show"), context);
	if (filter) return { kind: "list", filter };
	// "Which of my tasks are in work?": of a tag or a category.
	const label = asks
		? /^\s*(?:in|under) (?:the |my )?[@#]?(\p{L}[\p{L}\p{N}_-]*)(?: category| tag| list)?\?$/iu.exec(body)?.[1]
		: undefined;
	if (label !== undefined && /^(?:which|what) (?:of )?(?:my )?(?:open )?tasks/.test(lower))
		return { kind: "list", filter: { words: label } };
	const named = readReference(body, context);
	if (named?.kind === "filter" && named.count === undefined) return { kind: "list", filter: named.filter };
	if (!isShow || asks) return undefined;
	const said = text.replace(/^\S+ (me )?((the )?(details|detail|info) (of|on|for) )?/i, "");
	const reference = readReference(said, context);
	const isOne =
		reference !== undefined && (isNamed(reference, said, context) || /^(?:the|my) \S+(?: \S+)?$/i.test(said));
	return reference && isOne && reference.kind !== "filter" ? { kind: "show", reference } : undefined;
};
