/**
 * Fires, by the direct path, overdue reminders in shards that are not ours, when their owner has failed to (P4). Each user is
 * handled alone: one that fails or is slow holds up neither the others nor the round.
 */
import { randomUUID } from "node:crypto";
import { principalOf } from "../domain/events/principal.ts";
import type { DueReminder, ReminderIndex } from "../ports/delivery/reminderIndex.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { tellFault } from "../timing/tellFault.ts";
import type { Gate } from "./commandGate.ts";
import { createStuckUsers } from "./stuckUsers.ts";

/** Together with a round of the sweep below the 2 s that a handoff may cost a reminder (P4). */
const ORPHANED_MS = 1_200;
/** Reminders of one look; more are taken in the next, oldest first. */
const LIMIT = 200;
/** Users at once: a slow one holds up an eighth of the sweep. */
const LANES = 8;

export interface OrphanSweepOptions {
	readonly reminders: ReminderIndex;
	readonly gate: Pick<Gate, "executeDirectly">;
	/** The shards that are ours: their sweeper looks after them. */
	readonly ownShards: () => readonly number[];
	readonly clock: Clock;
	readonly log: Log;
}

export interface OrphanSweep {
	/** One look, and everybody whom it found asked to fire; who is slow may still be at it when it resolves. */
	round(): Promise<void>;
	/** Resolves when nobody is working on it. */
	finish(): Promise<void>;
}

export function createOrphanSweep({ reminders, gate, ownShards, clock, log }: OrphanSweepOptions): OrphanSweep {
	const stuck = createStuckUsers(clock);
	const inHand = new Map<string, Promise<void>>();

	async function fire(user_id: string, due: readonly DueReminder[]): Promise<void> {
		try {
			await gate.executeDirectly({
				command_id: `fire:${randomUUID()}`,
				user_id,
				principal: principalOf({ by: "sweeper" }),
				command: { type: "FireReminders", reminder_ids: due.map(({ reminder_id }) => reminder_id) },
			});
		} catch (err) {
			tellFault(log, "the firing of a user's overdue reminders", err, { user_id });
		} finally {
			inHand.delete(user_id);
		}
	}

	return {
		async round() {
			const leftOut = [...stuck.leftOut(), ...inHand.keys()];
			const found = await reminders.overdue(ORPHANED_MS, LIMIT, { shards: ownShards(), users: leftOut });
			for (const [user_id, due] of stuck.sort(found, leftOut)) {
				while (inHand.size >= LANES) await Promise.race(inHand.values());
				inHand.set(user_id, fire(user_id, due));
			}
		},
		async finish() {
			await Promise.all(inHand.values());
		},
	};
}
