/**
 * Whether two JSON values say the same. The order of an object's keys means nothing (PostgreSQL's `jsonb` does
 * not keep it); the order of an array does.
 */
export function sameValue(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const left = Object.entries(a);
	const right = b as Readonly<Record<string, unknown>>;
	return (
		left.length === Object.keys(right).length &&
		left.every(([key, value]) => Object.hasOwn(right, key) && sameValue(value, right[key]))
	);
}
