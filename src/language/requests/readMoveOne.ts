/** "Move this occurrence of #6 to friday": the series stays as it is. */
import { splitAtMoment } from "./momentSplit.ts";
import { readDays } from "./readDays.ts";
import { isNamed } from "./references.ts";
import type { Reader } from "./request.ts";

/** Stretches of days in which an occurrence may lie. */
const DAYS =
	"(?:this|next) (?:week|month)|today|tomorrow|(?:(?:on|next|this) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day";
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
