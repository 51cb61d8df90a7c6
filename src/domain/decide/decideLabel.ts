/** Categories and tags: adding, renaming, colouring, deleting. */

import type { Decision, Subject } from "../commands/decision.ts";
import { accepted, happened, rejected, rejectedFor } from "../commands/outcome.ts";
import { sameValue } from "../equality.ts";
import type { DomainEvent } from "../events/events.ts";
import {
	checkLabelCount,
	findLabel,
	type LabelKind,
	labelDeleted,
	labelsOf,
	nextLabelId,
	readColor,
	readLabelName,
} from "../labels/labels.ts";
import { notFound, type Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import type { Book } from "../state/book.ts";
import type { Label } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";

/** A new label with a free name; the number of labels is bounded, so the user's state stays small. */
export function addLabel(
	book: Book,
	kind: LabelKind,
	asked: { readonly name: string; readonly color?: string | null },
	now: InstantText,
): Decision {
	const labels = labelsOf(book.user, kind);
	const violations: Violation[] = [];
	const name = readFreeName(labels, kind, asked.name, undefined, violations);
	const color = readColor(asked.color ?? null, violations);
	checkLabelCount(kind, "name", labels.length, violations);
	if (violations.length > 0) return rejectedFor(violations);
	const label: Label = { id: nextLabelId(book.user, kind), name, color, created_at: now };
	const event: DomainEvent =
		kind === "category"
			? { type: "category.created", data: { category: label } }
			: { type: "tag.created", data: { tag: label } };
	return accepted(subjectOf(kind, label.id), [happened(event)]);
}

/** Changes name or colour. The tasks that carry it do not change: they name it by id. */
export function editLabel(
	book: Book,
	kind: LabelKind,
	id: number,
	changes: { readonly name?: string; readonly color?: string | null },
): Decision {
	const labels = labelsOf(book.user, kind);
	const previous = labels.find((label) => label.id === id);
	if (previous === undefined) return rejected(notFound(kind));
	const violations: Violation[] = [];
	const label: Label = {
		...previous,
		name: changes.name === undefined ? previous.name : readFreeName(labels, kind, changes.name, id, violations),
		color: changes.color === undefined ? previous.color : readColor(changes.color, violations),
	};
	if (violations.length > 0) return rejectedFor(violations);
	if (sameValue(label, previous)) return accepted(subjectOf(kind, id), []);
	const event: DomainEvent =
		kind === "category"
			? { type: "category.updated", data: { category: label, previous } }
			: { type: "tag.updated", data: { tag: label, previous } };
	return accepted(subjectOf(kind, id), [happened(event)]);
}

/** Deletes the label. The tasks that carry it stay as they are: there it is hidden (hiddenLabels.ts). */
export function deleteLabel(book: Book, kind: LabelKind, id: number): Decision {
	const label = labelsOf(book.user, kind).find((one) => one.id === id);
	if (label === undefined) return rejected(notFound(kind));
	return accepted(subjectOf(kind, id), [happened(labelDeleted(kind, label))]);
}

/** `id`: the label that is renamed, whose own name is no obstacle (a change of case). */
function readFreeName(
	labels: readonly Label[],
	kind: LabelKind,
	name: string,
	id: number | undefined,
	violations: Violation[],
): string {
	const read = readLabelName(kind, "name", name, violations);
	const holder = findLabel(labels, read);
	if (holder !== undefined && holder.id !== id) {
		violations.push({ field: "name", rule: "unique", ...say(`${kind}_name_taken`) });
	}
	return read;
}

function subjectOf(kind: LabelKind, id: number): Subject {
	return kind === "category" ? { kind, category_id: id } : { kind, tag_id: id };
}
