/**
 * The occurrences of a series as tasks see them: each with its name (the wall time) and its instant, in the order of
 * the instants, no instant twice. What comes next is found from the series' start by arithmetic, never from "now" plus
 * something, so COUNT and UNTIL hold and a late completion shifts nothing.
 */
import { epochMsOf, type InstantText, instantTextOfEpochMs, type WallText } from "../time/instant.ts";
import { occurrencesBefore } from "./countOccurrences.ts";
import { occurrencesFrom } from "./expand.ts";
import type { Series } from "./series.ts";
import { LAST_WALL, printWall, readWall } from "./wallTime.ts";
import { WIDEST_CHANGE_MS, type ZoneClock } from "./zoneClock.ts";

export interface Occurrence {
	/** The wall time that names it in its series (`2026-11-23T09:00`, or `2026-11-23` for whole days). */
	readonly local: WallText;
	/** When it occurs; for a whole day the first moment of the day in the zone. */
	readonly instant: InstantText;
}

/** An occurrence in numbers: wall time in seconds, instant in milliseconds since the epoch. */
export interface OccurrencePoint {
	readonly wall: number;
	readonly epochMs: number;
}

/** The first occurrence of all; undefined when every one is left out. */
export function firstOccurrence(series: Series): Occurrence | undefined {
	return shown(series, nextPoint(series, undefined));
}

/** The first occurrence later than an instant; undefined when the series has ended by then. */
export function nextAfterInstant(series: Series, after: InstantText): Occurrence | undefined {
	return shown(series, nextPoint(series, epochMsOf(after)));
}

/**
 * The first occurrence later than a wall time, which need not be an occurrence. Throws `RangeError` when the text is no
 * wall time.
 */
export function nextAfterLocal(series: Series, local: string): Occurrence | undefined {
	return shown(series, nextPoint(series, series.clock.epochMsOf(wallOf(local))));
}

/** Whether a wall time names an occurrence: what a command that skips or moves one must ask first. */
export function isOccurrence(series: Series, local: string): boolean {
	const reading = readWall(local);
	if (reading === undefined || reading.isDate !== series.isAllDay) return false;
	return isNamed(series, reading.wall) && !isCovered(series, reading.wall, series.clock.epochMsOf(reading.wall));
}

/**
 * How many of the rule's occurrences come before a wall time, those left out included and those added not: just what
 * COUNT counts. Changing "this and following" gives the rest of the count to the new series. Throws `RangeError` when
 * the text is no wall time.
 */
export function countedBefore(series: Series, local: string): number {
	return occurrencesBefore(series.plan, wallOf(local));
}

/** `nextAfterInstant` in numbers, for those who go through many; undefined `afterMs` is before everything. */
export function nextPoint(series: Series, afterMs: number | undefined): OccurrencePoint | undefined {
	const from = afterMs === undefined ? Number.NEGATIVE_INFINITY : earliestWall(afterMs, series.clock);
	let next: OccurrencePoint | undefined;
	let nextReads = LAST_WALL;
	for (const wall of wallsFrom(series, from)) {
		if (wall > nextReads) break;
		const epochMs = series.clock.epochMsOf(wall);
		if (afterMs !== undefined && epochMs <= afterMs) continue;
		const reads = series.clock.wallOf(epochMs);
		if (reads === wall) {
			if (next === undefined || epochMs < next.epochMs) next = { wall, epochMs };
			break;
		}
		// In a gap: it comes later than it reads, and another one, which reads later, may come before it.
		if (!isNamed(series, reads) && (next === undefined || epochMs < next.epochMs)) {
			next = { wall, epochMs };
			nextReads = reads;
		}
	}
	return next;
}

/**
 * Occurrences by wall time, ascending, from `from` on: the rule's within its end, and the added, without those left out.
 */
function* wallsFrom(series: Series, from: number): Generator<number, void> {
	const { plan, end, added, isLeftOut } = series;
	let at = added.findIndex((wall) => wall >= from);
	if (at < 0) at = added.length;
	const lastWall = end.lastWall;
	for (const wall of occurrencesFrom(plan, from)) {
		if (wall > lastWall) break;
		for (let extra = added[at]; extra !== undefined && extra < wall; at += 1, extra = added[at]) {
			if (!isLeftOut(extra)) yield extra;
		}
		const isAdded = added[at] === wall;
		if (isAdded) at += 1;
		if ((isAdded || end.isWithin(wall)) && !isLeftOut(wall)) yield wall;
	}
	for (let extra = added[at]; extra !== undefined; at += 1, extra = added[at]) {
		if (!isLeftOut(extra)) yield extra;
	}
}

function isNamed(series: Series, wall: number): boolean {
	return wallsFrom(series, wall).next().value === wall;
}

/** A time in a gap whose instant is that of another occurrence is not a second one. */
function isCovered(series: Series, wall: number, epochMs: number): boolean {
	const reads = series.clock.wallOf(epochMs);
	return reads !== wall && isNamed(series, reads);
}

/** No occurrence that reads earlier comes after this instant. Shortly after a gap, times of the gap still may. */
function earliestWall(afterMs: number, clock: ZoneClock): number {
	const before = clock.offsetMsAt(afterMs - WIDEST_CHANGE_MS);
	const hasMovedForward = clock.offsetMsAt(afterMs) > before;
	return clock.wallOf(afterMs) - (hasMovedForward ? WIDEST_CHANGE_MS / 1_000 : 0);
}

function wallOf(local: string): number {
	const reading = readWall(local);
	if (reading === undefined) throw new RangeError(`${local} is no wall time`);
	return reading.wall;
}

function shown(series: Series, point: OccurrencePoint | undefined): Occurrence | undefined {
	return point && { local: printWall(point.wall, series.isAllDay), instant: instantTextOfEpochMs(point.epochMs) };
}
