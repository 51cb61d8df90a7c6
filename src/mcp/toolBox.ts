/** What is served here: the tools, as one caller may use them. */
import type { ProposalState } from "../ports/assistant/proposals.ts";
import type { ToolFacts } from "../tools/catalogue.ts";
import type { Outcome } from "../tools/outcome.ts";

export interface ToolBox {
	facts(): readonly ToolFacts[];
	/** Never throws for what was given. Throws `StorageUnavailable` and `Crowded`. */
	use(name: string, given: unknown, key: string, signal: AbortSignal): Promise<Outcome>;
	/** The user's yes or no to what this caller proposed; for any other proposal as if there were none. Throws as `use`. */
	answer(tool: string, proposal_id: string, answer: "confirmed" | "declined", signal: AbortSignal): Promise<Outcome>;
	/** The same for a question whose tool is not named in its answer. */
	settle(proposal_id: string, answer: "confirmed" | "declined", signal: AbortSignal): Promise<void>;
	/** Resolves when somebody has answered, here or elsewhere, its time is over, or the signal aborts (undefined). */
	settled(proposal_id: string, signal: AbortSignal): Promise<Exclude<ProposalState, "open"> | undefined>;
	/** The language of prompts. */
	locale(): Promise<string>;
}
