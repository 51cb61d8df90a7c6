/** What changes no task: answers, refusals, lists, questions, search; and the settings. */
import { findTimeZone } from "../domain/instant.ts";
import { readFully } from "./quickAdd.ts";
import { readFilter, readReference, unquote } from "./references.ts";
import type { Reader } from "./request.ts";

const YES =
	/^(yes|y|yep|yeah|yup|sure|ok|okay|do it|go ahead|confirm|yes,? do it|yes,? delete (it|them|all)|of course|right)$/;
const NO = /^(no|n|nope|nah|never ?mind|cancel|stop|don't|do not|no,? thanks|leave it|forget it|abort)$/;
const HELP =
	/^(help|\?|hi|hello|hey|what can (you|i) do\??|how does this work\??|commands|examples|good (morning|evening|day))$/;
const HISTORY =
	/^((show |view )?(me )?(my |the )?(history|log|activity|changes)|what (changed|happened)( today)?\??|what did (i|you) (do|change)( today)?\??)$/;
const CHANGING =
	/^(add|create|delete|remove|complete|finish|close|cancel|drop|move|reschedule|postpone|rename|change|snooze|remind|mark|set|reopen|restore|undo|touch|do|make|trash|clear)\b/;
const ASKING =
	/^(did|do|does|have|has|is|are|was|were|am|will|should|can|could|how|why|when|where|who|what|what's|whats|which)\b/;

export const readAnswer: Reader = ({ lower }) => {
	if (YES.test(lower)) return { kind: "yes" };
	return NO.test(lower) ? { kind: "no" } : undefined;
};

export const readNegation: Reader = ({ text, lower, context }) => {
	const forget = /^(don't|do not|dont) (let me )?forget (to |about |that )?/i.exec(text);
	if (forget) return { kind: "add", reading: readFully(text.slice(forget[0].length), context) };
	return /^(don't|do not|dont|never|no need to|you shouldn't|do nothing)\b/.test(lower)
		? { kind: "nothing", why: "negated" }
		: undefined;
};

export const readFixed: Reader = ({ lower }) => {
	if (HELP.test(lower)) return { kind: "help" };
	if (HISTORY.test(lower)) return { kind: "history" };
	const undo =
		/^(undo|revert|take (that|it) back|roll back)( (that|it|this|the)?)?( ?last)?( (change|one|step))?( ?(\d{1,3}))?( changes| steps| things)?$/.exec(
			lower,
		);
	if (!undo) return undefined;
	const count = undo[8] === undefined ? null : Number(undo[8]);
	return { kind: "undo", last: count === 0 ? 1 : count };
};

const LIST =
	/^(list|show|view|display|what|what's|whats|which|tasks|my tasks|all tasks|agenda|todos?|overdue|today|tomorrow|this week|do i have|have i got|is there|are there|anything)\b/;

export const readList: Reader = ({ text, lower }) => {
	if (!LIST.test(lower)) return undefined;
	const one = /^(show|view|display)( me)? (task )?#?(\d+)$/.exec(lower);
	if (one) return { kind: "show", reference: { kind: "numbers", task_ids: [Number(one[4])] } };
	const body = text
		.replace(
			/^(list|show|view|display|what's|whats|what is|what are|what|which|do i have|have i got|is there|are there|anything|agenda)\b/i,
			"",
		)
		.replace(/\b(on|in) (my|the) (list|agenda|plate)\b/i, "")
		.replace(/^(\s*(me|all|tasks?|do i have|have i|i have|should i do|is|are|due|to do|up|left))+/i, "");
	const about = /^\s*(about|containing|matching|with the words?)\s+(.+)$/i.exec(body);
	if (about?.[2]) return { kind: "search", words: unquote(about[2].replace(/[?.!]+$/, "")) };
	const filter = readFilter(body);
	return filter ? { kind: "list", filter } : undefined;
};

/** Questions answer and change nothing, whatever verb they hold ("did I delete the milk task?"). */
export const readQuestion: Reader = ({ text, lower, asks }) => {
	const about =
		/^(when|where)('s| is| are| was) (.+?)( due)?\??$/.exec(lower) ??
		/^(is|was) (.+) (done|finished|completed|due|deleted)( .*)?\??$/.exec(lower);
	const did = /^(did|have) i (already )?(\w+) (.+?)( yet| already)?\??$/.exec(lower);
	const words = did?.[4] ?? (about?.[1] === "is" || about?.[1] === "was" ? about[2] : about?.[3]);
	const reference = words && (asks || did || about) ? readReference(words) : undefined;
	if (reference) return { kind: "show", reference };
	if (asks || /^(did|have) i\b/.test(lower))
		return ASKING.test(lower) || !CHANGING.test(lower) ? { kind: "nothing", why: "question" } : undefined;
	return /^how (many|do|can)\b|^why\b/.test(text.toLowerCase()) ? { kind: "nothing", why: "question" } : undefined;
};

export const readSearch: Reader = ({ text }) => {
	const match =
		/^(search(?: for)?|look up|look for (?:the )?tasks?(?: about)?|find (?:the |my |all )?tasks?(?: about| with| for)?)\s+/i.exec(
			text,
		);
	if (!match) return undefined;
	return {
		kind: "search",
		words: unquote(
			text
				.slice(match[0].length)
				.replace(/[?.!]+$/, "")
				.trim(),
		),
	};
};

export const readSettings: Reader = ({ text, context }) => {
	const zone = /^(?:set |change )?(?:my )?time ?zone (?:is |to )+(\S+?)[.!]?$/i.exec(text);
	if (zone?.[1]) {
		const time_zone = findTimeZone(zone[1]);
		if (time_zone) return { kind: "settings", changes: { time_zone } };
		return {
			kind: "unclear",
			text: "I do not know that time zone. Use a name such as “Europe/Berlin” or “Asia/Karachi”.",
		};
	}
	const lead =
		/^(?:set |change )?(?:my )?(?:default )?(?:lead time|reminder time|reminder lead) (?:is |to )+(.+?)(?: before)?[.!]?$/i.exec(
			text,
		);
	if (!lead?.[1]) return undefined;
	if (/^(none|off|nothing)$/i.test(lead[1])) return { kind: "settings", changes: { default_lead_minutes: null } };
	const spec = readFully(`!${lead[1].replaceAll(" ", "")}`, context).understood.reminders[0];
	return spec && "before_minutes" in spec
		? { kind: "settings", changes: { default_lead_minutes: spec.before_minutes } }
		: { kind: "unclear", text: "How long before? For example: “set lead time to 30 minutes”." };
};
