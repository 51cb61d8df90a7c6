/**
 * The user's yes or no to a proposal, from the page, the chat or a client. "What if the process dies here?" After the yes is
 * kept and before all commands are sent, a part is done or nothing; the proposal stays listed, and the same yes again sends
 * them, under the same names, once.
 */
import { type Command, isVersioned } from "../domain/commands/commands.ts";
import { say } from "../domain/refusals/sentence.ts";
import type { Proposal } from "../ports/assistant/proposals.ts";
import { StorageUnavailable } from "../ports/process/faults.ts";
import { asWritten } from "../words/written.ts";
import type { Outcome, Refusal } from "./outcome.ts";
import { refuse, refuseClosed, refuseNoProposal } from "./refusals.ts";
import { send } from "./send.ts";
import type { ToolContext } from "./tool.ts";
import { doneOf } from "./useTool.ts";

export type AnswerContext = Pick<ToolContext, "gate" | "readModel" | "proposals" | "user_id" | "settings" | "signal">;

/**
 * Does what was proposed, in the name of the client that proposed it, as one turn that one undo takes back; or says why not: what it is
 * about has changed since, it was answered otherwise, its time is over.
 */
export async function confirmProposal(context: AnswerContext, proposal_id: string): Promise<Outcome> {
	const seen = await context.proposals.find(context.user_id, proposal_id);
	if (seen === undefined) return refuseNoProposal();
	const changed = seen.state === "open" ? await findChange(context, seen) : undefined;
	// It stays open: a question that can no longer be answered with yes can still be declined, and expires.
	if (changed) return changed;
	const answered = await context.proposals.answer(context.user_id, proposal_id, "confirmed");
	if (answered.kind === "missing") return refuseNoProposal();
	const { proposal } = answered;
	if (answered.kind === "late" && proposal.state !== "open") return refuseClosed(proposal.state);
	const sender = {
		...context,
		principal: { ...proposal.principal, turn_id: turnOf(proposal) },
		key: `proposal:${proposal.proposal_id}`,
	};
	const commands = proposal.commands.map((command) => asSeen(command, proposal));
	const ran = await send(sender, commands, proposal.asked);
	const outcome = await doneOf(proposal.tool, context, proposal, ran);
	const { kind } = ran.at(-1)?.result ?? { kind: "unavailable" };
	const isCutShort = context.signal.aborted || kind === "busy" || kind === "unavailable";
	if (!isCutShort) await finish(context, proposal_id);
	return outcome;
}

/** One that cannot be taken off the list stays on it, and the same yes again finds all of it done. What was done is told anyway. */
async function finish({ proposals, user_id }: AnswerContext, proposal_id: string): Promise<void> {
	try {
		await proposals.finish(user_id, proposal_id);
	} catch (fault) {
		if (!(fault instanceof StorageUnavailable)) throw fault;
	}
}

/** The turn under which a confirmed proposal's events stand, for the undo of all of it. */
export const turnOf = ({ proposal_id }: Pick<Proposal, "proposal_id">): string => `proposal:${proposal_id}`;

export async function declineProposal(
	{ proposals, user_id }: Pick<AnswerContext, "proposals" | "user_id">,
	proposal_id: string,
): Promise<Proposal | Refusal> {
	const answered = await proposals.answer(user_id, proposal_id, "declined");
	if (answered.kind === "missing") return refuseNoProposal();
	const { proposal } = answered;
	return answered.kind === "late" && proposal.state !== "open" ? refuseClosed(proposal.state) : proposal;
}

/** A first look, so that of several tasks none is done when one has changed; the commands compare again as they are decided. */
async function findChange(
	{ readModel, user_id }: AnswerContext,
	{ tasks, labels }: Proposal,
): Promise<Refusal | undefined> {
	const now = await Promise.all(tasks.map(({ task_id }) => readModel.findTask(user_id, task_id)));
	const moved = tasks.filter(({ version }, n) => now[n]?.version !== version);
	if (moved.length > 0) {
		const names = moved.map(({ task_id }) => `#${task_id}`);
		return refuse(
			"CHANGED_MEANWHILE",
			say(names.length === 1 ? "task_changed_since" : "tasks_changed_since", { names: names.join(", ") }),
		);
	}
	const known = labels.length === 0 ? undefined : await namedThings(readModel, user_id);
	const other = labels.find(({ kind, id, name }) => known?.[kind].find((label) => label.id === id)?.name !== name);
	return other && refuse("CHANGED_MEANWHILE", say(`${other.kind}_changed_since`, { name: asWritten(other.name) }));
}

async function namedThings(readModel: AnswerContext["readModel"], user_id: string) {
	const [{ categories, tags }, filters] = await Promise.all([readModel.labels(user_id), readModel.filters(user_id)]);
	return { category: categories, tag: tags, filter: filters } as const;
}

/** The command, on the task as it was asked about. Of two on one task the first moves its version. */
function asSeen(command: Command, { tasks, commands }: Proposal): Command {
	if (!isVersioned(command)) return command;
	const first = commands.find((one) => "task_id" in one && one.task_id === command.task_id);
	const seen = tasks.find(({ task_id }) => task_id === command.task_id);
	return seen === undefined || first !== command ? command : { ...command, expected_version: seen.version };
}
