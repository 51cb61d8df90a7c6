/**
 * The actor system of one pod, put together: kernel, registry, gate, placement and loops. Outside it only the
 * command gate, the figures and the start and stop are known.
 */
import type { JournalEvent } from "../domain/events/events.ts";
import type { ActorSystemView } from "../ports/cluster/actorStats.ts";
import type { EventLog, Membership } from "../ports/cluster/eventLog.ts";
import type { Peers } from "../ports/cluster/peers.ts";
import type { ShardTable } from "../ports/cluster/shardTable.ts";
import type { CommandGate, HostedGate } from "../ports/commands/commandGate.ts";
import type { Journal, UserWrite } from "../ports/commands/journal.ts";
import type { ReminderIndex } from "../ports/delivery/reminderIndex.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { createLoop, type Loop } from "../timing/loop.ts";
import { createCommandGate } from "./commandGate.ts";
import { createKernel } from "./kernel.ts";
import { createMeter } from "./meter.ts";
import { createPlacement } from "./placement.ts";
import { createRecurrenceConsumer } from "./recurrenceConsumer.ts";
import { createReminderLoops } from "./reminderLoops.ts";
import { createRouting } from "./routing.ts";
import { createShardRegistry, type ShardRegistry } from "./shardRegistry.ts";
import { statsOf } from "./stats.ts";
import { spawnUserActor } from "./userActor.ts";

const PASSIVATE_EVERY_MS = 60_000;
/** Commands of one user that may wait or be in hand; more are answered `busy`. */
const MAILBOX_LIMIT = 256;

export interface ActorSystem extends ActorSystemView {
	readonly gate: CommandGate & HostedGate;
	/** The shards owned at present, which the relay publishes for. */
	ownedShards(): readonly number[];
	/** Forgets what is in memory and reads it afresh, under new epochs: the database is not what it was. */
	startAfresh(): void;
	start(): Promise<void>;
	/** Drains: finishes what is in hand (2 s at most), releases the shards, stops every actor. */
	stop(): Promise<void>;
}

export interface ActorSystemOptions {
	readonly journal: Journal;
	readonly reminders: ReminderIndex;
	readonly table: ShardTable;
	readonly eventLog: EventLog;
	readonly clock: Clock;
	readonly log: Log;
	readonly pod: string;
	/** Base URL at which other pods reach this one; null: they cannot. */
	readonly address: string | null;
	/** The other pods; undefined: this one asks nobody. */
	readonly peers?: Pick<Peers, "forward"> | undefined;
	readonly shards: number;
	/** In [0, 1): what pods do at their own moments goes by it. */
	readonly random: () => number;
	/** Whether users may live here (default). If not, the gate asks other pods, and the orphan sweep runs. */
	readonly isHost?: boolean;
	/** Told of committed events at once; the log brings them again. */
	readonly onCommitted: (events: readonly JournalEvent[], shard: number) => void;
	readonly onClockOffset: (ms: number) => void;
	/** Called about once a second while events of our shards wait to be published, including those that another pod wrote. */
	readonly onUnpublished?: () => void;
	/** The database has an older state than this pod has seen. */
	readonly onSetBack?: () => void;
}

export function createActorSystem(options: ActorSystemOptions): ActorSystem {
	const { journal, clock, log, shards } = options;
	const kernel = createKernel({ clock, log });
	const meter = createMeter();
	let membership: Membership | undefined;

	const onCommitted = (write: UserWrite) => {
		for (const event of write.events) {
			if (event.type !== "reminder.sent") continue;
			meter.fired += 1;
			meter.noteLateness(event.data.late_by_ms, write.shard, clock.elapsedMs());
		}
		options.onCommitted(write.events, write.shard);
	};
	const ofEveryUser = {
		kernel,
		clock,
		journal,
		meter,
		mailboxLimit: MAILBOX_LIMIT,
		onCommitted,
		onFenced: () => placement.check(),
		onSetBack: () => options.onSetBack?.(),
	};
	const registry = createShardRegistry({
		kernel,
		clock,
		meter,
		spawn: (user_id, shard, epoch) => spawnUserActor({ ...ofEveryUser, user_id, shard, epoch }),
	});
	const routing = createRouting({ table: options.table, clock, pod: options.pod });
	const parts = { kernel, registry, journal, clock, log, meter, shards };
	const gate = createCommandGate({ ...parts, routing, peers: options.peers, onCommitted });
	const growFrom = createRecurrenceConsumer(gate);
	const loops = createReminderLoops({ ...parts, reminders: options.reminders, gate, random: options.random });
	const placement = createPlacement({
		table: options.table,
		registry,
		clock,
		log,
		pod: options.pod,
		address: options.address,
		onChanged: () => loops.reload(),
		onUnpublished: () => options.onUnpublished?.(),
		onClockOffset: options.onClockOffset,
	});

	const passivation = createPassivation(registry, clock, log);

	return {
		gate,
		ownedShards: () => [...registry.epochs().keys()],
		stats: () => statsOf({ kernel, registry, meter, clock }),
		startAfresh: () => placement.takeAnew(),
		async start() {
			if (options.isHost ?? true) {
				membership = await options.eventLog.join({
					group: "actors",
					topics: ["task-recurrence"],
					member: { id: options.pod, address: options.address },
					onOwned: (owned) => placement.assign(owned),
					handle: (_shard, records) => growFrom(records),
				});
			}
			placement.start();
			loops.start();
			void passivation.start();
		},
		async stop() {
			await passivation.stop();
			await loops.stop();
			await membership?.leave();
			await placement.stop();
			await kernel.close();
		},
	};
}

/** Lets idle users go, now and then. */
function createPassivation(registry: Pick<ShardRegistry, "passivate">, clock: Clock, log: Log): Loop {
	return createLoop({
		clock,
		async round() {
			registry.passivate();
			return PASSIVATE_EVERY_MS;
		},
		onFault(err) {
			log.error("idle users could not be passivated; it is tried again", { err });
			return PASSIVATE_EVERY_MS;
		},
	});
}
