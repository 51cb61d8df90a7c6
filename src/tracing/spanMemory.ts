/** In which span a named thing was done, for who goes on with it later and elsewhere. Bounded. */
import type { Tracing } from "../ports/process/tracing.ts";

/** Names are forgotten in groups of this size: so many are remembered at least, and twice as many at most. */
const REMEMBERED = 5_000;

export interface SpanMemory {
	/** The span under this name, as a header says it; undefined when there was none, or it is forgotten. */
	find(name: string): string | undefined;
	/** Under a name: the span in which this runs. */
	remember(name: string): void;
}

export function createSpanMemory(tracing: Pick<Tracing, "current">): SpanMemory {
	// Two generations; the older one is dropped whole: to look for the first key of a Map is to walk over all that were
	// deleted before it, 37 µs for each name where there are 10,000.
	let young = new Map<string, string>();
	let old = new Map<string, string>();
	return {
		find: (name) => young.get(name) ?? old.get(name),
		remember(name) {
			const traceparent = tracing.current();
			if (traceparent === undefined) return;
			young.set(name, traceparent);
			if (young.size < REMEMBERED) return;
			old = young;
			young = new Map();
		},
	};
}
