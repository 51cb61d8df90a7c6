/**
 * Undo as a law: every event has an inverse, decided on what is there now and journalled as ordinary
 * events that say what they undo. Whole commands are undone, newest first, field by field: what was changed by
 * others since then stays theirs and is reported.
 */

import type { UndoTarget } from "../commands/commands.ts";
import type { Decision, UndoReport } from "../commands/decision.ts";
import { accepted, rejectedFor } from "../commands/outcome.ts";
import type { JournalEvent } from "../events/events.ts";
import type { Violation } from "../refusals/rejection.ts";
import { type Sentence, say } from "../refusals/sentence.ts";
import { followersOf } from "../reminders/zoneMove.ts";
import type { Book } from "../state/book.ts";
import type { InstantText } from "../time/instant.ts";
import { makeDraft, type UndoDraft } from "./undoDraft.ts";
import { inverseOfFilterEvent } from "./undoFilter.ts";
import type { Inverse, UndoGround } from "./undoGround.ts";
import { inverseOfLabelEvent } from "./undoLabel.ts";
import { settleReminders } from "./undoReconcile.ts";
import { type Aftermath, changedLater, laterWriter } from "./undoRegister.ts";
import { inverseOfReminderEvent } from "./undoReminder.ts";
import { inverseOfSettingsEvent } from "./undoSettings.ts";
import { eventsToUndo, MOST_EVENTS_OF_UNDO, undoneSeqs } from "./undoTarget.ts";
import { inverseOfTaskEvent } from "./undoTask.ts";

const MOST_COMMANDS = 100;

/**
 * Undoes what the target names; `pastEvents` as `loadForUndo` gives them, the book as `needsOfUndo` asks. What is
 * undone already, or never can be, is no rejection: the report says so.
 */
export function undo(book: Book, target: UndoTarget, pastEvents: readonly JournalEvent[], now: InstantText): Decision {
	const violations = checkTarget(target, pastEvents);
	if (violations.length > 0) return rejectedFor(violations);
	const chosen = eventsToUndo(target, pastEvents);
	const draft = makeDraft(book, pastEvents, now);
	const chosenSeqs = new Set(chosen.map(({ seq }) => seq));
	const settled: JournalEvent[] = [];
	const undone: UndoReport["undone"][number][] = [];
	const not_undone: UndoReport["not_undone"][number][] = [];
	// Undoing an undo makes the first event count again, within this very command too.
	let spent = undoneSeqs(pastEvents);
	for (const event of inUndoOrder(chosen)) {
		const { event_id, seq, type } = event;
		const after: Aftermath = { pastEvents, spent, chosen: chosenSeqs, seq };
		const ground: UndoGround = {
			now,
			changedLater: (register, what) => changedLater(after, register, what),
			isChangedLater: (register) => laterWriter(after, register) !== undefined,
		};
		const wasSpent = spent.has(seq);
		const { events, reasons } = wasSpent
			? { events: [], reasons: [alreadyUndone(draft.journal(), spent, seq)] }
			: inverseOf(event, draft.book(), ground);
		for (const inverse of events) draft.add(inverse, seq);
		if (events.length > 0) {
			undone.push({ event_id, seq, type });
			settled.push(event);
			if (event.undoes === null) spent.add(seq);
			else spent = undoneSeqs(draft.journal());
		}
		const code = wasSpent ? "undone_already" : "in_the_way";
		const reason = reasons.map(({ message }) => message).join("; ");
		if (reasons.length > 0) not_undone.push({ event_id, seq, type, code, reason, why: reasons });
	}
	settleReminders(draft, settled, now);
	const follows = draft.events().some((event) => event.type === "settings.changed" && event.data.tasks_follow);
	const to_follow = follows ? { to_follow: book.followers ?? followersOf(book, book.user.settings).length } : {};
	const task = taskOf(settled, draft.book());
	return accepted(
		{ kind: "undo", report: { ...(task && { task }), undone, not_undone }, ...to_follow },
		draft.events(),
	);
}

