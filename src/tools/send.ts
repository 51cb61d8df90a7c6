/** Commands on their way: what names them, in which order they go, and what ends the way early. */
import type { Command, CommandEnvelope } from "../domain/commands/commands.ts";
import { commandIdOf } from "../domain/events/identity.ts";
import type { CommandResult } from "../ports/commands/commandGate.ts";
import type { Ran } from "./outcome.ts";
import type { Plan, ToolContext } from "./tool.ts";

/** Whose commands they are; `key` names the use, or the errand that uses are part of. */
export type Sender = Pick<ToolContext, "user_id" | "principal" | "key">;

/** Which use under its key it is. `again`: how many earlier uses concern the same task or reminder. */
export interface Place {
	readonly n: number;
	readonly again: number;
}

const ALONE: Place = { n: 0, again: 0 };
/** What a command came to whose answer is not known. */
const UNKNOWN: CommandResult = { kind: "unavailable", retry_after_ms: 1_000 };

/**
 * Sends the commands one after another; stops where the system cannot go on, or the user has cancelled. What is about a task
 * whose command before was not done is not sent: fewer come back than were given, then. Rejects only when the first one does:
 * what was done before a fault is told, and of the one that it struck that it may have been done (P12).
 */
export async function send(
	context: Sender & Pick<ToolContext, "gate" | "signal">,
	commands: readonly Command[],
	asked: string,
	place: Place = ALONE,
): Promise<Ran[]> {
	const ran: Ran[] = [];
	for (const [n, command] of commands.entries()) {
		if (context.signal.aborted) break;
		const subject = subjectOf(command);
		const isInVain = ran.some(
			(one) => subject !== undefined && subjectOf(one.command) === subject && one.result.kind !== "done",
		);
		if (isInVain) continue;
		const answer = context.gate.execute(envelopeOf(context, command, n, asked, place));
		// The gate has logged the fault.
		const result = ran.length === 0 ? await answer : await answer.catch(() => UNKNOWN);
		ran.push({ command, result });
		if (result.kind === "busy" || result.kind === "unavailable") break;
	}
	return ran;
}

/** The same for what a tool has planned. */
export async function sendPlan(
	context: Parameters<typeof send>[0],
	{ commands, stands }: Pick<Plan, "commands" | "stands">,
	asked: string,
	place?: Place,
): Promise<Ran[]> {
	const ran = await send(context, commands, asked, place);
	return stands === undefined ? ran : ran.map((one) => ({ ...one, stands }));
}

/** `n`: the place of the command among those of its use. */
export function envelopeOf(
	{ user_id, principal, key }: Sender,
	command: Command,
	n: number,
	asked: string,
	place: Place = ALONE,
): CommandEnvelope {
	const command_id = commandIdOf(`${key}:${commandNameOf(command, n, place)}`);
	return { command_id, user_id, principal, command, asked };
}

/**
 * Names a command under its key: by its task or reminder, so that a repeat of what was half done does the other half only, in
 * whatever order; by its place where it is about neither.
 */
function commandNameOf(command: Command, n: number, { n: use, again }: Place): string {
	const place = n === 0 || use === 0 ? `${use + n}` : `${use}.${n}`;
	return `${command.type}:${subjectOf(command) ?? place}${again === 0 ? "" : `:${again}`}`;
}

function subjectOf(command: Command): number | undefined {
	if ("task_id" in command) return command.task_id;
	return "reminder_id" in command ? command.reminder_id : undefined;
}
