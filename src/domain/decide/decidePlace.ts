/** Putting a task before or after another. The rules find the place, so that two devices never mean the same one. */

import type { Command } from "../commands/commands.ts";
import type { Decision } from "../commands/decision.ts";
import { accepted, happened, rejected, rejectedFor } from "../commands/outcome.ts";
import { notFound } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import type { Book } from "../state/book.ts";
import { LONGEST_PLACE, placeBetween, placeOfNumber } from "../tasks/place.ts";
import type { Task } from "../tasks/task.ts";
import { findLiveTask, versionMismatch } from "./liveTask.ts";

/** The book must hold both tasks and the neighbour that `needsOf` names. What stands there already is left as it is. */
export function placeTask(book: Book, command: Command & { type: "PlaceTask" }): Decision {
	const { task_id, beside } = command;
	const task = findLiveTask(book, task_id);
	if (task === undefined) return rejected(notFound("task"));
	const mismatch = versionMismatch(task, command.expected_version);
	if (mismatch !== undefined) return rejected(mismatch);
	const [field, other_id] =
		"before" in beside ? (["before", beside.before] as const) : (["after", beside.after] as const);
	if (other_id === task_id) {
		return rejectedFor([{ field, rule: "itself", ...say("beside_itself", { place: field }) }]);
	}
	const other = findLiveTask(book, other_id);
	if (other === undefined) return rejectedFor([{ field, rule: "exists", ...say("no_such_task") }]);

	const [lower, upper] =
		field === "before" ? [before(book, task, other), other.position] : [other.position, after(book, task, other)];
	const isThere = (lower === null || task.position > lower) && task.position < upper;
	if (isThere) return accepted({ kind: "task", task_id }, []);
	const position = placeBetween(lower, upper, task_id);
	if (position.length > LONGEST_PLACE) {
		const said = say("gap_crowded", { task_id: other_id });
		return rejectedFor([{ field, rule: "crowded", ...said }]);
	}
	const change = { task_id, updated_fields: { position }, previous_fields: { position: task.position } };
	return accepted({ kind: "task", task_id }, [happened({ type: "task.updated", data: change })]);
}

/** In their order, but for the task that is put somewhere else. */
const placesOf = (book: Book, { task_id }: Task) =>
	[...book.tasks.values()].flatMap((one) => (one.task_id === task_id ? [] : [one.position])).toSorted();

const before = (book: Book, task: Task, other: Task) =>
	placesOf(book, task).findLast((place) => place < other.position) ?? null;

/** Behind the last task begins what belongs to those to come: a new task comes after all that is there. */
const after = (book: Book, task: Task, other: Task) =>
	placesOf(book, task).find((place) => place > other.position) ?? placeOfNumber(book.user.next_task_id);
