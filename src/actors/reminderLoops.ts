/**
 * Three loops that keep P4 whatever the timers do. The loader arms what falls due within the loading window; the
 * sweeper fires what is due in our shards and was missed; the orphan sweep fires what is overdue in anybody's, by
 * the direct path. Timers are the optimisation, these are the guarantee.
 */
import { randomUUID } from "node:crypto";
import { toInstantText } from "../domain/instant.ts";
import { type Clock, sleep } from "../ports/clock.ts";
import { StorageUnavailable } from "../ports/faults.ts";
import type { DueReminder, ReminderIndex } from "../ports/journal.ts";
import type { Log } from "../ports/log.ts";
import type { Gate } from "./commandGate.ts";
import type { Kernel } from "./kernel.ts";
import type { Meter } from "./meter.ts";
import type { ShardRegistry } from "./shardRegistry.ts";
import { LOADING_WINDOW_MS, type UserActor } from "./userActor.ts";

const LOAD_EVERY_MS = 60_000;
const SWEEP_EVERY_MS = 1_000;
/** A timer's own lateness is no find of the sweeper below this. */
const MISSED_MS = 1_500;
/** Together with a round of the sweep below the 2 s that a handoff may cost a reminder (P4). */
const ORPHANED_MS = 1_200;
const ORPHAN_SWEEP_EVERY_MS = 500;
/** Reminders loaded or swept at once; more are taken in the next round, soonest first. */
const LOAD_LIMIT = 20_000;
const SWEEP_LIMIT = 1_000;
const ORPHAN_LIMIT = 200;
/** Users woken in one go while loading, so that loading does not hold up requests. */
const WAKE_AT_ONCE = 64;

export interface ReminderLoops {
	start(): void;
	/** Loads the window now: shards were gained. */
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
	let loops: Promise<void>[] = [];
	let wakeLoader: (() => void) | undefined;

	/** Calls `use` with the live actor of each user whose shard is ours. */
	async function withActors(found: readonly DueReminder[], use: (actor: UserActor, due: DueReminder[]) => void) {
		const byUser = Map.groupBy(found, ({ user_id }) => user_id);
		let woken = 0;
		for (const [user_id, due] of byUser) {
			const actor = registry.actorOf(user_id, due[0]?.shard ?? -1);
			if (actor === "moved") continue;
			// One that is just stopping is found again in the next round.
			if (actor instanceof Promise) continue;
			use(actor, due);
			woken += 1;
			if (woken % WAKE_AT_ONCE === 0) await sleep(clock, 1, stopping.signal);
		}
	}

	async function load(): Promise<void> {
		if (registry.epochs().size === 0) return;
		const until = toInstantText(clock.now().add({ milliseconds: LOADING_WINDOW_MS }));
		const found = await reminders.dueBefore([...registry.epochs().keys()], until, LOAD_LIMIT);
		const unarmed = found.filter(
			({ user_id, shard, reminder_id, fire_at }) =>
				registry.findActor(user_id, shard)?.armed.get(reminder_id)?.fire_at !== fire_at,
		);
		await withActors(unarmed, (actor, due) => void kernel.tell(actor.ref, { kind: "arm", reminders: due }));
	}

	async function sweep(): Promise<void> {
		if (registry.epochs().size === 0) return;
		const now = clock.now();
		const found = await reminders.dueBefore([...registry.epochs().keys()], toInstantText(now), SWEEP_LIMIT);
		const missedBefore = toInstantText(now.subtract({ milliseconds: MISSED_MS }));
		if (found.some(({ fire_at }) => fire_at < missedBefore)) meter.sweepsWithFinds += 1;
		await withActors(found, (actor, due) => {
			for (const { reminder_id } of due) actor.noteDue(reminder_id);
		});
	}

	async function sweepOrphans(): Promise<void> {
		const own = registry.epochs();
		// Who owns every shard sweeps all there is; a process that runs alone need not ask twice.
		if (own.size === options.shards) return;
		const found = (await reminders.overdue(ORPHANED_MS, ORPHAN_LIMIT)).filter(({ shard }) => !own.has(shard));
		for (const [user_id, due] of Map.groupBy(found, (one) => one.user_id)) {
			await gate.executeDirectly({
				command_id: `fire:${randomUUID()}`,
				user_id,
				principal: { kind: "system", id: "sweeper" },
				command: { type: "FireReminders", reminder_ids: due.map(({ reminder_id }) => reminder_id) },
			});
		}
	}

	/** `startRound` is called before the work, so that who wakes us during it is not slept over; it returns the pause. */
	async function repeat(name: string, work: () => Promise<void>, startRound: () => () => Promise<void>): Promise<void> {
		while (!stopping.signal.aborted) {
			const pause = startRound();
			try {
				await work();
			} catch (err) {
				if (err instanceof StorageUnavailable) log.warn(`${name}: the database cannot be reached`, { err });
				else log.error(`${name} failed; it is tried again`, { err });
			}
			await pause();
		}
	}

	const every = (ms: number) => () => () => sleep(clock, ms, stopping.signal);

	return {
		start() {
			const orphanRound = () => () =>
				sleep(clock, Math.round(ORPHAN_SWEEP_EVERY_MS * (0.8 + 0.4 * Math.random())), stopping.signal);
			const loaderRound = () => {
				const woken = new AbortController();
				wakeLoader = () => woken.abort();
				return () => sleep(clock, LOAD_EVERY_MS, AbortSignal.any([woken.signal, stopping.signal]));
			};
			loops = [
				repeat("loader", load, loaderRound),
				repeat("sweeper", sweep, every(SWEEP_EVERY_MS)),
				repeat("orphan sweep", sweepOrphans, orphanRound),
			];
		},
		reload: () => wakeLoader?.(),
		async stop() {
			stopping.abort();
			await Promise.all(loops);
		},
	};
}
