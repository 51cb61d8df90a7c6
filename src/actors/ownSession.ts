/**
 * What a user actor knows of its user, and the decisions it takes on that: passive (nothing in memory) → active, by the first
 * message → passive again whenever memory may lag behind the journal. Fenced, for good, once another process owns the shard (P7).
 */
import type { CommandEnvelope } from "../domain/commands/commands.ts";
import type { Journal, UserWrite } from "../ports/commands/journal.ts";
import type { Clock } from "../ports/process/clock.ts";
import { StorageUnavailable } from "../ports/process/faults.ts";
import { type Execution, execute, NOBODYS, UNAVAILABLE } from "./commandExecution.ts";
import type { Session } from "./loadBook.ts";
import type { Meter } from "./meter.ts";

export interface OwnSession {
	/** The session, read if need be; "gone" with its account. Throws `StorageUnavailable`. */
	activate(): Promise<Session | "fenced" | "gone">;
	isActive(): boolean;
	/** Forgets what is in memory: it is read afresh next time. */
	forget(): void;
	/** Decides and writes one command. Throws what is a fault of ours; memory is then read afresh next time. */
	run(envelope: CommandEnvelope): Promise<Execution>;
}

export interface OwnSessionOptions {
	readonly clock: Clock;
	readonly journal: Journal;
	readonly meter: Meter;
	readonly user_id: string;
	readonly shard: number;
	readonly epoch: number;
	/** Told of each committed write, before its answer is given. */
	readonly onCommitted: (write: UserWrite) => void;
	readonly onFenced: () => void;
	/** The database has forgotten writes that this actor was told were done. */
	readonly onSetBack: () => void;
}

type State =
	| { readonly kind: "passive" }
	| { readonly kind: "active"; readonly session: Session }
	| { readonly kind: "fenced" };
const PASSIVE: State = { kind: "passive" };

export function createOwnSession(options: OwnSessionOptions): OwnSession {
	const { clock, journal, meter, user_id, shard, epoch, onSetBack } = options;
	let state: State = PASSIVE;
	const isActive = () => state.kind === "active";
	const readSnapshot = () => journal.activate(user_id, shard, epoch);

	async function activate(): Promise<Session | "fenced" | "gone"> {
		if (state.kind === "fenced") return "fenced";
		if (state.kind === "active") return state.session;
		const snapshot = await readSnapshot();
		if (!snapshot) return "gone";
		if (snapshot.epoch > epoch) return fence();
		meter.activations += 1;
		const session: Session = { snapshot, tasks: new Map() };
		state = { kind: "active", session };
		return session;
	}

	function forget(): void {
		if (state.kind === "active") state = PASSIVE;
	}

	function fence(): "fenced" {
		state = { kind: "fenced" };
		meter.fenced += 1;
		options.onFenced();
		return "fenced";
	}

	const onConflict = () => {
		meter.conflicts += 1;
	};

	async function run(envelope: CommandEnvelope): Promise<Execution> {
		try {
			const isFresh = !isActive();
			const active = await activate();
			if (active === "fenced") return { kind: "fenced" };
			if (active === "gone") return NOBODYS;
			const context = { journal, clock, reload: readSnapshot, isFresh, onConflict, onSetBack };
			const execution = await execute(active, envelope, context);
			if (execution.kind === "fenced") fence();
			if (execution.kind === "answered" && execution.write) options.onCommitted(execution.write);
			return execution;
		} catch (fault) {
			// After any fault the memory may lag behind the journal: read it again next time.
			forget();
			if (!(fault instanceof StorageUnavailable)) throw fault;
			return { kind: "answered", result: UNAVAILABLE, write: undefined };
		}
	}

	return { activate, isActive, forget, run };
}
