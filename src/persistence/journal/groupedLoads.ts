/** Task loads on the command path: those that come together go as one statement. */
import type { Task } from "../../domain/tasks/task.ts";
import { createCoalescer } from "../coalescer.ts";
import type { Database } from "../database.ts";
import { allOrApart } from "../faults.ts";

const LOADS_AT_ONCE = 500;
const STATEMENTS_IN_FLIGHT = 3;

/** The statement gets all loads as one JSON array, each with its number as `call`, and returns rows of `call` and `task`. */
export function createGroupedLoads<Load>(database: Database, statement: string, name: string) {
	return createCoalescer<Load, readonly Task[]>({
		mostAtOnce: LOADS_AT_ONCE,
		mostInFlight: STATEMENTS_IN_FLIGHT,
		run: (loads) =>
			allOrApart(loads, async () => {
				const asked = JSON.stringify(loads.map((load, call) => ({ call, ...load })));
				const rows = await database.query<{ call: number; task: Task }>(statement, [asked], name);
				const tasks: Task[][] = loads.map(() => []);
				for (const { call, task } of rows) tasks[call]?.push(task);
				return tasks;
			}),
	});
}
