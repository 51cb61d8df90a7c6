/** How one frequency divides time, and what falls into each part. */
export interface Periods {
	/** The number of the period that holds a wall time; never decreases with it. */
	readonly periodOf: (wall: number) => number;
	/**
	 * Appends the occurrences of a period, ascending, and answers with the first later period that may have any: the
	 * next one, or one further on when all between are known to be empty.
	 */
	readonly fill: (period: number, into: number[]) => number;
	/** How many periods make 400 years. */
	readonly inCycle: number;
}
