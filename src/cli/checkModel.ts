/** Tries the model of the environment as a turn would use it: one request, one tool. Costs a few hundred tokens. */
import { createOpenAiModel } from "../modelServer/openaiModel.ts";
import { findModelSettings } from "../modelServer/settings.ts";
import { ModelFault, type StepEnd, type ToolDefinition } from "../ports/assistant/model.ts";
import type { CommandContext } from "./command.ts";
import { type Finding, problem, remark, well } from "./finding.ts";

/** A model that is only being loaded, or has never read the tools, may need minutes on a small machine. */
const PATIENCE_MS = 120_000;
const TOOL: ToolDefinition = {
	name: "add_task",
	description: 'Adds a task to the user\'s list. Example: {"title": "Buy milk"}',
	parameters: {
		type: "object",
		properties: { title: { type: "string", description: "What is to be done" } },
		required: ["title"],
		additionalProperties: false,
	},
};
const WAYS = { chat: "Chat Completions", responses: "the Responses API" } as const;

export async function checkModel({ config, clock }: Pick<CommandContext, "config" | "clock">): Promise<Finding> {
	const settings = findModelSettings(config);
	if (!settings) return remark("OPENAI_API_KEY and OPENAI_BASE_URL are not set: there is no model.");
	const { host } = new URL(settings.url);
	const overdue = new AbortController();
	const cancel = clock.setTimer(PATIENCE_MS, () => overdue.abort());
	const beganMs = clock.elapsedMs();
	let firstByteMs = 0;
	let end: StepEnd | undefined;
	try {
		const model = createOpenAiModel(settings);
		const name = await model.modelName(overdue.signal);
		for await (const part of model.step({
			system: "You keep the user's tasks. Use the tools; do not ask back.",
			tools: [TOOL],
			messages: [{ role: "user", text: "Add the task: buy milk" }],
			mostTokens: 1_000,
			signal: overdue.signal,
		})) {
			if (part.kind === "began") firstByteMs = clock.elapsedMs() - beganMs;
			if (part.kind === "end") end = part;
		}
		const call = end?.calls[0];
		const way = WAYS[model.api() ?? "chat"];
		if (call?.name !== TOOL.name || call.arguments === undefined) {
			return problem(`${name} at ${host} answers (${way}) and does not use tools: choose another in OPENAI_MODEL.`);
		}
		const took = `its first byte came after ${firstByteMs} ms`;
		const { MODEL_FIRST_BYTE_MS: most } = config;
		return firstByteMs <= most
			? well(`${name} at ${host} uses tools (${way}); ${took}.`)
			: problem(
					`${name} at ${host} uses tools (${way}), but ${took}: raise MODEL_FIRST_BYTE_MS (${most}), or choose a faster one.`,
				);
	} catch (fault) {
		if (overdue.signal.aborted)
			return problem(`${host} gave no answer in ${PATIENCE_MS / 1_000} s: is the model too large for it?`);
		if (!(fault instanceof ModelFault)) throw fault;
		return problem(fault.message);
	} finally {
		cancel();
		// Whatever is left of the connection must not hold the process.
		overdue.abort();
	}
}
