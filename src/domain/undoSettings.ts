/** The inverse of a change of settings, setting by setting. */
import type { Book } from "./book.ts";
import { sameValue } from "./equality.ts";
import type { JournalEvent } from "./events.ts";
import type { Settings } from "./task.ts";
import type { Inverse, UndoGround } from "./undoGround.ts";

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
		.map((name) => ground.changedLater(`settings.${name}`, `${name} was changed`));
	if (back.length === 0) return { events: [], reasons };
	const updated_fields: Partial<Settings> = Object.fromEntries(back.map((name) => [name, wanted[name]]));
	const previous_fields: Partial<Settings> = Object.fromEntries(back.map((name) => [name, settings[name]]));
	return { events: [{ type: "settings.changed", data: { updated_fields, previous_fields } }], reasons };
}
