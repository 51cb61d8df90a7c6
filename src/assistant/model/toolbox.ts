/** The tools of one turn, as a model uses them: what they leave behind for the conversation is kept until the turn ends. */
import type { Settings } from "../../domain/task.ts";
import type { ModelTools } from "../../ports/modelTurn.ts";
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

/** `errand.key` begins the ids of its commands; the number of the call follows. */
export type MakeToolbox = (errand: Errand, settings: Settings) => Toolbox;
