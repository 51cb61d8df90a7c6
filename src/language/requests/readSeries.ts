/** Requests about what recurs: making it recur, changing, ending, skipping, moving one, pausing, resuming, looking ahead. */

import { wordsFor } from "../../words/words.ts";
import { splitAtMoment } from "./momentSplit.ts";
import { readDays } from "./readDays.ts";
import { readRule } from "./readMoment.ts";
import { DAYS, readSkip, readUnrepeatOnce } from "./readSkips.ts";
import { isNamed, readReference, type TaskReference } from "./references.ts";
import type { Line, Reader, Request } from "./request.ts";

const IT: TaskReference = { kind: "pronoun", many: false };
type Verb = "end_series" | "pause_series" | "resume_series";

const SERIES = `(?:the |this )?(?:series|recurrence|repetition|repeating|recurring|schedule) (?:of|for|from|on) `;

/** `sure`: whatever follows is a task that is there; otherwise it has to be named as one. */
const VERBS: readonly { readonly kind: Verb; readonly words: RegExp; readonly sure?: true }[] = [
	{ kind: "end_series", words: /^(?:stop|quit) (?:repeating|recurring) (?<task>.+)$/i, sure: true },
	{ kind: "end_series", words: /^(?:stop|keep|prevent) (?<task>.+?) (?:from )?(?:repeating|recurring)$/i, sure: true },
	{
		kind: "end_series",
		words: new RegExp(`^(?:end|stop|finish|cancel|remove|delete|clear|drop) ${SERIES}(?<task>.+)$`, "i"),
		sure: true,
	},
	{
		kind: "end_series",
		words: /^(?:end|stop|cancel|remove|delete|clear) (?<task>.+?)(?:'s)? (?:series|recurrence|repetition)$/i,
		sure: true,
	},
	{
		kind: "end_series",
		words:
			/^(?:make|let) (?<task>.+?) (?:not|never|no longer|stop) (?:repeat|recur|repeating|recurring)(?: any ?more)?$/i,
		sure: true,
	},
	{
		kind: "end_series",
		words: /^make (?<task>.+?) (?:a one-off|one-time|non-recurring|a one-time task)$/i,
		sure: true,
	},
	{ kind: "end_series", words: /^(?:end|stop|cancel|delete) (?:the )?series (?<task>#?\d+)$/i, sure: true },
	{
		kind: "end_series",
		words: /^(?:remove|turn off|switch off|disable|clear) (?:the )?repeat(?:ing)? (?:of|from|for|on) (?<task>.+)$/i,
		sure: true,
	},
	{
		kind: "end_series",
		words:
			/^(?<task>.+?) (?:shouldn't|mustn't|doesn't|does not|need not|needn't|(?:doesn't|does not) (?:need|have) to) (?:repeat|recur)(?: any ?more)?$/i,
	},
	{ kind: "end_series", words: /^(?:no longer|never again) repeat (?<task>.+)$/i, sure: true },
	{
		kind: "end_series",
		words: /^(?<task>.+?) (?:should|must|shall|need) (?:not|no longer|never|not to) (?:repeat|recur)(?: any ?more)?$/i,
	},
	{ kind: "end_series", words: /^(?<task>.+?) (?:no longer|never) (?:repeats|recurs)$/i },
	{ kind: "pause_series", words: new RegExp(`^(?:pause|suspend|halt|freeze) ${SERIES}(?<task>.+)$`, "i"), sure: true },
	{
		kind: "pause_series",
		words: /^(?:pause|suspend|halt|freeze) (?:the )?(?:series|repeating|task) (?<task>#?\d+)$/i,
		sure: true,
	},
	{ kind: "pause_series", words: /^stop (?<task>.+?) for (?:now|a while|the moment)$/i },
	{ kind: "pause_series", words: /^put (?<task>.+?) on hold$/i },
	{
		kind: "pause_series",
		words:
			/^(?:pause|suspend|halt|freeze) (?<task>.+?)(?: for now| for a while| until further notice| for the moment)?$/i,
	},
	{
		kind: "resume_series",
		words: new RegExp(`^(?:resume|restart|continue|unpause|unfreeze) ${SERIES}(?<task>.+)$`, "i"),
		sure: true,
	},
	{
		kind: "resume_series",
		words: /^(?:resume|continue|restart|unpause|un-pause) (?:the )?(?:series|task) (?<task>#?\d+)$/i,
		sure: true,
	},
	{ kind: "resume_series", words: /^start (?<task>.+?) again$/i },
	{ kind: "resume_series", words: /^take (?<task>.+?) off hold$/i },
	{
		kind: "resume_series",
		words: /^(?:start|continue|resume) (?:repeating|recurring) (?<task>.+?)(?: again)?$/i,
		sure: true,
	},
	{ kind: "resume_series", words: /^(?:let|make) (?<task>.+?) (?:repeat|recur|go on|continue) again$/i, sure: true },
	{ kind: "resume_series", words: /^(?:unpause|un-pause|unfreeze|unsuspend) (?<task>.+)$/i, sure: true },
	{ kind: "resume_series", words: /^(?:resume|continue|restart) (?<task>.+)$/i },
];

const NOT = "(?:don't|do not|dont|never|no need to|you (?:need not|needn't|don't have to|don't need to))";
const MORE = "(?: any ?more| any longer| ever again| again| from now on)";

/** Negations that are requests: whoever wants no repetition wants the series to end. */
const NEGATED: readonly { readonly words: RegExp; readonly sure?: true }[] = [
	{ words: new RegExp(`^${NOT} (?:ever )?(?:repeat|recur) (?<task>.+?)${MORE}$`, "i"), sure: true },
	{ words: new RegExp(`^${NOT} (?:ever )?(?:repeat|recur) (?<task>.+)$`, "i") },
	{ words: new RegExp(`^${NOT} (?:let|make|have) (?<task>.+?) (?:repeat|recur|recurring)${MORE}?$`, "i"), sure: true },
	{
		words: new RegExp(
			`^i (?:don't|do not|dont|no longer|never) (?:want|need) (?<task>.+?) (?:(?:to )?(?:repeat|recur)|(?:to be )?(?:repeated|repeating|recurring))${MORE}?$`,
			"i",
		),
		sure: true,
	},
	{ words: new RegExp(`^i (?:don't|do not|dont|no longer) want to repeat (?<task>.+?)${MORE}?$`, "i") },
	{ words: new RegExp(`^there(?: is|'s) no need (?:for (?<task>.+?) )to (?:repeat|recur)${MORE}?$`, "i"), sure: true },
];

/** "don't repeat #6 any more": stands before the negations that change nothing. */
export const readUnrepeat: Reader = (line) => {
	const once = readUnrepeatOnce(line);
	if (once) return once;
	const { text, context } = line;
	const plain = text.replace(/(?<![.!])[.!]+$/, "");
	for (const { words, sure } of NEGATED) {
		const said = words.exec(plain)?.groups?.task;
		const reference = said === undefined ? undefined : readReference(said, context);
		if (said && reference && (sure || isNamed(reference, said, context))) return { kind: "end_series", reference };
	}
	return undefined;
};

export const readSeries: Reader = (line) => {
	const skip = readSkip(line);
	if (skip) return skip;
	const { text, context } = line;
	const plain = text.replace(/(?<![.!])[.!]+$/, "");
	const limited =
		/^(?:pause|suspend|freeze|halt|stop) (?<task>.+?) (?:until|till|after|for) (?!now|a while|the moment|further)/i.exec(
			plain,
		);
	const paused = limited?.groups?.task;
	const named = paused === undefined ? undefined : readReference(paused, context);
	// Only where there is such a task, and after a question: it has to be resumed by a request.
	if (paused && named && context.trusting && !/^stop/i.test(plain))
		return { kind: "pause_series", reference: named, is_limited: true };
	if (paused && named && isNamed(named, paused, context))
		return {
			kind: "unclear",
			text: wordsFor(context.settings.locale).reading.unclear.pause,
			reference: named,
		};
	for (const { kind, words, sure } of VERBS) {
		const said = words.exec(plain)?.groups?.task;
		const reference = said === undefined ? undefined : readReference(said, context);
		if (said && reference && (sure || isNamed(reference, said, context))) return { kind, reference };
	}
	return undefined;
};

const AHEAD = [
	/^what(?:'?s| is| comes) (?:(?:the |up )?next(?: one)?|coming(?: up)?) (?:for|with|of) (?<task>(?!today|tomorrow|this |next |me$|us$).+)$/i,
	/^when (?:is|are|does|do|will) (?<task>.+?) (?:be )?(?:next due|due next|repeat(?: next)?|recur(?: next)?|happen next|come up(?: next)?|come back)$/i,
	/^when is the next (?:occurrence|one|time) (?:of|for) (?<task>.+)$/i,
	/^when is (?:the|my) next (?<task>(?!task\b|one\b).+)$/i,
	/^when are (?:the|my) next (?:\d+ |two |three |four |five |few )?(?<task>(?!task|one|reminder).+)s$/i,
	/^when (?:is|are) (?<task>.+?) (?:due )?(?:again|next)$/i,
	/^when (?:will|does|do) (?<task>.+?) (?:come|be due|happen|repeat|recur)(?: up)? (?:again|next)$/i,
	/^(?:show|what is|what's)(?: me)? (?:the )?schedule (?:of|for) (?<task>.+)$/i,
	/^(?:show |list |preview |what are |give )?(?:me )?(?:the )?(?:next |coming |upcoming )?(?:\w+ )?(?:dates|occurrences|repetitions|instances) (?:of|for) (?<task>.+)$/i,
	/^preview (?<task>.+)$/i,
	/^how often (?:does|is|do|will) (?<task>.+?) (?:repeat|recur|due|happen|come(?: up| back)?)$/i,
	/^(?:does|is|do) (?<task>.+?) (?:repeat|recur|recurring|repeating)$/i,
];

export const readPreview: Reader = ({ lower, text, context }) => {
	const plain = text.replace(/(?<![.!?])[.!?]+$/, "");
	for (const one of AHEAD) {
		const said = one.exec(plain)?.groups?.task;
		const reference = said === undefined ? undefined : readReference(said, context);
		if (
			reference &&
			(/^(when|how|does|is|do)/.test(lower) || isNamed(reference, said ?? "", context) || !/^preview/.test(lower))
		)
			return { kind: "preview", reference };
	}
	return undefined;
};

/** What stands at the end of a change, and is cut off before the rest is looked at: it would be looked for at each word. */
const INSTEAD = / (?:instead|from now on)$/i;
interface Ruled {
	readonly words: RegExp;
	readonly isInstead?: true;
}
const CHANGE: readonly Ruled[] = [
	{ words: /^(?:change|update) how often (?<task>.+?) (?:repeats|recurs) to (?<rule>.+)$/i },
	{ words: /^(?:make|let) (?<task>.+?) (?:repeat|recur) (?<rule>.+)$/i, isInstead: true },
	{
		words:
			/^(?:change|update) (?:the )?(?:recurrence|repetition|repeat|schedule|rule|series) (?:of|for) (?<task>.+?) to (?<rule>.+)$/i,
	},
	{ words: /^(?:set|change) (?<task>.+?)(?:'s)? (?:recurrence|repetition|schedule|rule) to (?<rule>.+)$/i },
	{ words: /^(?:repeat|do|schedule) (?<task>.+?) (?<rule>\S.*)$/i, isInstead: true },
	{ words: /^change (?<task>.+?) to (?:repeat(?:ing)? |recur(?:ring)? )?(?<rule>.+)$/i },
	{ words: /^from now on,? (?:repeat |do )?(?<task>#\d+|it|.+? task) (?:repeats |recurs )?(?<rule>.+)$/i },
	{ words: /^switch (?<task>.+?) to (?<rule>.+)$/i },
	{ words: /^(?<task>.+?) (?<rule>(?:every|each|daily|weekly|monthly|yearly|quarterly)\b.*)$/i, isInstead: true },
	{ words: /^(?<task>.+?) (?:should|shall|must) (?:now )?(?:repeat|recur) (?<rule>.+)$/i, isInstead: true },
];
const MAKE: readonly Ruled[] = [
	{
		words:
			/^(?:make|let|have|set) (?<task>.+?) (?:to )?(?:repeat|recur|happen|be recurring|come back|recurring|repeating)(?: again)?,? (?<rule>.+)$/i,
	},
	{ words: /^(?:repeat|recur) (?<task>#?\d+|task \d+|it|both|them|.+? task|["“].+["”]|(?:the|my) \S+) (?<rule>.+)$/i },
	{ words: /^turn (?<task>.+?) into an? (?<rule>\S+) (?:task|one)$/i },
	{ words: /^(?:set|make) (?:the )?(?:recurrence|repetition) (?:of|for) (?<task>.+?) to (?<rule>.+)$/i },
	{ words: /^(?<task>#\d+|it|.+? task) (?:should|shall|must) (?:happen|be done|be) (?<rule>.+)$/i },
	{
		words: /^(?:schedule) (?<task>#\d+|it|both|them|.+? task) (?<rule>(?:every|each|daily|weekly|monthly|yearly).*)$/i,
	},
	{
		words:
			/^make (?<task>.+?) (?:an? )?(?<rule>(?:every|each|daily|weekly|monthly|yearly|annual|annually|quarterly|biweekly|fortnightly|hourly)\b.*?)(?: task)?$/i,
	},
	{
		words:
			/^set (?<task>.+?) to (?<rule>(?:every|each|daily|weekly|monthly|yearly|quarterly|biweekly|fortnightly)\b.*)$/i,
	},
	{
		words: /^(?<task>#\d+|it|.+? task) (?:should|shall|must|needs to|has to) (?:repeat|recur|come back) (?<rule>.+)$/i,
	},
	{ words: /^(?<task>#\d+|it|.+? task) (?:repeats|recurs|comes back) (?<rule>.+)$/i },
];

/** "make #3 repeat every week" and "change the recurrence of #3 to every two weeks". */
export const readRecurring: Reader = (line) =>
	readRuled(line, CHANGE, "change_recurrence") ?? readRuled(line, MAKE, "make_recurring");

function readRuled(
	{ text, context }: Line,
	patterns: readonly Ruled[],
	kind: "make_recurring" | "change_recurrence",
): Request | undefined {
	const plain = text.replace(/(?<![.!])[.!]+$/, "");
	const before = plain.replace(INSTEAD, "");
	for (const { words, isInstead } of patterns) {
		if (isInstead && before === plain) continue;
		const { task, rule } = words.exec(isInstead ? before : plain)?.groups ?? {};
		const reference = task === undefined ? undefined : readReference(task, context);
		const recurrence = rule === undefined || !reference ? undefined : readRule(rule, context);
		// "Water the plants every 2 days instead": only where there is such a task.
		const isFree = words.source.startsWith("^(?<task>.+?) (?<rule>") && !isNamed(reference ?? IT, task ?? "", context);
		if (reference && recurrence && !isFree) return { kind, reference, recurrence };
	}
	const asked = /^make (?<task>.+?) (?:repeat|recur|recurring|repeating)$/i.exec(plain)?.groups?.task;
	const reference: TaskReference | undefined = asked === undefined ? undefined : readReference(asked, context);
	return reference && kind === "make_recurring"
		? { kind: "unclear", text: wordsFor(context.settings.locale).reading.unclear.howOften }
		: undefined;
}

const ONCE = / ?,?\b(?:just |only )?(?:this (?:time|once)|once|for once)\b,? ?/i;
const MOVE = "(?:move|shift|reschedule|push|postpone|do)";
const ONE = new RegExp(
	`^${MOVE} (?:only |just )?(?:(?<when>${DAYS})'s|the next|this|the|next) ?(?:(?:occurrence|instance|one|repetition|turn) (?:of|for) )?`,
	"i",
);
const IS_ONE = new RegExp(
	`^\\S+ (?:only |just )?(?:(?:${DAYS})'s|(?:the )?next (?!one to |week|month|year)|.*?\\b(?:occurrence|instance|repetition|turn)\\b|(?:this|the|next) one (?:of|for))`,
	"i",
);

/** "move this occurrence of #6 to friday", "move #6 to friday just this once": the series stays as it is. */
export const readMoveOne: Reader = ({ text, context }) => {
	const isOnce =
		ONCE.test(text) && /^(?:just |only )?(?:this |once|for once|move|shift|reschedule|push|postpone|do )/i.test(text);
	const isOne = ONE.test(text) && IS_ONE.test(text);
	if (!isOnce && !isOne) return undefined;
	const plain = text.replace(ONCE, " ").trim();
	const verb = (isOne ? ONE : new RegExp(`^${MOVE} `, "i")).exec(plain);
	if (!verb) return undefined;
	// "Move this week's to thursday" is about the task just spoken of.
	const body = plain.slice(verb[0].length).replace(/^(?=(?:to|until|till) )/i, "it ");
	const split = splitAtMoment(body, [" to ", " until ", " till ", " on ", " by "], context);
	if (!split || (/^do /i.test(plain) && !isNamed(split.reference, body, context))) return undefined;
	const within = readDays(verb.groups?.when, context);
	return { kind: "move_occurrence", reference: split.reference, ...split.said, ...(within ? { within } : {}) };
};
