/**
 * The user actor: the one place where a user's commands are decided, one at a time. It owns what is known of the user
 * (`ownSession.ts`), the timers of what is armed (`armedReminders.ts`), and what it tells itself: to fire what is due, to
 * have tasks follow the settings. It writes only under its epoch; once fenced it answers `moved` to everything and asks to
 * be stopped (P7).
 */
import type { CommandEnvelope } from "../domain/commands/commands.ts";
import type { CommandResult, Moved } from "../ports/commands/commandGate.ts";
import type { DueReminder } from "../ports/delivery/reminderIndex.ts";
import { type Armed, createArmedReminders } from "./armedReminders.ts";
import { armLoaded } from "./armLoaded.ts";
import { createFiring } from "./firing.ts";
import { createFollowingSteps } from "./followingSteps.ts";
import type { ActorRef, Kernel } from "./kernel.ts";
import { createOwnSession, type OwnSessionOptions } from "./ownSession.ts";

export type ActorAnswer = CommandResult | Moved;

export type UserMessage =
	| { readonly kind: "execute"; readonly envelope: CommandEnvelope; readonly reply: (answer: ActorAnswer) => void }
	/** Reminders of this user inside the loading window, as the table has them. */
	| { readonly kind: "arm"; readonly reminders: readonly DueReminder[] }
	/** Something is due: fire all that has been noted so far. */
	| { readonly kind: "fire" }
	/** Tasks may be following a change of settings: the next step. */
	| { readonly kind: "follow" };

export interface UserActorOptions extends OwnSessionOptions {
	readonly kernel: Kernel;
	readonly mailboxLimit: number;
}

export interface UserActor {
	readonly user_id: string;
	readonly ref: ActorRef<UserMessage>;
	/** Notes that a reminder is due; what is noted together is fired together. */
	noteDue(reminder_id: number): void;
	/** Has the next tasks follow a change of settings, if any do; each step asks for the one after it. */
	follow(): void;
	readonly armed: Armed;
}

export function spawnUserActor(options: UserActorOptions): UserActor {
	const { kernel, clock, journal, meter, user_id } = options;
	const own = createOwnSession({
		...options,
		onCommitted(write) {
			meter.commands += 1;
			if (write.state?.following) following.follow();
			for (const { task_id, reminder } of write.reminders) timers.follow(task_id, reminder);
			options.onCommitted(write);
		},
	});
	const timers = createArmedReminders({
		kernel,
		clock,
		parent: () => ref as ActorRef<never>,
		onDue: (reminder_id) => firing.note(reminder_id),
	});
	const stopped = new AbortController();
	const parts = { own, clock, user_id, ended: stopped.signal };
	const firing = createFiring({ ...parts, timers, ask: () => kernel.tell(ref, { kind: "fire" }) });
	const following = createFollowingSteps({ ...parts, ask: () => kernel.tell(ref, { kind: "follow" }) });

	async function answer({ envelope, reply }: Extract<UserMessage, { kind: "execute" }>): Promise<void> {
		const execution = await own.run(envelope);
		reply(execution.kind === "answered" ? execution.result : { kind: "moved" });
	}

	const ref = kernel.spawn<UserMessage>({
		name: `user-${user_id}`,
		mailboxLimit: options.mailboxLimit,
		onStop() {
			timers.end();
			stopped.abort();
		},
		receive: (message) => {
			switch (message.kind) {
				case "execute":
					return answer(message);
				case "arm":
					return armLoaded({ user_id, own, timers, journal }, message.reminders);
				case "fire":
					return firing.fire();
				case "follow":
					return following.step();
			}
		},
	});
	return { user_id, ref, noteDue: firing.note, follow: following.follow, armed: timers.armed };
}
