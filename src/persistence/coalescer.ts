/**
 * Group commit: calls that come while others are on their way are carried out together by one statement. An idle
 * coalescer carries a call at once, so nobody waits for company. What one call cannot bear, the others need not: a run may
 * answer that calls are to be carried apart.
 */

/** Nothing came of this call for what may be another's fault: it is carried again, without company. */
export const APART = Symbol("apart");

/** Of those that are carried apart, so many at once: one that waits, for a lock perhaps, does not hold up the next. */
const APART_IN_FLIGHT = 2;
/** So many of them in a row fail: it is nobody's own fault then, and what still waits fails without being tried. */
const MOST_FAILURES = 3;

export interface CoalescerOptions<In, Out> {
	/**
	 * Carries the calls out; resolves with one answer for each, in order. A rejection is everybody's. Those answered with
	 * `APART` come once more, each by itself, and must then be answered.
	 */
	readonly run: (calls: readonly In[]) => Promise<readonly (Out | typeof APART)[]>;
	readonly mostAtOnce: number;
	readonly mostInFlight: number;
	/** So many are carried at once, without waiting for the end of the turn; default: as many as go together. */
	readonly enough?: number;
}

interface Waiting<In, Out> {
	readonly call: In;
	readonly resolve: (answer: Out) => void;
	readonly reject: (fault: unknown) => void;
}

export function createCoalescer<In, Out>(options: CoalescerOptions<In, Out>) {
	const { run, mostAtOnce, mostInFlight, enough = mostAtOnce } = options;
	let waiting: Waiting<In, Out>[] = [];
	let inFlight = 0;
	let isScheduled = false;
	const apart: Waiting<In, Out>[] = [];
	let apartInFlight = 0;
	let failures = 0;

	async function carryApart(one: Waiting<In, Out>): Promise<void> {
		apartInFlight += 1;
		try {
			const [answer] = await run([one.call]);
			failures = 0;
			one.resolve(answer as Out);
		} catch (fault) {
			failures += 1;
			one.reject(fault);
			if (failures >= MOST_FAILURES) {
				for (const { reject } of apart.splice(0)) reject(fault);
				failures = 0;
			}
		} finally {
			apartInFlight -= 1;
			pumpApart();
		}
	}

	function pumpApart(): void {
		while (apartInFlight < APART_IN_FLIGHT) {
			const one = apart.shift();
			if (!one) return;
			void carryApart(one);
		}
	}

	async function carry(batch: readonly Waiting<In, Out>[]): Promise<void> {
		inFlight += 1;
		try {
			const answers = await run(batch.map(({ call }) => call));
			batch.forEach((one, n) => {
				const answer = answers[n];
				if (answer === APART) apart.push(one);
				else one.resolve(answer as Out);
			});
			pumpApart();
		} catch (fault) {
			for (const { reject } of batch) reject(fault);
		} finally {
			inFlight -= 1;
			pump();
		}
	}

	function pump(): void {
		while (inFlight < mostInFlight && waiting.length > 0) {
			const batch = waiting.slice(0, mostAtOnce);
			waiting = waiting.slice(mostAtOnce);
			void carry(batch);
		}
	}

	return (call: In): Promise<Out> =>
		new Promise((resolve, reject) => {
			waiting.push({ call, resolve, reject });
			// Enough company: PostgreSQL may begin while this turn still decides on others.
			if (waiting.length >= enough && inFlight < mostInFlight) pump();
			if (isScheduled) return;
			isScheduled = true;
			// What other actors decide in this turn of the event loop goes along.
			setImmediate(() => {
				isScheduled = false;
				pump();
			});
		});
}
