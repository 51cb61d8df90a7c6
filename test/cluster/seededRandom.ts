/** A stream of numbers that a seed decides, so that a run of random faults can be had again. */

export interface SeededRandom {
	/** 0 ≤ n < 1. */
	next(): number;
	/** A whole number, 0 ≤ n < `bound`. */
	below(bound: number): number;
	pick<T>(among: readonly T[]): T;
}

/** SplitMix32 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
export function seededRandom(seed: number): SeededRandom {
	let state = seed | 0;
	const next = () => {
		state = (state + 0x9e3779b9) | 0;
		let mixed = state ^ (state >>> 16);
		mixed = Math.imul(mixed, 0x21f0aaad);
		mixed ^= mixed >>> 15;
		mixed = Math.imul(mixed, 0x735a2d97);
		return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
	};
	const below = (bound: number) => Math.floor(next() * bound);
	return {
		next,
		below,
		pick(among) {
			const picked = among[below(among.length)];
			if (picked === undefined) throw new Error("there is nothing to pick from");
			return picked;
		},
	};
}
