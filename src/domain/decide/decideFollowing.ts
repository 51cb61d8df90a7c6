/**
 * One step of the tasks that follow a change of zone or morning hour (decision 0078). While the change is an undo, its steps
 * first take back the steps of what it undoes, each exactly; then, and for a change from the beginning, task after task is put
 * where the settings put it.
 */

import type { Command } from "../commands/commands.ts";
import type { Decision, NewEvent } from "../commands/decision.ts";
import { accepted, happened } from "../commands/outcome.ts";
import type { JournalEvent, SettingsFollowed } from "../events/events.ts";
import { followingAtOnce, followingEvents } from "../reminders/zoneMove.ts";
import type { Book } from "../state/book.ts";
import type { Following } from "../state/userState.ts";
import { LIMITS } from "../tasks/task.ts";
import type { InstantText } from "../time/instant.ts";
import { takeBack } from "../undo/undo.ts";

type FollowSettings = Command & { type: "FollowSettings" };

/** The command of the next step. Only its user's actor runs it. */
export function nextStep({ change, steps, after_task_id, taking_back, steps_back }: Following): FollowSettings {
	const [undone] = taking_back;
	const take_back = undone === undefined ? null : stepId(undone, steps_back + 1);
	return { type: "FollowSettings", change, step: steps + 1, after_task_id, take_back };
}

/** The command id of a step: by it the step is found again when the change is undone. */
export function stepId(change: number, step: number): string {
	return `follow:${change}:${step}`;
}

/**
 * `pastEvents`: those of the step that is to be taken back; none when there is no such step. The book must hold the tasks that
 * `needsOfStep` names. A step that is over, or of a change that another has replaced, does nothing.
 */
export function followSettings(
	book: Book,
	{ change, step, take_back }: FollowSettings,
	pastEvents: readonly JournalEvent[],
	now: InstantText,
): Decision {
	const { following, settings } = book.user;
	if (following?.change !== change || following.steps + 1 !== step) return accepted({ kind: "nothing" }, []);
	const moment = { now, since: following.at, is_undo: following.is_undo };
	const done = (events: readonly NewEvent[], followed: Omit<SettingsFollowed, "change">) =>
		accepted({ kind: "nothing" }, [...events, happened({ type: "settings.followed", data: { change, ...followed } })]);
	const { taking_back, steps_back } = following;

	if (pastEvents.length > 0) {
		const taken = takeBack(book, pastEvents, now);
		const settled = [...taken.book.tasks.values()].flatMap((task) => followingEvents(task, settings, moment));
		const events = [...taken.events, ...settled.map(happened)];
		return done(events, { taking_back, steps_back: steps_back + 1, after_task_id: 0 });
	}
	if (take_back !== null) return done([], { taking_back: taking_back.slice(1), steps_back: 0, after_task_id: 0 });

	const tasks = [...book.tasks.values()];
	const { events, count } = followingAtOnce(tasks, settings, moment);
	const last = count < tasks.length || count === LIMITS.followAtOnce ? tasks[count - 1] : undefined;
	return done(events.map(happened), { taking_back, steps_back, after_task_id: last?.task_id ?? null });
}
