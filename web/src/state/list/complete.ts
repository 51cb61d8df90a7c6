/** Changing whether a task is open, done or deleted, from wherever that is asked for. */
import { isolated, sayDue } from "../../time/say.ts";
import type { Task, TaskStatus } from "../../wire.ts";
import type { StatusVerb, TaskAnswer } from "../desk/children.ts";
import type { DeskView } from "../desk/desk.ts";

type Named = Pick<Task, "id" | "title">;

const EVENTS: Readonly<Record<StatusVerb, string>> = {
	complete: "task.completed",
	reopen: "task.reopened",
	delete: "task.deleted",
	restore: "task.restored",
};

const AFTER: Readonly<Record<StatusVerb, TaskStatus>> = {
	complete: "completed",
	reopen: "open",
	delete: "deleted",
	restore: "open",
};

/** Says what was done and what went along; what follows a completed task is named and can be opened. Resolves to whether it is done. */
export async function changeStatus(
	desk: DeskView,
	verb: StatusVerb,
	{ id, title }: Named,
	onOpen: (id: number) => void,
): Promise<boolean> {
	const say = desk.words().changed;
	const answer = await desk.change(
		({ next, events = [] }: TaskAnswer) => {
			// Each task that went along has an event of the same kind.
			const along = events.filter(({ type }) => type === EVENTS[verb]).length - 1;
			const said = `${say[verb](isolated(title))}${along > 0 ? say.along(along) : ""}`;
			if (!next?.due) return { text: said };
			const text = `${said}. ${say.next(sayDue(next.due, desk.now(), desk.place()))}`;
			return { text, buttons: [{ label: say.open, run: () => onOpen(next.id) }] };
		},
		() => desk.sendStatus(verb, { id, title }),
		{ said: desk.words().outbox.status[verb](isolated(title)), taskId: id, status: AFTER[verb] },
	);
	if (!answer) return false;
	desk.dispatch({ kind: "fetched", tasks: [answer.task, ...(answer.next ? [answer.next] : [])] });
	return true;
}

/** Resolves to whether it is done. */
export function completeTask(desk: DeskView, task: Named, onOpen: (id: number) => void): Promise<boolean> {
	return changeStatus(desk, "complete", task, onOpen);
}
