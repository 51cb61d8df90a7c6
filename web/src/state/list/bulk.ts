/** One change for many tasks: one after the other, said once, taken back by one undo. */
import type { Written } from "../../net/request.ts";
import type { EventReceipt, Task } from "../../wire.ts";
import { TakenBack, type TaskAnswer } from "../desk/children.ts";
import type { DeskView } from "../desk/desk.ts";
import { sayFault } from "../parts/sayFault.ts";

/** What is to be done with one of them. */
export type Each = (task: Task) => Promise<TaskAnswer>;

interface Done extends Written {
	readonly count: number;
}

/** Resolves to how many were changed. What was refused is said with its reason, and holds nothing up. */
export async function changeAll(
	desk: DeskView,
	tasks: readonly Task[],
	said: (count: number) => string,
	each: Each,
): Promise<number> {
	const events: EventReceipt[] = [];
	let count = 0;
	let refused: unknown;
	const done = await desk.change<Done>(
		({ count: changed }) => ({ text: said(changed), eventIds: events.map(({ event_id }) => event_id) }),
		async () => {
			for (const task of tasks) {
				// Taken along by one before it.
				const now = desk.desk().tasks.get(task.id) ?? task;
				try {
					const answer = await each(now);
					// One event stands for its whole command.
					events.push(...(answer.events ?? []).slice(0, 1));
					desk.dispatch({ kind: "fetched", tasks: [answer.task, ...(answer.next ? [answer.next] : [])] });
					count += 1;
				} catch (fault) {
					if (!(fault instanceof TakenBack)) refused ??= fault;
				}
			}
			if (count === 0) throw refused ?? new TakenBack();
			return { count, events };
		},
	);
	if (done && refused !== undefined) desk.toasts.show(sayFault(refused, desk.words()), [], "danger");
	return count;
}
