/** A request to change settings. What another zone would move is shown first, and moved after a yes, as on the page. */
import type { MovedTask } from "../../domain/commands/decision.ts";
import type { Settings } from "../../domain/settings/settings.ts";
import type { InstantText } from "../../domain/time/instant.ts";
import { judgeOwnWord } from "../../tools/policy.ts";
import { isRefusal, refusalWords } from "../../tools/refusals.ts";
import { previewSettings, type SettingsPreview } from "../../tools/settingsPreview.ts";
import { instantText, type Reading } from "../../words/taskText.ts";
import { wordsFor } from "../../words/words.ts";
import { taskName } from "../../words/written.ts";
import type { Asker } from "../asker.ts";
import { askingOf, askWhether } from "../asking/questions.ts";
import { type Errand, toolContextWith } from "../errand.ts";
import type { TurnPart } from "../turn.ts";
import { MOST_NAMED, speak } from "../turnParts.ts";
import { carryOut } from "./carryOut.ts";

export async function* changeSettings(
	errand: Errand,
	asker: Asker,
	changes: Partial<Settings>,
): AsyncGenerator<TurnPart> {
	const { tools: _ofSessions, ...wanted } = changes;
	const call = { tool: "change_settings", arguments: wanted } as const;
	if (changes.time_zone === undefined) {
		yield* carryOut(errand, [call]);
		return;
	}
	const preview = await previewSettings(toolContextWith(errand, asker.settings), changes);
	if (isRefusal(preview)) {
		yield speak(refusalWords(preview, wordsFor(asker.settings.locale)));
		return;
	}
	if (judgeOwnWord({ kind: "settles", count: preview.moved_count }).kind === "do") {
		yield* carryOut(errand, [call]);
		return;
	}
	yield speak(movesText(preview, asker.settings));
	const question = wordsFor(asker.settings.locale).asks.zone.question(preview.settings.time_zone);
	yield askWhether(askingOf(errand, asker), question, preview.moved.slice(0, MOST_NAMED), [call]);
}

function movesText({ moved, moved_count }: SettingsPreview, settings: Reading): string {
	const said = wordsFor(settings.locale).asks.zone;
	const lines = moved.slice(0, MOST_NAMED).map((task) => `- ${moveLine(task, settings)}\n`);
	const more = moved_count > lines.length ? `${said.more(moved_count - lines.length)}\n` : "";
	return `${said.moves(moved_count, settings.time_zone)}\n${lines.join("")}${more}`;
}

function moveLine(task: MovedTask, settings: Reading): string {
	const words = wordsFor(settings.locale);
	const said = words.asks.zone;
	const at = (instant: InstantText | null) => (instant === null ? said.noInstant : instantText(instant, settings));
	const due = task.due === null ? [] : [said.due(at(task.due.from), at(task.due.to))];
	const reminders = task.reminders.map(({ from, to }) => said.reminder(at(from), at(to)));
	return said.line(taskName(task, words), [...due, ...reminders]);
}
