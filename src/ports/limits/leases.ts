/** A limited number of places, held for as long as they are used. */

export interface Leases {
	/**
	 * Takes a place under `key`; `undefined` when `most` are taken, by all pods together while they can say. Returns what gives
	 * it back, once. A place whose process died is free again after 45 s. Never rejects, and answers within 100 ms.
	 */
	take(key: string, most: number): Promise<(() => void) | undefined>;
}
