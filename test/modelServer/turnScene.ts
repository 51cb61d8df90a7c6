/** A turn of a model on a stub server over real sockets, with tools that do as they are told and a clock that is driven. */
import { readConfiguration } from "../../src/config.ts";
import { createAllowance } from "../../src/modelServer/allowance.ts";
import { type ModelBounds, readBounds } from "../../src/modelServer/bounds.ts";
import { createModelTurns } from "../../src/modelServer/modelTurns.ts";
import { createOpenAiModel } from "../../src/modelServer/openaiModel.ts";
import { createLocalTally } from "../../src/pod/localLimits.ts";
import type { JsonObject, ToolDefinition } from "../../src/ports/assistant/model.ts";
import type {
	ModelTools,
	ModelTurnEnd,
	ModelTurnPart,
	ModelTurnRequest,
	ToolAnswer,
	ToolCircumstances,
} from "../../src/ports/assistant/modelTurn.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { until } from "../support/until.ts";
import { createStubModel, type ScriptedCall, type StubAnswer, uses } from "./stubModel.ts";

const define = (name: string): ToolDefinition => ({ name, description: `${name}.`, parameters: { type: "object" } });
const DEFINITIONS = ["add_task", "list_tasks", "delete_task", "propose", "undo"].map(define);

export const done = (text: string, given: Partial<ToolAnswer> = {}): ToolAnswer => ({
	text,
	isDone: true,
	said: text,
	isAsked: false,
	hasActed: false,
	event_ids: [],
	task_ids: [],
	isUntrusted: false,
	...given,
});
/** Each tool as a user of them would expect it: `add_task` and `delete_task` act, `list_tasks` reads what others may have written. */
const ANSWERS: Readonly<Record<string, (given: JsonObject) => ToolAnswer>> = {
	add_task: ({ title }) => done(`added ${title}`, { hasActed: true, event_ids: [`e-${title}`] }),
	delete_task: ({ id }) => done(`deleted #${id}`, { hasActed: true, event_ids: [`d-${id}`] }),
	undo: () => done("Undone: a deletion.", { hasActed: true, event_ids: ["u-1"], task_ids: undefined }),
	list_tasks: () => done("#1 milk", { isUntrusted: true }),
	propose: () => done("The user is asked.", { hasActed: true, isAsked: true }),
};

export const call = (name: string, given: unknown = {}): ScriptedCall => ({ name, arguments: JSON.stringify(given) });
export const adds = (...titles: readonly string[]): StubAnswer =>
	uses(titles.map((title) => call("add_task", { title })));

export interface Used {
	readonly name: string;
	readonly given: JsonObject;
	readonly hasReadUntrusted: boolean;
	readonly call_number: number;
}

export async function createScene(bounds: Partial<ModelBounds> = {}) {
	const stub = await createStubModel();
	const clock = createDrivenClock();
	const used: Used[] = [];
	const answers = { ...ANSWERS };
	const all = { ...readBounds(readConfiguration({})), ...bounds };
	const allowance = createAllowance({ tally: createLocalTally({ clock }), bounds: all });
	const tools: ModelTools = {
		definitions: DEFINITIONS,
		async use(name: string, given: JsonObject, { hasReadUntrusted, call_number }: ToolCircumstances) {
			used.push({ name, given, hasReadUntrusted, call_number });
			return (answers[name] as (given: JsonObject) => ToolAnswer)(given);
		},
	};
	const cancelled = new AbortController();
	const request: ModelTurnRequest = {
		user_id: "ada",
		locale: "en-GB",
		system: "You keep tasks.",
		history: [],
		said: "add milk",
		hasReadUntrusted: false,
		tools,
		signal: cancelled.signal,
	};
	const turns = (api: "chat" | "responses" = "chat") =>
		createModelTurns({
			model: createOpenAiModel({ key: undefined, url: stub.url, name: "m", api }),
			clock,
			bounds: all,
			allowance,
		});

	/** All parts of a turn. */
	async function parts(given: Partial<ModelTurnRequest> = {}, api?: "chat" | "responses"): Promise<ModelTurnPart[]> {
		const found: ModelTurnPart[] = [];
		for await (const part of turns(api).run({ ...request, ...given })) found.push(part);
		return found;
	}
	return {
		stub,
		clock,
		allowance,
		used,
		answers,
		cancelled,
		request,
		turns,
		parts,
		/** The end of a turn. Fails when it has none, or another part follows. */
		async end(given: Partial<ModelTurnRequest> = {}, api?: "chat" | "responses"): Promise<ModelTurnEnd> {
			const last = (await parts(given, api)).at(-1);
			if (last?.kind !== "end") throw new Error("the turn has no end");
			return last;
		},
		/** Resolves when the next timer is due in so many ms: what comes before has happened. */
		timerIn: (ms: number) => until(`a timer in ${ms} ms`, () => clock.nextInMs() === ms),
		names: () => used.map(({ name }) => name),
	};
}

export type Scene = Awaited<ReturnType<typeof createScene>>;
