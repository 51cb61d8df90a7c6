/** A request to change settings. What another zone would move is shown first, and moved after a yes, as on the page. */
import type { MovedTask } from "../domain/decision.ts";
import type { InstantText } from "../domain/instant.ts";
import { principalOf } from "../domain/principal.ts";
import type { Settings } from "../domain/task.ts";
import { carryOut, type Errand } from "./carryOut.ts";
import type { Asker } from "./findTasks.ts";
import { askWhether } from "./questions.ts";
import { sentenceOf } from "./sentences.ts";
import type { TurnPart } from "./turn.ts";
import { countWords, instantWords, type Reading, taskName } from "./wording.ts";

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
		yield { kind: "text", delta: sentenceOf({ step: look, command: look, result }, asker.settings) };
		return;
	}
	const { preview } = result.answer;
	if (preview === undefined || preview.moved_count === 0) {
		yield* carryOut(errand, [change]);
		return;
	}
	const { moved, moved_count } = preview;
	const lines = moved.slice(0, MOST_NAMED).map((task) => `- ${moveLine(task, asker.settings)}\n`);
	const more = moved_count > lines.length ? `… and ${moved_count - lines.length} more.\n` : "";
	const moves = `${countWords(moved_count)} would move, by the clock of ${asker.settings.time_zone}`;
	yield { kind: "text", delta: `Nothing has been changed yet. ${moves}:\n${lines.join("")}${more}` };
	const { turn_id, key, asked } = errand;
	const question = `Change the time zone to ${preview.settings.time_zone}?`;
	yield askWhether({ turn_id, key, asked, now: asker.now }, question, moved.slice(0, MOST_NAMED), [change]);
}

function moveLine(task: MovedTask, settings: Reading): string {
	const at = (instant: InstantText | null) => (instant === null ? "no instant" : instantWords(instant, settings));
	const due = task.due === null ? [] : [`due ${at(task.due.from)} → ${at(task.due.to)}`];
	const reminders = task.reminders.map(({ from, to }) => `reminder ${at(from)} → ${at(to)}`);
	return `${taskName(task)}: ${[...due, ...reminders].join("; ")}`;
}
