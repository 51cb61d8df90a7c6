/** What changes no task: refusals, and questions that nothing answers. */

import type { Reader } from "../request.ts";
import { readDraft } from "./readAddition.ts";

const CHANGING =
	/^(add|create|delete|remove|complete|finish|close|cancel|drop|move|reschedule|postpone|rename|change|snooze|remind|mark|set|reopen|restore|undo|touch|do|make|trash|clear)\b/;
const ASKING =
	/^(did|do|does|have|has|is|are|was|were|am|will|should|can|could|how|why|when|where|who|what|what's|whats|which)\b/;

export const readNegation: Reader = ({ text, lower, context }) => {
	const forget = /^(don't|do not|dont) (let me )?forget:? (to |about |that )?/i.exec(text);
	if (forget) return { kind: "add", reading: readDraft(text.slice(forget[0].length), context) };
	return /^(don't|do not|dont|never|no need to|you shouldn't|you should not|i don't want|i do not want|do nothing|please not|not yet)\b/.test(
		lower,
	) && !/^never again repeat/.test(lower)
		? { kind: "nothing", why: "negated" }
		: undefined;
};

/** "?" and nothing else. */
export const readBareMark: Reader = ({ lower }) => (lower === "?" ? { kind: "help" } : undefined);

/** Questions answer and change nothing, whatever verb they hold ("did I delete the milk task?"). */
export const readUnanswerable: Reader = ({ lower, asks }) => {
	const isAsked = asks || /^(did|have) i\b/.test(lower);
	if (isAsked && (ASKING.test(lower) || !CHANGING.test(lower))) return { kind: "nothing", why: "question" };
	return !isAsked && /^how (many|do|can)\b|^why\b/.test(lower) ? { kind: "nothing", why: "question" } : undefined;
};
