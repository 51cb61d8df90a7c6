/** Questions by their form: such a text never becomes a task by itself. Pure. */

const AUXILIARY =
	"is|are|was|were|am|do|does|did|can|could|will|would|should|shall|must|has|have|isn't|aren't|don't|doesn't|didn't|can't|won't";
const PERSON = "i|you|we|they|he|she|it";
/**
 * An interrogative before an auxiliary, or an auxiliary before its subject. "Do the laundry", "can tomatoes", "will reading
 * at 5" and "who to invite list" have neither form: "do", "can", "will" and "have" are verbs and nouns, too, so only a
 * person after them makes a question.
 */
const FORMS = [
	new RegExp(`^(?:what|who|which|how|why|where|when|whose)(?:'s|'re|'d|'ll| (?:${AUXILIARY}))\\b`, "i"),
	/^(?:what|which) (?:\S+ ){0,2}(?:tasks?|reminders?|things?|todos?) (?:do|are|have|is|did|should)\b/i,
	/^(?:show|list|display|give) me\b|^(?:show|list|display) (?:my|all|the|open|only|tasks?)\b|^(?:my |all )?tasks (?:with|without|that|for|in)\b|^tell me\b|^i(?:'m| am) (?:in|on)\b(?! \S+ of)/i,
	/^what (?:time|day|date|kind|sort|about|else)\b|^how (?:much|many|long|often|far|old|come|about)\b/i,
	new RegExp(`^(?:do|can|will|have|would|could|should|shall|must) (?:${PERSON})\\b`, "i"),
	new RegExp(
		`^(?:is|are|was|were|am|does|did|has|should) (?:${PERSON}|the|my|there|this|that|any|anyone|anything)\\b`,
		"i",
	),
];

/** Whether a text is a question by its mark or its form: such a one never becomes a task by itself. */
export function isQuestion(text: string): boolean {
	return /\?\s*$/.test(text) || FORMS.some((form) => form.test(text.trim()));
}
