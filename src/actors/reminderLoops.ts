/**
 * The loops that keep P4 even if every timer fails. The loader arms what falls due within the loading window; the
 * sweeper fires what is due in our shards and was missed; the orphan sweep fires what is overdue in anybody's, by
 * the direct path. Timers are the optimisation, these are the guarantee. A fourth has tasks go on following a change of
 * settings where an actor has left off: it died, or the change was decided by the direct path (decision 0078).
 */

import type { ReminderIndex } from "../ports/delivery/reminderIndex.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { createLoop, type Loop } from "../timing/loop.ts";
import { tellFault } from "../timing/tellFault.ts";
import type { Gate } from "./commandGate.ts";
import type { Kernel } from "./kernel.ts";
import { createLeftFollowers } from "./leftFollowers.ts";
import type { Meter } from "./meter.ts";
import { createOrphanSweep } from "./orphanSweep.ts";
import { createOwnReminders } from "./ownReminders.ts";
import type { ShardRegistry } from "./shardRegistry.ts";

const LOAD_EVERY_MS = 60_000;
const SWEEP_EVERY_MS = 1_000;
const ORPHAN_SWEEP_EVERY_MS = 500;
/** How often users are looked for whose tasks stopped following: their actor died, or another pod decided. Others go on by themselves. */
const FOLLOW_EVERY_MS = 30_000;
/** The pause before the next round after a full one. */
const FOLLOW_ON_MS = 2_000;
/** A round that failed is tried again after this, at the latest. */
const AFTER_FAULT_MS = 1_000;

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
	/** In [0, 1). */
	readonly random: () => number;
}

export function createReminderLoops(options: ReminderLoopsOptions): ReminderLoops {
	const { registry, reminders, gate, clock, log, random } = options;
	const ownShards = () => [...registry.epochs().keys()];
	const own = createOwnReminders({ ...options, ownShards });
	const orphans = createOrphanSweep({ reminders, gate, ownShards, clock, log });
	const followers = createLeftFollowers({ registry, reminders, ownShards, log });

	/** Who owns every shard sweeps all there is: a process that runs alone need not ask twice, and is woken by a change. */
	const ownsAll = () => registry.epochs().size === options.shards;

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

	async function sweepOrphans(): Promise<void> {
		if (!ownsAll()) await orphans.round();
	}

	const loader = repeat("loader", own.load, () => LOAD_EVERY_MS);
	const sweeper = repeat("sweeper", own.sweep, () => SWEEP_EVERY_MS);
	let isResting = false;
	const orphanSweep = repeat("orphan sweep", sweepOrphans, () => {
		isResting = ownsAll();
		// Pods that began together do not all look at the same moment.
		return isResting ? LOAD_EVERY_MS : Math.round(ORPHAN_SWEEP_EVERY_MS * (0.8 + 0.4 * random()));
	});
	const follower = repeat("follower", followers.round, () => (followers.areMore() ? FOLLOW_ON_MS : FOLLOW_EVERY_MS));
	const loops = [loader, sweeper, orphanSweep, follower];

	return {
		start() {
			for (const loop of loops) void loop.start();
		},
		reload: () => {
			loader.wake();
			follower.wake();
			if (isResting && !ownsAll()) orphanSweep.wake();
		},
		async stop() {
			own.stop();
			await Promise.all(loops.map((loop) => loop.stop()));
			await orphans.finish();
		},
	};
}
