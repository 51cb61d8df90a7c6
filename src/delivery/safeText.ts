/** Makes what users wrote harmless for the places where a mail shows it. */

/** Controls that reorder what follows (embeddings, overrides, isolates): in a heading they could disguise the rest. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * One line of at most `limit` code points. Line ends and control characters become spaces (a header would end at
 * them, RFC 5322 §2.2), runs of spaces one; what is too long ends in an ellipsis.
 */
export function oneLine(text: string, limit: number): string {
	const folded = text
		.toWellFormed()
		.replace(REORDERING, "")
		.replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ");
	return bounded(folded.trim(), limit);
}

/** Text of many lines, at most `limit` code points: line ends are `\n`, other control characters spaces. */
export function paragraphs(text: string, limit: number): string {
	const lines = text.toWellFormed().replace(/\r\n?|[\u2028\u2029]/gu, "\n");
	return bounded(lines.replace(/[^\P{Cc}\n]/gu, " ").trim(), limit);
}

/** Text for HTML content and for quoted attributes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function bounded(text: string, limit: number): string {
	const points = [...text];
	return points.length <= limit ? text : `${points.slice(0, limit - 1).join("")}…`;
}
