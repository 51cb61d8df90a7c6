/** Receipts: what was done, with the events that prove it, and the way back (P12). */
import { taskOfAnswer } from "../../domain/commands/answer.ts";
import type { JournalEvent } from "../../domain/events/events.ts";
import type { EventReceipt } from "../../ports/commands/commandGate.ts";
import type { Profile } from "../../ports/reading/readModel.ts";
import { happenedWords, typeWords } from "../../tools/historyWords.ts";
import type { Ran } from "../../tools/outcome.ts";
import { reportWords } from "../../tools/undoWords.ts";
import { chipsOf, settingsText } from "../../words/taskText.ts";
import { type Words, wordsFor } from "../../words/words.ts";
import { isolated, plainTaskName } from "../../words/written.ts";
import type { Errand } from "../errand.ts";
import type { Receipt, TurnPart } from "../turn.ts";
import { speak } from "../turnParts.ts";

/** One for a whole turn, whatever it was made of. */
export function* oneReceipt(receipts: readonly Receipt[]): Generator<TurnPart> {
	const [first] = receipts;
	if (first === undefined) return;
	const receipt: Receipt = {
		title: [...new Set(receipts.map(({ title }) => title))].join(", "),
		lines: receipts.flatMap(({ lines }) => lines),
		events: receipts.flatMap(({ events }) => events),
		turn_id: first.turn_id,
		locale: first.locale,
	};
	yield { kind: "receipt", receipt };
}

/** Of what was done; `undefined` when nothing was. */
export async function receiptOf(
	{ tools, user_id, turn_id }: Pick<Errand, "tools" | "user_id" | "turn_id">,
	done: readonly Ran[],
): Promise<Receipt | undefined> {
	if (done.every(({ result }) => result.kind !== "done" || result.events.length === 0)) return undefined;
	return receiptIn(await tools.readModel.profile(user_id), turn_id, done);
}

/** The same with the user's settings and labels at hand; nothing is read for it. */
export function receiptIn(
	{ settings, tags, categories }: Profile,
	turn_id: string,
	done: readonly Ran[],
): Receipt | undefined {
	const events: EventReceipt[] = done.flatMap(({ result }) => (result.kind === "done" ? result.events : []));
	if (events.length === 0) return undefined;
	const words = wordsFor(settings.locale);
	const lines = done.flatMap(({ command, result, stands }): Receipt["lines"][number][] => {
		if (result.kind !== "done" || result.events.length === 0) return [];
		const { answer } = result;
		if (answer.kind === "undo") {
			const said = reportWords(answer.undo, stands, words, plainTaskName);
			return said.map((text) => ({ task_id: null, text, chips: [] }));
		}
		if (command.type === "ChangeSettings" && answer.kind === "settings") {
			const chips = settingsText(answer.settings, Object.keys(command.changes));
			return [{ task_id: null, text: words.tasks.settingsTitle, chips }];
		}
		if (answer.kind === "tag") return [{ task_id: null, text: `#${isolated(answer.tag.name)}`, chips: [] }];
		if (answer.kind === "category") {
			return [{ task_id: null, text: `@${isolated(answer.category.name)}`, chips: [] }];
		}
		if (answer.kind === "filter") return [{ task_id: null, text: isolated(answer.filter.name), chips: [] }];
		const task = taskOfAnswer(answer);
		if (!task)
			return [{ task_id: null, text: result.events.map(({ type }) => typeWords(type, words)).join(", "), chips: [] }];
		const text = `#${task.task_id} ${isolated(task.title)}`;
		return [{ task_id: task.task_id, text, chips: chipsOf(task, settings, tags, categories) }];
	});
	const undo = done.find(({ command }) => command.type === "Undo");
	const { receipt } = words.changes;
	const undoTitle = undo?.stands !== undefined ? receipt.redone : receipt.undone;
	const title = undo ? undoTitle : titleOf(events, lines.length, words);
	return { title, lines, events, turn_id, locale: settings.locale };
}

const TITLES: Readonly<Record<string, Exclude<keyof Words["changes"]["receipt"], "several">>> = {
	"task.created": "added",
	"task.completed": "completed",
	"task.reopened": "reopened",
	"task.deleted": "deleted",
	"task.restored": "restored",
	"category.created": "made",
	"tag.created": "made",
	"filter.created": "made",
	"category.deleted": "deleted",
	"tag.deleted": "deleted",
	"filter.deleted": "deleted",
	"occurrence.skipped": "skipped",
	"occurrence.moved": "moved",
	"series.paused": "paused",
	"series.resumed": "resumed",
	"series.ended": "ended",
};

function titleOf(events: readonly EventReceipt[], lines: number, { changes: { receipt } }: Words): string {
	const isFollowing = ({ type }: EventReceipt) =>
		type.startsWith("reminder.") || type.endsWith("y.created") || type === "tag.created";
	const [first] = [...events.filter((event) => !isFollowing(event)), ...events];
	const { several, ...titles } = receipt;
	const title = titles[TITLES[first?.type ?? ""] ?? "changed"];
	return lines > 1 ? several(title, lines) : title;
}

/** What the journal says that a turn did, where the turn itself could no longer say it. */
export function receiptOfEvents(turn_id: string, events: readonly JournalEvent[], locale: string): Receipt {
	const words = wordsFor(locale);
	const lines = events.map((event) => ({
		task_id: "task_id" in event.data ? event.data.task_id : null,
		text: capital(happenedWords(event, words)),
		chips: [],
	}));
	return {
		title: words.changes.receipt.before,
		lines,
		events: events.map(({ event_id, seq, type }) => ({ event_id, seq, type })),
		turn_id,
		locale,
	};
}

/** A turn that is run again and has been carried out: what the journal says of it, and nothing is done. */
export function* carriedOutBefore(events: readonly JournalEvent[], locale: string): Generator<TurnPart> {
	const words = wordsFor(locale);
	const happened = new Set(events.map((event) => happenedWords(event, words)));
	yield speak(words.changes.carriedOut([...happened]));
}

const capital = (text: string) => `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;
