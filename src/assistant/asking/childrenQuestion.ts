/**
 * The question what becomes of the tasks below one, where the settings leave it open: the command was refused for want of
 * that word, and the answer sends it again with it.
 */
import type { StatusCommand } from "../../domain/commands/commands.ts";
import { RULE_OF_CHILDREN } from "../../domain/decide/takenAlong.ts";
import type { CommandResult } from "../../ports/commands/commandGate.ts";
import type { ToolCall } from "../../tools/catalogue.ts";
import type { Ran } from "../../tools/outcome.ts";
import { taskName } from "../../words/written.ts";
import type { Errand } from "../errand.ts";
import type { TurnPart } from "../turn.ts";
import { idsOf, speak } from "../turnParts.ts";
import { type Asking, askChildren } from "./questions.ts";

/** How many tasks below wait for that word; undefined where the command was not refused for it. */
export function countOfChildren(result: CommandResult): number | undefined {
	if (result.kind !== "rejected") return undefined;
	return result.rejection.violations.find(({ field, rule }) => field === "children" && rule === RULE_OF_CHILDREN)
		?.count;
}

/** One question for all commands that were refused so; nothing where there is none. */
export async function* askAboutChildren(
	refused: readonly Ran[],
	asking: Asking,
	{ tools: { readModel }, user_id }: Pick<Errand, "tools" | "user_id">,
): AsyncGenerator<TurnPart> {
	const commands = refused.flatMap(({ command }) => (isStatusCommand(command) ? [command] : []));
	if (commands.length === 0) return;
	const { words } = asking;
	const said = words.asks.children;
	for (const { command, result } of refused) {
		if (!isStatusCommand(command)) continue;
		const task = await readModel.findTask(user_id, command.task_id);
		const name = task ? taskName(task, words) : `#${command.task_id}`;
		yield speak(`${said[command.type](countOfChildren(result) ?? 0, name)}\n`);
	}
	const types = new Set(commands.map(({ type }) => type));
	const verbs = [...types].map((type) => said.verbs[type]);
	const ids = idsOf(commands);
	yield askChildren(asking, said.question(verbs, ids), ids, (children) =>
		commands.map((command) => callWith(command, children)),
	);
}

/** The call that does the same with the word that was wanting. */
function callWith({ type, task_id }: StatusCommand, children: NonNullable<StatusCommand["children"]>): ToolCall {
	switch (type) {
		case "CompleteTask":
			return { tool: "complete_task", arguments: { task_id, children } };
		case "DeleteTask":
			return { tool: "delete_task", arguments: { task_id, children } };
		case "ReopenTask":
			return { tool: "update_task", arguments: { task_id, completed: false, children } };
		case "RestoreTask":
			return { tool: "restore_task", arguments: { task_id, children } };
	}
}

const STATUS_COMMANDS: ReadonlySet<string> = new Set<StatusCommand["type"]>([
	"CompleteTask",
	"DeleteTask",
	"ReopenTask",
	"RestoreTask",
]);

function isStatusCommand(command: Ran["command"]): command is StatusCommand {
	return STATUS_COMMANDS.has(command.type);
}
