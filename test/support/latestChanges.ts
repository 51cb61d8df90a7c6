/** The `latestChanges` of a journal that is a list. */
import type { JournalEvent } from "../../src/domain/events/events.ts";
import type { LatestChanges } from "../../src/ports/commands/journal.ts";

export function latestChangesOf(events: readonly JournalEvent[], limit: number): LatestChanges {
	const newestFirst = events.toSorted((a, b) => b.seq - a.seq);
	const latest = newestFirst.filter(({ principal }) => principal.kind !== "system").slice(0, limit);
	const bySeq = new Map(events.map((event) => [event.seq, event]));
	const found = new Set(latest);
	for (const { undoes } of found) {
		const target = undoes === null ? undefined : bySeq.get(undoes);
		if (target) found.add(target);
	}
	return { latest, earlier: newestFirst.filter((event) => found.has(event) && !latest.includes(event)) };
}
