/** The account's categories and tags, and the filters that it keeps. */
import { type Accessor, createSignal } from "solid-js";
import type { Kept } from "../../net/kept.ts";
import type { Requests } from "../../net/request.ts";
import type { Label, Listed, SavedFilter } from "../../wire.ts";

export interface Labels {
	readonly categories: Accessor<readonly Label[]>;
	readonly tags: Accessor<readonly Label[]>;
	readonly filters: Accessor<readonly SavedFilter[]>;
	/** Rejects with a `Problem`; what was there stays. */
	load(): Promise<void>;
}

/** They begin as they were kept. */
export function createLabels(requests: Pick<Requests, "read">, kept: Kept | undefined): Labels {
	const [categories, setCategories] = createSignal<readonly Label[]>(kept?.categories ?? []);
	const [tags, setTags] = createSignal<readonly Label[]>(kept?.tags ?? []);
	const [filters, setFilters] = createSignal<readonly SavedFilter[]>(kept?.filters ?? []);
	return {
		categories,
		tags,
		filters,
		load: async () => {
			const [categoryPage, tagPage, filterPage] = await Promise.all([
				requests.read<Listed<Label>>("/api/categories?limit=100"),
				requests.read<Listed<Label>>("/api/tags?limit=100"),
				requests.read<Listed<SavedFilter>>("/api/filters"),
			]);
			setFilters(filterPage.data);
			setCategories(categoryPage.data);
			setTags(tagPage.data);
		},
	};
}
