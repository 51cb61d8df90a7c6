/** The reminders of our shards: those that fall due soon are handed to their users' actors, and so are those that were missed. */
import { toInstantText } from "../domain/time/instant.ts";
import type { DueReminder, ReminderIndex } from "../ports/delivery/reminderIndex.ts";
import { type Clock, sleep } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { LOADING_WINDOW_MS } from "./armedReminders.ts";
import type { Kernel } from "./kernel.ts";
import type { Meter } from "./meter.ts";
import type { ShardRegistry } from "./shardRegistry.ts";
import { createStuckUsers } from "./stuckUsers.ts";
import type { UserActor } from "./userActor.ts";

/** A reminder that is late by less than this is left to its timer and does not count as missed. */
const MISSED_MS = 1_500;
/** Reminders loaded or swept at once; more are taken in the next round, soonest first. */
const LOAD_LIMIT = 20_000;
const SWEEP_LIMIT = 1_000;
/** Users woken in one go while loading, so that loading does not hold up requests. */
const WAKE_AT_ONCE = 64;

export interface OwnReminders {
	/** Has armed what falls due within the loading window and is not. Throws `StorageUnavailable`. */
	load(): Promise<void>;
	/** Has fired what is due. Throws `StorageUnavailable`. */
	sweep(): Promise<void>;
	/** Rounds under way go on without pauses, so that they end soon. */
	stop(): void;
}

export interface OwnRemindersOptions {
	readonly kernel: Kernel;
	readonly registry: ShardRegistry;
	readonly reminders: ReminderIndex;
	readonly ownShards: () => readonly number[];
	readonly clock: Clock;
	readonly log: Log;
	readonly meter: Meter;
}

export function createOwnReminders(options: OwnRemindersOptions): OwnReminders {
	const { kernel, registry, reminders, ownShards, clock, log, meter } = options;
	const stopping = new AbortController();
	const stuck = createStuckUsers(clock);

	type Use = (actor: UserActor, due: readonly DueReminder[]) => void;

	/** Calls `use` with the live actor of each user whose shard is ours. What one user cannot do is logged and costs him alone. */
	async function withActors(byUser: ReadonlyMap<string, readonly DueReminder[]>, use: Use) {
		let woken = 0;
		for (const [user_id, due] of byUser) {
			try {
				const actor = registry.actorOf(user_id, due[0]?.shard ?? -1);
				if (actor === "moved") continue;
				// One that is just stopping is found again in the next round.
				if (actor instanceof Promise) continue;
				use(actor, due);
			} catch (err) {
				log.error("the reminders of a user could not be handed over; it is tried again", { user_id, err });
			}
			woken += 1;
			if (woken % WAKE_AT_ONCE === 0) await sleep(clock, 1, stopping.signal);
		}
	}

	return {
		async load() {
			const own = ownShards();
			if (own.length === 0) return;
			const until = toInstantText(clock.now().add({ milliseconds: LOADING_WINDOW_MS }));
			const found = await reminders.dueBefore(own, until, LOAD_LIMIT, stuck.leftOut());
			const unarmed = found.filter(
				({ user_id, shard, reminder_id, fire_at }) =>
					registry.findActor(user_id, shard)?.armed.get(reminder_id)?.fire_at !== fire_at,
			);
			const byUser = Map.groupBy(unarmed, ({ user_id }) => user_id);
			await withActors(byUser, (actor, due) => void kernel.tell(actor.ref, { kind: "arm", reminders: due }));
		},
		async sweep() {
			const own = ownShards();
			if (own.length === 0) return;
			const now = clock.now();
			const leftOut = stuck.leftOut();
			const found = await reminders.dueBefore(own, toInstantText(now), SWEEP_LIMIT, leftOut);
			const missedBefore = toInstantText(now.subtract({ milliseconds: MISSED_MS }));
			if (found.some(({ fire_at }) => fire_at < missedBefore)) meter.sweepsWithFinds += 1;
			await withActors(stuck.sort(found, leftOut), (actor, due) => {
				for (const { reminder_id } of due) actor.noteDue(reminder_id);
			});
		},
		stop: () => stopping.abort(),
	};
}
