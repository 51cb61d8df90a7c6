/** The cluster as a picture, made of the dashboard's frames: pods, their shards, who is busy in them, and which shard changed its pod. Pure. */

export type Counts = Readonly<Record<string, unknown>>;
interface FrameShard {
	readonly shard: number;
	readonly epoch: number;
	readonly users?: number;
	readonly tasks_armed?: number;
	readonly mailbox?: number;
	readonly late_ms?: number;
}
interface HotUser {
	readonly shard: number;
	/** The first characters of the id. */
	readonly id: string;
	readonly mailbox: number;
	readonly armed: number;
}
export interface FramePod {
	readonly pod: string;
	readonly state?: string;
	readonly roles?: readonly string[];
	readonly shards: readonly FrameShard[];
	readonly hot_users?: readonly HotUser[];
	readonly [section: string]: unknown;
}
/** One look at the cluster. What a pod of an earlier version does not tell is missing. */
export interface Frame {
	readonly taken_at: string;
	readonly shards_in_all?: number;
	readonly pods: readonly FramePod[];
}

export interface Move {
	/** Shard and epoch: a shard never comes to two pods under one epoch. */
	readonly id: string;
	readonly shard: number;
	readonly from: string;
	readonly to: string;
	readonly atMs: number;
}
/** What is remembered from frame to frame. */
export interface Known {
	/** By shard, who had it when it last was somebody's. */
	readonly owners: ReadonlyMap<number, { readonly pod: string; readonly epoch: number }>;
	/** The newest first. */
	readonly moves: readonly Move[];
}
export const NOTHING_KNOWN: Known = { owners: new Map(), moves: [] };

/** `id`s are what the view knows a thing by from frame to frame. */
export interface Cell {
	/** The shard's number. */
	readonly id: number;
	readonly pod: string;
	readonly epoch: number;
	readonly users: number | null;
	readonly armed: number | null;
	readonly mailbox: number | null;
	readonly lateMs: number | null;
	/** 0–4: how much waits. */
	readonly load: number;
	/** 0–3: as promised, as in a rolling update, as after a kill, worse. */
	readonly late: number;
	readonly hot: readonly HotUser[];
	/** It came from another pod a moment ago. */
	readonly isNew: boolean;
}
export interface PictureRow {
	readonly id: string;
	readonly isSilent: boolean;
	readonly roles: string;
	readonly cells: readonly Cell[];
}
export interface Picture {
	readonly rows: readonly PictureRow[];
	/** Shards that are no pod's. */
	readonly lost: readonly number[];
	readonly shards: number;
	readonly silent: readonly string[];
	readonly moves: readonly Move[];
	/** Of the whole cluster, the busiest first. */
	readonly busiest: readonly (HotUser & { readonly pod: string })[];
	/** Firings by how late they were, of all pods. */
	readonly lateness: readonly { readonly upToMs: number | null; readonly reminders: number }[];
	readonly signIns: { readonly sign_in: number; readonly refused: number } | null;
}

const KEPT_MOVES = 20;
/** So long a shard that came is marked (ms). */
const NEW_FOR_MS = 10_000;
const BUSIEST = 8;
/** From so many waiting messages on, a cell is one step darker. */
export const LOAD_FROM = [1, 10, 50, 200] as const;
/** Later than this, a cell's bar is one step longer: what is promised in calm, in a rolling update and after a kill (ms). */
export const LATE_OVER_MS = [250, 2_000, 5_000] as const;

export const loadOf = (mailbox: number) => LOAD_FROM.filter((from) => mailbox >= from).length;
export const lateOf = (ms: number) => LATE_OVER_MS.filter((over) => ms > over).length;

/** While a shard changes hands two pods may name it: the higher epoch has it. */
function ownersIn({ pods }: Frame): Map<number, { pod: string; epoch: number }> {
	const owners = new Map<number, { pod: string; epoch: number }>();
	for (const { pod, shards } of pods) {
		for (const { shard, epoch } of shards) {
			const other = owners.get(shard);
			if (!other || epoch > other.epoch) owners.set(shard, { pod, epoch });
		}
	}
	return owners;
}

