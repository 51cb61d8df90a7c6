/**
 * The little Markdown that answers use (paragraphs, lists, bold, italic, code), as data for the page to build nodes
 * from. Pure. No HTML, no images, no links that leave: text from a model can carry nothing out.
 */

export interface Run {
	readonly kind: "plain" | "strong" | "emphasis" | "code";
	readonly text: string;
}

export type Block =
	| { readonly kind: "paragraph"; readonly runs: readonly Run[] }
	| { readonly kind: "list"; readonly isOrdered: boolean; readonly entries: readonly (readonly Run[])[] };

const RUN = /\*\*([^*\n]+)\*\*|`([^`\n]+)`|(?<![\w*])\*([^*\s][^*\n]*)\*(?![\w*])/g;

function readRuns(text: string): readonly Run[] {
	const runs: Run[] = [];
	let from = 0;
	for (const match of text.matchAll(RUN)) {
		if (match.index > from) runs.push({ kind: "plain", text: text.slice(from, match.index) });
		if (match[1] !== undefined) runs.push({ kind: "strong", text: match[1] });
		else if (match[2] !== undefined) runs.push({ kind: "code", text: match[2] });
		else runs.push({ kind: "emphasis", text: match[3] ?? "" });
		from = match.index + match[0].length;
	}
	if (from < text.length) runs.push({ kind: "plain", text: text.slice(from) });
	return runs;
}

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
