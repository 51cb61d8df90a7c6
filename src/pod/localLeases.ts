/** Places that are held in this process: all there is without Redis. */
import type { Leases } from "../ports/limits/leases.ts";

export function createLocalLeases(): Leases {
	const held = new Map<string, number>();
	return {
		async take(key, most) {
			const count = held.get(key) ?? 0;
			if (count >= most) return undefined;
			held.set(key, count + 1);
			let isHeld = true;
			return () => {
				if (!isHeld) return;
				isHeld = false;
				const left = (held.get(key) ?? 1) - 1;
				if (left === 0) held.delete(key);
				else held.set(key, left);
			};
		},
	};
}
