/** A filter of a user at an instant: days are dates and instants, labels are ids. */

import { findMeantLabel, type LabelKind } from "../labels/labels.ts";
import type { Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import type { Settings } from "../settings/settings.ts";
import { startOfWeek } from "../settings/week.ts";
import type { Label, Priority } from "../tasks/task.ts";
import { type DateText, dateTextOf, type InstantText, toInstantText } from "../time/instant.ts";
import { wrongAt } from "./readFilter.ts";
import { type Condition, type Day, type Filter, mapLeaves, type Tree } from "./tree.ts";

/** A local day, and its first instant in the user's zone. */
export interface Edge {
	readonly date: DateText;
	readonly at: InstantText;
}

export type BoundCondition =
	| { readonly kind: "every" | "undated" | "recurring" | "subtask" | "reminded" }
	| { readonly kind: "overdue"; readonly now: InstantText; readonly today: DateText }
	| { readonly kind: "due" | "created"; readonly from?: Edge; readonly until?: Edge }
	| { readonly kind: "priority"; readonly priority: Priority }
	| { readonly kind: "label"; readonly of: LabelKind; readonly id: number }
	/** `ids`: the labels that there are; those that are deleted still stand on tasks, hidden. */
	| { readonly kind: "unlabelled"; readonly of: LabelKind; readonly ids: readonly number[] }
	| { readonly kind: "search"; readonly words: string };

export type BoundFilter = Tree<BoundCondition>;

export interface FilterGround {
	readonly now: InstantText;
	readonly settings: Pick<Settings, "time_zone" | "week_start">;
	readonly categories: readonly Pick<Label, "id" | "name">[];
	readonly tags: readonly Pick<Label, "id" | "name">[];
}

/** Every label that there is not goes to `violations`; the filter is only meaningful while that stays empty. */
export function bindFilter(filter: Filter, ground: FilterGround, violations: Violation[]): BoundFilter {
	const today = Temporal.Instant.from(ground.now).toZonedDateTimeISO(ground.settings.time_zone).toPlainDate();
	const edge = (day: Day): Edge => edgeOf(dateOf(day, today, ground), ground);
	return mapLeaves<Condition, BoundCondition>(filter, (condition) => {
		switch (condition.kind) {
			case "overdue":
				return { kind: "overdue", now: ground.now, today: dateTextOf(today) };
			case "due":
			case "created": {
				const { kind, from, until } = condition;
				return { kind, ...(from ? { from: edge(from) } : {}), ...(until ? { until: edge(until) } : {}) };
			}
			case "label": {
				const { of, name, column } = condition;
				const label = findMeantLabel(of === "tag" ? ground.tags : ground.categories, name);
				if (label === undefined) violations.push(wrongAt(column, "exists", say(`filter_no_such_${of}`, { name })));
				return { kind: "label", of, id: label?.id ?? 0 };
			}
			case "unlabelled": {
				const { of } = condition;
				return { kind: "unlabelled", of, ids: (of === "tag" ? ground.tags : ground.categories).map(({ id }) => id) };
			}
			default:
				return condition;
		}
	});
}

function dateOf(day: Day, today: Temporal.PlainDate, { settings }: FilterGround): Temporal.PlainDate {
	if ("date" in day) return Temporal.PlainDate.from(day.date);
	if ("days" in day) return today.add({ days: day.days });
	return startOfWeek(today, settings.week_start).add({ weeks: day.week });
}

const edgeOf = (date: Temporal.PlainDate, { settings }: FilterGround): Edge => ({
	date: dateTextOf(date),
	at: toInstantText(date.toZonedDateTime(settings.time_zone).toInstant()),
});
