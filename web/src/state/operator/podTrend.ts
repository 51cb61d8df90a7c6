/** The last hour of the cluster in three figures, kept from the frames while they are watched. Pure. */
import type { Frame, FramePod } from "./podPicture.ts";

export interface Point {
	readonly atMs: number;
	/** How late the latest firing of the last minute was (ms); null where no pod tells. */
	readonly lateMs: number | null;
	/** Events that wait to be published. */
	readonly outbox: number | null;
	/** Records of the log that are not handled; null where none is measured. */
	readonly lag: number | null;
}
export type Figure = Exclude<keyof Point, "atMs">;

const HOUR_MS = 3_600_000;
/** Of each ten seconds the worst is kept: 360 points for an hour. */
const STEP_MS = 10_000;
/** Nobody watched for longer than this: the line has a gap. */
const GAP_MS = 2.5 * STEP_MS;

const worst = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b));
const worstOf = (values: readonly (number | undefined)[]) =>
	values.reduce<number | null>((most, value) => worst(most, value ?? null), null);

/** The outbox and the lag are one for all pods, and each pod tells what it measured. */
export function pointOf({ taken_at, pods }: Frame): Point {
	return {
		atMs: Date.parse(taken_at),
		lateMs: worstOf(pods.flatMap(({ shards }) => shards.map(({ late_ms }) => late_ms))),
		outbox: worstOf(pods.map(({ outbox }) => (outbox as { waiting?: number } | undefined)?.waiting)),
		lag: lagOf(pods),
	};
}

function lagOf(pods: readonly FramePod[]): number | null {
	const byGroup = new Map<string, number>();
	for (const { log } of pods) {
		const told = (log as { lag?: readonly { group: string; topic: string; records: number }[] } | undefined)?.lag ?? [];
		for (const { group, topic, records } of told) {
			const key = `${group}/${topic}`;
			byGroup.set(key, Math.max(byGroup.get(key) ?? 0, records));
		}
	}
	return byGroup.size === 0 ? null : [...byGroup.values()].reduce((total, records) => total + records, 0);
}

/** The points with one more: into the last one while its ten seconds run; those of more than an hour ago go. */
export function withPoint(points: readonly Point[], point: Point): readonly Point[] {
	const last = points.at(-1);
	if (last && Math.floor(last.atMs / STEP_MS) === Math.floor(point.atMs / STEP_MS)) {
		const { lateMs, outbox, lag } = last;
		const merged = {
			atMs: last.atMs,
			lateMs: worst(lateMs, point.lateMs),
			outbox: worst(outbox, point.outbox),
			lag: worst(lag, point.lag),
		};
		return [...points.slice(0, -1), merged];
	}
	return [...points.filter(({ atMs }) => atMs > point.atMs - HOUR_MS), point];
}

/** An SVG path in a box of 360 by 40: the hour up to the last point, from 0 to the greatest value (`top`). */
export function lineOf(points: readonly Point[], figure: Figure): { readonly path: string; readonly top: number } {
	const endMs = points.at(-1)?.atMs ?? 0;
	const top = Math.max(1, ...points.map((point) => point[figure] ?? 0));
	let path = "";
	let beforeMs = Number.NEGATIVE_INFINITY;
	for (const { atMs, [figure]: value } of points) {
		if (value === null) continue;
		const x = (360 * (1 - (endMs - atMs) / HOUR_MS)).toFixed(1);
		const y = (39 - (38 * value) / top).toFixed(1);
		path += atMs - beforeMs > GAP_MS ? `M${x} ${y}h0.1` : `L${x} ${y}`;
		beforeMs = atMs;
	}
	return { path, top };
}
