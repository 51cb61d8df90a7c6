/** Another date for a task; of a series, for this one alone. */
import { isolated, sayDue } from "../../time/say.ts";
import type { Due, Task } from "../../wire.ts";
import type { TaskAnswer } from "../desk/children.ts";
import type { DeskView } from "../desk/desk.ts";

/** Said and offered to be undone; waits where the server is away. False: it was not made, at least not yet. */
export async function moveTask(desk: DeskView, task: Task, due: Due): Promise<boolean> {
	const path = `/api/tasks/${task.id}`;
	const say = (one: Due) => sayDue(one, desk.now(), desk.place());
	const write = () =>
		task.recurrence
			? desk.requests.write<TaskAnswer>("POST", `${path}/move`, { due })
			: desk.requests.write<TaskAnswer>("PATCH", path, { due });
	const words = desk.words();
	const answer = await desk.change<TaskAnswer>(
		(made) => ({ text: words.series.moved(say(made.task.due ?? due)) }),
		write,
		{
			said: words.outbox.moved(isolated(task.title), say(due)),
			taskId: task.id,
		},
	);
	if (answer) desk.dispatch({ kind: "fetched", tasks: [answer.task] });
	return answer !== undefined;
}
