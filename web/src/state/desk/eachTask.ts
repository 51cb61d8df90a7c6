/** One task at a time: what looks at a task is told of its changes, and not of every other's. */
import {
	type Accessor,
	batch,
	createComputed,
	createSignal,
	getListener,
	onCleanup,
	type Setter,
	untrack,
} from "solid-js";
import type { Task } from "../../wire.ts";

interface Watched {
	readonly task: Accessor<Task | undefined>;
	readonly set: Setter<Task | undefined>;
	lookers: number;
}

/** By id; undefined for what is not there. Only what is looked at is held. */
export function createEachTask(tasks: Accessor<ReadonlyMap<number, Task>>): (id: number) => Task | undefined {
	const all = new Map<number, Watched>();
	createComputed(() => {
		const now = tasks();
		batch(() => {
			for (const [id, { set }] of all) set(() => now.get(id));
		});
	});
	return (id) => {
		if (!getListener()) return untrack(tasks).get(id);
		const one = all.get(id) ?? begin(untrack(tasks).get(id));
		all.set(id, one);
		one.lookers += 1;
		onCleanup(() => {
			one.lookers -= 1;
			if (one.lookers === 0 && all.get(id) === one) all.delete(id);
		});
		return one.task();
	};
}

function begin(first: Task | undefined): Watched {
	const [task, set] = createSignal(first);
	return { task, set, lookers: 0 };
}
