/** The tools that a model uses one after the other, as an item of the protocol: a workflow whose tasks are the calls. */
import type { ThreadItemRow } from "../../ports/assistant/chat.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { TurnPart } from "../turn.ts";
import { newItem, WORKFLOW } from "./items.ts";
import { itemEvent, itemUpdated, type Wire } from "./present.ts";

type ToolPart = Extract<TurnPart, { kind: "tool" }>;

export interface Workflow {
	/** The events of a tool that begins or ends. */
	take(part: ToolPart): readonly Wire[];
	/** The item as it is kept; a tool that has not ended by now counts as ended. */
	finished(): ThreadItemRow;
}

/** What a task of a workflow shows of the call: it goes on, it was done, it was not. */
const INDICATORS: Readonly<Record<ToolPart["state"], string>> = {
	begun: "loading",
	done: "complete",
	asked: "none",
	refused: "none",
};

export function beginWorkflow(clock: Clock, thread_id: string): Workflow {
	const item = newItem(clock, thread_id, WORKFLOW, fieldsOf([]));
	const parts: ToolPart[] = [];
	return {
		take(part) {
			const opening = parts.length === 0 ? [itemEvent("thread.item.added", item)] : [];
			const place = parts.findIndex(({ call_number }) => call_number === part.call_number);
			const task_index = place < 0 ? parts.length : place;
			parts[task_index] = part;
			const type = place < 0 ? "workflow.task.added" : "workflow.task.updated";
			return [...opening, itemUpdated(item.id, { type, task_index, task: taskOf(part) })];
		},
		finished: () => ({
			...item,
			body: fieldsOf(parts.map((part) => (part.state === "begun" ? { ...part, state: "refused" } : part))),
		}),
	};
}

const fieldsOf = (parts: readonly ToolPart[]): Wire => ({
	workflow: { type: "custom", tasks: parts.map(taskOf), expanded: false },
});

const taskOf = ({ title, state }: ToolPart): Wire => ({
	type: "custom",
	title: state === "asked" ? `${title}?` : title,
	status_indicator: INDICATORS[state],
});
