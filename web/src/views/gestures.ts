/** What dragging and swiping rows does: the same changes as the menus and boxes beside them. */
import type { Arrangement } from "../state/arrange.ts";
import type { TaskAnswer } from "../state/children.ts";
import { changeStatus } from "../state/complete.ts";
import type { DeskView } from "../state/desk.ts";
import { droppedOn } from "../state/dropped.ts";
import { isolated, sayDue } from "../time/say.ts";
import { type Drop, listenToGestures } from "./rowGestures.ts";

/** Returns what ends it. */
export function createGestures(
	box: HTMLElement,
	desk: DeskView,
	arrangement: () => Arrangement,
	onOpen: (taskId: number) => void,
): () => void {
	async function drop({ taskId, section, beside }: Drop): Promise<void> {
		const task = desk.desk().tasks.get(taskId);
		if (!task) return;
		const path = `/api/tasks/${taskId}`;
		const changes = beside ? undefined : droppedOn(section, task, desk.now(), desk.place().zone);
		if (!beside && !changes) return;
		const isMove = changes && "due" in changes && task.recurrence;
		const write = () =>
			beside
				? desk.requests.write<TaskAnswer>("POST", `${path}/place`, beside)
				: isMove
					? desk.requests.write<TaskAnswer>("POST", `${path}/move`, changes)
					: desk.requests.write<TaskAnswer>("PATCH", path, changes);
		const answer = await desk.change<TaskAnswer>(({ task: after }) => {
			const due = changes && "due" in changes ? after.due : null;
			const words = desk.words();
			const text = due
				? words.series.moved(sayDue(due, desk.now(), desk.place()))
				: words.changed.saved(isolated(after.title));
			return { text };
		}, write);
		if (answer) desk.dispatch({ kind: "fetched", tasks: [answer.task] });
	}

	return listenToGestures(box, {
		arrangement,
		onDrop: (one) => void drop(one),
		onSwipe: (taskId, to) => {
			const task = desk.desk().tasks.get(taskId);
			if (!task || task.status === "deleted") return;
			const row = box.querySelector<HTMLElement>(`.task[data-task="${taskId}"]`);
			if (to === "start") row?.querySelector<HTMLElement>(".reschedule")?.click();
			else void changeStatus(desk, task.status === "open" ? "complete" : "reopen", task, onOpen);
		},
	});
}
