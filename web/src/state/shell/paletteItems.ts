/** What the palette offers for a line, the best first. Pure. */

export type PaletteKind = "view" | "command" | "label" | "task";

export interface PaletteItem {
	readonly kind: PaletteKind;
	readonly name: string;
	readonly run: () => void;
}

/** So many stand there at once. */
const MOST = 9;
const WEIGHT: Readonly<Record<PaletteKind, number>> = { command: 0, view: 0, label: 1, task: 2 };

const bare = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** 0: begins with it, 1: a word of it does, 2: all words of the line begin words of it, 3: it is somewhere inside. */
function nearness(name: string, line: string): number | undefined {
	const [whole, wanted] = [bare(name), bare(line)];
	if (whole.startsWith(wanted)) return 0;
	const words = whole.split(/[^\p{L}\p{N}#@]+/u);
	if (words.some((word) => word.startsWith(wanted))) return 1;
	if (wanted.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)))) return 2;
	return whole.includes(wanted) ? 3 : undefined;
}

/** An empty line offers views and commands as they come. */
export function offeredItems(items: Iterable<PaletteItem>, line: string): readonly PaletteItem[] {
	const wanted = line.trim();
	if (wanted === "") return [...items].filter(({ kind }) => kind !== "task" && kind !== "label").slice(0, MOST);
	const found: { readonly item: PaletteItem; readonly rank: number }[] = [];
	for (const item of items) {
		const near = nearness(item.name, wanted);
		if (near !== undefined) found.push({ item, rank: near * 3 + WEIGHT[item.kind] });
	}
	return found
		.sort((a, b) => a.rank - b.rank)
		.slice(0, MOST)
		.map(({ item }) => item);
}
