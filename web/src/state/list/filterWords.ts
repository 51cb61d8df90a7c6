/** What can follow in a filter while it is written (`docs/filters.md`). Pure. */

/** What is wanted most comes first: it is offered before anything is written. */
const CONDITIONS = [
	"today",
	"overdue",
	"this week",
	"urgent",
	"high",
	"no date",
	"recurring",
	"all",
	"tomorrow",
	"yesterday",
	"next week",
	"7 days",
	"due: ",
	"due before: ",
	"due after: ",
	"created: ",
	"medium",
	"low",
	"p1",
	"p2",
	"p3",
	"p4",
	"no tag",
	"no category",
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
	/** The same in the reader's language, where that is not how it is written. */
	readonly said?: string;
	/** The filter with it, and where the caret is then. */
	readonly text: string;
	readonly caret: number;
}

/**
 * What the condition at the caret may become, found by how it is written or said; before anything of it is there, what is wanted most.
 * `saidOf`: what conditions are called in the reader's language.
 */
export function completionsOf(
	text: string,
	caret: number,
	labels: { readonly categories: readonly Named[]; readonly tags: readonly Named[] },
	saidOf: Readonly<Record<string, string>> = {},
): readonly Completion[] {
	const begin = beginOf(text, caret);
	const typed = text.slice(begin, caret).toLowerCase();
	const words: readonly Pick<Completion, "word" | "said">[] = [
		...CONDITIONS.map((word) => {
			const said = saidOf[word];
			return said === undefined || said === word.trim() ? { word } : { word, said };
		}),
		...[...labels.tags.map(marked("#")), ...labels.categories.map(marked("@"))].map((word) => ({ word })),
	];
	return words
		.filter(({ word, said = word }) => {
			const isBegun = [word, said].some((one) => one.toLowerCase().startsWith(typed));
			return isBegun && word.toLowerCase() !== typed;
		})
		.slice(0, MOST)
		.map(({ word, ...rest }) => ({
			word,
			...rest,
			text: text.slice(0, begin) + word + text.slice(caret),
			caret: begin + word.length,
		}));
}
