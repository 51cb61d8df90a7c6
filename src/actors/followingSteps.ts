/** A user's tasks follow a change of settings in steps, each of which asks for the one after it (decision 0078). */
import { nextStep, stepId } from "../domain/decide/decideFollowing.ts";
import { principalOf } from "../domain/events/principal.ts";
import { type Clock, sleep } from "../ports/process/clock.ts";
import type { OwnSession } from "./ownSession.ts";

/** A step that was not written is tried again after this. */
const AGAIN_MS = 2_000;

export interface FollowingSteps {
	/** Has the next step taken, if there is one. Costs nothing while that is asked for already. */
	follow(): void;
	step(): Promise<void>;
}

export interface FollowingStepsOptions {
	readonly own: OwnSession;
	readonly clock: Clock;
	readonly user_id: string;
	/** Has `step` called when it is its turn; false when that will never be. */
	readonly ask: () => boolean;
	/** Aborts when the user actor has ended: nothing is asked for any more. */
	readonly ended: AbortSignal;
}

export function createFollowingSteps({ own, clock, user_id, ask, ended }: FollowingStepsOptions): FollowingSteps {
	let isAsked = false;

	function follow(): void {
		if (!isAsked) isAsked = ask();
	}

	async function followLater(): Promise<void> {
		await sleep(clock, AGAIN_MS, ended);
		if (!ended.aborted) follow();
	}

	return {
		follow,
		/**
		 * One step, and so one write: what else is in the mailbox has its turn before the next. "What if the process dies here?"
		 * How far the tasks have come is in the journal with them: the next owner of the user goes on from there (reminderLoops.ts).
		 */
		async step() {
			isAsked = false;
			const active = await own.activate();
			if (typeof active === "string") return;
			const { following } = active.snapshot.state;
			if (following === undefined) return;
			await own.run({
				command_id: stepId(following.change, following.steps + 1),
				user_id,
				principal: principalOf({ by: "settings" }),
				command: nextStep(following),
			});
			// The step was not written: the database is away, or memory was behind.
			if (!own.isActive()) void followLater();
		},
	};
}
