/** What dragging and swiping rows does: the same changes as the menus and boxes beside them. */
import "../../look/gestures.css";
import type { TaskAnswer } from "../../state/desk/children.ts";
import type { DeskView } from "../../state/desk/desk.ts";
import type { Arrangement } from "../../state/list/arrange.ts";
import { changeStatus } from "../../state/list/complete.ts";
import { dropChangeOf } from "../../state/list/dropChange.ts";
import { moveTask } from "../../state/list/moveTask.ts";
import { isolated } from "../../time/say.ts";
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
		const changes = beside ? undefined : dropChangeOf(section, task, desk.now(), desk.place().zone);
		if (changes && "due" in changes && changes.due) {
			await moveTask(desk, task, changes.due);
			return;
		}
		if (!beside && !changes) return;
		const path = `/api/tasks/${taskId}`;
		const write = () =>
			beside
				? desk.requests.write<TaskAnswer>("POST", `${path}/place`, beside)
				: desk.requests.write<TaskAnswer>("PATCH", path, changes);
		const said = ({ task: after }: TaskAnswer) => ({ text: desk.words().changed.saved(isolated(after.title)) });
		const answer = await desk.change<TaskAnswer>(said, write);
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
