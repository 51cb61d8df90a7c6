/**
 * What a turn does, one after another: uses of tools, commands that no tool has, and steps whose command depends on what the step
 * before made (a task takes a tag by id, and the tag may have to be made first). Plain data, so that a question can keep them.
 */
import type { Command } from "../domain/commands.ts";
import { findLabel } from "../domain/labels.ts";
import type { ReadModel } from "../ports/readModel.ts";
import type { ToolCall } from "../tools/catalogue.ts";
import type { Refusal } from "../tools/outcome.ts";
import { isRefusal } from "../tools/refusals.ts";
import type { ToolContext } from "../tools/tool.ts";
import type { Stands } from "../tools/undoWords.ts";
import { planCall } from "../tools/useTool.ts";

export type Step =
	| ToolCall
	| Command
	| { readonly type: "PutTag" | "TakeTag"; readonly task_id: number; readonly name: string }
	| { readonly type: "PutCategory"; readonly task_id: number; readonly name: string }
	/** Takes back the undo that these events are. */
	| { readonly type: "Redo"; readonly event_ids: readonly string[]; readonly stands: Stands };

/** The task that a step names; none of a new task, of a reminder or a label. */
export function taskIdOf(step: Step): number | undefined {
	const named: object = "tool" in step ? step.arguments : step;
	return "task_id" in named && typeof named.task_id === "number" ? named.task_id : undefined;
}

/**
 * How many steps before the nth are about the same task or reminder ("remind me about #3 at 8 and at 9"): whatever they do to
 * it, for unlike steps come to like commands.
 */
export function timesBefore(steps: readonly Step[], n: number): number {
	const subject = steps[n] && subjectOf(steps[n]);
	if (subject === undefined) return 0;
	return steps.slice(0, n).filter((step) => subjectOf(step) === subject).length;
}

function subjectOf(step: Step): string | undefined {
	const named: object = "tool" in step ? step.arguments : step;
	if ("reminder_id" in named) return `reminder ${named.reminder_id}`;
	const task_id = taskIdOf(step);
	return task_id === undefined ? undefined : `task ${task_id}`;
}

/** The commands of a step as things are now: none where there is nothing to do. */
export async function commandsOf(step: Step, context: ToolContext): Promise<readonly Command[] | Refusal> {
	const { readModel, user_id } = context;
	if ("tool" in step) {
		const plan = await planCall(step, context);
		return isRefusal(plan) ? plan : plan.commands;
	}
	switch (step.type) {
		case "PutTag": {
			const tag = findLabel((await readModel.labels(user_id)).tags, step.name);
			if (tag === undefined) return [{ type: "AddTag", name: step.name }];
			return editTags(step.task_id, readModel, user_id, (ids) => (ids.includes(tag.id) ? ids : [...ids, tag.id]));
		}
		case "TakeTag": {
			const tag = findLabel((await readModel.labels(user_id)).tags, step.name);
			return editTags(step.task_id, readModel, user_id, (ids) => ids.filter((id) => id !== tag?.id));
		}
		case "PutCategory": {
			const category = findLabel((await readModel.labels(user_id)).categories, step.name);
			if (category === undefined) return [{ type: "AddCategory", name: step.name }];
			return [{ type: "EditTask", task_id: step.task_id, changes: { category_id: category.id } }];
		}
		case "Redo":
			return [{ type: "Undo", target: { event_ids: step.event_ids } }];
		default:
			return [step];
	}
}

/** Only on the task as it was read: a tag that somebody adds meanwhile is not taken away. */
async function editTags(
	task_id: number,
	readModel: ReadModel,
	user_id: string,
	change: (tag_ids: readonly number[]) => readonly number[],
): Promise<readonly Command[]> {
	const task = await readModel.findTask(user_id, task_id);
	const tag_ids = change(task?.tag_ids ?? []);
	const expected = task === undefined ? {} : { expected_version: task.version };
	return [{ type: "EditTask", task_id, changes: { tag_ids }, ...expected }];
}

/** Whether the command only prepares the step, which has to be looked at again afterwards. */
export const isPreparing = (step: Step, command: Command): boolean =>
	!("tool" in step) && step.type !== command.type && command.type.startsWith("Add");
