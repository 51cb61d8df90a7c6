/**
 * Lists that are others than before because time has passed: at midnight what is due today, and what is overdue as soon as a task's
 * time is over. No event says so; it is looked for every half minute, so a client is told as late as that at most.
 */
import { type InstantText, toInstantText } from "../domain/time/instant.ts";
import type { Clock } from "../ports/process/clock.ts";
import { StorageUnavailable } from "../ports/process/faults.ts";
import type { ReadModel } from "../ports/reading/readModel.ts";

const LOOK_EVERY_MS = 30_000;

export interface ClockSources {
	readonly readModel: Pick<ReadModel, "settings" | "listTasks">;
	readonly clock: Clock;
	readonly onFault: (fault: Error) => void;
}

/** Which lists go by the clock. */
export type TimedList = "today" | "overdue";

/** From now on, until what it returns is called. */
export function followClock(
	{ readModel, clock, onFault }: ClockSources,
	user_id: string,
	tell: (lists: readonly TimedList[]) => void,
): () => void {
	let seen = clock.now();
	let isOver = false;
	let cancel = () => {};

	async function look(): Promise<void> {
		const now = clock.now();
		const lists = await turnedIn(seen, now);
		if (isOver) return;
		seen = now;
		if (lists.length > 0) tell(lists);
	}

	async function turnedIn(from: Temporal.Instant, now: Temporal.Instant): Promise<readonly TimedList[]> {
		const { time_zone } = await readModel.settings(user_id);
		const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(time_zone).toPlainDate();
		if (!dayOf(from).equals(dayOf(now))) return ["today", "overdue"];
		const { data } = await readModel.listTasks(user_id, {
			status: "open",
			due_after: justBefore(from),
			due_before: toInstantText(now),
			limit: 1,
		});
		return data.length > 0 ? ["overdue"] : [];
	}

	const lookLater = () => {
		cancel = clock.setTimer(LOOK_EVERY_MS, () => {
			look().catch((fault: unknown) => {
				// The next look begins where this one should have.
				if (!(fault instanceof StorageUnavailable)) onFault(fault instanceof Error ? fault : new Error(String(fault)));
			});
			lookLater();
		});
	};
	lookLater();
	return () => {
		isOver = true;
		cancel();
	};
}

/** Bounds are excluded: a task that was due in the very instant of the last look is overdue only after it. */
const justBefore = (at: Temporal.Instant): InstantText => toInstantText(at.subtract({ milliseconds: 1 }));
