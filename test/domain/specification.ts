/** Given what happened, when a command comes, then these events or this rejection: a test reads as the rule. */
import * as assert from "uvu/assert";
import type { Command } from "../../src/domain/commands/commands.ts";
import type { Decision } from "../../src/domain/commands/decision.ts";
import { journal } from "../../src/domain/commands/journalling.ts";
import { happened } from "../../src/domain/commands/outcome.ts";
import { decide } from "../../src/domain/decide/decide.ts";
import type { DomainEvent, ReminderDocument, TaskDocument } from "../../src/domain/events/events.ts";
import { evolveAll } from "../../src/domain/evolve/evolve.ts";
import { emptyBook } from "../../src/domain/evolve/initialState.ts";
import type { Book } from "../../src/domain/state/book.ts";
import type { Due, Label, Task } from "../../src/domain/tasks/task.ts";
import { type InstantText, toInstantText } from "../../src/domain/time/instant.ts";
import { USER } from "./diary.ts";

/** A Monday morning; Berlin is at +01:00. */
export const NOW = Temporal.Instant.from("2026-11-23T09:00:00Z");
const BEFORE = NOW.subtract({ hours: 24 });

/** The instant that many minutes after `NOW`. */
export function inMinutes(minutes: number): InstantText {
	return toInstantText(NOW.add({ minutes }));
}

export function dueIn(minutes: number): Due {
	return { at: inMinutes(minutes), time_zone: "UTC" };
}

export interface Outcome {
	/** Exactly these events and no others; none: accepted, and nothing was to be done. */
	thenEvents(...expected: DomainEvent[]): void;
	/** Refused for exactly these broken rules, each as `field rule`. */
	thenBroken(...rules: string[]): void;
	thenRejected(code: "not_found" | "conflict" | "version_mismatch"): void;
	/** The events as they were decided. */
	events(): readonly DomainEvent[];
	/** A task as the events leave it. */
	task(task_id?: number): Task;
}

/** The events lie a day before `NOW`, all of one command. */
export function given(...past: DomainEvent[]) {
	const envelope = { user_id: "user-1", principal: USER, command_id: "past" };
	const book = evolveAll(emptyBook(), journal(past.map(happened), envelope, 0, BEFORE));
	return {
		book,
		when: (command: Command, now = NOW): Outcome =>
			outcome(book, decide(book, command, { now, user_id: "user-1", pastEvents: [] }), past.length, now),
	};
}

function outcome(book: Book, decision: Decision, version: number, now: Temporal.Instant): Outcome {
	const accepted = () => {
		if (decision.kind === "rejected") throw new Error(`rejected: ${decision.rejection.detail}`);
		return decision.events;
	};
	const rejection = () => {
		if (decision.kind === "accepted") throw new Error(`accepted with ${decision.events.length} events`);
		return decision.rejection;
	};
	return {
		thenEvents: (...expected) => assert.equal(accepted(), expected.map(happened)),
		thenBroken(...rules) {
			assert.is(rejection().code, "broken_rule");
			assert.equal(
				rejection().violations.map(({ field, rule }) => `${field} ${rule}`),
				rules,
			);
		},
		thenRejected: (code) => assert.is(rejection().code, code),
		events: () => accepted(),
		task(task_id = 1) {
			const envelope = { user_id: "user-1", principal: USER, command_id: "present" };
			const task = evolveAll(book, journal(accepted(), envelope, version, now)).tasks.get(task_id);
			if (task === undefined) throw new Error(`there is no task ${task_id}`);
			return task;
		},
	};
}

export function taskCreated(fields: Partial<TaskDocument> = {}, task_id = 1): DomainEvent & { type: "task.created" } {
	const task: TaskDocument = {
		title: "pay rent",
		description: null,
		priority: "medium",
		category_id: null,
		tag_ids: [],
		due: null,
		recurrence: null,
		series_id: null,
		occurrence: null,
		parent_id: null,
		reminders: [],
		...fields,
	};
	return { type: "task.created", data: { task_id, task } };
}

/** The document of an armed reminder an hour before something, at an hour after `NOW`. */
export function reminder(fields: Partial<ReminderDocument> = {}): ReminderDocument {
	return {
		reminder_id: 1,
		spec: { before_minutes: 60 },
		channels: ["email"],
		fire_at: inMinutes(60),
		status: "armed",
		snoozed_until: null,
		...fields,
	};
}

export function label(id: number, name: string): Label {
	return { id, name, color: null, created_at: toInstantText(BEFORE) };
}
