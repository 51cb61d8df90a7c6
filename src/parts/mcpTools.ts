/** The server for other agents, with the tools in the hands of each caller. */
import { createMcp } from "../mcp/mcpServer.ts";
import type { ToolBox } from "../mcp/toolBox.ts";
import type { Mcp, McpCaller } from "../ports/mcp.ts";
import type { UserTurns } from "../ports/userTurns.ts";
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
	/** Of a user's calls so many run at once, whatever else he asks. */
	readonly requests: UserTurns;
}

export function createMcpServer({ clock, log }: Pick<Basics, "clock" | "log">, { tools, requests }: McpNeeds): Mcp {
	const boxFor = (caller: McpCaller): ToolBox => boxOf(tools, caller, requests, () => clock.now());
	return createMcp({ boxFor, facts: toolFacts, onFault: (err) => log.warn("a request of an agent failed", { err }) });
}

/** The tools in the hands of one caller. */
function boxOf(parts: ToolParts, caller: McpCaller, requests: UserTurns, now: () => Temporal.Instant): ToolBox {
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
					now: now(),
					settings: await settings(),
					signal,
					mayAct,
					changedBefore: 0,
				}),
			),
		answer: (tool, proposal_id, answer, signal) =>
			requests.take(user_id, async () => {
				const [proposal, own] = await Promise.all([parts.proposals.find(user_id, proposal_id), settings()]);
				const words = wordsFor(own.locale).tools;
				// Whoever asked may bring the answer, and nobody else.
				if (proposal?.principal.id !== principal.id || proposal.tool !== tool) {
					return refuseNoProposal();
				}
				const context = { ...parts, user_id, settings: own, signal };
				if (answer === "confirmed") return confirmProposal(context, proposal_id);
				const declined = await declineProposal(context, proposal_id);
				return "whys" in declined ? declined : leftAsItWas(tool, words.declined);
			}),
	};
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
