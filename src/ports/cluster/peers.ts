/** The other pods, as the command gate sees them. A hint where a command is decided soonest, never more. */
import type { CommandEnvelope } from "../../domain/commands/commands.ts";
import type { CommandResult } from "../commands/commandGate.ts";
import type { Dashboard } from "./podReport.ts";

export type ForwardOutcome =
	| { readonly kind: "answered"; readonly result: CommandResult }
	/** That pod does not host the user's shard. Nothing was written. */
	| { readonly kind: "moved" }
	/** Refused, not reached, too late, or not understood. It may or may not have been done: its command id tells. */
	| { readonly kind: "no_answer" };

export interface Peers {
	/** Asks the pod at this base URL, once; it never asks a third one. Never rejects; resolves within 800 ms. */
	forward(address: string, envelope: CommandEnvelope): Promise<ForwardOutcome>;
	/** That pod's own dashboard; undefined when it does not give one within 800 ms. Never rejects. */
	dashboard(address: string): Promise<Dashboard | undefined>;
}
