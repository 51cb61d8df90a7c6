/**
 * Things in the order in which they came, from which any can be taken at once: a ring of neighbours. A Map keeps that order,
 * too, but to look for its first entry is to walk over all that were deleted before it.
 */

/** What has a place in the ring; both are itself while it stands alone. */
export interface Placed<Thing> {
	before: Placed<Thing>;
	after: Placed<Thing>;
	/** Undefined for the ring's own place, which stands between the newest (`before`) and the oldest (`after`). */
	readonly thing: Thing | undefined;
}

export function createRing<Thing>(): Placed<Thing> {
	return alone<Thing>(undefined);
}

/** The place of a thing that has come last. */
export function comeLast<Thing>(ring: Placed<Thing>, thing: Thing): Placed<Thing> {
	const place = alone<Thing>(thing);
	place.before = ring.before;
	place.after = ring;
	ring.before.after = place;
	ring.before = place;
	return place;
}

export function leave(place: Placed<unknown>): void {
	place.before.after = place.after;
	place.after.before = place.before;
}

function alone<Thing>(thing: Thing | undefined): Placed<Thing> {
	const place = { thing } as { thing: Thing | undefined; before: Placed<Thing>; after: Placed<Thing> };
	place.before = place;
	place.after = place;
	return place;
}
