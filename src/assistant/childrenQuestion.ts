/**
 * The question what becomes of the tasks below one, where the settings leave it open: the command was refused for want of
 * that word, and the answer sends it again with it.
 */
import type { StatusCommand } from "../domain/commands.ts";
import { RULE_OF_CHILDREN } from "../domain/takenAlong.ts";
import type { CommandResult } from "../ports/commandGate.ts";
import type { ReadModel } from "../ports/readModel.ts";
import type { Done } from "../tools/sentences.ts";
import { taskName } from "../words/written.ts";
import { type Asking, askChildren } from "./questions.ts";
import type { TurnPart } from "./turn.ts";

/** How many tasks below wait for that word; undefined where the command was not refused for it. */
export function countOfChildren(result: CommandResult): number | undefined {
	if (result.kind !== "rejected") return undefined;
	return result.rejection.violations.find(({ field, rule }) => field === "children" && rule === RULE_OF_CHILDREN)
		?.count;
}

/** One question for all commands that were refused so; nothing where there is none. */
export async function* askAboutChildren(
	refused: readonly Done[],
	asking: Asking,
	{ readModel, user_id }: { readonly readModel: ReadModel; readonly user_id: string },
): AsyncGenerator<TurnPart> {
	const steps = refused.flatMap(({ command }) => (isStatusCommand(command) ? [command] : []));
	if (steps.length === 0) return;
	const { words } = asking;
	const said = words.asks.children;
	for (const { command, result } of refused) {
		if (!isStatusCommand(command)) continue;
		const task = await readModel.findTask(user_id, command.task_id);
		const name = task ? taskName(task, words) : `#${command.task_id}`;
		yield { kind: "text", delta: `${said[command.type](countOfChildren(result) ?? 0, name)}\n` };
	}
	const types = new Set(steps.map(({ type }) => type));
	const verbs = [...types].map((type) => said.verbs[type]);
	const ids = steps.map(({ task_id }) => task_id);
	yield askChildren(asking, said.question(verbs, ids), steps);
}

const STATUS_COMMANDS: ReadonlySet<string> = new Set<StatusCommand["type"]>([
	"CompleteTask",
	"DeleteTask",
	"ReopenTask",
	"RestoreTask",
]);

function isStatusCommand(command: Done["command"]): command is StatusCommand {
	return STATUS_COMMANDS.has(command.type);
}
