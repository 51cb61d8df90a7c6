/** What is served here: the tools, as one caller may use them. */
import type { ToolFacts } from "../tools/catalogue.ts";
import type { Outcome } from "../tools/outcome.ts";

export interface ToolBox {
	facts(): readonly ToolFacts[];
	/** Never throws for what was given. Throws `StorageUnavailable` and `Crowded`. */
	use(name: string, given: unknown, key: string, signal: AbortSignal): Promise<Outcome>;
	/** The user's yes or no to what this caller proposed; for any other proposal as if there were none. Throws as `use`. */
	answer(tool: string, proposal_id: string, answer: "confirmed" | "declined", signal: AbortSignal): Promise<Outcome>;
	/** The language of prompts. */
	locale(): Promise<string>;
}
