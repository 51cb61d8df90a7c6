/** The figures of this pod's actor system: counts and instants, never texts. */
import type { ActorStats, HotUser } from "../ports/cluster/actorStats.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Kernel } from "./kernel.ts";
import type { Meter } from "./meter.ts";
import type { ShardRegistry } from "./shardRegistry.ts";

interface Parts {
	readonly kernel: Pick<Kernel, "faults">;
	readonly registry: Pick<ShardRegistry, "epochs" | "residents">;
	readonly meter: Meter;
	readonly clock: Clock;
}

/** Firings older than this no longer colour their shard. */
const LATE_FOR_MS = 60_000;
const HOT_USERS = 3;
/** How many characters of a random id are shown: enough to tell the users of one installation apart. */
const ID_LENGTH = 8;

export function statsOf({ kernel, registry, meter, clock }: Parts): ActorStats {
	const late = meter.latestSince(clock.elapsedMs() - LATE_FOR_MS);
	const shards = new Map(
		[...registry.epochs()].map(([shard, epoch]) => [
			shard,
			{ shard, epoch, users: 0, tasks_armed: 0, mailbox: 0, late_ms: late.get(shard) ?? 0 },
		]),
	);
	const hot = new Map([...shards.keys()].map((shard): [number, HotUser[]] => [shard, []]));
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
		keepHottest(hot.get(shard) ?? [], {
			shard,
			id: actor.user_id,
			mailbox: actor.ref.mailbox,
			armed: actor.armed.size,
		});
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
		hot_users: rows.flatMap(({ shard }) => hot.get(shard) ?? []),
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
			lateness: meter.lateSteps(),
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

/** Puts the user at its place among the hottest. A user with nothing waiting and nothing armed has none. */
function keepHottest(hot: HotUser[], { shard, id, mailbox, armed }: HotUser): void {
	if (mailbox === 0 && armed === 0) return;
	const at = hot.findIndex((other) => mailbox > other.mailbox || (mailbox === other.mailbox && armed > other.armed));
	if (at < 0 && hot.length === HOT_USERS) return;
	hot.splice(at < 0 ? hot.length : at, 0, { shard, id: id.slice(0, ID_LENGTH), mailbox, armed });
	if (hot.length > HOT_USERS) hot.pop();
}
