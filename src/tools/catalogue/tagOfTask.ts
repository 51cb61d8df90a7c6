/** Putting a tag on a task and taking it off: the task's tags as they were read, so that one added meanwhile is not lost. */
import { z } from "zod";
import { changeOutput, DryRun, Id, Said } from "../fields.ts";
import { labelNamed } from "../labelsNamed.ts";
import { questionAbout } from "../questions.ts";
import { isRefusal, taskOf } from "../refusals.ts";
import { changeTool } from "../tool.ts";

interface Facts<Name extends string> {
	readonly name: Name;
	readonly title: string;
	readonly description: string;
	readonly words: { readonly done: string; readonly unchanged: string };
	readonly verb: "tag" | "untag";
	readonly change: (tag_ids: readonly number[], tag_id: number) => readonly number[];
}

export const tagOfTaskTool = <const Name extends string>({ verb, change, ...facts }: Facts<Name>) =>
	changeTool({
		...facts,
		deed: "changes",
		isIdempotent: true,
		isUntrusted: true,
		input: z.strictObject({
			task_id: Id,
			tag: Said.optional().meta({ description: "its name" }),
			tag_id: Id.optional(),
			...DryRun,
		}),
		output: changeOutput([facts.words.done, facts.words.unchanged], { task_id: z.int(), tag_id: z.int() }),
		async plan(context, { task_id, tag: name, tag_id: id }) {
			const task = await taskOf(context, task_id);
			if (isRefusal(task)) return task;
			const { tags } = await context.readModel.labels(context.user_id);
			const tag = labelNamed("tag", tags, { id, name });
			if (isRefusal(tag)) return tag;
			const { version } = task;
			return {
				commands: [
					{
						type: "EditTask",
						task_id,
						changes: { tag_ids: change(task.tag_ids, tag.id) },
						expected_version: version,
					},
				],
				tasks: [{ task_id, version }],
				count: 1,
				question: questionAbout(verb, [task], context.settings),
			};
		},
		async present(_context, ran) {
			const [command] = ran.map((one) => one.command);
			return command?.type === "EditTask" ? { task_id: command.task_id } : {};
		},
	});
