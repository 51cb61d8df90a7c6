/** The actors of this pod, how they ask those of other pods, and what carries their events to the log. */
import { type ActorSystem, createActorSystem } from "../actors/actorSystem.ts";
import { createRelay, type Relay } from "../eventlog/relay.ts";
import { createPeerClient, type PeerClient } from "../http/internal/internalClient.ts";
import { createSeal, type Seal } from "../http/internal/internalSeal.ts";
import { createSetBackAlarm, type SetBackAlarm } from "../pod/setBackAlarm.ts";
import type { EventLog } from "../ports/cluster/eventLog.ts";
import type { Basics } from "./basics.ts";
import type { Commits } from "./commits.ts";
import type { Part } from "./lifeCycle.ts";
import type { Storage } from "./storage.ts";

export interface OtherPods {
	/** Signs what pods send one another; undefined when no shared secret is configured. */
	readonly seal: Seal | undefined;
	readonly peers: PeerClient | undefined;
}

export function openOtherPods({ config, clock, log, tracing }: Basics): Part<OtherPods> {
	const seal = config.INTERNAL_SECRET === undefined ? undefined : createSeal(config.INTERNAL_SECRET, clock);
	const peers = seal && createPeerClient({ seal, clock, log, traceparent: tracing.current });
	return { api: { seal, peers }, stop: async () => peers?.close() };
}

export interface Actors {
	readonly actors: ActorSystem;
	readonly relay: Relay;
	/** Sounded when the database has an older state than this process has seen. */
	readonly alarm: SetBackAlarm;
}

interface ActorNeeds {
	readonly storage: Storage;
	readonly eventLog: EventLog;
	readonly otherPods: OtherPods;
	readonly commits: Commits;
}

/** Nothing runs yet. Without the role `actors` no user lives on this pod: its gate asks the owner's pod, or takes the direct path. */
export function createActors(basics: Basics, { storage, eventLog, otherPods, commits }: ActorNeeds): Actors {
	const { config, clock, hostClock, log, pod, address } = basics;
	const alarm = createSetBackAlarm({ clock: hostClock, log });
	const actors = createActorSystem({
		random: Math.random,
		journal: storage.journal,
		reminders: storage.reminders,
		table: storage.shards,
		eventLog,
		clock,
		log,
		pod,
		address,
		peers: otherPods.peers,
		shards: config.SHARDS,
		isHost: basics.runs("actors"),
		onSetBack: () => alarm.sound("it has an older version of a user than this process has written"),
		onCommitted: commits.tell,
		onUnpublished: () => relay.wake(),
		onClockOffset: (ms) => clock.correctBy(ms - (clock.now().epochMilliseconds - hostClock.now().epochMilliseconds)),
	});
	alarm.subscribe(() => actors.startAfresh());
	const relay = createRelay({ outbox: storage.outbox, eventLog, clock, log, shards: actors.ownedShards });
	commits.subscribe(() => relay.wake());
	return { actors, relay, alarm };
}
