/** What completing, deleting and restoring have in common: one task or several, and those below them. */

import type { StatusCommand } from "../../domain/commands/commands.ts";
import { say } from "../../domain/refusals/sentence.ts";
import type { Refusal } from "../outcome.ts";
import { questionAbout } from "../questions.ts";
import { invalid, isRefusal, taskOf } from "../refusals.ts";
import type { Plan, ToolContext } from "../tool.ts";

interface Asked {
	readonly task_id?: number | undefined;
	readonly task_ids?: readonly number[] | undefined;
	readonly children?: StatusCommand["children"] | undefined;
}

const DEEDS = { CompleteTask: "complete", DeleteTask: "delete", RestoreTask: "restore" } as const;

export async function planStatus(
	context: ToolContext,
	type: keyof typeof DEEDS,
	{ task_id, task_ids, children }: Asked,
): Promise<Plan | Refusal> {
	if ((task_id === undefined) === (task_ids === undefined))
		return invalid("task_id", "one_of", say("exactly_one", { one: "task_id", other: "task_ids" }));
	const ids = [...new Set(task_ids ?? [task_id ?? 0])];
	const tasks = [];
	for (const id of ids) {
		// Deleting a deleted task is no mistake, nor is restoring one that is there.
		const task = type !== "CompleteTask" ? await context.readModel.findTask(context.user_id, id) : undefined;
		const there = task ?? (await taskOf(context, id));
		if (isRefusal(there)) return there;
		tasks.push(there);
	}
	const along = children ?? context.settings.children;
	const below = along === "take_along" ? await context.readModel.countOpenBelow(context.user_id, ids) : 0;
	return {
		commands: ids.map((id) => ({ type, task_id: id, ...(children === undefined ? {} : { children }) })),
		tasks: tasks.map(({ task_id: id, version }) => ({ task_id: id, version })),
		count: ids.length + below,
		question: questionAbout(DEEDS[type], tasks, context.settings, below),
	};
}
