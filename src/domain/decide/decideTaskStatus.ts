/** Completing, reopening, deleting, restoring. What is so already is accepted without an event. */

import type { StatusCommand } from "../commands/commands.ts";
import type { Decision } from "../commands/decision.ts";
import { accepted, happened, rejected, rejectedFor } from "../commands/outcome.ts";
import type { DomainEvent } from "../events/events.ts";
import { conflict, notFound, type Rejection, type Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import { remindersPaused, remindersResumed } from "../reminders/reminderPlan.ts";
import { anchoredTask, anchoringEvents } from "../reminders/zoneMove.ts";
import { nextOccurrence, type OccurrenceEnd } from "../series/nextOccurrence.ts";
import {
	isPaused,
	isRecurring,
	isTakenByNow,
	laterOfSeries,
	type RecurringTask,
	recurrenceOf,
} from "../series/seriesOfTask.ts";
import type { Settings } from "../settings/settings.ts";
import type { Book } from "../state/book.ts";
import { levelOf } from "../state/taskTree.ts";
import { LIMITS, type Task } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";
import { readLawfulInstant } from "../time/lawfulTime.ts";
import { findLiveTask, versionMismatch } from "./liveTask.ts";
import { carriesTooMany, makeNextTask } from "./makeNextTask.ts";
import { takenAlong, tooMany } from "./takenAlong.ts";
import { violationOfPlace } from "./taskFields.ts";

/** Of one command on a task and those below it: few enough to be undone in one go with what came later. */
const MOST_EVENTS = 1_000;

/**
 * Only a restore (and a repeated delete) knows deleted tasks. The instant of completion is the deciding one, unless an earlier one is said.
 * Reminders go silent with their task and come back with it, as far as their instant is still to come. The tasks below
 * go along or stay (takenAlong.ts): all of it is one command.
 */
export function decideTaskStatus(book: Book, command: StatusCommand, now: InstantText): Decision {
	const { task_id } = command;
	const knowsDeleted = command.type === "DeleteTask" || command.type === "RestoreTask";
	const task = knowsDeleted ? book.tasks.get(task_id) : findLiveTask(book, task_id);
	if (task === undefined) return rejected(notFound("task"));
	const mismatch = versionMismatch(task, command.expected_version);
	if (mismatch !== undefined) return rejected(mismatch);
	if (command.type === "RestoreTask" && isTakenByNow(book, task)) {
		return rejected(conflict(say("occurrence_taken")));
	}
	const { settings } = book.user;
	const violations: Violation[] = [];
	const done_at = command.type === "CompleteTask" ? completionOf(command.completed_at, now, violations) : now;
	if (done_at === undefined) return rejectedFor(violations);
	const events = eventsOf(command.type, task, settings, { now, done_at });
	// What is so already takes nothing along; a recurring one may still be asked what follows it.
	const along = events.length === 0 ? [] : takenAlong(book, command, task);
	if (!isList(along)) return rejected(along);
	if (command.type === "RestoreTask" && [task, ...along].some((one) => levelOf(book, one.task_id) > LIMITS.levels)) {
		return rejectedFor([violationOfPlace("depth")]);
	}
	const all = [...events, ...along.flatMap((one) => eventsOf(command.type, one, settings, { now, done_at }))];
	if (all.length > MOST_EVENTS) return rejected(tooMany());
	if (command.type === "CompleteTask" && isRecurring(task)) {
		return completeOccurrence(book, task, all, { done_at, now });
	}
	return accepted({ kind: "task", task_id }, all.map(happened));
}

const isList = (along: readonly Task[] | Rejection): along is readonly Task[] => Array.isArray(along);

/**
 * The next occurrence comes into being in the same decision (P9), unless one later in the series is there: completed,
 * reopened and completed again, or by two pages at once, an occurrence has one successor.
 */
function completeOccurrence(
	book: Book,
	task: RecurringTask,
	events: readonly DomainEvent[],
	end: OccurrenceEnd,
): Decision {
	const { task_id } = task;
	const later = laterOfSeries(book, task).find(({ status }) => status !== "deleted");
	const subject = { kind: "task", task_id } as const;
	const known = later === undefined ? subject : { ...subject, next_id: later.task_id };
	if (events.length === 0 || later !== undefined) return accepted(known, events.map(happened));
	if (isPaused(task)) return accepted(subject, events.map(happened));
	if (carriesTooMany(book, task)) return rejected(tooMany());
	const next = growNext(book, task, end);
	if (next === undefined) return accepted(subject, events.map(happened));
	return accepted({ ...subject, next_id: next.task_id }, [...events, ...next.events].map(happened));
}

/**
 * What a completion in the log asks for: its next occurrence, if none was ever made. One that the user deleted stays
 * deleted, and a task that was reopened asks for nothing.
 */
export function growNextOccurrence(book: Book, task_id: number, now: InstantText): Decision {
	const task = findLiveTask(book, task_id);
	const nothing = accepted({ kind: "nothing" }, []);
	if (task === undefined || task.completed_at === null || !isRecurring(task)) return nothing;
	if (laterOfSeries(book, task).length > 0) return nothing;
	const next = growNext(book, task, { done_at: task.completed_at, now });
	return next === undefined ? nothing : accepted({ kind: "task", task_id: next.task_id }, next.events.map(happened));
}

function growNext(book: Book, task: RecurringTask, end: OccurrenceEnd) {
	if (isPaused(task)) return undefined;
	const next = nextOccurrence(task, book.user.settings, end);
	return next && makeNextTask(book, task, next, end.now);
}

/** A task that is open again: where it floats, in the zone that the user has by now, and with its reminders. */
function comeBack(task: Task, settings: Settings, now: InstantText): DomainEvent[] {
	const resumed = remindersResumed(anchoredTask(task, settings, now), settings, now);
	return [...anchoringEvents(task, settings, now), ...resumed];
}

/** Undefined, with a violation, for what is no lawful instant, or still to come. */
function completionOf(asked: InstantText | undefined, now: InstantText, violations: Violation[]) {
	if (asked === undefined) return now;
	const at = readLawfulInstant("completed_at", asked, violations);
	if (at === undefined || at <= now) return at;
	violations.push({ field: "completed_at", rule: "range", ...say("completed_in_future") });
	return undefined;
}

function eventsOf(
	type: StatusCommand["type"],
	task: Task,
	settings: Settings,
	{ now, done_at }: { readonly now: InstantText; readonly done_at: InstantText },
): DomainEvent[] {
	const { task_id, status } = task;
	switch (type) {
		case "CompleteTask": {
			if (status === "completed") return [];
			const recurrence_rule = recurrenceOf(task)?.rrule ?? null;
			return [
				{ type: "task.completed", data: { task_id, completed_at: done_at, recurrence_rule } },
				...remindersPaused(task, "completed"),
			];
		}
		case "ReopenTask":
			if (task.completed_at === null || status !== "completed") return [];
			return [
				{ type: "task.reopened", data: { task_id, previous_completed_at: task.completed_at } },
				...comeBack(task, settings, now),
			];
		case "DeleteTask":
			if (status === "deleted") return [];
			return [{ type: "task.deleted", data: { task_id } }, ...remindersPaused(task, "deleted")];
		case "RestoreTask": {
			if (status !== "deleted") return [];
			const restored: DomainEvent = { type: "task.restored", data: { task_id } };
			// A task that was completed before comes back completed, and silent.
			if (task.status_before_deletion === "completed") return [restored];
			return [restored, ...comeBack(task, settings, now)];
		}
	}
}
