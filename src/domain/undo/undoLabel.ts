/** The inverses of category and tag events. A label is not taken from tasks that the undo is not about. */

import { sameValue } from "../equality.ts";
import type { DomainEvent, JournalEvent } from "../events/events.ts";
import { checkLabelCount, findLabel, type LabelKind, labelDeleted, labelsOf } from "../labels/labels.ts";
import type { Violation } from "../refusals/rejection.ts";
import { type Sentence, say } from "../refusals/sentence.ts";
import type { Book } from "../state/book.ts";
import { type Label, LIMITS, type Task } from "../tasks/task.ts";
import { cannot, fieldChanged, type Inverse, inverse, type UndoGround } from "./undoGround.ts";

type JournalledLabelEvent = Extract<JournalEvent, { type: `category.${string}` | `tag.${string}` }>;

/** What takes a label event back. The book must hold a task that carries a label which came, if another does (`needsOfUndo`). */
export function inverseOfLabelEvent(event: JournalledLabelEvent, book: Book, ground: UndoGround): Inverse {
	switch (event.type) {
		case "category.created":
			return inverseOfCreation(book, "category", event.data.category, ground);
		case "category.restored":
			return inverseOfArrival(book, "category", event.data.category, ground);
		case "category.updated":
			return inverseOfUpdate(book, "category", event.data.category, event.data.previous, ground);
		case "category.deleted":
			return categoryBack(event, book, ground);
		case "tag.created":
			return inverseOfCreation(book, "tag", event.data.tag, ground);
		case "tag.restored":
			return inverseOfArrival(book, "tag", event.data.tag, ground);
		case "tag.updated":
			return inverseOfUpdate(book, "tag", event.data.tag, event.data.previous, ground);
		case "tag.deleted":
			return tagBack(event, book, ground);
	}
}

/** Away with a label that was made: unless it was changed since, or tasks carry it that did not get it thereby. */
function inverseOfCreation(book: Book, kind: LabelKind, label: Label, ground: UndoGround): Inverse {
	const carries = ({ category_id, tag_ids }: Task) =>
		kind === "category" ? category_id === label.id : tag_ids.includes(label.id);
	const carrier = [...book.tasks.values()].find((task) => task.status !== "deleted" && carries(task));
	const gone = inverseOfArrival(book, kind, label, ground);
	if (carrier === undefined || gone.events.length === 0) return gone;
	return cannot(say(`${kind}_in_use`, { task_id: carrier.task_id }));
}

/** Away with a label that came, unless it was changed since. One that came back is deleted again, as it was: tasks only hide it. */
function inverseOfArrival(book: Book, kind: LabelKind, label: Label, ground: UndoGround): Inverse {
	const present = labelsOf(book.user, kind).find(({ id }) => id === label.id);
	if (sameValue(present, label)) return inverse(labelDeleted(kind, label));
	return cannot(ground.changedLater(`${kind}:${label.id}`, say(`${kind}_changed`)));
}

/** Name and colour each by itself. */
function inverseOfUpdate(book: Book, kind: LabelKind, left: Label, wanted: Label, ground: UndoGround): Inverse {
	const labels = labelsOf(book.user, kind);
	const present = labels.find(({ id }) => id === left.id);
	const changed = (what: Sentence) => ground.changedLater(`${kind}:${left.id}`, what);
	if (present === undefined) return cannot(changed(say(`${kind}_deleted`)));
	const reasons: Sentence[] = [];
	let label = present;
	if (left.name !== wanted.name) {
		const holder = findLabel(labels, wanted.name);
		if (present.name !== left.name) reasons.push(changed(fieldChanged("name")));
		else if (holder !== undefined && holder.id !== present.id) reasons.push(say("former_name_taken"));
		else label = { ...label, name: wanted.name };
	}
	if (left.color !== wanted.color) {
		if (present.color !== left.color) reasons.push(changed(fieldChanged("color")));
		else label = { ...label, color: wanted.color };
	}
	if (label === present) return { events: [], reasons };
	const event: DomainEvent =
		kind === "category"
			? { type: "category.updated", data: { category: label, previous: present } }
			: { type: "tag.updated", data: { tag: label, previous: present } };
	return { events: [event], reasons };
}

/** Back to the light, and to the tasks that an older deletion names and that have had none since. */
function categoryBack(event: JournalEvent & { type: "category.deleted" }, book: Book, ground: UndoGround): Inverse {
	const { category, task_ids } = event.data;
	const reason = reasonAgainst(book, "category", category, ground);
	if (reason !== undefined) return cannot(reason);
	const isWith = (task_id: number, id: number | null) => book.tasks.get(task_id)?.category_id === id;
	const free = task_ids.filter((task_id) => isWith(task_id, null));
	const reasons = task_ids
		.filter((task_id) => !isWith(task_id, null) && !isWith(task_id, category.id))
		.map((task_id) => ground.changedLater(`task:${task_id}.category_id`, say("category_of_task_changed", { task_id })));
	return { events: [{ type: "category.restored", data: { category, task_ids: free } }], reasons };
}

/** Likewise, each in its place; what else was done to the tags of a task since then stays. */
function tagBack(event: JournalEvent & { type: "tag.deleted" }, book: Book, ground: UndoGround): Inverse {
	const { tag } = event.data;
	const reason = reasonAgainst(book, "tag", tag, ground);
	if (reason !== undefined) return cannot(reason);
	const task_ids: number[] = [];
	const places: number[] = [];
	const reasons: Sentence[] = [];
	for (const [index, task_id] of event.data.task_ids.entries()) {
		const tag_ids = book.tasks.get(task_id)?.tag_ids;
		if (tag_ids?.includes(tag.id)) continue;
		if (tag_ids !== undefined && tag_ids.length < LIMITS.tagsOfTask) {
			task_ids.push(task_id);
			places.push(Math.min(event.data.places[index] ?? tag_ids.length, tag_ids.length));
		} else reasons.push(say("no_room_for_tag", { task_id }));
	}
	return { events: [{ type: "tag.restored", data: { tag, task_ids, places } }], reasons };
}

/** Why a deleted label cannot come back. */
function reasonAgainst(book: Book, kind: LabelKind, label: Label, ground: UndoGround): Sentence | undefined {
	const labels = labelsOf(book.user, kind);
	if (labels.some(({ id }) => id === label.id)) {
		return ground.changedLater(`${kind}:${label.id}`, say(`${kind}_restored`));
	}
	if (findLabel(labels, label.name) !== undefined) return say("name_taken");
	const violations: Violation[] = [];
	checkLabelCount(kind, "name", labels.length, violations);
	const [full] = violations;
	return full && { key: full.key, params: full.params, message: full.message };
}
