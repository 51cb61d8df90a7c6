/** Completing a task, from wherever that is done: what follows it is said and can be opened. */
import type { Written } from "../net/request.ts";
import { sayDue } from "../time/say.ts";
import type { Task } from "../wire.ts";
import type { DeskView } from "./desk.ts";

export type TaskAnswer = Written & { readonly task: Task; readonly next?: Task };

type Named = Pick<Task, "id" | "title">;

/** Resolves to whether it is done. */
export async function completeTask(
	desk: DeskView,
	{ id, title }: Named,
	onOpen: (id: number) => void,
): Promise<boolean> {
	const write = () => desk.requests.write<TaskAnswer>("POST", `/api/tasks/${id}/complete`, {});
	const answer = await desk.change(({ next }) => {
		if (!next?.due) return { text: `Done: ${title}` };
		const text = `Done: ${title}. Next: ${sayDue(next.due, desk.now(), desk.place())}`;
		return { text, buttons: [{ label: "Open", run: () => onOpen(next.id) }] };
	}, write);
	if (!answer) return false;
	desk.dispatch({ kind: "fetched", tasks: [answer.task, ...(answer.next ? [answer.next] : [])] });
	return true;
}
