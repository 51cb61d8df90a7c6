/** The language model, where one is set up: its client, the bounds of a turn, what each user has used of it. */
import type { AssistantModel } from "../assistant/withModel/followModel.ts";
import { findModelSettings } from "../modelServer/settings.ts";
import type { ModelUsage } from "../ports/assistant/modelUsage.ts";
import type { SharedMemory } from "../redis/sharedMemory.ts";
import type { Basics } from "./basics.ts";

interface ModelPart {
	readonly assistant: AssistantModel;
	readonly usage: ModelUsage;
}

/** `undefined` without a model; then nothing of it is loaded either. */
export async function createModel(
	{ config, clock }: Pick<Basics, "config" | "clock">,
	{ tally }: Pick<SharedMemory, "tally">,
): Promise<ModelPart | undefined> {
	const settings = findModelSettings(config);
	if (settings === undefined) return undefined;
	const [
		{ createOpenAiModel },
		{ createModelTurns },
		{ createAllowance },
		{ readBounds },
		{ catalogueTools: toolbox },
	] = await Promise.all([
		import("../modelServer/openaiModel.ts"),
		import("../modelServer/modelTurns.ts"),
		import("../modelServer/allowance.ts"),
		import("../modelServer/bounds.ts"),
		import("../assistant/withModel/catalogueTools.ts"),
	]);
	const bounds = readBounds(config);
	const allowance = createAllowance({ tally, bounds });
	const turns = createModelTurns({ model: createOpenAiModel(settings), clock, bounds, allowance });
	return { assistant: { turns, toolbox }, usage: allowance };
}
