/** What categories and tags have in common: names that are unique without regard to case, a colour, a number limit. */

import type { DomainEvent } from "../events/events.ts";
import type { Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import type { UserState } from "../state/userState.ts";
import { type Label, LIMITS } from "../tasks/task.ts";
import { plainText } from "../text/searchWords.ts";
import { checkText, trimmed } from "../text/text.ts";

export type LabelKind = "category" | "tag";

const LABEL_LIMITS = {
	category: { count: LIMITS.categories, name: LIMITS.categoryName, plural: "categories" },
	tag: { count: LIMITS.tags, name: LIMITS.tagName, plural: "tags" },
} as const;

/** The user's labels of one kind, ascending by id. */
export function labelsOf(user: UserState, kind: LabelKind): readonly Label[] {
	return kind === "category" ? user.categories : user.tags;
}

/** Ids are never given twice: the journal names labels by id, long after they are deleted. */
export function nextLabelId(user: UserState, kind: LabelKind): number {
	return kind === "category" ? user.next_category_id : user.next_tag_id;
}

/** The label with this name: equal after compatibility normalisation (NFKC) and lower-casing. */
export function findLabel<Named extends { readonly name: string }>(
	labels: readonly Named[],
	name: string,
): Named | undefined {
	const wanted = foldedName(name);
	return labels.find((label) => foldedName(label.name) === wanted);
}

/**
 * The label that somebody means who names one that is there: the one of this name, or else the only one whose name differs from
 * it by accents alone ("cafe" for "Café"). Two labels may differ by no more than that, so new names are compared by `findLabel`.
 */
export function findMeantLabel<Named extends { readonly name: string }>(
	labels: readonly Named[],
	name: string,
): Named | undefined {
	const same = findLabel(labels, name);
	if (same !== undefined) return same;
	const wanted = plainName(name);
	const [close, ...others] = labels.filter((label) => plainName(label.name) === wanted);
	return others.length === 0 ? close : undefined;
}

const plainName = (name: string): string => plainText(name).replaceAll("ß", "ss").replaceAll(/\s+/g, " ").trim();

function foldedName(name: string): string {
	return name.normalize("NFKC").toLowerCase();
}

/** The name as it is stored; what is wrong with it goes to `violations`. */
export function readLabelName(kind: LabelKind, field: string, name: string, violations: Violation[]): string {
	const read = trimmed(name);
	checkText(field, read, { min: 1, max: LABEL_LIMITS[kind].name }, violations);
	return read;
}

/** The colour as it is stored, in upper case. */
export function readColor(color: string | null, violations: Violation[]): string | null {
	if (color !== null && !/^#[0-9A-Fa-f]{6}$/.test(color)) {
		violations.push({ field: "color", rule: "color", ...say("color", { field: "color" }) });
	}
	return color?.toUpperCase() ?? null;
}

/** Whether the user may have one more; `count` is what there will be without it. */
export function checkLabelCount(kind: LabelKind, field: string, count: number, violations: Violation[]): void {
	const limit = LABEL_LIMITS[kind];
	if (count < limit.count) return;
	violations.push({ field, rule: "limit", ...say(`limit_${limit.plural}`, { count: limit.count }) });
}

/** The event of a label's deletion. */
export function labelDeleted(kind: LabelKind, label: Label): DomainEvent {
	return kind === "category"
		? { type: "category.deleted", data: { category: label, task_ids: [] } }
		: { type: "tag.deleted", data: { tag: label, task_ids: [], places: [] } };
}
