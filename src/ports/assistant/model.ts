/** A language model, one step at a time: what it is given, what comes back. Nothing here acts; only tools do. */

export type JsonObject = Readonly<Record<string, unknown>>;

export interface ToolDefinition {
	readonly name: string;
	readonly description: string;
	/** JSON Schema (2020-12) of the arguments, an object. */
	readonly parameters: JsonObject;
}

/** What the model wants a tool to do. It exists only once the step that made it has ended. */
export interface ToolCall {
	/** Unique within its step; what the answer refers to. */
	readonly id: string;
	readonly name: string;
	/** `undefined` when what the model sent is not a JSON object. */
	readonly arguments: JsonObject | undefined;
}

export type ModelMessage =
	| { readonly role: "user"; readonly text: string }
	| {
			readonly role: "assistant";
			readonly text: string;
			readonly calls: readonly ToolCall[];
			/** What the adapter that made the message wants back with it; nobody else looks into it. */
			readonly keep?: unknown;
	  }
	| { readonly role: "tool"; readonly call_id: string; readonly text: string };

export interface StepRequest {
	/** Stays the same from step to step, so that servers need not read it again. */
	readonly system: string;
	readonly tools: readonly ToolDefinition[];
	readonly messages: readonly ModelMessage[];
	/** At most so many tokens of answer. */
	readonly mostTokens: number;
	/** Ends the request; the step then rejects with whatever it was waiting for. */
	readonly signal: AbortSignal;
}

/** As the server counted. */
export interface Usage {
	/** What the model was given, `cachedTokens` among them. */
	readonly promptTokens: number;
	readonly answerTokens: number;
	/** Of the prompt, what the server had read before. */
	readonly cachedTokens: number;
}

export interface StepEnd {
	readonly kind: "end";
	/**
	 * `calls`: the tools are to be used, in this order. `cut`: the bound on tokens was reached; a call that was being made is
	 * dropped, and so are those before it. `withheld`: the server keeps the answer back (a filter).
	 */
	readonly reason: "answered" | "calls" | "cut" | "withheld";
	/** Empty unless the reason is `calls`. */
	readonly calls: readonly ToolCall[];
	/** `undefined` when the server does not count. */
	readonly usage: Usage | undefined;
	readonly keep?: unknown;
}

export type StepPart =
	/** The first byte has come: the model is there. */
	{ readonly kind: "began" } | { readonly kind: "text"; readonly delta: string } | StepEnd;

export interface Model {
	/**
	 * Asks once; `end` is the last part. Rejects with a `ModelFault`, also in the middle: then nothing of the step counts but
	 * the text that was shown.
	 */
	step(request: StepRequest): AsyncIterable<StepPart>;
}

/**
 * `away`: no answer, or a fault of the server. `slow`: no first byte in time. `over_quota`: no more for now. `unfit`: it cannot
 * use tools. `misconfigured`: key, name or address are wrong. `broken`: the answer is no answer (cut off, not JSON). `silent`: it is
 * empty, though it ended well.
 */
export type ModelFaultKind = "away" | "slow" | "over_quota" | "unfit" | "misconfigured" | "broken" | "silent";

/** The message is a sentence for the operator. */
export class ModelFault extends Error {
	override readonly name = "ModelFault";
	readonly kind: ModelFaultKind;
	/** After so many ms it may be asked again; `undefined` when that would be no use. */
	readonly retryAfterMs: number | undefined;

	constructor(kind: ModelFaultKind, message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
		super(message, { cause: options.cause });
		this.kind = kind;
		this.retryAfterMs = options.retryAfterMs;
	}
}
