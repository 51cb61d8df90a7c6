/** What a request of the chat is carried out with, and for whom. */
import type { ThreadRow } from "../../ports/assistant/chat.ts";
import type { Transcriber } from "../../ports/assistant/transcriber.ts";
import type { Assistant } from "../turn.ts";
import type { TurnDeps } from "./turnClaim.ts";

export interface ChatDeps extends TurnDeps {
	readonly assistant: Assistant;
	/** The locale of an account. */
	readonly localeOf: (user_id: string) => Promise<string>;
	/** Undefined: this server does not turn speech into text. */
	readonly transcriber?: Transcriber | undefined;
}

/** Who asks, in which thread of theirs, and what ends the turn early. */
export interface Asked {
	readonly user_id: string;
	readonly thread: ThreadRow;
	readonly signal: AbortSignal;
	/** Under which a message or a click is sent again; undefined: it is never known again. */
	readonly key?: string | undefined;
}
