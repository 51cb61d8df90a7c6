/** What an undo took back, and what a redo brought back, in words. */
import type { UndoReport } from "../domain/commands/decision.ts";
import { refusalIn } from "../words/refusals.ts";
import type { Words } from "../words/words.ts";
import { taskName } from "../words/written.ts";

/** Named only where nothing else was undone. */
const FOLLOWING: ReadonlySet<string> = new Set(["reminder.cancelled", "reminder.rescheduled"]);

/** How a task is named: in a sentence, which is Markdown, or in a receipt, which is none. */
export type NameTask = (task: NonNullable<UndoReport["task"]>, words: Words) => string;

/** Alike things counted. Reminders that followed their task are not named. The first names the task, where all is of one. */
function undoneWords(events: readonly { readonly type: string }[], words: Words, task: string | undefined): string[] {
	const { undone, undoneOf, several } = words.events;
	const own = <Value>(table: Readonly<Record<string, Value>>, type: string) =>
		Object.hasOwn(table, type) ? table[type] : undefined;
	const counts = new Map<string, number>();
	for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
	const named = [...counts].filter(([type]) => own(undone, type) !== undefined && !FOLLOWING.has(type));
	const shown = named.length > 0 ? named : [...counts];
	// The next occurrence, which a completion made, is no task of its own.
	const isDeed = ([type]: readonly [string, number]) => type !== "task.created";
	const ordered = task === undefined ? shown : [...shown.filter(isDeed), ...shown.filter((one) => !isDeed(one))];
	return ordered.map(([type, count], at) => {
		const ofTask = task !== undefined && at === 0 ? own(undoneOf, type)?.(task) : undefined;
		const said = ofTask ?? own(undone, type) ?? type;
		return count === 1 ? said : several(said, count);
	});
}

/** Types of what stands again after a redo, each once: by the id of an event of the undo that is taken back. */
export type Stands = Readonly<Record<string, string>>;

/** What an undo took back; with `stands`, what a redo brought back. Every line is of an event that the answer names. */
export function reportWords(
	{ undone, task }: UndoReport,
	stands: Stands | undefined,
	words: Words,
	nameOf: NameTask,
): string[] {
	const name = task && nameOf(task, words);
	if (stands === undefined || undone.length === 0) return undoneWords(undone, words, name);
	const redone = undone.flatMap(({ event_id }) => (stands[event_id] === undefined ? [] : [{ type: stands[event_id] }]));
	return redone.length === 0 ? [words.events.whatWasUndone] : undoneWords(redone, words, name);
}

/** One that was stored before refusals had keys is in English. */
const reasonsOf = ({ reason, why }: UndoReport["not_undone"][number], words: Words) =>
	why === undefined ? [reason] : why.map((one) => refusalIn(one, words));

/** `stands`: of a redo. */
export function undoSentence(report: UndoReport, stands: Stands | undefined, words: Words): string {
	const said = stands === undefined ? words.events.undo : words.events.redo;
	const what = reportWords(report, stands, words, taskName);
	const isSpent = report.not_undone.length > 0 && report.not_undone.every(({ code }) => code === "undone_already");
	if (what.length === 0 && isSpent) return said.spent;
	const reasons = [...new Set(report.not_undone.flatMap((one) => reasonsOf(one, words)))];
	const done = what.length === 0 ? said.nothing : said.done(what);
	return reasons.length === 0 ? done : `${done} ${said.not(reasons)}`;
}
