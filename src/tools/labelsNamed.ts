/** Labels as a tool is told of them: by number, by name, or both. */
import { findMeantLabel, type LabelKind } from "../domain/labels/labels.ts";
import { say } from "../domain/refusals/sentence.ts";
import type { Label } from "../domain/tasks/task.ts";
import { asWritten } from "../words/written.ts";
import type { Refusal } from "./outcome.ts";
import { invalid, refuseLabel } from "./refusals.ts";

/** Undefined: nothing was said of tags. A name that none has is refused, and those that there are are named. */
export function tagsNamed(
	tags: readonly Label[],
	{
		tag_ids,
		tags: names,
	}: { readonly tag_ids?: readonly number[] | undefined; readonly tags?: readonly string[] | undefined },
): readonly number[] | Refusal | undefined {
	if (tag_ids === undefined && names === undefined) return undefined;
	const found: number[] = [...(tag_ids ?? [])];
	for (const name of names ?? []) {
		const tag = findMeantLabel(tags, name);
		if (tag === undefined) return refuseLabel("tag", quoted(name), tags);
		found.push(tag.id);
	}
	return [...new Set(found)];
}

/** The one label that is meant, by its number or its name. */
export function labelNamed<Known extends Label>(
	kind: LabelKind,
	labels: readonly Known[],
	{ id, name }: { readonly id: number | undefined; readonly name: string | undefined },
): Known | Refusal {
	if (id !== undefined) return labels.find((label) => label.id === id) ?? refuseLabel(kind, id, labels);
	if (name === undefined) return invalid(kind, "required", say("missing", { field: kind }));
	return findMeantLabel(labels, name) ?? refuseLabel(kind, quoted(name), labels);
}

/** The category that is meant; null where it is taken away, undefined where nothing was said of it. */
export function categoryNamed(
	categories: readonly Label[],
	{
		category_id,
		category: name,
	}: { readonly category_id?: number | null | undefined; readonly category?: string | undefined },
): number | null | undefined | Refusal {
	if (name === undefined) return category_id;
	if (category_id !== undefined)
		return invalid("category", "one_of", say("exactly_one", { one: "category", other: "category_id" }));
	return findMeantLabel(categories, name)?.id ?? refuseLabel("category", quoted(name), categories);
}

const quoted = (name: string) => `“${asWritten(name.slice(0, 60))}”`;
