/** Requests about the reminders of tasks that are there. */

import { wordsFor } from "../../words/words.ts";
import { readLead, readMoment } from "./readMoment.ts";
import { isNamed, readReference } from "./references.ts";
import type { Reader } from "./request.ts";

/** "remind me about #3 at 5": a task that is there; "remind me about the rent" is a new one. */
export const readRemind: Reader = (line) => readOneReminder(line) ?? readMoreReminders(line);

/** Each reminder of a list is read with all before it, so there are not many. */
const LONGEST = 300;

/** "remind me about #3 30 minutes before and at 8". */
const readMoreReminders: Reader = (line) => {
	if (line.text.length > LONGEST) return undefined;
	const [, first, last] = /^(.+)(?: and |, )(?:again )?(.+?)[.!]?$/is.exec(line.text) ?? [];
	const before = first === undefined ? undefined : readRemind({ ...line, text: first });
	if (before?.kind !== "remind" || last === undefined) return undefined;
	const lead = readLead(last.replace(/ before(?:hand)?$/i, ""), line.context);
	if (lead !== undefined && / before(?:hand)?$/i.test(last))
		return { ...before, reminders: [...before.reminders, { before_minutes: lead }] };
	const due = readMoment(last, line.context);
	return due && { ...before, reminders: [...before.reminders, { due }] };
};

const readOneReminder: Reader = ({ text, context }) => {
	const ahead = /^(?:also )?remind me (.+?) before (.+?)(?: is due| starts| begins)?[.!]?$/i.exec(text);
	const early = ahead?.[1] ? readLead(ahead[1], context) : undefined;
	const what = ahead?.[2] ? readReference(ahead[2], context) : undefined;
	if (early !== undefined && what && isNamed(what, ahead?.[2] ?? "", context)) {
		return { kind: "remind", reference: what, reminders: [{ before_minutes: early }] };
	}
	const match =
		/^(?:remind me|(?:set|add|create|make|give me|i need|i want) (?:(?:a|another|the) )?reminder)\s+(?:again\s+)?(?:about|of|for|to|on)\s+/i.exec(
			text,
		);
	if (!match) return undefined;
	const body = text.slice(match[0].length);
	const before = /^(.+?) (\d{1,5} ?[a-z]+|an hour|a day|half an hour) before(?:hand)?[.!]?$/i.exec(body);
	const lead = before?.[2] ? readLead(before[2], context) : undefined;
	const named = (said: string) => {
		const reference = readReference(said, context);
		return reference && isNamed(reference, said, context) ? reference : undefined;
	};
	const target = before?.[1] ? named(before[1]) : undefined;
	if (lead !== undefined && target) return { kind: "remind", reference: target, reminders: [{ before_minutes: lead }] };
	for (const link of [" at ", " in ", " on ", " for ", " tomorrow", " today", " tonight", " next ", " this "]) {
		const at = body.toLowerCase().indexOf(link);
		const reference = at > 0 ? named(body.slice(0, at)) : undefined;
		const due = reference
			? (readMoment(body.slice(at), context) ?? readMoment(body.slice(at + link.length), context))
			: undefined;
		if (reference && due) return { kind: "remind", reference, reminders: [{ due }] };
	}
	return named(body)
		? { kind: "unclear", text: wordsFor(context.settings.locale).reading.unclear.remindWhen }
		: undefined;
};
