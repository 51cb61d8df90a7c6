/**
 * The shards this pod owns, and the user actors in them. A lookup and the hand-over of a message happen in one turn
 * of the event loop, so no message can fall between an actor that stops and the one that follows it: a message that
 * arrives while a user's actor is stopping waits until it has stopped (no two incarnations side by side).
 */
import type { Clock } from "../ports/process/clock.ts";
import type { ActorRef, Kernel } from "./kernel.ts";
import type { Meter } from "./meter.ts";
import type { UserActor } from "./userActor.ts";

/** A user actor without anything armed is stopped after this time without a message. */
const IDLE_MS = 10 * 60_000;
/** More user actors than this are not kept: the longest idle ones go first. */
const RESIDENT_USERS = 20_000;

interface Resident {
	readonly actor: UserActor;
	lastUsedMs: number;
	stopped: Promise<void> | undefined;
}

interface Shard {
	readonly epoch: number;
	readonly users: Map<string, Resident>;
}

export interface ShardRegistry {
	/** Opens the gate of a shard that was claimed under this epoch. */
	open(shard: number, epoch: number): void;
	/** Closes the gate at once; resolves when every actor of the shard has finished what it had accepted. */
	close(shard: number): Promise<void>;
	/** The live actor of the user, made if need be; `moved` when the shard is not ours. */
	actorOf(user_id: string, shard: number): UserActor | Promise<void> | "moved";
	/** The live actor of the user, if there is one; makes none and does not count as use. */
	findActor(user_id: string, shard: number): UserActor | undefined;
	/** Stops what has been idle for long, or exceeds the bound. */
	passivate(): void;
	epochs(): ReadonlyMap<number, number>;
	residents(): Iterable<{ readonly shard: number; readonly actor: UserActor; readonly isStopping: boolean }>;
}

export interface ShardRegistryOptions {
	readonly kernel: Kernel;
	readonly clock: Clock;
	readonly meter: Meter;
	readonly spawn: (user_id: string, shard: number, epoch: number) => UserActor;
}

export function createShardRegistry({ kernel, clock, meter, spawn }: ShardRegistryOptions): ShardRegistry {
	const shards = new Map<number, Shard>();
	/** Actors of closed shards that still finish; a shard that comes back waits for them. */
	const leaving = new Map<string, Promise<void>>();

	function stop(shard: Shard, user_id: string, resident: Resident): Promise<void> {
		resident.stopped ??= kernel.stop(resident.actor.ref as ActorRef<never>).then(() => {
			if (shard.users.get(user_id) === resident) shard.users.delete(user_id);
		});
		return resident.stopped;
	}

	function actorOf(user_id: string, shardId: number): UserActor | Promise<void> | "moved" {
		const shard = shards.get(shardId);
		if (!shard) return "moved";
		const resident = shard.users.get(user_id);
		if (resident?.stopped !== undefined) return resident.stopped;
		if (!resident && leaving.has(user_id)) return leaving.get(user_id) ?? "moved";
		const live = resident ?? { actor: spawn(user_id, shardId, shard.epoch), lastUsedMs: 0, stopped: undefined };
		live.lastUsedMs = clock.elapsedMs();
		// Last used goes last: the map's order is the order of passivation.
		shard.users.delete(user_id);
		shard.users.set(user_id, live);
		return live.actor;
	}

	async function close(shardId: number): Promise<void> {
		const shard = shards.get(shardId);
		if (!shard) return;
		shards.delete(shardId);
		const stops = [...shard.users].map(([user_id, resident]) => {
			const stopped = stop(shard, user_id, resident).finally(() => leaving.delete(user_id));
			leaving.set(user_id, stopped);
			return stopped;
		});
		await Promise.all(stops);
	}

	function passivate(): void {
		const idleSince = clock.elapsedMs() - IDLE_MS;
		let resident = 0;
		for (const { users } of shards.values()) resident += users.size;
		for (const shard of shards.values()) {
			for (const [user_id, one] of shard.users) {
				const isSpare = one.lastUsedMs < idleSince || resident > RESIDENT_USERS;
				if (!isSpare) break;
				if (one.stopped || one.actor.armed.size > 0 || one.actor.ref.mailbox > 0) continue;
				resident -= 1;
				meter.passivations += 1;
				void stop(shard, user_id, one);
			}
		}
	}

	return {
		open: (shard, epoch) => void shards.set(shard, { epoch, users: new Map() }),
		close,
		actorOf,
		findActor: (user_id, shard) => shards.get(shard)?.users.get(user_id)?.actor,
		passivate,
		epochs: () => new Map([...shards].map(([id, { epoch }]) => [id, epoch])),
		*residents() {
			for (const [shard, { users }] of shards) {
				for (const { actor, stopped } of users.values()) yield { shard, actor, isStopping: stopped !== undefined };
			}
		},
	};
}
