/** What tools are used with, by whomever: the chat's model, clients, and the user who says yes. */
import { createCommandTrial } from "../actors/commandTrial.ts";
import { taskLink } from "../domain/tasks/taskLink.ts";
import type { CommandGate } from "../ports/commands/commandGate.ts";
import type { ToolParts } from "../tools/tool.ts";
import type { Basics } from "./basics.ts";
import type { Storage } from "./storage.ts";

export function createToolParts(
	{ clock, config, publicUrl }: Basics,
	{ journal, reads }: Storage,
	gate: CommandGate,
): ToolParts {
	const { readModel, proposals } = reads;
	return {
		gate,
		trial: createCommandTrial({ journal, clock, shards: config.SHARDS }),
		readModel,
		journal,
		proposals,
		linkTo: (user_id, task_id) => taskLink(publicUrl, { user_id, task_id }),
	};
}
