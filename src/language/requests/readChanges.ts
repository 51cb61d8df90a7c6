import { wordsFor } from "../../words/words.ts";
import { readFully } from "../quickAdd.ts";
import { splitAtMoment } from "./momentSplit.ts";
import { readSaidMoment } from "./readMoment.ts";
import { isNamed, readReference, unquote } from "./references.ts";
import type { Line, Reader, Request } from "./request.ts";

const LINKS = [" to ", " until ", " till ", " for ", " due ", " on ", " by ", " back "];

/** The words of a description are taken as they are written. */
export const readDescribe: Reader = ({ text, context }) => {
	const said =
		/^(?:describe) (.+?) as:? (.+)$/is.exec(text) ??
		/^(?:set|change|update) (?:the )?(?:description|notes?) (?:of|for|on) (.+?) to:? (.+)$/is.exec(text) ??
		/^(?:set|change|update) (\S+?)(?:'s)? (?:description|notes?) to:? (.+)$/is.exec(text) ??
		/^(?:(?:add|put|write) )?(?:an? |the )?(?:note|description|comment) (?:to|on|for) (?!self:)(.+?): ?(.+)$/is.exec(
			text,
		) ??
		/^(?:note|description) (?:on|for|of|to) (?!self:)(.+?): ?(.+)$/is.exec(text);
	const noted = /^(?:add|put|write) (?:an? |the )?(?:note|description|comment): ?(.+)$/is.exec(text)?.[1];
	if (noted)
		return { kind: "describe", reference: { kind: "pronoun", many: false }, description: unquote(noted.trim()) };
	const quoted =
		/^(?:add|put|write) (?:(?:the |an? )?(?:note|description|comment) )?(["“].+["”]) (?:(?:to|on) (?!(?:my|the) (?:to-?do )?list)|as (?:a )?(?:note|description) (?:to|of|on|for) )(.+)$/is.exec(
			text,
		);
	const [who, what] = quoted ? [quoted[2], quoted[1]] : [said?.[1], said?.[2]];
	const reference = who ? readReference(who, context) : undefined;
	return reference && what ? { kind: "describe", reference, description: unquote(what.trim()) } : undefined;
};

export const readChange: Reader = (line) => {
	const { text, context } = line;
	const dated = readDated(text, context);
	if (dated) return dated;
	const verb =
		/^(move|reschedule|postpone|swap|switch|bump|push|shift|delay|defer|bring forward|put off|set the (?:due date|date|deadline) (?:of|for)|set|change the (?:due date|date|deadline) (?:of|for)|change|make)\s+/i.exec(
			text,
		);
	if (!verb) return undefined;
	const body = text.slice(verb[0].length);
	// "change oil on saturday" is a task: for what is named by words only, these verbs need "to".
	const isMove = !/^(set|change|make)\s*$/i.test(verb[1] ?? "");
	const split = splitAtMoment(body, LINKS, context);
	if (
		split &&
		(isMove || context.trusting || split.link === " to " || split.link === " due " || split.reference.kind !== "words")
	) {
		return { kind: "change_due", reference: split.reference, ...split.said };
	}
	const reference = isMove ? readReference(body, context) : undefined;
	const isSure = /^(?:reschedule|postpone)/i.test(text);
	return reference && (isSure || (isNamed(reference, body, context) && context.trusting !== true))
		? { kind: "unclear", text: wordsFor(context.settings.locale).reading.unclear.toWhen, reference }
		: undefined;
};

/** "Do the garage on saturday instead", "I'll do it tomorrow", "call mum at 7 instead": only of a task that is there. */
export const readInstead: Reader = ({ text, context }) => {
	const plain = text.replace(/(?<![.!])[.!]+$/, "");
	const body =
		/^(?:i(?:'ll| will| am going to|'m going to) )?do (.+?)(?: instead)?$/i.exec(plain)?.[1] ??
		/^(.+) instead(?: of .+)?$/i.exec(plain)?.[1];
	const { understood, rest, questions } = readFully(body ?? "", context);
	const reference = understood.due === null ? undefined : readReference(rest, context);
	const isPlain = understood.recurrence === null && understood.tags.length === 0 && questions.length === 0;
	const said = body === undefined || !isPlain ? undefined : readSaidMoment(body.replace(rest, ""), context);
	return reference && said ? { kind: "change_due", reference, ...said } : undefined;
};

/** "#3 is due friday", "put #3 off until friday", "bring #3 forward to tomorrow". */
function readDated(text: string, context: Line["context"]): Request | undefined {
	const plain = text.replace(/(?<![.!])[.!]+$/, "");
	const deadline =
		/^(?:set|add|put|give) (?:a |the )?(?:due date|deadline|date) (?:of|to|for|on) (.+) (?:for|to|on) (.+)$/i.exec(
			plain,
		);
	if (deadline) {
		const [, one = "", other = ""] = deadline;
		for (const [when, whom] of [
			[one, other],
			[other, one],
		] as const) {
			const moment = readSaidMoment(when, context);
			const task = moment && readReference(whom, context);
			if (moment && task && isNamed(task, whom, context)) return { kind: "change_due", reference: task, ...moment };
		}
	}
	const match =
		/^(?:bring|pull) (.+?) forward to (.+)$/i.exec(plain) ??
		/^(?:put|push) (.+?) off (?:until |till |to )(.+)$/i.exec(plain) ??
		/^(?:the )?(?:due date|deadline) (?:of|for) (.+?) is (?:now )?(.+)$/i.exec(plain) ??
		/^(#\d+|it|(?:the|my) .+?) (?:is|are) (?:now )?due (.+)$/i.exec(plain);
	const reference = match?.[1] ? readReference(match[1], context) : undefined;
	const said = match?.[2] && reference ? readSaidMoment(match[2], context) : undefined;
	return reference && said ? { kind: "change_due", reference, ...said } : undefined;
}
