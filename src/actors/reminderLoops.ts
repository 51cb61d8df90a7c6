/**
 * The loops that keep P4 whatever the timers do. The loader arms what falls due within the loading window; the
 * sweeper fires what is due in our shards and was missed; the orphan sweep fires what is overdue in anybody's, by
 * the direct path. Timers are the optimisation, these are the guarantee. A fourth has tasks go on following a change of
 * settings where an actor has left off: it died, or the change was decided by the direct path (decision 0078).
 */
import { toInstantText } from "../domain/instant.ts";
import { type Clock, sleep } from "../ports/clock.ts";
import type { DueReminder, ReminderIndex } from "../ports/journal.ts";
import type { Log } from "../ports/log.ts";
import { createLoop, type Loop } from "../timing/loop.ts";
import { tellFault } from "../timing/tellFault.ts";
import { LOADING_WINDOW_MS } from "./armedReminders.ts";
import type { Gate } from "./commandGate.ts";
import type { Kernel } from "./kernel.ts";
import type { Meter } from "./meter.ts";
import { createOrphanSweep } from "./orphanSweep.ts";
import type { ShardRegistry } from "./shardRegistry.ts";
import { createStuckUsers } from "./stuckUsers.ts";
import type { UserActor } from "./userActor.ts";

const LOAD_EVERY_MS = 60_000;
const SWEEP_EVERY_MS = 1_000;
/** A timer's own lateness is no find of the sweeper below this. */
const MISSED_MS = 1_500;
const ORPHAN_SWEEP_EVERY_MS = 500;
/** An actor goes on by itself. What is looked for is what one left off: it died, or another pod decided. */
const FOLLOW_EVERY_MS = 30_000;
/** Until the next round, when one found as many as it takes. */
const FOLLOW_ON_MS = 2_000;
/** Users whose tasks are got going in one round. */
const FOLLOW_LIMIT = 100;
/** A round that failed is tried again after this, at the latest. */
const AFTER_FAULT_MS = 1_000;
/** Reminders loaded or swept at once; more are taken in the next round, soonest first. */
const LOAD_LIMIT = 20_000;
const SWEEP_LIMIT = 1_000;
/** Users woken in one go while loading, so that loading does not hold up requests. */
const WAKE_AT_ONCE = 64;

export interface ReminderLoops {
	start(): void;
	/** Loads the window now: shards were gained or lost. */
	reload(): void;
	stop(): Promise<void>;
}

export interface ReminderLoopsOptions {
	readonly kernel: Kernel;
	readonly registry: ShardRegistry;
	/** How many there are in all. */
	readonly shards: number;
	readonly reminders: ReminderIndex;
	readonly gate: Gate;
	readonly clock: Clock;
	readonly log: Log;
	readonly meter: Meter;
}

export function createReminderLoops(options: ReminderLoopsOptions): ReminderLoops {
	const { kernel, registry, reminders, gate, clock, log, meter } = options;
	const stopping = new AbortController();
	const ownShards = () => [...registry.epochs().keys()];
	const stuck = createStuckUsers(clock);
	const orphans = createOrphanSweep({ reminders, gate, ownShards, clock, log });

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

	async function load(): Promise<void> {
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
	}

	async function sweep(): Promise<void> {
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
	}

	/** Who owns every shard sweeps all there is: a process that runs alone need not ask twice, and is woken by a change. */
	const ownsAll = () => registry.epochs().size === options.shards;

	async function sweepOrphans(): Promise<void> {
		if (!ownsAll()) await orphans.round();
	}

	/** Where the last round ended: whose tasks cannot follow hold up nobody behind them. */
	let followedUpTo: string | undefined;

	async function goOnFollowing(): Promise<void> {
		const users = await reminders.following(ownShards(), FOLLOW_LIMIT, followedUpTo);
		followedUpTo = users.length === FOLLOW_LIMIT ? users.at(-1)?.user_id : undefined;
		for (const { user_id, shard } of users) {
			try {
				const actor = registry.actorOf(user_id, shard);
				if (actor !== "moved" && !(actor instanceof Promise)) actor.follow();
			} catch (err) {
				log.error("the tasks of a user could not follow the settings; it is tried again", { user_id, err });
			}
		}
	}

	/** A loop of that work, every `everyMs()`. */
	const repeat = (name: string, work: () => Promise<void>, everyMs: () => number): Loop =>
		createLoop({
			clock,
			async round() {
				await work();
				return everyMs();
			},
			onFault(err) {
				tellFault(log, name, err);
				return Math.min(everyMs(), AFTER_FAULT_MS);
			},
		});

	const loader = repeat("loader", load, () => LOAD_EVERY_MS);
	const sweeper = repeat("sweeper", sweep, () => SWEEP_EVERY_MS);
	// Pods that began together do not all look at the same moment.
	let hasNoOrphans = false;
	const orphanSweep = repeat("orphan sweep", sweepOrphans, () => {
		hasNoOrphans = ownsAll();
		return hasNoOrphans ? LOAD_EVERY_MS : Math.round(ORPHAN_SWEEP_EVERY_MS * (0.8 + 0.4 * Math.random()));
	});
	const follower = repeat("follower", goOnFollowing, () =>
		followedUpTo === undefined ? FOLLOW_EVERY_MS : FOLLOW_ON_MS,
	);
	const loops = [loader, sweeper, orphanSweep, follower];

	return {
		start() {
			for (const loop of loops) void loop.start();
		},
		reload: () => {
			loader.wake();
			follower.wake();
			if (hasNoOrphans && !ownsAll()) orphanSweep.wake();
		},
		async stop() {
			stopping.abort();
			await Promise.all(loops.map((loop) => loop.stop()));
			await orphans.finish();
		},
	};
}
