/**
 * The user actor: the one place where a user's commands are decided, one at a time. It owns the session (snapshot
 * and a bounded cache of tasks) and supervises the task actors of what is armed. It writes only under its epoch;
 * once fenced it answers `moved` to everything and asks to be stopped (P7).
 */
import { randomUUID } from "node:crypto";
import type { CommandEnvelope } from "../domain/commands.ts";
import { nextStep, stepId } from "../domain/decideFollowing.ts";
import { epochMsOf, type InstantText } from "../domain/instant.ts";
import { principalOf } from "../domain/principal.ts";
import type { Reminder } from "../domain/task.ts";
import type { Clock } from "../ports/clock.ts";
import type { CommandResult } from "../ports/commandGate.ts";
import { StorageUnavailable } from "../ports/faults.ts";
import type { DueReminder, Journal, UserWrite } from "../ports/journal.ts";
import { type Execution, execute, trim, UNAVAILABLE } from "./commandExecution.ts";
import type { ActorRef, Kernel } from "./kernel.ts";
import type { Session } from "./loadBook.ts";
import type { Meter } from "./meter.ts";
import { spawnTaskActor, type TaskMessage } from "./taskActor.ts";

/** How far ahead reminders are armed (glossary: loading window). */
export const LOADING_WINDOW_MS = 10 * 60_000;

/** How long a task actor with nothing armed may linger. */
/** A step that was not written is tried again after this. */
const FOLLOW_AGAIN_MS = 2_000;
const TIDY_AFTER_MS = 1_000;

export type ActorAnswer = CommandResult | { readonly kind: "moved" };

export type UserMessage =
	| { readonly kind: "execute"; readonly envelope: CommandEnvelope; readonly reply: (answer: ActorAnswer) => void }
	/** Reminders of this user inside the loading window, as the table has them. */
	| { readonly kind: "arm"; readonly reminders: readonly DueReminder[] }
	/** Something is due: fire all that has been noted so far. */
	| { readonly kind: "fire" }
	/** Tasks may be following a change of settings: the next step. */
	| { readonly kind: "follow" };

export interface UserActorOptions {
	readonly kernel: Kernel;
	readonly clock: Clock;
	readonly journal: Journal;
	readonly meter: Meter;
	readonly user_id: string;
	readonly shard: number;
	readonly epoch: number;
	readonly mailboxLimit: number;
	/** Told of each committed write, before its answer is given. */
	readonly onCommitted: (write: UserWrite) => void;
	readonly onFenced: () => void;
	/** The database has forgotten writes that this actor was told were done. */
	readonly onSetBack: () => void;
}

export interface UserActor {
	readonly ref: ActorRef<UserMessage>;
	/** Notes that a reminder is due; what is noted together is fired together. */
	noteDue(reminder_id: number): void;
	/** Has the next tasks follow a change of settings, if any do; each step asks for the one after it. */
	follow(): void;
	/** Instants of what is armed, by reminder. */
	readonly armed: ReadonlyMap<number, { readonly task_id: number; readonly fire_at: InstantText }>;
}

