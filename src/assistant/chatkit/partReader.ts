/** Reads the assistant's parts one at a time, so that a cancel ends the waiting for the next one at once. */
import { type Clock, sleep } from "../../ports/process/clock.ts";
import type { TurnPart } from "../turn.ts";

export interface PartReader {
	/** The next part; `undefined` when there is none or the signal has aborted. Rejects with what the assistant throws. */
	next(): Promise<TurnPart | undefined>;
	/** After an abort: what still comes within `ms`. Asks for nothing when nothing was asked for before. */
	rest(clock: Clock, ms: number): AsyncGenerator<TurnPart, void, void>;
	/** Tells the assistant that nobody is listening. Rejects with what it throws then. */
	close(): Promise<void>;
}

export function makePartReader(open: () => AsyncIterable<TurnPart>, signal: AbortSignal): PartReader {
	let iterator: AsyncIterator<TurnPart> | undefined;
	/** Asked for and not taken yet: an abort leaves it behind for `rest`. */
	let asked: Promise<IteratorResult<TurnPart>> | undefined;
	let hasEnded = false;
	const { promise: aborted, resolve } = Promise.withResolvers<undefined>();
	const abort = () => resolve(undefined);
	signal.addEventListener("abort", abort, { once: true });

	async function take(giveUp: Promise<undefined>): Promise<TurnPart | undefined> {
		iterator ??= open()[Symbol.asyncIterator]();
		asked ??= iterator.next();
		const result = await Promise.race([asked, giveUp]).catch((fault) => {
			hasEnded = true;
			throw fault;
		});
		if (result === undefined) return undefined;
		asked = undefined;
		if (!result.done) return result.value;
		hasEnded = true;
		return undefined;
	}

	return {
		next: async () => (signal.aborted || hasEnded ? undefined : take(aborted)),
		async *rest(clock, ms) {
			if (!iterator || hasEnded) return;
			const enough = new AbortController();
			const late = sleep(clock, ms, enough.signal).then(() => undefined);
			try {
				for (let part = await take(late); part; part = await take(late)) yield part;
			} finally {
				enough.abort("enough");
			}
		},
		async close() {
			signal.removeEventListener("abort", abort);
			if (!hasEnded) await iterator?.return?.();
		},
	};
}
