/**
 * The armed reminders of one user, and the task actors that keep their timers. Timers follow the journal: armed here are
 * the reminders that it says are armed and that fall due within the loading window.
 */

import type { Reminder } from "../domain/tasks/task.ts";
import { epochMsOf, type InstantText } from "../domain/time/instant.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { ActorRef, Kernel } from "./kernel.ts";
import { spawnTaskActor, type TaskMessage } from "./taskActor.ts";

/** How far ahead reminders are armed (glossary: loading window). */
export const LOADING_WINDOW_MS = 10 * 60_000;
/** How long a task actor with nothing armed may linger. */
const TIDY_AFTER_MS = 1_000;

/** Instants of what is armed, by reminder. */
export type Armed = ReadonlyMap<number, { readonly task_id: number; readonly fire_at: InstantText }>;

export interface ArmedReminders {
	readonly armed: Armed;
	/** The reminder is so now: armed inside the window, disarmed otherwise. */
	follow(task_id: number, reminder: Reminder): void;
	/** Forgets those of them whose instants have come: their timers have run. */
	forgetRun(reminder_ids: readonly number[]): void;
	/** The user actor has ended, and its task actors with it. */
	end(): void;
}

export interface ArmedRemindersOptions {
	readonly kernel: Kernel;
	readonly clock: Clock;
	/** The user actor, which the task actors end with; asked for when the first is spawned. */
	readonly parent: () => ActorRef<never>;
	readonly onDue: (reminder_id: number) => void;
}

export function createArmedReminders({ kernel, clock, parent, onDue }: ArmedRemindersOptions): ArmedReminders {
	const armed = new Map<number, { task_id: number; fire_at: InstantText }>();
	const taskActors = new Map<number, ActorRef<TaskMessage>>();
	let cancelTidying: (() => void) | undefined;
	/** Numbers the task actors, so that a new one never meets the name of one that is just ending. */
	let incarnation = 0;
	const nowMs = () => clock.now().epochMilliseconds;

	function arm(task_id: number, reminder_id: number, fire_at: InstantText): void {
		if (armed.get(reminder_id)?.fire_at === fire_at) return;
		let task = taskActors.get(task_id);
		if (!task) {
			incarnation += 1;
			task = spawnTaskActor({ kernel, clock, parent: parent(), name: `task-${task_id}.${incarnation}`, onDue });
			taskActors.set(task_id, task);
		}
		armed.set(reminder_id, { task_id, fire_at });
		kernel.tell(task, { kind: "arm", reminder_id, fire_at });
	}

	function disarm(reminder_id: number): void {
		const entry = armed.get(reminder_id);
		if (!entry) return;
		armed.delete(reminder_id);
		const task = taskActors.get(entry.task_id);
		// A timer whose instant has come has run.
		const isRunning = epochMsOf(entry.fire_at) > nowMs();
		if (task && isRunning) kernel.tell(task, { kind: "disarm", reminder_id });
		cancelTidying ??= clock.setTimer(TIDY_AFTER_MS, tidy);
	}

	/** Stops the task actors that have nothing armed: not while reminders are firing, when every millisecond counts. */
	function tidy(): void {
		cancelTidying = undefined;
		const needed = new Set([...armed.values()].map(({ task_id }) => task_id));
		for (const [task_id, task] of taskActors) {
			if (needed.has(task_id)) continue;
			taskActors.delete(task_id);
			void kernel.stop(task as ActorRef<never>);
		}
	}

	return {
		armed,
		follow(task_id, reminder) {
			const isSoon = reminder.status === "armed" && epochMsOf(reminder.fire_at) - nowMs() <= LOADING_WINDOW_MS;
			if (isSoon) arm(task_id, reminder.reminder_id, reminder.fire_at);
			else disarm(reminder.reminder_id);
		},
		forgetRun(reminder_ids) {
			const now = nowMs();
			for (const reminder_id of reminder_ids) {
				const entry = armed.get(reminder_id);
				if (entry && epochMsOf(entry.fire_at) <= now) disarm(reminder_id);
			}
		},
		end: () => cancelTidying?.(),
	};
}
