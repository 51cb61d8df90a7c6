/** A request to change settings. What another zone would move is shown first, and moved after a yes, as on the page. */
import type { MovedTask } from "../domain/decision.ts";
import type { InstantText } from "../domain/instant.ts";
import { principalOf } from "../domain/principal.ts";
import type { Settings } from "../domain/task.ts";
import { sentenceOf } from "../tools/sentences.ts";
import { instantText, type Reading } from "../words/taskText.ts";
import { wordsFor } from "../words/words.ts";
import { taskName } from "../words/written.ts";
import { carryOut } from "./carryOut.ts";
import type { Errand } from "./errand.ts";
import type { Asker } from "./findTasks.ts";
import { askingOf, askWhether } from "./questions.ts";
import type { TurnPart } from "./turn.ts";

const MOST_NAMED = 10;

export async function* changeSettings(
	errand: Errand,
	asker: Asker,
	changes: Partial<Settings>,
): AsyncGenerator<TurnPart> {
	const change = { type: "ChangeSettings", changes } as const;
	if (changes.time_zone === undefined) {
		yield* carryOut(errand, [change]);
		return;
	}
	const look = { ...change, dry_run: true } as const;
	const result = await errand.gate.execute({
		command_id: `${errand.key}:look`.slice(0, 255),
		user_id: errand.user_id,
		principal: principalOf({ by: "chat", turn_id: errand.turn_id }),
		command: look,
		asked: errand.asked,
	});
	if (result.kind !== "done") {
		yield { kind: "text", delta: sentenceOf({ command: look, result }, asker.settings) };
		return;
	}
	const preview = result.answer.kind === "settings_preview" ? result.answer.preview : undefined;
	if (preview === undefined || preview.moved_count === 0) {
		yield* carryOut(errand, [change]);
		return;
	}
	const { moved, moved_count } = preview;
	const lines = moved.slice(0, MOST_NAMED).map((task) => `- ${moveLine(task, asker.settings)}\n`);
	const words = wordsFor(asker.settings.locale);
	const said = words.asks.zone;
	const more = moved_count > lines.length ? `${said.more(moved_count - lines.length)}\n` : "";
	const moves = said.moves(moved_count, asker.settings.time_zone);
	yield { kind: "text", delta: `${moves}\n${lines.join("")}${more}` };
	const question = said.question(preview.settings.time_zone);
	yield askWhether(askingOf(errand, asker), question, moved.slice(0, MOST_NAMED), [change]);
}

function moveLine(task: MovedTask, settings: Reading): string {
	const words = wordsFor(settings.locale);
	const said = words.asks.zone;
	const at = (instant: InstantText | null) => (instant === null ? said.noInstant : instantText(instant, settings));
	const due = task.due === null ? [] : [said.due(at(task.due.from), at(task.due.to))];
	const reminders = task.reminders.map(({ from, to }) => said.reminder(at(from), at(to)));
	return said.line(taskName(task, words), [...due, ...reminders]);
}