/** What is known after the frame. A shard that was nobody's for a while moved from whoever had it before. */
export function learn(known: Known, frame: Frame): Known {
	const atMs = Date.parse(frame.taken_at);
	const now = ownersIn(frame);
	const moves: Move[] = [];
	for (const [shard, { pod, epoch }] of now) {
		const before = known.owners.get(shard);
		if (before && before.pod !== pod && epoch > before.epoch) {
			moves.push({ id: `${shard}@${epoch}`, shard, from: before.pod, to: pod, atMs });
		}
	}
	const owners = new Map(known.owners);
	for (const [shard, owner] of now) {
		if (owner.epoch >= (owners.get(shard)?.epoch ?? 0)) owners.set(shard, owner);
	}
	return { owners, moves: [...moves, ...known.moves].slice(0, Math.max(KEPT_MOVES, moves.length)) };
}

/** `known`: what `learn` made of the same frame. */
export function pictureOf(frame: Frame, known: Known): Picture {
	const atMs = Date.parse(frame.taken_at);
	const owners = ownersIn(frame);
	const fresh = new Set(known.moves.filter((move) => atMs - move.atMs < NEW_FOR_MS).map(({ id }) => id));
	const rows = frame.pods.map((pod): PictureRow => {
		const hot = Map.groupBy(pod.hot_users ?? [], ({ shard }) => shard);
		const own = pod.shards.filter(({ shard, epoch }) => {
			const owner = owners.get(shard);
			return owner?.pod === pod.pod && owner.epoch === epoch;
		});
		return {
			id: pod.pod,
			isSilent: pod.state === "dead",
			roles: (pod.roles ?? []).join(", "),
			cells: own.map((shard) => cellOf(shard, pod.pod, hot.get(shard.shard) ?? [], fresh)),
		};
	});
	const last = Math.max(-1, ...known.owners.keys());
	const shards = frame.shards_in_all ?? last + 1;
	return {
		rows,
		shards,
		lost: Array.from({ length: shards }, (_, shard) => shard).filter((shard) => !owners.has(shard)),
		silent: rows.filter(({ isSilent }) => isSilent).map(({ id }) => id),
		// Copies: the view's store changes what it is given, frame by frame.
		moves: known.moves.map((move) => ({ ...move })),
		busiest: frame.pods
			.flatMap(({ pod, hot_users = [] }) => hot_users.map((user) => ({ ...user, pod })))
			.sort((a, b) => b.mailbox - a.mailbox || b.armed - a.armed)
			.slice(0, BUSIEST),
		lateness: latenessOf(frame.pods),
		signIns: signInsOf(frame.pods),
	};
}

function cellOf(shard: FrameShard, pod: string, hot: readonly HotUser[], fresh: ReadonlySet<string>): Cell {
	return {
		id: shard.shard,
		pod,
		epoch: shard.epoch,
		users: shard.users ?? null,
		armed: shard.tasks_armed ?? null,
		mailbox: shard.mailbox ?? null,
		lateMs: shard.late_ms ?? null,
		load: loadOf(shard.mailbox ?? 0),
		late: lateOf(shard.late_ms ?? 0),
		hot: hot.map((user) => ({ ...user })),
		isNew: fresh.has(`${shard.shard}@${shard.epoch}`),
	};
}

function latenessOf(pods: readonly FramePod[]): Picture["lateness"] {
	const steps = new Map<number | null, number>();
	for (const { timers } of pods) {
		const told = (timers as { lateness?: readonly { upto_ms: number | null; reminders: number }[] } | undefined)
			?.lateness;
		for (const { upto_ms, reminders } of told ?? []) steps.set(upto_ms, (steps.get(upto_ms) ?? 0) + reminders);
	}
	return [...steps].map(([upToMs, reminders]) => ({ upToMs, reminders }));
}

function signInsOf(pods: readonly FramePod[]): Picture["signIns"] {
	const told = pods.flatMap(({ sign_ins }) => (sign_ins ? [sign_ins as Readonly<Record<string, number>>] : []));
	if (told.length === 0) return null;
	const sum = (...kinds: readonly string[]) =>
		told.reduce((total, counts) => kinds.reduce((all, kind) => all + (counts[kind] ?? 0), total), 0);
	return { sign_in: sum("sign_in"), refused: sum("sign_in_failed", "second_factor_failed", "account_waits") };
}
