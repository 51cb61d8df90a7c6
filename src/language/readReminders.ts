/** Requests about the reminders of tasks that are there. */
import { readMoment, splitAtMoment } from "./momentSplit.ts";
import { readFully } from "./quickAdd.ts";
import { readReference } from "./references.ts";
import type { Reader } from "./request.ts";

export const readSnooze: Reader = ({ text, context }) => {
	const match = /^(snooze|remind me again)\b\s*/i.exec(text);
	if (!match) return undefined;
	const body = text.slice(match[0].length).trim();
	const whole = readMoment(body.replace(/^(for|until|till|to)\s+/i, ""), context);
	if (whole) return { kind: "snooze", reference: undefined, due: whole };
	const split = splitAtMoment(body, [" until ", " till ", " to ", " for ", " by ", " in ", " at "], context);
	if (split) return { kind: "snooze", reference: split.reference, due: split.due };
	const [first = "", ...rest] = body.split(/\s+/);
	const due = readMoment(rest.join(" "), context);
	const reference = due ? readReference(first) : undefined;
	if (due && reference) return { kind: "snooze", reference, due };
	return { kind: "unclear", text: "Until when? For example: “snooze 1 hour” or “snooze #2 until 5pm”." };
};

/** "remind me about #3 at 5": a task that is there; "remind me about the rent" is a new one. */
export const readRemind: Reader = ({ text, context }) => {
	const match = /^(?:remind me|set a reminder|add a reminder)\s+(?:again\s+)?(?:about|of|for|to)\s+/i.exec(text);
	if (!match) return undefined;
	const body = text.slice(match[0].length);
	const before = /^(.+?) (\d+ ?\w+|an hour|a day|half an hour) before$/i.exec(body);
	const lead = before?.[2]
		? readFully(`!${before[2].replaceAll(" ", "")}`, context).understood.reminders[0]
		: undefined;
	const named = (said: string) => {
		const reference = readReference(said);
		return reference && (reference.kind !== "words" || / task$/i.test(said.trim())) ? reference : undefined;
	};
	const target = before?.[1] ? named(before[1]) : undefined;
	if (lead && "before_minutes" in lead && target) return { kind: "remind", reference: target, reminder: lead };
	for (const link of [" at ", " in ", " on ", " tomorrow", " today", " tonight", " next "]) {
		const at = body.toLowerCase().indexOf(link);
		const reference = at > 0 ? named(body.slice(0, at)) : undefined;
		const due = reference ? readMoment(body.slice(at), context) : undefined;
		if (reference && due) return { kind: "remind", reference, reminder: { due } };
	}
	return named(body)
		? { kind: "unclear", text: "When shall I remind you? For example: “remind me about #3 at 5”." }
		: undefined;
};