/** The one task that all of these are about; the next occurrence, which its completion made, is no other. */
function taskOf(settled: readonly JournalEvent[], book: Book): UndoReport["task"] {
	const ofTasks = settled.flatMap(({ type, undoes, data }) =>
		"task_id" in data && typeof data.task_id === "number" ? [{ type, undoes, task_id: data.task_id }] : [],
	);
	const made = new Set(
		ofTasks.flatMap(({ type, undoes, task_id }) =>
			type === "task.created" || (type === "task.deleted" && undoes !== null) ? [task_id] : [],
		),
	);
	const deeds = ofTasks.filter((event) => !made.has(event.task_id));
	const [task_id, ...others] = new Set((deeds.length > 0 ? deeds : ofTasks).map((event) => event.task_id));
	const task = task_id === undefined || others.length > 0 ? undefined : book.tasks.get(task_id);
	return task && { task_id: task.task_id, title: task.title };
}

/**
 * Takes these events of one command back, as far as what they wrote is as they left it, and says nothing of the rest: for a
 * step of tasks that follow a change of settings which is undone.
 */
export function takeBack(book: Book, events: readonly JournalEvent[], now: InstantText) {
	const draft = makeDraft(book, events, now);
	const ground: UndoGround = { now, changedLater: (_register, what) => what, isChangedLater: () => false };
	for (const event of inUndoOrder(events)) {
		for (const inverse of inverseOf(event, draft.book(), ground).events) draft.add(inverse, event.seq);
	}
	return { book: draft.book(), events: draft.events() };
}

/**
 * Newest command first; inside a command what the reminders hang on (status, due date, settings) before them, since
 * a reminder goes back to a state that is only right on the task as it was.
 */
function inUndoOrder(events: readonly JournalEvent[]): JournalEvent[] {
	const commands = Map.groupBy(
		events.toSorted((a, b) => b.seq - a.seq),
		({ command_id }) => command_id,
	);
	const isReminder = ({ type }: JournalEvent) => type.startsWith("reminder.");
	return [...commands.values()].flatMap((command) => [
		...command.filter((event) => !isReminder(event)),
		...command.filter(isReminder),
	]);
}

function inverseOf(event: JournalEvent, book: Book, ground: UndoGround): Inverse {
	switch (event.type) {
		case "task.created":
		case "task.updated":
		case "occurrence.skipped":
		case "occurrence.moved":
		case "series.changed":
		case "series.paused":
		case "series.resumed":
		case "series.ended":
		case "task.completed":
		case "task.reopened":
		case "task.deleted":
		case "task.restored":
			return inverseOfTaskEvent(event, book, ground);
		case "reminder.scheduled":
		case "reminder.rescheduled":
		case "reminder.snoozed":
		case "reminder.cancelled":
		case "reminder.sent":
			return inverseOfReminderEvent(event, book, ground);
		case "filter.created":
		case "filter.updated":
		case "filter.deleted":
		case "filter.restored":
			return inverseOfFilterEvent(event, book, ground);
		case "settings.changed":
			return inverseOfSettingsEvent(event, book, ground);
		case "settings.followed":
			// How far the tasks have come is no deed of its own: it is undone with the change that they follow.
			return { events: [], reasons: [] };
		default:
			return inverseOfLabelEvent(event, book, ground);
	}
}

function alreadyUndone(journal: ReturnType<UndoDraft["journal"]>, spent: ReadonlySet<number>, seq: number): Sentence {
	const by = journal.find((event) => event.undoes === seq && !spent.has(event.seq));
	return by === undefined ? say("undone_already") : say("undone_by", { seq: by.seq });
}

function checkTarget(target: UndoTarget, pastEvents: readonly JournalEvent[]): Violation[] {
	if ("last" in target && !(Number.isInteger(target.last) && target.last >= 1 && target.last <= MOST_COMMANDS)) {
		return [{ field: "last", rule: "range", ...say("last_range", { most: MOST_COMMANDS }) }];
	}
	if (pastEvents.length > MOST_EVENTS_OF_UNDO) {
		const field = Object.keys(target)[0] ?? "";
		const said = say("undo_too_many", { most: MOST_EVENTS_OF_UNDO });
		return [{ field, rule: "too_many", ...said }];
	}
	if (!("event_ids" in target)) return [];
	if (target.event_ids.length === 0) {
		return [{ field: "event_ids", rule: "min_length", ...say("event_ids_empty") }];
	}
	const known = new Set(pastEvents.map(({ event_id }) => event_id));
	return target.event_ids.flatMap((event_id, index) =>
		known.has(event_id) ? [] : [{ field: `event_ids[${index}]`, rule: "exists", ...say("no_such_event") }],
	);
}
