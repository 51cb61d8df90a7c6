/**
 * The actor kernel: the only file that knows nact. It owns spawning, mailboxes and stopping; what an actor does
 * with a message is its own. It closes the traps of nact 7.6.2 that would break our promises:
 * an ask of our own (nact's query can hand one caller another caller's answer), a bounded mailbox, handlers that
 * never throw into nact (a crash there stops the actor or the process), and a stop that lets what was accepted
 * finish before the name is free again (nact runs old and new incarnation side by side).
 */
import { dispatch, type Ref, spawn as spawnNact, start, stop as stopNact } from "nact";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";

/** The handler threw: a fault of ours, which costs this caller an error and nothing else. */
export class ActorFault extends Error {
	override readonly name = "ActorFault";
}
/** No answer within the deadline. What was asked for may still happen, unless it had not been begun: then it never will. */
export class AskTimeout extends Error {
	override readonly name = "AskTimeout";
}

interface Parcel<M> {
	readonly message: M;
	/** Settled by the kernel only when the handler can no longer answer. */
	readonly fail?: (fault: Error) => void;
	/** True once the asker has given up: then the message is not begun. */
	readonly isAbandoned?: () => boolean;
}

/** An actor as others hold it. The brand keeps references of different message types apart. */
export interface ActorRef<M> {
	readonly __message: (message: M) => void;
	readonly name: string;
	/** Messages accepted and not yet finished, the one in hand included. */
	readonly mailbox: number;
}

interface Cell<M> extends ActorRef<M> {
	mailbox: number;
	isStopping: boolean;
	readonly nactRef: Ref<Parcel<M>>;
	readonly limit: number;
	readonly children: Set<Cell<never>>;
	readonly parent: Cell<never> | undefined;
	readonly onStop: (() => void) | undefined;
	onDrained: (() => void) | undefined;
	stopping: Promise<void> | undefined;
}

export interface ActorOptions<M> {
	/** Letters, digits, `-`, `_` and `.`; unique among its siblings. */
	readonly name: string;
	/** Called for one message at a time, in order of arrival. What it throws is counted, logged and told to the asker. */
	readonly receive: (message: M) => void | Promise<void>;
	/** How many messages may wait or be in hand before an ask is refused as `full`. */
	readonly mailboxLimit: number;
	readonly parent?: ActorRef<never>;
	/** Runs once, after the last message was handled. */
	readonly onStop?: () => void;
}

export interface Kernel {
	spawn<M>(options: ActorOptions<M>): ActorRef<M>;
	/**
	 * For messages from inside, whose number their senders bound: a full mailbox does not refuse them, for a flood
	 * of requests must not hold up a reminder. False when the actor is stopping or stopped.
	 */
	tell<M>(actor: ActorRef<M>, message: M): boolean;
	/**
	 * Tells the actor a message that carries `reply`, and resolves with what it replies within `deadlineMs`.
	 * Resolves to `full` or `stopped` when the message was not accepted; rejects with ActorFault or AskTimeout.
	 */
	ask<M, A>(
		actor: ActorRef<M>,
		deadlineMs: number,
		message: (reply: (answer: A) => void) => M,
	): Promise<{ readonly answer: A } | "full" | "stopped">;
	/** Refuses new messages at once, lets the accepted ones finish, stops the children, then the actor. Idempotent. */
	stop(actor: ActorRef<never>): Promise<void>;
	/** Handlers that threw since the start. */
	faults(): number;
	/** Stops everything, children first. */
	close(): Promise<void>;
}

export function createKernel({ clock, log }: { clock: Clock; log: Log }): Kernel {
	const system = start();
	const roots = new Set<Cell<never>>();
	let faults = 0;

	/** Nothing may escape into nact: there it would decide over the actor's life (its default stops the actor). */
	async function handle<M>(cell: Cell<M>, receive: ActorOptions<M>["receive"], parcel: Parcel<M>): Promise<void> {
		try {
			if (!parcel.isAbandoned?.()) await receive(parcel.message);
		} catch (err) {
			faults += 1;
			log.error("a message handler threw", { actor: cell.name, err });
			parcel.fail?.(new ActorFault("the request failed inside its actor", { cause: err }));
		} finally {
			cell.mailbox -= 1;
			if (cell.mailbox === 0) cell.onDrained?.();
		}
	}

	function spawn<M>(options: ActorOptions<M>): ActorRef<M> {
		const parent = options.parent as Cell<never> | undefined;
		const siblings = parent?.children ?? roots;
		const nactRef = spawnNact(
			(parent?.nactRef ?? system) as Ref<never>,
			(_state: null, parcel: Parcel<M>) => handle(cell, options.receive, parcel).then(() => null),
			options.name,
			{ initialState: null, onCrash: (_message, _error, context) => context.stop },
		) as Ref<Parcel<M>>;
		const cell: Cell<M> = {
			__message: () => undefined,
			name: options.name,
			mailbox: 0,
			isStopping: false,
			nactRef,
			limit: options.mailboxLimit,
			children: new Set(),
			parent,
			onStop: options.onStop,
			onDrained: undefined,
			stopping: undefined,
		};
		siblings.add(cell as Cell<never>);
		return cell;
	}

	async function stopCell(cell: Cell<never>): Promise<void> {
		if (cell.mailbox > 0) {
			await new Promise<void>((drained) => {
				cell.onDrained = drained;
			});
		}
		await Promise.all([...cell.children].map(stop));
		stopNact(cell.nactRef);
		(cell.parent?.children ?? roots).delete(cell);
		cell.onStop?.();
	}

	function stop(actor: ActorRef<never>): Promise<void> {
		const cell = actor as Cell<never>;
		cell.isStopping = true;
		cell.stopping ??= stopCell(cell);
		return cell.stopping;
	}

	return {
		spawn,
		tell,
		ask: (actor, deadlineMs, message) => ask(clock, actor, deadlineMs, message),
		stop,
		faults: () => faults,
		close: async () => {
			await Promise.all([...roots].map(stop));
			stopNact(system);
		},
	};
}

function accept<M>(cell: Cell<M>, parcel: Parcel<M>): void {
	cell.mailbox += 1;
	dispatch(cell.nactRef, parcel);
}

function tell<M>(actor: ActorRef<M>, message: M): boolean {
	const cell = actor as Cell<M>;
	if (!cell.isStopping) accept(cell, { message });
	return !cell.isStopping;
}

function ask<M, A>(clock: Clock, actor: ActorRef<M>, deadlineMs: number, message: (reply: (answer: A) => void) => M) {
	return new Promise<{ readonly answer: A } | "full" | "stopped">((resolve, reject) => {
		const cell = actor as Cell<M>;
		if (cell.isStopping) return resolve("stopped");
		if (cell.mailbox >= cell.limit) return resolve("full");
		let isSettled = false;
		const settle = (end: () => void) => {
			if (isSettled) return;
			isSettled = true;
			cancel();
			end();
		};
		const cancel = clock.setTimer(deadlineMs, () =>
			settle(() => reject(new AskTimeout(`no answer from the actor within ${deadlineMs} ms`))),
		);
		accept(cell, {
			message: message((answer) => settle(() => resolve({ answer }))),
			fail: (fault) => settle(() => reject(fault)),
			isAbandoned: () => isSettled,
		});
	});
}
