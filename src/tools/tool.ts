/**
 * What a tool is. One that reads answers at once; one that changes says what it would do (`plan`), and whether that is done,
 * asked about, or only looked at is decided in one place for all of them (`useTool.ts`).
 */
import type { z } from "zod";
import type { Scope } from "../domain/accounts/scopes.ts";
import type { Command } from "../domain/commands/commands.ts";
import type { AskingPrincipal } from "../domain/events/events.ts";
import type { Settings } from "../domain/settings/settings.ts";
import type { JsonObject } from "../ports/assistant/model.ts";
import type { Proposals, SeenLabel, SeenTask } from "../ports/assistant/proposals.ts";
import type { CommandGate } from "../ports/commands/commandGate.ts";
import type { CommandTrial } from "../ports/commands/commandTrial.ts";
import type { Journal } from "../ports/commands/journal.ts";
import type { ReadModel } from "../ports/reading/readModel.ts";
import type { Ran, Refusal } from "./outcome.ts";
import type { DeedKind, MayAct } from "./policy.ts";
import type { Stands } from "./undoWords.ts";

/** What every use of a tool needs. There is one of these in a process. */
export interface ToolParts {
	readonly gate: CommandGate;
	readonly trial: CommandTrial;
	readonly readModel: ReadModel;
	readonly journal: Pick<Journal, "latestChanges">;
	readonly proposals: Proposals;
	/** Where the page shows a task. */
	readonly linkTo: (user_id: string, task_id: number) => string;
}

/** For whom a tool is used, and how. No tool takes an identity: it is always this user's. */
export interface ToolContext extends ToolParts {
	readonly user_id: string;
	readonly principal: AskingPrincipal;
	/** Names the call, however long it is: the same key with the same arguments has the same effect, once. */
	readonly key: string;
	readonly now: Temporal.Instant;
	readonly settings: Settings;
	/** Once it aborts, nothing further is begun. */
	readonly signal: AbortSignal;
	readonly mayAct: MayAct;
	/** How many tasks the same turn has changed by its calls before; 0 where calls belong to no turn. */
	readonly changedBefore: number;
	/** `guess`: it is not certain that the user means this, so he is asked. `sure` when left out. */
	readonly certainty?: "sure" | "guess";
}

/** What an answer is made with. */
export type Showing = Pick<ToolContext, "readModel" | "user_id" | "settings">;

/** How clients are told what a tool does, as MCP has it. */
export interface Hints {
	readonly isReadOnly: boolean;
	readonly isDestructive: boolean;
	/** Doing it twice is as good as once, whatever the key. */
	readonly isIdempotent: boolean;
}

/** What a tool that changes would do. */
export interface Plan {
	readonly commands: readonly Command[];
	/** The tasks that are there and would change, as they were seen. */
	readonly tasks: readonly SeenTask[];
	readonly labels?: readonly SeenLabel[];
	/** Tasks that would change, with those that go along and new ones. */
	readonly count: number;
	/** The question to ask where the policy wants one. */
	readonly question: string;
	/** What remained unclear, said after the change. Markdown, escaped. */
	readonly notes?: readonly string[];
	/** For an undo that takes back an undo: what is in force again. */
	readonly stands?: Stands;
}

interface Facts<Input extends z.ZodObject, Output extends z.ZodObject> {
	readonly name: string;
	readonly title: string;
	/** For a model: what it does and when to use it, with examples. */
	readonly description: string;
	readonly input: Input;
	readonly output: Output;
}

export interface ReadTool<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject>
	extends Facts<Input, Output> {
	readonly deed: "reads";
	read(context: ToolContext, input: z.output<Input>): Promise<Found<z.input<Output>> | Refusal>;
}

export interface Found<Output> {
	readonly output: Output;
	/** The same in a sentence, for callers that do not read `output`. */
	readonly said: string;
	readonly task_ids: readonly number[];
	/** Whether it holds text that others may have written. */
	readonly isUntrusted: boolean;
}

export interface ChangeTool<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject>
	extends Facts<Input, Output> {
	readonly deed: Exclude<DeedKind, "reads">;
	readonly isIdempotent: boolean;
	/** What `status` says when it is done, and when it was so already (default `unchanged`). */
	readonly words: { readonly done: string; readonly unchanged?: string };
	/** Whether its answer repeats texts that it was not given: titles, names. */
	readonly isUntrusted: boolean;
	/** Says what the tool would do; writes nothing. */
	plan(context: ToolContext, input: z.output<Input>): Promise<Plan | Refusal>;
	/** What the tool's answer holds besides its status, its sentence and its events. */
	present(context: Showing, ran: readonly Ran[]): Promise<JsonObject>;
}

export type Tool = ReadTool | ChangeTool;

/** The name of a tool and the schema of its arguments, by which the compiler checks calls. */
interface Called<Name extends string, Input extends z.ZodObject> {
	readonly name: Name;
	readonly input: Input;
}
type Named<Kind extends Tool, Name extends string, Input extends z.ZodObject> = Omit<Kind, "name" | "input"> &
	Called<Name, Input>;

/** A call of one of these tools, as data. A tool whose name the compiler does not know literally has no such type (`never`). */
export type CallOf<Each extends Called<string, z.ZodObject>> =
	Each extends Called<infer Name, infer Input>
		? string extends Name
			? never
			: { readonly tool: Name; readonly arguments: z.input<Input> }
		: never;

/** Checks a tool's functions against its schemas; the tool itself forgets those types, so that one list holds all tools. */
export function readTool<const Name extends string, Input extends z.ZodObject, Output extends z.ZodObject>(
	tool: Omit<ReadTool<Input, Output>, "deed" | "name"> & { readonly name: Name },
): Named<ReadTool, Name, Input> {
	return { ...tool, deed: "reads" } as Named<ReadTool, Name, Input>;
}

export function changeTool<const Name extends string, Input extends z.ZodObject, Output extends z.ZodObject>(
	tool: Omit<ChangeTool<Input, Output>, "name"> & { readonly name: Name },
): Named<ChangeTool, Name, Input> {
	return tool as Named<ChangeTool, Name, Input>;
}

export const scopeOf = ({ deed }: Pick<Tool, "deed">): Scope => (deed === "reads" ? "tasks:read" : "tasks:write");

export function hintsOf(tool: Tool): Hints {
	return {
		isReadOnly: tool.deed === "reads",
		isDestructive: tool.deed === "deletes" || tool.deed === "takes_back",
		isIdempotent: tool.deed === "reads" || tool.isIdempotent,
	};
}
