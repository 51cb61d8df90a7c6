/**
 * Several actor systems on one memory store and one driven clock, as pods of a cluster: a log whose assignments the
 * test hands out, and pods that reach one another by their addresses unless the test cuts them off.
 */
import { randomUUID } from "node:crypto";
import { type ActorSystem, createActorSystem } from "../../src/actors/actorSystem.ts";
import { shardOf } from "../../src/actors/shard.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import { writeWireEvent } from "../../src/domain/documents/wireEvent.ts";
import { instantTextOfEpochMs } from "../../src/domain/time/instant.ts";
import type { EventLog, JoinOptions } from "../../src/ports/cluster/eventLog.ts";
import type { Peers } from "../../src/ports/cluster/peers.ts";
import type { ShardTable } from "../../src/ports/cluster/shardTable.ts";
import type { CommandResult } from "../../src/ports/commands/commandGate.ts";
import type { LogFields } from "../../src/ports/process/log.ts";
import type { DrivenClock } from "./drivenClock.ts";
import { createMemoryStore, type MemoryStore } from "./memoryStore.ts";

export const SHARDS = 4;

export interface Pod {
	readonly name: string;
	readonly system: ActorSystem;
	/** Pods that this one asked, in order. */
	readonly asked: string[];
	/** How often an actor of it found an older state in the database than it had written. */
	setBacks: number;
	/** What it does to those who ask it. `frozen`: they wait until it thaws, then it acts. */
	state: "reachable" | "refuses" | "frozen";
	/** What the log assigns to it from now on. */
	assign(...shards: readonly number[]): void;
	ask(user_id: string, command: Command, command_id?: string): Promise<CommandResult>;
	/** Hands it, as the log does, the completions of recurring tasks that were ever written. */
	redeliver(): Promise<void>;
	/** Lets the questions act that came while it was frozen. */
	thaw(): Promise<void>;
}

export interface Cluster {
	readonly store: MemoryStore;
	readonly shards: ShardTable;
	addPod(name: string): Promise<Pod>;
	/** Throws when a pod logged an error. */
	stop(): Promise<void>;
}

/** How long a peer is waited for (src/http/internal/internalClient.ts). */
export const DEADLINE_MS = 800;

/** A user of this shard. */
export function userOf(shard: number): string {
	for (;;) {
		const user_id = randomUUID();
		if (shardOf(user_id, SHARDS) === shard) return user_id;
	}
}

export function createCluster(clock: DrivenClock): Cluster {
	const store = createMemoryStore(clock);
	/** What was logged as an error: what no outside cause explains. */
	const faults: unknown[] = [];
	const log = {
		info: () => undefined,
		warn: () => undefined,
		error: (message: string, fields?: LogFields) => void faults.push(fields?.err ?? message),
	};
	const pods = new Map<string, Pod>();
	/** What frozen pods were asked, by pod. */
	const thawing = new Map<string, (() => Promise<unknown>)[]>();
	const addressOf = (name: string) => `http://${name}:3000`;

	async function addPod(name: string): Promise<Pod> {
		let joined: JoinOptions | undefined;
		const eventLog: EventLog = {
			publish: async () => undefined,
			join: async (options) => {
				joined = options;
				return { leave: async () => options.onOwned(new Set()), healthy: () => true };
			},
			healthy: () => true,
			facts: () => ({ silent_ms: 0, groups: [], lag: [] }),
			close: async () => undefined,
		};
		const asked: string[] = [];
		const peers: Pick<Peers, "forward"> = {
			async forward(address, envelope) {
				const peer = pods.get(new URL(address).hostname);
				asked.push(peer?.name ?? address);
				if (!peer || peer.state === "refuses") return { kind: "no_answer" };
				const act = async () => {
					const result = await peer.system.gate.executeHere(envelope);
					return result.kind === "moved" ? result : ({ kind: "answered", result } as const);
				};
				if (peer.state !== "frozen") return act();
				thawing.get(peer.name)?.push(act);
				return new Promise((resolve) => clock.setTimer(DEADLINE_MS, () => resolve({ kind: "no_answer" })));
			},
		};
		const system = createActorSystem({
			random: Math.random,
			journal: store.journal,
			reminders: store.reminders,
			table: store.table,
			eventLog,
			clock,
			log,
			pod: name,
			address: addressOf(name),
			peers,
			shards: SHARDS,
			onCommitted: () => undefined,
			onClockOffset: () => undefined,
			onSetBack: () => {
				pod.setBacks += 1;
			},
		});
		await system.start();
		const pod: Pod = {
			name,
			system,
			asked,
			setBacks: 0,
			state: "reachable",
			assign: (...shards) => joined?.onOwned(new Set(shards)),
			ask: (user_id, command, command_id = randomUUID()) =>
				system.gate.execute({ command_id, user_id, principal: { kind: "user", id: "page" }, command }),
			async redeliver() {
				for (const event of store.written.filter(({ type }) => type === "task.completed")) {
					const shard = shardOf(event.user_id, SHARDS);
					const value = writeWireEvent(event);
					await joined?.handle(shard, [{ topic: "task-recurrence", shard, key: event.user_id, value, headers: {} }]);
				}
			},
			async thaw() {
				pod.state = "reachable";
				for (const act of thawing.get(name)?.splice(0) ?? []) await act();
			},
		};
		thawing.set(name, []);
		pods.set(name, pod);
		return pod;
	}
	return {
		store,
		shards: store.table,
		addPod,
		async stop() {
			for (const { system } of pods.values()) await system.stop();
			if (faults.length > 0) throw new AggregateError(faults, "a pod logged faults");
		},
	};
}

/** A task with one reminder `ms` from now on this clock. */
export function remindIn(clock: DrivenClock, ms: number, title = "call mum"): Command {
	const at = instantTextOfEpochMs(clock.now().epochMilliseconds + ms);
	return { type: "AddTask", title, reminders: [{ spec: { at } }] };
}
