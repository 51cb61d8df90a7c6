/**
 * The little Markdown that answers use (paragraphs, lists, bold, italic, code), as data for the page to build nodes
 * from. Pure. No HTML, no images, no links that leave: text from a model can carry nothing out.
 */

export interface Run {
	/** A title is what a person wrote, quoted: its marks are its own. Answers escape them for whoever else reads Markdown. */
	readonly kind: "plain" | "strong" | "emphasis" | "code" | "title";
	readonly text: string;
}

export type Block =
	| { readonly kind: "paragraph"; readonly runs: readonly Run[] }
	| { readonly kind: "list"; readonly isOrdered: boolean; readonly entries: readonly (readonly Run[])[] };

/** `#12 “Buy *oat* milk”` (in German „…“), as answers name tasks: up to the quotation mark after which our own words go on. */
const TITLE = /(?<=#\d{1,9} [“„])(?<title>[^\n]*?)(?=[”“](?:[\s.,;:!?)]|$))/;
const MARKS =
	/\\(?<literal>[!-/:-@[-`{-~])|\*\*(?<strong>[^*\n]+)\*\*|`(?<code>[^`\n]+)`|(?<![\w*])\*(?<emphasis>[^*\s][^*\n]*)\*(?![\w*])/;
const TITLES = new RegExp(TITLE, "gm");
const TITLES_AND_MARKS = new RegExp(`${TITLE.source}|${MARKS.source}`, "gm");

function runsOf(text: string, pattern: RegExp): readonly Run[] {
	const runs: Run[] = [];
	const plain = (more: string) => {
		const last = runs.at(-1);
		if (last?.kind === "plain") runs[runs.length - 1] = { kind: "plain", text: last.text + more };
		else if (more !== "") runs.push({ kind: "plain", text: more });
	};
	let from = 0;
	for (const match of text.matchAll(pattern)) {
		plain(text.slice(from, match.index));
		plain(match.groups?.literal ?? "");
		for (const kind of ["title", "strong", "code", "emphasis"] as const) {
			const marked = match.groups?.[kind];
			if (marked !== undefined) runs.push({ kind, text: marked });
		}
		from = match.index + match[0].length;
	}
	plain(text.slice(from));
	return runs;
}

/** The number of a task, where the entry of a list names one and says nothing besides what every row of a task does. */
export function taskIn(entry: readonly Run[]): number | undefined {
	const [before, title, after] = entry;
	const isNamed = entry.length === 3 && title?.kind === "title" && /^[”“](?: \([^()]*\))?$/.test(after?.text ?? "");
	const id = isNamed ? /^#(\d+) [“„]$/.exec(before?.text ?? "")?.[1] : undefined;
	return id === undefined ? undefined : Number(id);
}

const unescaped = (text: string) => text.replaceAll(/\\([!-/:-@[-`{-~])/g, "$1");

const readRuns = (text: string) =>
	runsOf(text, TITLES_AND_MARKS).map((run) => (run.kind === "title" ? { ...run, text: unescaped(run.text) } : run));

/** Plain text in which tasks are named: no other mark means anything in it. */
export const readTitles = (text: string) => runsOf(text, TITLES);

export function readBlocks(text: string): readonly Block[] {
	const blocks: Block[] = [];
	let lines: string[] = [];
	let list: { kind: "list"; isOrdered: boolean; entries: (readonly Run[])[] } | undefined;
	const endParagraph = () => {
		if (lines.length > 0) blocks.push({ kind: "paragraph", runs: readRuns(lines.join("\n")) });
		lines = [];
	};
	for (const line of text.split("\n")) {
		const entry = /^\s*(?:[-*•]|(\d+)[.)])\s+(.*)$/.exec(line);
		if (entry) {
			endParagraph();
			const isOrdered = entry[1] !== undefined;
			if (list?.isOrdered !== isOrdered) {
				list = { kind: "list", isOrdered, entries: [] };
				blocks.push(list);
			}
			list.entries.push(readRuns(entry[2] ?? ""));
			continue;
		}
		list = undefined;
		if (line.trim() === "") endParagraph();
		else lines.push(line.replace(/^#{1,6}\s+/, ""));
	}
	endParagraph();
	return blocks;
}
