/**
 * Group commit: calls that come while others are on their way are carried out together by one statement. An idle
 * coalescer carries a call at once, so nobody waits for company.
 */
export interface CoalescerOptions<In, Out> {
	/** Carries the calls out; resolves with one answer for each, in order. A rejection is everybody's. */
	readonly run: (calls: readonly In[]) => Promise<readonly Out[]>;
	readonly mostAtOnce: number;
	readonly mostInFlight: number;
	/** So many are carried at once, without waiting for the end of the turn; default: as many as go together. */
	readonly enough?: number;
}

export function createCoalescer<In, Out>(options: CoalescerOptions<In, Out>) {
	const { run, mostAtOnce, mostInFlight, enough = mostAtOnce } = options;
	interface Waiting {
		readonly call: In;
		readonly resolve: (answer: Out) => void;
		readonly reject: (fault: unknown) => void;
	}
	let waiting: Waiting[] = [];
	let inFlight = 0;
	let isScheduled = false;

	async function carry(batch: readonly Waiting[]): Promise<void> {
		inFlight += 1;
		try {
			const answers = await run(batch.map(({ call }) => call));
			batch.forEach(({ resolve }, n) => {
				resolve(answers[n] as Out);
			});
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
