/** The lines of a text that is added: each becomes a task of its own. Pure. */

/** So many tasks are added at once: one undo takes back as many events. */
export const MOST_LINES = 100;

/** What stands before the entries of a list in other programs. */
const BULLET = /^(?:[-*•–]|\[[ x]?\])\s+/i;

/** What is to be added, without empty lines and marks of a list. A line that holds only the words with which it began says nothing yet. */
export function linesOf(text: string, start = ""): readonly string[] {
	const lines = text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== "");
	if (lines.length < 2) return lines;
	return lines.map((line) => line.replace(BULLET, "")).filter((line) => line !== "" && line !== start.trim());
}

export interface Written {
	readonly text: string;
	readonly caret: number;
}

/**
 * The text with lines put in between `from` and `to`. Where the words of a heading stand at the end of the line (`start`), each
 * further line is to have them, too.
 */
export function insertLines(text: string, [from, to]: readonly [number, number], put: string, start: string): Written {
	const rest = text.slice(to).split("\n")[0] ?? "";
	const isStarted = start.trim() !== "" && rest.endsWith(start.trim());
	const lines = put.replaceAll(/\r\n?/g, "\n").replace(/\n$/, (end) => (put.length === 1 ? end : ""));
	const inserted = isStarted ? lines.replaceAll("\n", ` ${start.trim()}\n`) : lines;
	return { text: text.slice(0, from) + inserted + text.slice(to), caret: from + inserted.length };
}
