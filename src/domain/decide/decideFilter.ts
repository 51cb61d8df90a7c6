/** Saved filters: keeping one under a name, renaming it, changing it, deleting it. */

import { BOUNDS, beyond } from "../accounts/bounds.ts";
import type { Decision, Subject } from "../commands/decision.ts";
import { accepted, happened, rejected, rejectedFor } from "../commands/outcome.ts";
import { sameValue } from "../equality.ts";
import { bindFilter } from "../filter/bindFilter.ts";
import { readFilter } from "../filter/readFilter.ts";
import { findLabel } from "../labels/labels.ts";
import { notFound, type Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import type { Book } from "../state/book.ts";
import { LIMITS, type SavedFilter } from "../tasks/task.ts";
import { checkText, trimmed } from "../text/text.ts";
import type { InstantText } from "../time/instant.ts";

/** A new one with a free name, and a filter that says something to this user today. */
export function addFilter(
	book: Book,
	asked: { readonly name: string; readonly filter: string },
	now: InstantText,
): Decision {
	const violations: Violation[] = [];
	const name = readFreeName(book, asked.name, undefined, violations);
	const filter = readText(book, asked.filter, now, violations);
	if (book.user.filters.length >= BOUNDS.filters.most) violations.push(beyond(BOUNDS.filters));
	if (violations.length > 0) return rejectedFor(violations);
	const saved: SavedFilter = { id: book.user.next_filter_id, name, filter, created_at: now };
	return accepted(subjectOf(saved.id), [happened({ type: "filter.created", data: { filter: saved } })]);
}

/** Changes what is named. A filter that is left as it is may name labels that are gone: renaming it must not fail for that. */
export function editFilter(
	book: Book,
	id: number,
	changes: { readonly name?: string; readonly filter?: string },
	now: InstantText,
): Decision {
	const previous = book.user.filters.find((one) => one.id === id);
	if (previous === undefined) return rejected(notFound("filter"));
	const violations: Violation[] = [];
	const filter: SavedFilter = {
		...previous,
		name: changes.name === undefined ? previous.name : readFreeName(book, changes.name, id, violations),
		filter: changes.filter === undefined ? previous.filter : readText(book, changes.filter, now, violations),
	};
	if (violations.length > 0) return rejectedFor(violations);
	if (sameValue(filter, previous)) return accepted(subjectOf(id), []);
	return accepted(subjectOf(id), [happened({ type: "filter.updated", data: { filter, previous } })]);
}

export function deleteFilter(book: Book, id: number): Decision {
	const filter = book.user.filters.find((one) => one.id === id);
	if (filter === undefined) return rejected(notFound("filter"));
	return accepted(subjectOf(id), [happened({ type: "filter.deleted", data: { filter } })]);
}

const subjectOf = (filter_id: number): Subject => ({ kind: "filter", filter_id });

/** `id`: the filter that is renamed, whose own name is no obstacle (a change of case). */
function readFreeName({ user }: Book, name: string, id: number | undefined, violations: Violation[]): string {
	const read = trimmed(name);
	checkText("name", read, { min: 1, max: LIMITS.filterName }, violations);
	const holder = findLabel(user.filters, read);
	if (holder !== undefined && holder.id !== id) {
		violations.push({ field: "name", rule: "unique", ...say("filter_name_taken") });
	}
	return read;
}

/** The filter's text; a mistake is pointed at by its column, as where it is used. */
function readText({ user }: Book, text: string, now: InstantText, violations: Violation[]): string {
	const before = violations.length;
	const filter = trimmed(text);
	checkText("filter", filter, { min: 0, max: text.length }, violations);
	if (violations.length > before) return filter;
	const read = readFilter(filter);
	if (read.kind === "refused") violations.push(read.violation);
	else bindFilter(read.filter, { ...user, now }, violations);
	return filter;
}
