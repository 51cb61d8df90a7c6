/** Requests to a stub, and what comes of them. */
import { createOpenAiModel } from "../../src/modelServer/openaiModel.ts";
import type { ModelSettings } from "../../src/modelServer/settings.ts";
import { type Model, ModelFault, type StepRequest, type ToolDefinition } from "../../src/ports/assistant/model.ts";
import type { StubModel } from "./stubModel.ts";

const ADD: ToolDefinition = {
	name: "add_task",
	description: "Adds a task",
	parameters: { type: "object", properties: { title: { type: "string" } }, additionalProperties: false },
};

export const ask = (given: Partial<StepRequest> = {}): StepRequest => ({
	system: "You keep tasks.",
	tools: [ADD],
	messages: [{ role: "user", text: "add milk" }],
	mostTokens: 500,
	signal: new AbortController().signal,
	...given,
});
export const modelAt = ({ url }: StubModel, settings: Partial<ModelSettings> = {}) =>
	createOpenAiModel({ key: "secret", url, name: "m", api: "auto", ...settings });
export const pathsOf = ({ requests }: StubModel) => requests.map(({ path }) => path.replace("/v1", ""));

/** The fault that a step ends with. Fails when it ends well, or otherwise. */
export async function faultOf(model: Model, request = ask()): Promise<ModelFault> {
	try {
		for await (const part of model.step(request)) void part;
	} catch (fault) {
		if (fault instanceof ModelFault) return fault;
		throw fault;
	}
	throw new Error("the step ended well");
}
