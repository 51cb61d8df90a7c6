/** The inverse of a change of settings, setting by setting. */

import { sameValue } from "../equality.ts";
import type { JournalEvent } from "../events/events.ts";
import { followersOf } from "../reminders/zoneMove.ts";
import { movesTasks, type Settings } from "../settings/settings.ts";
import type { Book } from "../state/book.ts";
import { LIMITS } from "../tasks/task.ts";
import { fieldChanged, type Inverse, type UndoGround } from "./undoGround.ts";

/** The reminders that moved with the setting have events of their own; later ones follow in `undoReconcile.ts`. */
export function inverseOfSettingsEvent(
	event: JournalEvent & { type: "settings.changed" },
	book: Book,
	ground: UndoGround,
): Inverse {
	const { updated_fields: left, previous_fields: wanted } = event.data;
	const { settings } = book.user;
	const names = Object.keys(left) as (keyof Settings)[];
	const back = names.filter((name) => sameValue(settings[name], left[name]));
	const reasons = names
		.filter((name) => !back.includes(name))
		.map((name) => ground.changedLater(`settings.${name}`, fieldChanged(name)));
	if (back.length === 0) return { events: [], reasons };
	const updated_fields: Partial<Settings> = Object.fromEntries(back.map((name) => [name, wanted[name]]));
	const previous_fields: Partial<Settings> = Object.fromEntries(back.map((name) => [name, settings[name]]));
	// Those that followed in steps go back in steps; so do those that are too many by now.
	const isMany = event.data.tasks_follow || followersOf(book, updated_fields).length > LIMITS.followAtOnce;
	const tasks_follow = isMany && movesTasks(updated_fields) ? ({ tasks_follow: true } as const) : {};
	return {
		events: [{ type: "settings.changed", data: { updated_fields, previous_fields, ...tasks_follow } }],
		reasons,
	};
}
