/** The inverses of the events of saved filters. */

import { BOUNDS } from "../accounts/bounds.ts";
import { sameValue } from "../equality.ts";
import type { JournalEvent } from "../events/events.ts";
import { findLabel } from "../labels/labels.ts";
import { type Sentence, say } from "../refusals/sentence.ts";
import type { Book } from "../state/book.ts";
import type { SavedFilter } from "../tasks/task.ts";
import { cannot, fieldChanged, type Inverse, inverse, type UndoGround } from "./undoGround.ts";

type JournalledFilterEvent = Extract<JournalEvent, { type: `filter.${string}` }>;

export function inverseOfFilterEvent(event: JournalledFilterEvent, { user }: Book, ground: UndoGround): Inverse {
	const { filter } = event.data;
	const present = user.filters.find(({ id }) => id === filter.id);
	const changed = (what: Sentence) => ground.changedLater(`filter:${filter.id}`, what);
	switch (event.type) {
		case "filter.created":
		case "filter.restored":
			if (!sameValue(present, filter)) return cannot(changed(say("filter_changed")));
			return inverse({ type: "filter.deleted", data: { filter } });
		case "filter.updated":
			if (present === undefined) return cannot(changed(say("filter_deleted")));
			return backTo(event.data.previous, event.data.filter, present, user.filters, changed);
		case "filter.deleted":
			if (present !== undefined) return cannot(changed(say("filter_restored")));
			if (findLabel(user.filters, filter.name) !== undefined) return cannot(say("name_taken"));
			if (user.filters.length >= BOUNDS.filters.most) return cannot(BOUNDS.filters.sentence);
			return inverse({ type: "filter.restored", data: { filter } });
	}
}

/** Name and filter each by itself. */
function backTo(
	wanted: SavedFilter,
	left: SavedFilter,
	present: SavedFilter,
	all: readonly SavedFilter[],
	changed: (what: Sentence) => Sentence,
): Inverse {
	const reasons: Sentence[] = [];
	let filter = present;
	if (left.name !== wanted.name) {
		const holder = findLabel(all, wanted.name);
		if (present.name !== left.name) reasons.push(changed(fieldChanged("name")));
		else if (holder !== undefined && holder.id !== present.id) reasons.push(say("former_name_taken"));
		else filter = { ...filter, name: wanted.name };
	}
	if (left.filter !== wanted.filter) {
		if (present.filter !== left.filter) reasons.push(changed(fieldChanged("filter")));
		else filter = { ...filter, filter: wanted.filter };
	}
	if (filter === present) return { events: [], reasons };
	return { events: [{ type: "filter.updated", data: { filter, previous: present } }], reasons };
}
