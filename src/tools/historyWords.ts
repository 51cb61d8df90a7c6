/** One event of the journal as a line of the chat. */
import type { JournalEvent } from "../domain/events/events.ts";
import { instantText, type Reading } from "../words/taskText.ts";
import { type Words, wordsFor } from "../words/words.ts";
import { asWritten } from "../words/written.ts";

/** "completed #3 “Call mum”", "made a tag “home”": what happened, without when and by whom. `named`: tasks by their numbers and titles, where known. */
export function happenedWords(
	{ type, data }: Pick<JournalEvent, "type" | "data">,
	words: Words,
	named: ReadonlyMap<number, string> = new Map(),
): string {
	const task = "task_id" in data ? (named.get(data.task_id) ?? `#${data.task_id}`) : "";
	const label =
		"category" in data ? data.category : "tag" in data ? data.tag : "filter" in data ? data.filter : undefined;
	const isPlaced = "updated_fields" in data && Object.keys(data.updated_fields).join() === "position";
	if (isPlaced) return words.events.placed(task);
	return typeWords(type, words, label === undefined ? task : words.moments.quoted(asWritten(label.name)));
}

/** A type of event in words, of what it is about; the type itself where it is of a later version. */
export function typeWords(type: string, { events }: Words, what = ""): string {
	const { happened } = events;
	const said = Object.hasOwn(happened, type) ? happened[type as keyof typeof happened](what) : `${type} ${what}`;
	return said.replace(/ {2,}/g, " ").trim();
}

/** "Tue 24 Nov 2026, 17:00: completed #3 “Call mum” (by chat)". */
export function historyLine(event: JournalEvent, settings: Reading, named: ReadonlyMap<number, string>): string {
	const words = wordsFor(settings.locale);
	const who = whoWords(event.principal, words);
	const by = event.undoes === null ? who : words.events.asUndo(who);
	return words.events.line(instantText(event.at, settings), happenedWords(event, words, named), by);
}

function whoWords(who: JournalEvent["principal"], { events }: Words): string {
	return who.kind === "client" ? events.by.client(asWritten(who.name ?? who.id)) : events.by[who.kind];
}
