/** Labels that a new task names instead of numbering: found without regard to case, else made with the task. */

import type { AddTask } from "../commands/commands.ts";
import type { NewEvent } from "../commands/decision.ts";
import { happened } from "../commands/outcome.ts";
import { checkLabelCount, findLabel, type LabelKind, labelsOf, nextLabelId, readLabelName } from "../labels/labels.ts";
import type { Violation } from "../refusals/rejection.ts";
import type { Book } from "../state/book.ts";
import type { Label } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";

export interface NamedLabels {
	/** Undefined when the command names no category. */
	readonly category_id: number | undefined;
	readonly tag_ids: readonly number[];
	/** The labels to be made first. */
	readonly events: readonly NewEvent[];
}

/**
 * The labels that the command names, in its order. New ones get no colour. A name given twice is one label, also when
 * it is new; the limits on names and numbers are those of adding a label by itself.
 */
export function readNamedLabels(book: Book, command: AddTask, now: InstantText, violations: Violation[]): NamedLabels {
	const { category_name, tag_names = [] } = command;
	const categories = category_name === undefined ? [] : [{ field: "category_name", name: category_name }];
	const tags = tag_names.map((name, index) => ({ field: `tag_names[${index}]`, name }));
	const category = readNames(book, "category", categories, now, violations);
	const tag = readNames(book, "tag", tags, now, violations);
	return {
		category_id: category.ids[0],
		tag_ids: tag.ids,
		events: [
			...category.made.map((label) => happened({ type: "category.created", data: { category: label } })),
			...tag.made.map((label) => happened({ type: "tag.created", data: { tag: label } })),
		],
	};
}

function readNames(
	book: Book,
	kind: LabelKind,
	asked: readonly { readonly field: string; readonly name: string }[],
	now: InstantText,
	violations: Violation[],
): { readonly ids: readonly number[]; readonly made: readonly Label[] } {
	const existing = labelsOf(book.user, kind);
	const ids: number[] = [];
	const made: Label[] = [];
	for (const { field, name } of asked) {
		const read = readLabelName(kind, field, name, violations);
		const found = findLabel(existing, read) ?? findLabel(made, read);
		if (found !== undefined) {
			ids.push(found.id);
			continue;
		}
		checkLabelCount(kind, field, existing.length + made.length, violations);
		const id = nextLabelId(book.user, kind) + made.length;
		made.push({ id, name: read, color: null, created_at: now });
		ids.push(id);
	}
	return { ids, made };
}
