/**
 * Users whose overdue reminders stay where they are although they were asked to fire (a fault of ours, a row that
 * somebody has locked). A sweep takes the oldest first, so without this they would fill every look and starve
 * those behind them: they are left out of the next looks for a while, and asked again more and more rarely.
 */

import type { DueReminder } from "../ports/delivery/reminderIndex.ts";
import type { Clock } from "../ports/process/clock.ts";
import { backOffMs } from "../timing/backOff.ts";

/** The first look that finds nothing may be a race with a timer or another pod; the next leave out 1 s, 2 s, 4 s, at most this. */
const LEFT_OUT = { firstMs: 1_000, longestMs: 10_000 };

export interface StuckUsers {
	/** Whom the next look leaves out. */
	leftOut(): readonly string[];
	/** Takes in what a look found that left out `leftOut`; returns the reminders of each user, those of the oldest first. */
	sort(found: readonly DueReminder[], leftOut: readonly string[]): ReadonlyMap<string, DueReminder[]>;
}

interface Try {
	/** The oldest reminder that was asked to fire. */
	readonly oldest: string;
	/** How often it was still there at the next look. */
	readonly inVain: number;
	readonly untilMs: number;
}

export function createStuckUsers(clock: Clock): StuckUsers {
	const tries = new Map<string, Try>();

	function next(user_id: string, [first]: readonly DueReminder[]): Try {
		const oldest = `${first?.reminder_id} ${first?.fire_at}`;
		const before = tries.get(user_id);
		const inVain = before?.oldest === oldest ? before.inVain + 1 : 0;
		const pauseMs = inVain < 2 ? 0 : backOffMs(LEFT_OUT, inVain - 1);
		return { oldest, inVain, untilMs: clock.elapsedMs() + pauseMs };
	}

	return {
		leftOut: () => [...tries].filter(([, { untilMs }]) => untilMs > clock.elapsedMs()).map(([user_id]) => user_id),
		sort(found, leftOut) {
			const byUser = Map.groupBy(found, ({ user_id }) => user_id);
			const unseen = new Set(leftOut);
			for (const user_id of tries.keys()) {
				if (!byUser.has(user_id) && !unseen.has(user_id)) tries.delete(user_id);
			}
			for (const [user_id, due] of byUser) tries.set(user_id, next(user_id, due));
			return byUser;
		},
	};
}
