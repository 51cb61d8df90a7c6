/** The commands by which a foreign task comes in, and the keys that make each of them count once. */
import { createHash } from "node:crypto";
import type { AddTask, Command } from "../domain/commands/commands.ts";
import type { ForeignTask, Source } from "./foreignTask.ts";

const hash = (text: string, length: number) => createHash("sha256").update(text).digest("hex").slice(0, length);

/** The same file of the same account is the same import, however often it comes. */
export const importIdOf = (user_id: string, source: Source, content: string) =>
	hash(`${user_id} ${source} ${content}`, 16);

/** The idempotency key of the task: that of its name in its source, whatever file brings it. */
export const keyOf = (source: Source, { source_id }: Pick<ForeignTask, "source_id">) =>
	`import-${source}-${hash(source_id, 32)}`;

export function addCommand(task: ForeignTask, parent_id: number | null): AddTask {
	const { title, description, priority, category, tags, due, recurrence, reminders, duration_minutes } = task;
	return {
		type: "AddTask",
		title,
		description,
		...(priority === undefined ? {} : { priority }),
		...(category === null ? {} : { category_name: category }),
		...(tags.length === 0 ? {} : { tag_names: tags }),
		due,
		recurrence,
		...(reminders === undefined ? {} : { reminders }),
		parent_id,
		duration_minutes,
	};
}

/** What follows the adding, each under a key of its own. */
export function followingCommands(
	{ is_completed, completed_at, is_paused }: ForeignTask,
	task_id: number,
): readonly { readonly suffix: string; readonly command: Command }[] {
	const completed = { ...(completed_at === null ? {} : { completed_at }), children: "leave" as const };
	return [
		...(is_completed ? [{ suffix: "-done", command: { type: "CompleteTask", task_id, ...completed } as const }] : []),
		...(is_paused && !is_completed ? [{ suffix: "-paused", command: { type: "PauseSeries", task_id } as const }] : []),
	];
}
