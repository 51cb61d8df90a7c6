/** Few tools over the assistant's own steps: enough for what a turn does, whatever the catalogue holds. */
import { carryOut, type Errand } from "../../../src/assistant/carryOut.ts";
import type { Toolbox } from "../../../src/assistant/model/toolbox.ts";
import { askWhether } from "../../../src/assistant/questions.ts";
import type { Step } from "../../../src/assistant/steps.ts";
import type { TurnPart } from "../../../src/assistant/turn.ts";
import type { JsonObject } from "../../../src/ports/model.ts";
import type { ToolAnswer } from "../../../src/ports/modelTurn.ts";
import { wordsFor } from "../../../src/words/words.ts";

const define = (name: string) => ({ name, description: `${name}.`, parameters: { type: "object" } });
const nothing = { hasActed: false, event_ids: [], isUntrusted: false } as const;

export function plainTools(errand: Errand): Toolbox {
	const kept: TurnPart[] = [];

	async function send(steps: readonly Step[], call_number: number): Promise<ToolAnswer> {
		let text = "";
		const event_ids: string[] = [];
		for await (const part of carryOut({ ...errand, key: `${errand.key}:${call_number}` }, steps)) {
			if (part.kind === "text") text += part.delta;
			else kept.push(part);
			if (part.kind === "receipt") event_ids.push(...part.receipt.events.map(({ event_id }) => event_id));
		}
		return { text, isDone: event_ids.length > 0, hasActed: true, event_ids, isUntrusted: false };
	}

	async function use(name: string, given: JsonObject, call_number: number): Promise<ToolAnswer> {
		const { user_id, readModel } = errand;
		const task_id = Number(given.task_id);
		switch (name) {
			case "add_task":
				return send([{ type: "AddTask", title: String(given.title) }], call_number);
			case "complete_task":
				return send([{ type: "CompleteTask", task_id }], call_number);
			case "list_tasks": {
				const { data } = await readModel.listTasks(user_id, { limit: 50 });
				const text = data.map((task) => `#${task.task_id} ${task.title}`).join("\n");
				return { ...nothing, text: text || "No tasks.", isDone: true, isUntrusted: true };
			}
			case "delete_task": {
				const { turn_id, asked } = errand;
				const asking = {
					turn_id,
					key: `${errand.key}:${call_number}`,
					asked,
					now: errand.clock.now(),
					words: wordsFor("en"),
				};
				kept.push(askWhether(asking, `Delete #${task_id}?`, [{ task_id }], [{ type: "DeleteTask", task_id }]));
				return { ...nothing, text: "The user is asked. Nothing was deleted.", isDone: true, hasActed: true };
			}
			default:
				return { ...nothing, text: "Nothing is like that.", isDone: false };
		}
	}
	return {
		definitions: ["add_task", "complete_task", "list_tasks", "delete_task", "refuse"].map(define),
		titleOf: (name) => ({ add_task: "Add a task", list_tasks: "List tasks" })[name] ?? name,
		left: () => kept,
		use: (name, given, { call_number }) => use(name, given, call_number),
	};
}
