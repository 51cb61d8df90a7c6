/** How the open tasks of a part are arranged: by time as the list is, by priority, by label, or in the user's own order. */
import { type Accessor, createSignal } from "solid-js";
import { type Label, PRIORITIES, type Task } from "../../wire.ts";
import type { Groups } from "../desk/group.ts";
import { type ListPart, type Section, sectionsOf } from "../desk/listParts.ts";

export const ARRANGEMENTS = ["time", "priority", "label", "own"] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

export interface Arranging {
	readonly arrangement: Accessor<Arrangement>;
	arrange(by: Arrangement): void;
}

const KEPT = "adjutant.arrangement";

function kept(): Arrangement {
	try {
		return ARRANGEMENTS.find((one) => one === localStorage.getItem(KEPT)) ?? "time";
	} catch {
		return "time";
	}
}

/** Kept in this browser. */
export function createArranging(): Arranging {
	const [arrangement, setArrangement] = createSignal(kept());
	return {
		arrangement,
		arrange: (by) => {
			setArrangement(by);
			try {
				localStorage.setItem(KEPT, by);
			} catch {
				// Storage is forbidden here: the choice lasts as long as the page.
			}
		},
	};
}

/** Days of what comes and of what is past are what those parts are; they stay as they are. */
export const canArrange = (shown: ListPart) => !["upcoming", "logbook", "trash"].includes(shown);

/** The open tasks under headings by something else than time. Inside of a heading they go by time, except in the user's own order. */
export function arranged(
	groups: Groups,
	shown: ListPart,
	by: Exclude<Arrangement, "time">,
	labels: { readonly categories: readonly Label[]; readonly tags: readonly Label[] },
): readonly Section[] {
	const open = sectionsOf(groups, shown, "UTC")
		.filter(({ name }) => name !== "done")
		.flatMap(({ tasks }) => tasks);
	if (by === "own") {
		const tasks = open.toSorted(
			(a, b) => Number(a.position > b.position) - Number(a.position < b.position) || a.id - b.id,
		);
		return tasks.length > 0 ? [{ key: "own", name: "own", tasks }] : [];
	}
	if (by === "priority") {
		const those = Map.groupBy(open, ({ priority }) => priority);
		return PRIORITIES.toReversed().flatMap((priority): readonly Section[] => {
			const tasks = those.get(priority);
			return tasks ? [{ key: `priority-${priority}`, name: "priority", priority, tasks }] : [];
		});
	}
	return byLabel(open, labels);
}

/** Under its category, else its first tag; what has neither stands last. */
function byLabel(
	open: readonly Task[],
	{ categories, tags }: { readonly categories: readonly Label[]; readonly tags: readonly Label[] },
): readonly Section[] {
	const keyOf = ({ category_id, tags: own }: Task) =>
		category_id !== null ? `category-${category_id}` : own[0] ? `tag-${own[0].id}` : "none";
	const those = Map.groupBy(open, keyOf);
	const named = [
		...categories.map((label) => ({ key: `category-${label.id}`, label })),
		...tags.map((label) => ({ key: `tag-${label.id}`, label })),
		{ key: "none", label: null },
	];
	return named.flatMap(({ key, label }): readonly Section[] => {
		const tasks = those.get(key);
		return tasks ? [{ key: `label-${key}`, name: "label", label, tasks }] : [];
	});
}
