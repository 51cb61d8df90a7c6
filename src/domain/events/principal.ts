/** Who asked for a change, as the journal names him. The one place that makes a principal. */
import type { AskingPrincipal, Principal } from "./events.ts";

/** The turn that it is of, of the chat or of a proposal. */
export const turnOf = (principal: Principal): string | undefined =>
	"turn_id" in principal ? principal.turn_id : undefined;

/** What a client was called. */
export const nameOf = (principal: Principal): string | undefined =>
	principal.kind === "client" ? principal.name : undefined;

/** By whose hand a change is made: of somebody who asked. */
export type AskingHand =
	/** The user, on the page. */
	| { readonly by: "page" }
	/** The user, with the token of a session. */
	| { readonly by: "api" }
	/** The user, by a link of a reminder's mail. */
	| { readonly by: "mail" }
	/** The assistant, in a turn of the chat. */
	| { readonly by: "chat"; readonly turn_id: string }
	/** A key or an app of the user's. */
	| { readonly by: "client"; readonly client_id: string; readonly name: string }
	/** An import that the user asked for; a large one in parts, each of which can be undone (decision 0169). */
	| { readonly by: "import"; readonly import_id: string; readonly part: number; readonly source: string };
/** Or of a loop of ours. */
export type Hand = AskingHand | { readonly by: "timer" | "settings" | "sweeper" | "recurrence" };

export function principalOf(hand: AskingHand): AskingPrincipal;
export function principalOf(hand: Hand): Principal;
export function principalOf(hand: Hand): Principal {
	switch (hand.by) {
		case "page":
		case "api":
		case "mail":
			return { kind: "user", id: hand.by };
		case "chat":
			return { kind: "assistant", id: hand.by, turn_id: hand.turn_id };
		case "client":
			return { kind: "client", id: hand.client_id, name: hand.name };
		case "import":
			return { kind: "client", id: `import-${hand.import_id}-${hand.part}`, name: `Import: ${hand.source}` };
		case "timer":
		case "settings":
		case "sweeper":
		case "recurrence":
			return { kind: "system", id: hand.by };
	}
}
