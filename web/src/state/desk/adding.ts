/** Lines that are added, each as a task of its own, in their order; one undo takes all of them back. */
import { isolated } from "../../time/say.ts";
import type { TaskAnswer } from "./children.ts";
import type { DeskView } from "./desk.ts";

export interface Added {
	readonly answers: readonly TaskAnswer[];
	/** From the first line that was refused on, with the reason; none where all were added. */
	readonly left: readonly string[];
	readonly problem?: unknown;
}

/** Never rejects. */
export async function addEach(
	{ requests, dispatch }: Pick<DeskView, "requests" | "dispatch">,
	lines: readonly string[],
): Promise<Added> {
	const answers: TaskAnswer[] = [];
	for (const [at, text] of lines.entries()) {
		try {
			const answer = await requests.write<TaskAnswer>("POST", "/api/quick-add", { text });
			dispatch({ kind: "fetched", tasks: [answer.task] });
			answers.push(answer);
		} catch (problem) {
			return { answers, left: lines.slice(at), problem };
		}
	}
	return { answers, left: [] };
}

export async function sayAdded(
	{ change, words }: Pick<DeskView, "change" | "words">,
	answers: readonly TaskAnswer[],
	onOpen: (taskId: number) => void,
): Promise<void> {
	const [first] = answers;
	if (!first) return;
	const isOne = answers.length === 1;
	const { added, several } = words().adding;
	const open = { label: words().changed.open, run: () => onOpen(first.task.id) };
	// One event stands for its whole command, labels that it made along with the task included.
	const eventIds = answers.flatMap(({ events = [] }) => events.slice(0, 1).map(({ event_id }) => event_id));
	await change(
		() => ({
			text: isOne ? added(isolated(first.task.title)) : several(answers.length),
			buttons: isOne ? [open] : [],
			eventIds,
		}),
		async () => first,
	);
}
