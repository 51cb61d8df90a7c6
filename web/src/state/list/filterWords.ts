/** What can follow in a filter while it is written (`docs/filters.md`). Pure. */

const CONDITIONS = [
	"all",
	"overdue",
	"today",
	"tomorrow",
	"yesterday",
	"this week",
	"next week",
	"7 days",
	"no date",
	"due: ",
	"due before: ",
	"due after: ",
	"created: ",
	"p1",
	"p2",
	"p3",
	"p4",
	"no tag",
	"no category",
	"recurring",
	"subtask",
	"reminder",
	"search: ",
] as const;

/** So many are offered at once. */
const MOST = 7;
/** A name that needs no quotes. */
const PLAIN = /^[\p{L}\p{M}\p{N}_'’ -]+$/u;

interface Named {
	readonly name: string;
}

const marked = (mark: string) => (label: Named) =>
	`${mark}${PLAIN.test(label.name) ? label.name : `"${label.name.replaceAll(/["\\]/g, "\\$&")}"`}`;

/** Where the condition begins that ends at `caret`. */
function beginOf(text: string, caret: number): number {
	let begin = 0;
	let isQuoted = false;
	for (let at = 0; at < caret; at += 1) {
		const sign = text[at] ?? "";
		if (sign === "\\") at += 1;
		else if (sign === '"') isQuoted = !isQuoted;
		else if (!isQuoted && "&|!()".includes(sign)) begin = at + 1;
	}
	while (text[begin] === " " && begin < caret) begin += 1;
	return begin;
}

export interface Completion {
	/** The condition, whole. */
	readonly word: string;
	/** The filter with it, and where the caret is then. */
	readonly text: string;
	readonly caret: number;
}

/** What the condition at the caret may become; nothing while nothing of it is there. */
export function completionsOf(
	text: string,
	caret: number,
	labels: { readonly categories: readonly Named[]; readonly tags: readonly Named[] },
): readonly Completion[] {
	const begin = beginOf(text, caret);
	const typed = text.slice(begin, caret).toLowerCase();
	if (typed === "") return [];
	const words = [...CONDITIONS, ...labels.tags.map(marked("#")), ...labels.categories.map(marked("@"))];
	return words
		.filter((word) => word.toLowerCase().startsWith(typed) && word.toLowerCase() !== typed)
		.slice(0, MOST)
		.map((word) => ({
			word,
			text: text.slice(0, begin) + word + text.slice(caret),
			caret: begin + word.length,
		}));
}
