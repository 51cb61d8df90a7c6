/** The answers to commands that were sent or tried. */
import { taskOfAnswer } from "../domain/commands/answer.ts";
import type { CommandAnswer } from "../domain/commands/decision.ts";
import type { Task } from "../domain/tasks/task.ts";
import type { Ran } from "./outcome.ts";

/** The answers of those that were done, in their order. */
export function answersOf(ran: readonly Pick<Ran, "result">[]): readonly CommandAnswer[] {
	return ran.flatMap(({ result }) => (result.kind === "done" ? [result.answer] : []));
}

/** The tasks that those answers show. */
export function tasksOf(ran: readonly Pick<Ran, "result">[]): readonly Task[] {
	return answersOf(ran).flatMap((answer) => taskOfAnswer(answer) ?? []);
}
