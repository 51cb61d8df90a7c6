/** What routes that change one task have in common: the version that was seen, and the answer. */

import { z } from "zod";
import type { AnswerOf } from "../../domain/commands/answer.ts";
import type { VersionedCommand } from "../../domain/commands/commands.ts";
import { PathId } from "../contract/contractFields.ts";
import type { Deps } from "../deps.ts";
import { entityTag, presentOneTask, versionOf } from "./presentTask.ts";
import { type Done, execute, type Raw, type Reply, written } from "./route.ts";

export const TaskPath = z.object({ id: PathId });

/** Has the change executed, under the version of If-Match, and answers with the task. */
export async function changeTask(
	deps: Deps,
	asked: Parameters<typeof execute>[1],
	change: VersionedCommand,
): Promise<Reply> {
	const expected_version = expectedVersion(asked);
	const done = await execute(deps, asked, {
		...change,
		...(expected_version === undefined ? {} : { expected_version }),
	});
	return taskWritten(deps, asked.who.user.user_id, done, 200);
}

/** The task after the write; `next`, where another occurrence follows it. */
export async function taskWritten(
	deps: Deps,
	user_id: string,
	done: Done<AnswerOf<"AddTask">>,
	status: 200 | 201,
	headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
	const { task, next } = done.answer;
	const view = await presentOneTask(deps, user_id, task);
	const following = next === undefined ? {} : { next: await presentOneTask(deps, user_id, next) };
	return written(done, status, { task: view, ...following }, { ETag: entityTag(task), ...headers });
}

function expectedVersion(raw: Raw): number | undefined {
	return versionOf(raw.header("if-match"));
}
