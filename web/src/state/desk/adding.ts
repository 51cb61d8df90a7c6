/** Lines that are added, each as a task of its own, in their order; one undo takes all of them back. */
import { makeKey, Problem, type Unsent } from "../../net/request.ts";
import { nowMs } from "../../time/clock.ts";
import { isolated } from "../../time/say.ts";
import { instantText } from "../../time/zone.ts";
import type { TaskAnswer } from "./children.ts";
import type { DeskView } from "./desk.ts";

export interface Added {
	readonly answers: readonly TaskAnswer[];
	/** Whether some wait for a server that is away. */
	readonly doWait: boolean;
	/** From the first line that was refused on, with the reason; none where all were added. */
	readonly left: readonly string[];
	readonly problem?: unknown;
}

const PATH = "/api/quick-add";

/** Behind lines that wait each further one waits, too, so that they come in their order. Never rejects. */
export async function addEach(
	{ requests, dispatch, outbox, words }: Pick<DeskView, "requests" | "dispatch" | "outbox" | "words">,
	lines: readonly string[],
): Promise<Added> {
	const answers: TaskAnswer[] = [];
	/** With the instant at which it was written: "tomorrow" is said of today, whenever it is sent. */
	const wait = ({ key }: Pick<Unsent, "key">, line: string) => {
		const body = { text: line, written_at: instantText(nowMs()) };
		return outbox.add({ key, method: "POST", path: PATH, body }, { said: words().outbox.adds(isolated(line)), line });
	};
	let doWait = outbox.waiting().some(({ line, refused }) => line !== undefined && refused === undefined);
	for (const [at, text] of lines.entries()) {
		try {
			if (doWait && (await wait({ key: makeKey() }, text))) continue;
			const answer = await requests.write<TaskAnswer>("POST", PATH, { text });
			dispatch({ kind: "fetched", tasks: [answer.task] });
			answers.push(answer);
		} catch (problem) {
			const unsent = problem instanceof Problem ? problem.unsent : undefined;
			doWait = unsent !== undefined && (await wait(unsent, text));
			if (!doWait) return { answers, doWait, left: lines.slice(at), problem };
		}
	}
	if (doWait) void outbox.send();
	return { answers, doWait, left: [] };
}

export async function sayAdded(
	{ change, words, toasts }: Pick<DeskView, "change" | "words" | "toasts">,
	{ answers, doWait }: Added,
	onOpen: (taskId: number) => void,
): Promise<void> {
	if (doWait) toasts.show(words().outbox.kept);
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
