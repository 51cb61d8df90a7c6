/** A task and a moment in one stretch of words, which are shared out where the moment begins. */
import { readFully } from "../../../quickAdd.ts";
import { isNamed, readReference, type TaskReference } from "../../named/references.ts";
import type { ReminderWish } from "../../request.ts";
import { splitAtMoment } from "../../when/momentSplit.ts";
import { readLead, readMoment, readMoments, readSaidMoment } from "../../when/readMoment.ts";
import { type Reading, SHORT, type Slots } from "./slot.ts";

const LINKS = [" to ", " until ", " till ", " for ", " due ", " on ", " by ", " back "];
const LINKS_OF_ONE = [" to ", " until ", " till ", " on ", " by "];
const ONCE = / ?,?\b(?:just |only )?(?:this (?:time|once)|once|for once)\b,? ?/i;
/** "Move next week to friday" is about no occurrence. */
const NO_ONE = /^(?:one to |week|month|year)/i;

const moved = ({ reference, said }: { readonly reference: TaskReference; readonly said: object }) => ({
	reference,
	...said,
});

function oneMoved(body: string, context: Reading) {
	const plain = body.replace(ONCE, " ").replace(/,$/, "").trim();
	return NO_ONE.test(plain) ? undefined : splitAtMoment(plain, LINKS_OF_ONE, context);
}

/** All that is said of when to be reminded is read with what stands before it, so there is not much. */
const LONGEST = 300;
const EARLY =
	/^(.+?) (\d{1,5} ?[a-z]+|(?:an?|the) (?:hour|day|week)|half an hour|(?:two|three|four|five|six|ten|fifteen|twenty|thirty) (?:minutes|hours|days|weeks)) (?:before(?:hand)?|earlier|sooner|ahead|in advance)$/i;
const BEGINS = [" at ", " in ", " on ", " for ", " tomorrow", " today", " tonight", " next ", " this "];

interface Alarms {
	readonly reference: TaskReference;
	readonly reminders: readonly ReminderWish[];
}

/** "#3 at 5", "#3 30 minutes before and at 8". */
function readAlarms(body: string, context: Reading): Alarms | undefined {
	if (body.length > LONGEST) return undefined;
	const whole = readAlarm(body, context);
	if (whole !== undefined) return whole;
	const [, first, last] = /^(.+)(?: and |, )(?:again )?(.+?)$/is.exec(body) ?? [];
	const wish = last === undefined ? undefined : readWish(last, context);
	const before = wish && first !== undefined ? readAlarms(first, context) : undefined;
	return before && wish && { ...before, reminders: [...before.reminders, wish] };
}

function readWish(said: string, context: Reading): ReminderWish | undefined {
	const before_minutes = readLead(said.replace(/ before(?:hand)?$/i, ""), context);
	if (before_minutes !== undefined && / before(?:hand)?$/i.test(said)) return { before_minutes };
	const due = readMoment(said, context);
	return due && { due };
}

function readAlarm(body: string, context: Reading): Alarms | undefined {
	const named = (said: string) => {
		const reference = readReference(said, context);
		return reference && isNamed(reference, said, context) ? reference : undefined;
	};
	const [, of = "", ahead = ""] = EARLY.exec(body) ?? [];
	const before_minutes = ahead === "" ? undefined : readLead(ahead.replace(/^the /i, "a "), context);
	const target = before_minutes === undefined ? undefined : named(of);
	if (before_minutes !== undefined && target) return { reference: target, reminders: [{ before_minutes }] };
	for (const link of BEGINS) {
		const at = body.toLowerCase().indexOf(link);
		const reference = at > 0 ? named(body.slice(0, at)) : undefined;
		const dues =
			reference && (readMoments(body.slice(at), context) ?? readMoments(body.slice(at + link.length), context));
		if (reference && dues) return { reference, reminders: dues.map((due) => ({ due })) };
	}
	return undefined;
}

export const MOMENT_SLOTS = {
	/** "#3 to friday". */
	task_moment: {
		pattern: SHORT,
		atEnd: ".+",
		read(said, context) {
			const split = splitAtMoment(said, LINKS, context);
			return split && moved(split);
		},
	},
	/** The same for a verb of many meanings: what is named by words only needs "to" or "due" ("change oil on saturday" is a task). */
	task_set: {
		pattern: SHORT,
		atEnd: ".+",
		read(said, context) {
			const split = splitAtMoment(said, LINKS, context);
			const isSaid = split && (context.trusting || [" to ", " due "].includes(split.link));
			return split && (isSaid || split.reference.kind !== "words") ? moved(split) : undefined;
		},
	},
	/** "#3 to friday", and nothing that is named by words alone. */
	named_dated: {
		pattern: SHORT,
		atEnd: ".+",
		read(said, context) {
			const split = splitAtMoment(said, [" for ", " to ", " on "], context);
			const name = split && said.slice(0, said.toLowerCase().lastIndexOf(split.link));
			return split && isNamed(split.reference, name ?? "", context) ? moved(split) : undefined;
		},
	},
	/** An occurrence, and to when. */
	one_moment: {
		pattern: SHORT,
		atEnd: ".+",
		read(said, context) {
			const split = oneMoved(said, context);
			return split && moved(split);
		},
	},
	named_moment: {
		pattern: SHORT,
		atEnd: ".+",
		read(said, context) {
			const split = oneMoved(said, context);
			return split && isNamed(split.reference, said, context) ? moved(split) : undefined;
		},
	},
	/** "The garage on saturday": a task and its day, as quick add reads them. */
	task_dated: {
		pattern: SHORT,
		atEnd: ".+",
		read(body, context) {
			if (!context.trusting) return undefined;
			const { understood, rest, questions } = readFully(body, context);
			const reference = understood.due === null ? undefined : readReference(rest, context);
			const isPlain = understood.recurrence === null && understood.tags.length === 0 && questions.length === 0;
			const said = reference && isPlain ? readSaidMoment(body.replace(rest, ""), context) : undefined;
			return reference && said && moved({ reference, said });
		},
	},
	/** A task, and when to be reminded of it, once or several times. */
	task_alarms: {
		pattern: SHORT,
		atEnd: ".+",
		read: (said, context) => readAlarms(said, context) && { ...readAlarms(said, context) },
	},
} as const satisfies Slots;
