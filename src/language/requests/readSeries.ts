/** Requests about what recurs: making it recur, changing, ending, skipping, moving one, pausing, resuming, looking ahead. */

import { wordsFor } from "../../words/words.ts";
import { splitAtMoment } from "./momentSplit.ts";
import { readDays } from "./readDays.ts";
import { readRule } from "./readMoment.ts";
import { DAYS, readUnrepeatOnce } from "./readSkips.ts";
import { isNamed, readReference, type TaskReference } from "./references.ts";
import type { Line, Reader, Request } from "./request.ts";

const IT: TaskReference = { kind: "pronoun", many: false };
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

/** "Pause #6 until monday": only a request can resume it. */
export const readLimitedPause: Reader = (line) => {
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
