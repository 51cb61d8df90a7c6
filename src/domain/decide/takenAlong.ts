/**
 * What completing, deleting, reopening and restoring a task does to those below it: by the command's word, else by the
 * setting `children`. Nothing is asked where nothing hangs on the answer.
 */

import type { StatusCommand } from "../commands/commands.ts";
import { brokenRule, type Rejection } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import { isRecurring, isTakenByNow } from "../series/seriesOfTask.ts";
import type { Book } from "../state/book.ts";
import { walkDown } from "../state/taskTree.ts";
import { LIMITS, type Task } from "../tasks/task.ts";

/** The rule (with `count`) of the violation by which a command is refused that leaves open what becomes of the tasks below. */
export const RULE_OF_CHILDREN = "choose";

/** The tasks that go along with this one, parents first; or why it has to be said, or cannot be. */
export function takenAlong(book: Book, command: StatusCommand, task: Task): readonly Task[] | Rejection {
	const choice = command.children ?? book.user.settings.children;
	if (choice === "leave") return [];
	const along = goingAlong(book, command.type, task);
	if (choice === "ask") {
		const count = along.filter((one) => isAskedAbout(command.type, one)).length;
		return count === 0 ? [] : question(command.type, count);
	}
	return along.length > LIMITS.takenAlong ? tooMany() : along;
}

/** The rejection of what would touch more tasks than one command can. */
export function tooMany(): Rejection {
	const said = say("too_many_along", { count: LIMITS.takenAlong });
	return brokenRule("children", "limit", said);
}

/**
 * What recurs is not completed along, for its own series goes on. What comes back is what went in the same instant: by one
 * command, that is. A name in a series that another task has by now is not given back.
 */
function goingAlong(book: Book, type: StatusCommand["type"], task: Task): readonly Task[] {
	const isLive = ({ status }: Task) => status !== "deleted";
	const below = (passes: (one: Task) => boolean) => walkDown(book, task.task_id, passes).map((found) => found.task);
	switch (type) {
		case "CompleteTask":
			return below(isLive).filter((one) => one.status === "open" && !isRecurring(one));
		case "DeleteTask":
			return below(isLive);
		case "ReopenTask":
			return below(isLive).filter(
				({ status, completed_at }) => status === "completed" && completed_at === task.completed_at,
			);
		case "RestoreTask":
			return below(() => true).filter(
				(one) => one.status === "deleted" && one.deleted_at === task.deleted_at && !isTakenByNow(book, one),
			);
	}
}

/** Nobody is asked about what is done already, when its parent is deleted. */
function isAskedAbout(type: StatusCommand["type"], { status }: Task): boolean {
	return type !== "DeleteTask" || status === "open";
}

const WHAT = {
	CompleteTask: "open",
	DeleteTask: "open",
	ReopenTask: "completed",
	RestoreTask: "deleted",
} as const satisfies Readonly<Record<StatusCommand["type"], string>>;

function question(type: StatusCommand["type"], count: number): Rejection {
	const isMany = count > LIMITS.takenAlong;
	const what = WHAT[type];
	const tasks = isMany
		? say(`${what}_many_below`, { count: LIMITS.takenAlong })
		: say(count === 1 ? `${what}_one_below` : `${what}_below`, { count });
	const asked = say("children_asked", { tasks });
	const violation = { field: "children", rule: RULE_OF_CHILDREN, ...asked, count };
	return { code: "broken_rule", detail: asked.message, violations: [violation] };
}
