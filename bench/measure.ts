/** One row of the report: what was measured, against what, and whether it is within its limit. */
export interface Measurement {
	readonly subject: string;
	readonly measured: string;
	readonly compared: string;
	/** Measured over the limit or the peer, as the row says. */
	readonly ratio: number;
	/** The ratio must be at least, or at most, this; null: shown only. */
	readonly bound: { readonly least: number } | { readonly most: number } | null;
}

export function isWithin({ ratio, bound }: Measurement): boolean {
	if (bound === null) return true;
	return "least" in bound ? ratio >= bound.least : ratio <= bound.most;
}

/** The value below which this share (0–1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const inUnit = (value: number, unit: string) => `${value.toFixed(value >= 100 ? 0 : value >= 1 ? 1 : 3)} ${unit}`;

/** What can be no quicker on this machine, taken in the same run. */
export interface Floor {
	readonly value: number;
	/** What it does, after "of". */
	readonly what: string;
}

/** A measurement that is judged by how many times its floor it takes: that holds on whatever machine. */
export function overFloor(subject: string, value: number, unit: string, floor: Floor, most: number): Measurement {
	return {
		subject,
		measured: inUnit(value, unit),
		compared: `${inUnit(floor.value, unit)} of ${floor.what}`,
		ratio: value / floor.value,
		bound: { most },
	};
}

/** A measurement that must stay at or below a limit of the same unit. */
export function limited(subject: string, value: number, limit: number, unit: string): Measurement {
	return {
		subject,
		measured: inUnit(value, unit),
		compared: `≤ ${limit} ${unit}`,
		ratio: value / limit,
		bound: { most: 1 },
	};
}
