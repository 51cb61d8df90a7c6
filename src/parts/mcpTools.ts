/** The server for other agents, which gives each caller the tools in his name. */
import { createMcp } from "../mcp/mcpServer.ts";
import type { ToolBox } from "../mcp/toolBox.ts";
import type { Mcp, McpCaller } from "../ports/assistant/mcp.ts";
import type { ProposalState } from "../ports/assistant/proposals.ts";
import type { Journal } from "../ports/commands/journal.ts";
import type { UserTurns } from "../ports/limits/userTurns.ts";
import { type Clock, sleep } from "../ports/process/clock.ts";
import { StorageUnavailable } from "../ports/process/faults.ts";
import type { LiveUpdates } from "../ports/reading/liveUpdates.ts";
import { confirmProposal, declineProposal } from "../tools/answerProposal.ts";
import { toolFacts } from "../tools/catalogue.ts";
import type { Outcome } from "../tools/outcome.ts";
import type { MayAct } from "../tools/policy.ts";
import { refuseNoProposal } from "../tools/refusals.ts";
import type { ToolParts } from "../tools/tool.ts";
import { useTool } from "../tools/useTool.ts";
import { wordsFor } from "../words/words.ts";
import type { Basics } from "./basics.ts";

export interface McpNeeds {
	readonly tools: ToolParts;
	/** How many calls of one user run at once. */
	readonly requests: UserTurns;
	readonly journal: Pick<Journal, "eventsAfter">;
	readonly liveUpdates: Pick<LiveUpdates, "subscribe">;
}

/** How often a proposal is looked at while its answer is waited for. */
const LOOK_EVERY_MS = 500;

export function createMcpServer(
	{ clock, log }: Pick<Basics, "clock" | "log">,
	{ tools, requests, journal, liveUpdates }: McpNeeds,
): Mcp {
	return createMcp({
		boxFor: (caller) => boxOf(tools, caller, requests, clock),
		facts: toolFacts,
		changes: { journal, liveUpdates, clock, readModel: tools.readModel },
		version: (user_id) => tools.readModel.version(user_id),
		onFault: (err) => log.warn("a request of an agent failed", { err }),
	});
}

/** The tools as one caller may use them. */
function boxOf(parts: ToolParts, caller: McpCaller, requests: UserTurns, clock: Clock): ToolBox {
	const { user_id, principal } = caller;
	const mayAct = mayActAs(caller);
	const settings = () => parts.readModel.settings(user_id);
	return {
		facts: toolFacts,
		locale: async () => (await settings()).locale,
		use: (name, given, key, signal) =>
			requests.take(user_id, async () =>
				useTool(name, given, {
					...parts,
					user_id,
					principal,
					key,
					now: clock.now(),
					settings: await settings(),
					signal,
					mayAct,
					changedBefore: 0,
				}),
			),
		answer: (tool, proposal_id, given, signal) => answer(proposal_id, given, signal, tool),
		settle: async (proposal_id, given, signal) => void (await answer(proposal_id, given, signal)),
		async settled(proposal_id, signal) {
			while (!signal.aborted) {
				const state = await stateOf(parts, user_id, proposal_id);
				if (state !== "open") return state;
				await sleep(clock, LOOK_EVERY_MS, signal);
			}
			return undefined;
		},
	};

	function answer(
		proposal_id: string,
		given: "confirmed" | "declined",
		signal: AbortSignal,
		tool?: string,
	): Promise<Outcome> {
		return requests.take(user_id, async () => {
			const [proposal, own] = await Promise.all([parts.proposals.find(user_id, proposal_id), settings()]);
			// Only the client that asked may bring the answer.
			if (proposal?.principal.id !== principal.id || (tool !== undefined && proposal.tool !== tool)) {
				return refuseNoProposal();
			}
			const context = { ...parts, user_id, settings: own, signal };
			if (given === "confirmed") return confirmProposal(context, proposal_id);
			const declined = await declineProposal(context, proposal_id);
			return "whys" in declined ? declined : leftAsItWas(proposal.tool, wordsFor(own.locale).tools.declined);
		});
	}
}

/** While the database is away nothing is settled. One that is pushed out by newer ones is as good as expired. */
async function stateOf({ proposals }: ToolParts, user_id: string, proposal_id: string): Promise<ProposalState> {
	try {
		return (await proposals.find(user_id, proposal_id))?.state ?? "expired";
	} catch (fault) {
		if (fault instanceof StorageUnavailable) return "open";
		throw fault;
	}
}

function mayActAs({ scopes, isTrusted }: McpCaller): MayAct {
	if (!scopes.includes("tasks:write")) return "reads_only";
	return isTrusted ? "of_trusted_client" : "of_client";
}

const leftAsItWas = (tool: string, said: string): Outcome => ({
	kind: "done",
	tool,
	output: { status: "unchanged", said },
	ran: [],
	event_ids: [],
	task_ids: [],
	isUntrusted: false,
});
