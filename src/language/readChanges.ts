/** Requests that change a field of tasks that are there. */
import type { Priority } from "../domain/task.ts";
import { english } from "./english.ts";
import { splitAtMoment } from "./momentSplit.ts";
import { readReference, unquote } from "./references.ts";
import type { Reader, Request } from "./request.ts";

const LINKS = [" to ", " until ", " till ", " for ", " due ", " on ", " by ", " back "];

export const readRename: Reader = ({ text }) => {
	const match = /^(rename|retitle|change the (?:title|name) of)\s+/i.exec(text);
	if (!match) return undefined;
	const body = text.slice(match[0].length);
	const arrow = /\s+(?:to|into|as|->|→)\s+/i.exec(body);
	const reference = arrow ? readReference(body.slice(0, arrow.index)) : undefined;
	const title = arrow ? unquote(body.slice(arrow.index + arrow[0].length).trim()) : "";
	if (!reference || title === "")
		return { kind: "unclear", text: "Rename which task to what? For example: “rename #3 to buy oat milk”." };
	return { kind: "rename", reference, title };
};

export const readChange: Reader = ({ text, context }) => {
	const cleared = /^(?:clear|remove|delete|drop) the (?:due date|date|deadline) (?:of|from|on) (.+)$/i.exec(text);
	const noDate = cleared?.[1] ? readReference(cleared[1]) : undefined;
	if (noDate) return { kind: "change_due", reference: noDate, due: null };
	const priority = readPriority(text);
	if (priority) return priority;
	const verb =
		/^(move|reschedule|postpone|push|shift|delay|defer|bring forward|set the (?:due date|date|deadline) (?:of|for)|set|change the (?:due date|date|deadline) (?:of|for)|change|make)\s+/i.exec(
			text,
		);
	if (!verb) return undefined;
	const body = text.slice(verb[0].length);
	// "change oil on saturday" is a task: for what is named by words only, these verbs need "to".
	const isMove = !/^(set|change|make)\s*$/i.test(verb[1] ?? "");
	const split = splitAtMoment(body, LINKS, context);
	if (split && (isMove || split.link === " to " || split.link === " due " || split.reference.kind !== "words")) {
		return { kind: "change_due", reference: split.reference, due: split.due };
	}
	return /^(reschedule|postpone)/i.test(text) && readReference(body)
		? { kind: "unclear", text: "To when? For example: “move #3 to monday 3pm”." }
		: undefined;
};

const readPriority = (text: string): Request | undefined => {
	const match =
		/^(?:set|change) (?:the )?priority (?:of|for) (.+) to (\S+?)[.!]?$/i.exec(text) ??
		/^(?:set|change|make) (.+?)(?:'s)?(?: priority)?(?: to)? (\S+?)(?: priority)?[.!]?$/i.exec(text);
	const word = match?.[2]?.toLowerCase().replace(/^!/, "") ?? "";
	const reference =
		match?.[1] && Object.hasOwn(english.priorities, word) && !/^\d/.test(word) ? readReference(match[1]) : undefined;
	return reference ? { kind: "change_priority", reference, priority: english.priorities[word] as Priority } : undefined;
};
