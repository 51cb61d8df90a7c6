/** What will happen, before it is saved: the next occurrences, and why one is not where one expects it. */
import { epochMsOf, type InstantText, instantTextOfEpochMs } from "../time/instant.ts";
import { nextPoint, type Occurrence, type OccurrencePoint } from "./nextAfter.ts";
import { type Reason, reasonsFor } from "./reasons.ts";
import type { Series } from "./series.ts";
import { printWall } from "./wallTime.ts";

export interface PreviewedOccurrence extends Occurrence {
	/** Absent where there is nothing to explain. */
	readonly reasons?: readonly Reason[];
}

/**
 * The next `count` occurrences, `from` included if it is one; from the first of all without `from`. Instants increase
 * strictly. They are those that `nextAfterInstant` gives one by one: the preview is what later happens.
 */
export function previewOccurrences(
	series: Series,
	{ from, count }: { readonly from?: InstantText; readonly count: number },
): readonly PreviewedOccurrence[] {
	const previewed: PreviewedOccurrence[] = [];
	let previous: OccurrencePoint | undefined;
	let afterMs = from === undefined ? undefined : epochMsOf(from) - 1;
	while (previewed.length < count) {
		const point = nextPoint(series, afterMs);
		if (point === undefined) break;
		const reasons = reasonsFor(series, point, previous);
		previewed.push({
			local: printWall(point.wall, series.isAllDay),
			instant: instantTextOfEpochMs(point.epochMs),
			...(reasons.length === 0 ? {} : { reasons }),
		});
		previous = point;
		afterMs = point.epochMs;
	}
	return previewed;
}
