/**
 * The task actor: owns the timers of one task's armed reminders, and nothing else. It lives only while something
 * is armed. A timer is a hint to look: it tells the user actor, which asks the database.
 */
import { epochMsOf, type InstantText } from "../domain/time/instant.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { ActorRef, Kernel } from "./kernel.ts";

/** Arms or disarms one reminder; arming again moves its timer. */
export type TaskMessage =
	| { readonly kind: "arm"; readonly reminder_id: number; readonly fire_at: InstantText }
	| { readonly kind: "disarm"; readonly reminder_id: number };

export interface TaskActorOptions {
	readonly kernel: Kernel;
	readonly clock: Clock;
	readonly parent: ActorRef<never>;
	/** Unique among its siblings. */
	readonly name: string;
	/** Called in a timer's turn, with the clock at or after `fire_at`. */
	readonly onDue: (reminder_id: number) => void;
}

export function spawnTaskActor({ kernel, clock, parent, name, onDue }: TaskActorOptions): ActorRef<TaskMessage> {
	const timers = new Map<number, () => void>();

	const disarm = (reminder_id: number) => {
		timers.get(reminder_id)?.();
		timers.delete(reminder_id);
	};
	/** Timers may run a millisecond early and are clamped to a day: the clock says whether it is time. */
	const arm = (reminder_id: number, fireAtMs: number) => {
		disarm(reminder_id);
		const wait = Math.max(0, fireAtMs - clock.now().epochMilliseconds);
		timers.set(
			reminder_id,
			clock.setTimer(wait, () => {
				if (clock.now().epochMilliseconds < fireAtMs) return arm(reminder_id, fireAtMs);
				timers.delete(reminder_id);
				onDue(reminder_id);
			}),
		);
	};

	return kernel.spawn<TaskMessage>({
		name,
		parent,
		mailboxLimit: Number.POSITIVE_INFINITY,
		receive: (message) => {
			if (message.kind === "arm") arm(message.reminder_id, epochMsOf(message.fire_at));
			else disarm(message.reminder_id);
		},
		onStop: () => {
			for (const reminder_id of [...timers.keys()]) disarm(reminder_id);
		},
	});
}
