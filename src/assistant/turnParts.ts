/** The parts that most turns are made of. */
import type { Task } from "../domain/tasks/task.ts";
import type { TurnPart } from "./turn.ts";

export const speak = (delta: string): TurnPart => ({ kind: "text", delta });

/** What "it" and "them" mean in the next turn. */
export const aboutTasks = (task_ids: readonly number[]): TurnPart => ({ kind: "about", task_ids });

/** What "the first one" means in later turns. */
export const showsTasks = (task_ids: readonly number[]): TurnPart => ({ kind: "shown", task_ids });

/** More tasks than this are not named in one answer that is no list. */
export const MOST_NAMED = 10;

export const idsOf = (tasks: readonly Pick<Task, "task_id">[]): readonly number[] =>
	tasks.map(({ task_id }) => task_id);
