/** The figures of this pod's actor system (features H3): counts and instants, never texts. */
import type { ActorStats } from "../ports/actorStats.ts";
import type { Kernel } from "./kernel.ts";
import type { Meter } from "./meter.ts";
import type { ShardRegistry } from "./shardRegistry.ts";

interface Parts {
	readonly kernel: Kernel;
	readonly registry: ShardRegistry;
	readonly meter: Meter;
}

export function statsOf({ kernel, registry, meter }: Parts): ActorStats {
	const shards = new Map(
		[...registry.epochs()].map(([shard, epoch]) => [shard, { shard, epoch, users: 0, tasks_armed: 0, mailbox: 0 }]),
	);
	let users_stopping = 0;
	let mailbox_longest = 0;
	let armed = 0;
	let next_fire_at: string | null = null;
	for (const { shard, actor, isStopping } of registry.residents()) {
		const row = shards.get(shard);
		if (!row) continue;
		row.users += 1;
		row.tasks_armed += new Set([...actor.armed.values()].map(({ task_id }) => task_id)).size;
		row.mailbox += actor.ref.mailbox;
		users_stopping += isStopping ? 1 : 0;
		mailbox_longest = Math.max(mailbox_longest, actor.ref.mailbox);
		armed += actor.armed.size;
		for (const { fire_at } of actor.armed.values()) {
			if (next_fire_at === null || fire_at < next_fire_at) next_fire_at = fire_at;
		}
	}
	const rows = [...shards.values()].sort((a, b) => a.shard - b.shard);
	const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0);
	return {
		shards: rows,
		actors: {
			users_active: sum(({ users }) => users),
			users_stopping,
			tasks_armed: sum(({ tasks_armed }) => tasks_armed),
			activations: meter.activations,
			passivations: meter.passivations,
			faults: kernel.faults(),
			mailbox_longest,
		},
		timers: {
			armed,
			next_fire_at,
			fired: meter.fired,
			late_ms_p50: meter.lateness(0.5),
			late_ms_p99: meter.lateness(0.99),
			sweeps_with_finds: meter.sweepsWithFinds,
		},
		writes: {
			commands: meter.commands,
			version_conflicts: meter.conflicts,
			fenced: meter.fenced,
			direct_path: meter.directPath,
			forwarded: meter.forwarded,
			forwards_unanswered: meter.unanswered,
		},
	};
}