export function spawnUserActor(options: UserActorOptions): UserActor {
	const { kernel, clock, journal, meter, user_id, shard, epoch } = options;
	const armed = new Map<number, { task_id: number; fire_at: InstantText }>();
	const taskActors = new Map<number, ActorRef<TaskMessage>>();
	const due = new Set<number>();
	let session: Session | undefined;
	let isFenced = false;
	let isFollowAsked = false;
	let cancelTidying: (() => void) | undefined;
	/** Numbers the task actors, so that a new one never meets the name of one that is just ending. */
	let incarnation = 0;

	const activate = () => journal.activate(user_id, shard, epoch);

	async function wake(): Promise<Session | "fenced" | "no account"> {
		if (isFenced) return "fenced";
		if (session) return session;
		const snapshot = await activate();
		if (!snapshot) return "no account";
		if (snapshot.epoch > epoch) return fence();
		meter.activations += 1;
		session = { snapshot, tasks: new Map() };
		return session;
	}

	function fence(): "fenced" {
		isFenced = true;
		session = undefined;
		meter.fenced += 1;
		options.onFenced();
		return "fenced";
	}

	async function run(envelope: CommandEnvelope): Promise<Execution | "no account"> {
		try {
			const isFresh = session === undefined;
			const awake = await wake();
			if (awake === "fenced") return { kind: "fenced" };
			if (awake === "no account") return awake;
			const execution = await execute(awake, envelope, {
				journal,
				clock,
				reload: activate,
				isFresh,
				onConflict: () => {
					meter.conflicts += 1;
				},
				onSetBack: options.onSetBack,
			});
			if (execution.kind === "fenced") fence();
			if (execution.kind === "answered" && execution.write) committed(execution.write);
			return execution;
		} catch (fault) {
			// Whatever went wrong, what is in memory may lag behind the journal: read it afresh next time.
			session = undefined;
			if (!(fault instanceof StorageUnavailable)) throw fault;
			return { kind: "answered", result: UNAVAILABLE, write: undefined };
		}
	}

	function committed(write: UserWrite): void {
		meter.commands += 1;
		if (write.state?.following) actor.follow();
		for (const { task_id, reminder } of write.reminders) follow(task_id, reminder);
		options.onCommitted(write);
	}

	/** Timers follow the journal: armed inside the window, disarmed otherwise. */
	function follow(task_id: number, reminder: Reminder): void {
		const isSoon =
			reminder.status === "armed" && epochMsOf(reminder.fire_at) - clock.now().epochMilliseconds <= LOADING_WINDOW_MS;
		if (isSoon) arm(task_id, reminder.reminder_id, reminder.fire_at);
		else disarm(reminder.reminder_id);
	}

	function arm(task_id: number, reminder_id: number, fire_at: InstantText): void {
		if (armed.get(reminder_id)?.fire_at === fire_at) return;
		let task = taskActors.get(task_id);
		if (!task) {
			incarnation += 1;
			const name = `task-${task_id}.${incarnation}`;
			task = spawnTaskActor({ kernel, clock, parent: actor.ref as ActorRef<never>, name, onDue: actor.noteDue });
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
		const isRunning = epochMsOf(entry.fire_at) > clock.now().epochMilliseconds;
		if (task && isRunning) kernel.tell(task, { kind: "disarm", reminder_id });
		cancelTidying ??= clock.setTimer(TIDY_AFTER_MS, tidy);
	}

	/** Stops the task actors that have nothing armed: not while reminders fire, for then every millisecond counts. */
	function tidy(): void {
		cancelTidying = undefined;
		const needed = new Set([...armed.values()].map(({ task_id }) => task_id));
		for (const [task_id, task] of taskActors) {
			if (needed.has(task_id)) continue;
			taskActors.delete(task_id);
			void kernel.stop(task as ActorRef<never>);
		}
	}

	async function armAll(reminders: readonly DueReminder[]): Promise<void> {
		for (let isFresh = session === undefined; ; isFresh = true) {
			const awake = await wake();
			if (typeof awake === "string") return;
			const known = await remindersIn(awake, reminders);
			// Where table and memory differ, the row was read before this actor's last decision, or another pod has decided.
			if (
				isFresh ||
				reminders.every(({ reminder_id, fire_at }) => known.get(reminder_id)?.reminder.fire_at === fire_at)
			) {
				for (const { task_id, reminder } of known.values()) follow(task_id, reminder);
				trim(awake);
				return;
			}
			session = undefined;
		}
	}

	/** Those of them that exist, by id, as the session has them. */
	async function remindersIn({ tasks }: Session, wanted: readonly DueReminder[]) {
		const missing = [...new Set(wanted.map(({ task_id }) => task_id))].filter((id) => !tasks.has(id));
		if (missing.length > 0) {
			for (const task of await journal.loadTasks(user_id, { task_ids: missing })) tasks.set(task.task_id, task);
		}
		const found = new Map<number, { readonly task_id: number; readonly reminder: Reminder }>();
		for (const { task_id, reminder_id } of wanted) {
			const reminder = tasks.get(task_id)?.reminders.find((one) => one.reminder_id === reminder_id);
			if (reminder) found.set(reminder_id, { task_id, reminder });
		}
		return found;
	}

	async function fireDue(): Promise<void> {
		const reminder_ids = [...due];
		due.clear();
		if (reminder_ids.length === 0) return;
		const execution = await run({
			command_id: `fire:${randomUUID()}`,
			user_id,
			principal: principalOf({ by: "timer" }),
			command: { type: "FireReminders", reminder_ids },
		});
		if (execution === "no account") return;
		if (execution.kind === "early") {
			clock.setTimer(execution.ahead_ms, () => {
				for (const reminder_id of reminder_ids) actor.noteDue(reminder_id);
			});
			return;
		}
		if (execution.kind !== "answered") return;
		// Their timers have run. What is still armed in the table (the database was away) is overdue: the sweeper asks.
		const now = clock.now().epochMilliseconds;
		for (const reminder_id of reminder_ids) {
			const entry = armed.get(reminder_id);
			if (entry && epochMsOf(entry.fire_at) <= now) disarm(reminder_id);
		}
	}

	/**
	 * One step, and so one write: what else is in the mailbox has its turn before the next. "What if the process dies here?" How
	 * far the tasks have come is in the journal with them: whoever owns the user next goes on from there (reminderLoops.ts).
	 */
	async function followOnce(): Promise<void> {
		isFollowAsked = false;
		const awake = session ?? (await wake());
		if (typeof awake === "string") return;
		const { following } = awake.snapshot.state;
		if (following === undefined) return;
		await run({
			command_id: stepId(following.change, following.steps + 1),
			user_id,
			principal: principalOf({ by: "settings" }),
			command: nextStep(following),
		});
		// The step was not written: the database is away, or memory was behind.
		if (session === undefined) clock.setTimer(FOLLOW_AGAIN_MS, actor.follow);
	}

	const actor: UserActor = {
		armed,
		follow: () => {
			if (isFollowAsked) return;
			isFollowAsked = kernel.tell(actor.ref, { kind: "follow" });
		},
		noteDue: (reminder_id) => {
			const isFirst = due.size === 0;
			due.add(reminder_id);
			if (isFirst) kernel.tell(actor.ref, { kind: "fire" });
		},
		ref: kernel.spawn<UserMessage>({
			name: `user-${user_id}`,
			mailboxLimit: options.mailboxLimit,
			onStop: () => cancelTidying?.(),
			receive: async (message) => {
				if (message.kind === "fire") return fireDue();
				if (message.kind === "arm") return armAll(message.reminders);
				if (message.kind === "follow") return followOnce();
				const execution = await run(message.envelope);
				if (execution === "no account") message.reply(UNAVAILABLE);
				else message.reply(execution.kind === "answered" ? execution.result : { kind: "moved" });
			},
		}),
	};
	return actor;
}
