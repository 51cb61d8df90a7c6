/** A line of the search field as the list's conditions: `#tag`, `@category` and `p1` … `p4` are what they say, the rest is words. Pure. */
import { type Label, PRIORITIES } from "../../wire.ts";

export interface SearchQuery {
	/** The words that are left. */
	readonly words: string;
	readonly params: URLSearchParams;
}

interface Labels {
	readonly categories: readonly Label[];
	readonly tags: readonly Label[];
}

/** A label that there is not is a word like any other. */
export function searchQueryOf(text: string, { categories, tags }: Labels): SearchQuery {
	const params = new URLSearchParams();
	const words: string[] = [];
	const find = (labels: readonly Label[], name: string) =>
		labels.find((label) => label.name.toLowerCase() === name.toLowerCase())?.id;
	for (const part of text.trim().split(/\s+/)) {
		const [mark, name] = [part.slice(0, 1), part.slice(1)];
		const tag = mark === "#" ? find(tags, name) : undefined;
		const category = mark === "@" ? find(categories, name) : undefined;
		const level = /^p([1-4])$/i.exec(part)?.[1];
		if (tag !== undefined) params.append("tag_id", String(tag));
		else if (category !== undefined) params.set("category_id", String(category));
		else if (level !== undefined) params.set("priority", PRIORITIES[4 - Number(level)] ?? "medium");
		else words.push(part);
	}
	const left = words.join(" ");
	if (left !== "") params.set("search", left);
	return { words: left, params };
}
