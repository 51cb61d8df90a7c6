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

/** A measurement that must stay at or below a limit of the same unit. */
export function limited(subject: string, value: number, limit: number, unit: string): Measurement {
	const digits = value >= 100 ? 0 : value >= 1 ? 1 : 3;
	return {
		subject,
		measured: `${value.toFixed(digits)} ${unit}`,
		compared: `≤ ${limit} ${unit}`,
		ratio: value / limit,
		bound: { most: 1 },
	};
}
