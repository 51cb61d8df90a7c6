/** The tools of one turn, as a model uses them: what they leave behind for the conversation is kept until the turn ends. */
import type { Settings } from "../../domain/settings/settings.ts";
import type { ModelMessage } from "../../ports/assistant/model.ts";
import type { ModelTools } from "../../ports/assistant/modelTurn.ts";
import type { ToolCall } from "../../tools/catalogue.ts";
import type { Errand } from "../errand.ts";
import type { TurnPart } from "../turn.ts";

export interface Toolbox extends ModelTools {
	/** "Add a task", for the user. */
	titleOf(name: string): string;
	/** Whether the call waits for the user's yes. */
	isAsked(call_number: number): boolean;
	/** Receipts, tasks that the calls were about, a question, in the order in which they came. */
	left(): readonly TurnPart[];
}

/** By what a call is held against what was said and shown: the conversation so far, and what the message is read as without a model. */
export interface Heard {
	readonly history: readonly ModelMessage[];
	readonly calls: readonly ToolCall[];
}

/** `errand.key` begins the ids of its commands; the number of the call follows. */
export type MakeToolbox = (errand: Errand, settings: Settings, heard: Heard) => Toolbox;
