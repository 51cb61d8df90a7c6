/** A user's whole state, or the loaded part of it: what `decide` reads and `evolve` folds. */
import type { Task } from "../tasks/task.ts";
import type { UserState } from "./userState.ts";

export interface Book {
	readonly user: UserState;
	/** By task id. May hold only the tasks that a command needs; deleted tasks are in it too. */
	readonly tasks: ReadonlyMap<number, Task>;
	/** How many tasks hang on zone or morning hour, where more do than are in the book (`TaskNeeds.followers`). */
	readonly followers?: number;
	/** How many tasks are not deleted, up to the bound; only where that is not plain from the number of the next one. */
	readonly live_tasks?: number;
}
