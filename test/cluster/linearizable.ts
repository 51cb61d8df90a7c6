/**
 * Whether a history of concurrent operations is linearizable (Herlihy and Wing, 1990): whether there is an order of them, each
 * somewhere between its call and its answer, in which every answer is right. Searched as Wing and Gong do, and no state is
 * looked at twice (Lowe, "Testing for linearizability", 2017). Pure.
 */

export interface Operation {
	/** When it was called and when it was answered, by one clock that only goes on. */
	readonly calledAt: number;
	readonly answeredAt: number;
}

/** What one thing does when its operations come one after the other. States are values and never changed. */
export interface Model<State, Op extends Operation> {
	readonly initial: State;
	/** The state after it; undefined when it could not have been answered as it was. */
	step(state: State, operation: Op): State | undefined;
	/** The same text for the same state, and another for another. */
	key(state: State): string;
}

export type Verdict<Op> =
	| { readonly isLinearizable: true; readonly order: readonly Op[] }
	| {
			readonly isLinearizable: false;
			/** The longest beginning that has an order, and what could have come next and was answered otherwise. */
			readonly longest: readonly Op[];
			readonly stuck: readonly Op[];
	  };

interface Frame<State> {
	readonly state: State;
	/** Everything before it is in the order already. */
	readonly low: number;
	readonly options: readonly number[];
	tried: number;
}

/** The time grows with the operations, and exponentially only with how many are under way at once. */
export function checkLinearizable<State, Op extends Operation>(
	model: Model<State, Op>,
	operations: readonly Op[],
): Verdict<Op> {
	const ops = operations.toSorted((a, b) => a.calledAt - b.calledAt);
	const isDone = new Uint8Array(ops.length);
	const order: number[] = [];
	const seen = new Set<string>();
	let longest: readonly number[] = [];
	let stuck: readonly number[] = [];

	/** What may come next: called before anything that is left was answered. */
	function optionsFrom(low: number): number[] {
		const options: number[] = [];
		let firstAnswer = Number.POSITIVE_INFINITY;
		for (let n = low; n < ops.length; n += 1) {
			const op = ops[n] as Op;
			if (op.calledAt > firstAnswer) break;
			if (isDone[n] === 1) continue;
			options.push(n);
			firstAnswer = Math.min(firstAnswer, op.answeredAt);
		}
		return options.filter((n) => (ops[n] as Op).calledAt <= firstAnswer);
	}
	const frame = (state: State, from: number): Frame<State> => {
		let low = from;
		while (isDone[low] === 1) low += 1;
		return { state, low, options: optionsFrom(low), tried: 0 };
	};
	/** Which are done, and what came of it: all below `low`, and those few above. */
	const keyOf = ({ state, low }: Frame<State>): string => {
		const above: number[] = [];
		for (let n = low; above.length < order.length - low; n += 1) {
			if (isDone[n] === 1) above.push(n);
		}
		return `${low}:${above}|${model.key(state)}`;
	};

	const frames = [frame(model.initial, 0)];
	for (let top = frames.at(-1); top !== undefined; top = frames.at(-1)) {
		if (order.length === ops.length) return { isLinearizable: true, order: order.map((n) => ops[n] as Op) };
		const option = top.options[top.tried];
		if (option === undefined) {
			frames.pop();
			const undone = order.pop();
			if (undone !== undefined) isDone[undone] = 0;
			continue;
		}
		top.tried += 1;
		const state = model.step(top.state, ops[option] as Op);
		if (state === undefined) continue;
		isDone[option] = 1;
		order.push(option);
		const next = frame(state, top.low);
		const key = keyOf(next);
		if (seen.has(key)) {
			isDone[option] = 0;
			order.pop();
			continue;
		}
		seen.add(key);
		if (order.length > longest.length) {
			longest = [...order];
			stuck = next.options;
		}
		frames.push(next);
	}
	return {
		isLinearizable: false,
		longest: longest.map((n) => ops[n] as Op),
		stuck: stuck.map((n) => ops[n] as Op),
	};
}
