/** Tags as a tool is told of them: by number, by name, or both. */
import { findLabel } from "../domain/labels.ts";
import { say } from "../domain/sentence.ts";
import type { Label } from "../domain/task.ts";
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
		const tag = findLabel(tags, name);
		if (tag === undefined) return refuseLabel("tag", `“${asWritten(name.slice(0, 60))}”`, tags);
		found.push(tag.id);
	}
	return [...new Set(found)];
}

/** The one tag that is meant. */
export function tagNamed(
	tags: readonly Label[],
	{ tag_id, tag: name }: { readonly tag_id?: number | undefined; readonly tag?: string | undefined },
): number | Refusal {
	if (tag_id === undefined && name === undefined) return invalid("tag", "required", say("missing", { field: "tag" }));
	if (tag_id !== undefined) return tags.some(({ id }) => id === tag_id) ? tag_id : refuseLabel("tag", tag_id, tags);
	const named = tagsNamed(tags, { tags: [name ?? ""] });
	return Array.isArray(named) ? named[0] : (named as Refusal);
}
