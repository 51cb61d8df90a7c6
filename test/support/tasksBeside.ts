/** The task next to another in the user's order, as `TaskNeeds.neighbour` means it. */
import type { Neighbour } from "../../src/domain/decide/needs.ts";
import type { Task } from "../../src/domain/tasks/task.ts";

export function neighbourIn(tasks: Iterable<Task>, { side, of, without }: Neighbour): Task | undefined {
	const all = [...tasks].sort((a, b) =>
		a.position < b.position ? -1 : a.position > b.position ? 1 : a.task_id - b.task_id,
	);
	const place = all.find(({ task_id }) => task_id === of)?.position;
	if (place === undefined) return undefined;
	const others = all.filter(({ task_id }) => task_id !== without);
	return side === "before"
		? others.findLast(({ position }) => position < place)
		: others.find(({ position }) => position > place);
}
