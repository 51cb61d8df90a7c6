/**
 * The question what becomes of the tasks below one, where the settings leave it open: the command was refused for want of
 * that word, and the answer sends it again with it.
 */
import type { StatusCommand } from "../domain/commands.ts";
import { RULE_OF_CHILDREN } from "../domain/takenAlong.ts";
import type { CommandResult } from "../ports/commandGate.ts";
import type { ReadModel } from "../ports/readModel.ts";
import { type Asking, askChildren } from "./questions.ts";
import type { Done } from "./sentences.ts";
import type { TurnPart } from "./turn.ts";
import { capital, taskName } from "./wording.ts";

/** How many tasks below wait for that word; undefined where the command was not refused for it. */
export function countOfChildren(result: CommandResult): number | undefined {
	if (result.kind !== "rejected") return undefined;
	return result.rejection.violations.find(({ field, rule }) => field === "children" && rule === RULE_OF_CHILDREN)
		?.count;
}

const VERBS: Readonly<Record<StatusCommand["type"], string>> = {
	CompleteTask: "complete",
	DeleteTask: "delete",
	ReopenTask: "reopen",
	RestoreTask: "restore",
};

/** One question for all commands that were refused so; nothing where there is none. */
export async function* askAboutChildren(
	refused: readonly Done[],
	asking: Asking,
	{ readModel, user_id }: { readonly readModel: ReadModel; readonly user_id: string },
): AsyncGenerator<TurnPart> {
	const steps = refused.flatMap(({ command }) => (isStatusCommand(command) ? [command] : []));
	if (steps.length === 0) return;
	for (const { command, result } of refused) {
		if (!isStatusCommand(command)) continue;
		const task = await readModel.findTask(user_id, command.task_id);
		const name = task ? taskName(task) : `#${command.task_id}`;
		yield { kind: "text", delta: `${sentenceOfCount(command.type, countOfChildren(result) ?? 0, name)}\n` };
	}
	const types = new Set(steps.map(({ type }) => type));
	const verb = [...types].map((type) => VERBS[type]).join(" or ");
	const names = steps.map(({ task_id }) => `#${task_id}`).join(", ");
	yield askChildren(asking, `${capital(verb)} ${names} and take the tasks below along?`, steps);
}

function sentenceOfCount(type: StatusCommand["type"], count: number, name: string): string {
	const tasks = (adjective: string) => `${count} ${adjective}task${count === 1 ? "" : "s"}`;
	const was = count === 1 ? "was" : "were";
	if (type === "ReopenTask") return `${tasks("")} below ${name} ${was} completed with it.`;
	if (type === "RestoreTask") return `${tasks("")} below ${name} ${was} deleted with it.`;
	return `There ${count === 1 ? "is" : "are"} ${tasks("open ")} below ${name}.`;
}

function isStatusCommand(command: Done["command"]): command is StatusCommand {
	return command.type in VERBS;
}
