/** What is due of one user: noted reminder by reminder, fired together by one command. */
import { randomUUID } from "node:crypto";
import { principalOf } from "../domain/events/principal.ts";
import { type Clock, sleep } from "../ports/process/clock.ts";
import type { ArmedReminders } from "./armedReminders.ts";
import type { OwnSession } from "./ownSession.ts";

export interface Firing {
	/** The reminder is due; with the first that is noted, `ask` is called. */
	note(reminder_id: number): void;
	/** Fires all that was noted since the last time. */
	fire(): Promise<void>;
}

export interface FiringOptions {
	readonly own: OwnSession;
	readonly timers: Pick<ArmedReminders, "forgetRun">;
	readonly clock: Clock;
	readonly user_id: string;
	/** Has `fire` called when it is its turn. */
	readonly ask: () => void;
	/** Aborts when the user actor has ended: nothing is asked for any more. */
	readonly ended: AbortSignal;
}

export function createFiring({ own, timers, clock, user_id, ask, ended }: FiringOptions): Firing {
	const due = new Set<number>();

	function note(reminder_id: number): void {
		const isFirst = due.size === 0;
		due.add(reminder_id);
		if (isFirst) ask();
	}

	async function noteIn(ms: number, reminder_ids: readonly number[]): Promise<void> {
		await sleep(clock, ms, ended);
		if (!ended.aborted) for (const reminder_id of reminder_ids) note(reminder_id);
	}

	async function fire(): Promise<void> {
		const reminder_ids = [...due];
		due.clear();
		if (reminder_ids.length === 0) return;
		const execution = await own.run({
			command_id: `fire:${randomUUID()}`,
			user_id,
			principal: principalOf({ by: "timer" }),
			command: { type: "FireReminders", reminder_ids },
		});
		if (execution.kind === "early") {
			void noteIn(execution.ahead_ms, reminder_ids);
			return;
		}
		// What is still armed in the table (the database was away) is overdue: the sweeper asks.
		if (execution.kind === "answered") timers.forgetRun(reminder_ids);
	}

	return { note, fire };
}
