/** What a change of settings would come to: the settings as they would be, and the tasks that would move with them. */
import type { CommandAnswer } from "../domain/commands/decision.ts";
import type { Settings } from "../domain/settings/settings.ts";
import type { Refusal } from "./outcome.ts";
import { refusalOf } from "./refusals.ts";
import { envelopeOf } from "./send.ts";
import type { ToolContext } from "./tool.ts";

export type SettingsPreview = Extract<CommandAnswer, { kind: "settings_preview" }>["preview"];

/** Writes nothing. */
export async function previewSettings(
	context: ToolContext,
	changes: Partial<Settings>,
): Promise<SettingsPreview | Refusal> {
	const command = { type: "ChangeSettings", changes, dry_run: true } as const;
	const trial = await context.trial.attempt(envelopeOf(context, command, 0, ""));
	if (trial.kind === "rejected") return refusalOf(command, trial);
	if (trial.answer.kind !== "settings_preview")
		throw new Error(`a preview of settings was answered by ${trial.answer.kind}`);
	return trial.answer.preview;
}
