/**
 * The command gate (design §5): the local actor when the shard is ours; else the owner's pod, asked once; else the direct
 * path, which decides and writes from here on the version alone. Correctness never depends on placement; speed does.
 *
 * One command may so be tried by several pods at once (an owner that was thought silent, the direct path, a repeat by
 * the client). All of them write under the same command id, and the journal takes one of each (P1).
 */
import type { CommandEnvelope } from "../domain/commands.ts";
import { shardOf } from "../domain/shard.ts";
import type { Clock } from "../ports/clock.ts";
import type { CommandGate, CommandResult, HostedGate } from "../ports/commandGate.ts";
import { StorageUnavailable } from "../ports/faults.ts";
import type { Journal, UserWrite } from "../ports/journal.ts";
import type { Log } from "../ports/log.ts";
import type { Peers } from "../ports/peers.ts";
import { within } from "../timing/within.ts";
import { type Execution, execute, UNAVAILABLE } from "./commandExecution.ts";
import { ActorFault, AskTimeout, type Kernel } from "./kernel.ts";
import type { Meter } from "./meter.ts";
import type { Routing } from "./routing.ts";
import type { ShardRegistry } from "./shardRegistry.ts";
import type { ActorAnswer } from "./userActor.ts";

/** How long a caller waits for its actor; then it is told to ask again with the same key. */
const DEADLINE_MS = 5_000;
/** How often the direct path begins afresh because an owner woke up meanwhile. */
const OVERTAKEN_PASSES = 3;
/** The believed owner, and the one that is found afresh when the first says that the shard has moved. */
const FORWARDS = 2;
const BUSY: CommandResult = { kind: "busy", retry_after_ms: 1_000 };

export interface CommandGateOptions {
	readonly kernel: Kernel;
	readonly registry: ShardRegistry;
	readonly journal: Journal;
	readonly clock: Clock;
	readonly log: Log;
	readonly meter: Meter;
	readonly shards: number;
	readonly routing: Routing;
	/** Undefined: no other pod can be asked. */
	readonly peers: Pick<Peers, "forward"> | undefined;
	readonly onCommitted: (write: UserWrite) => void;
}

/** The gate, and the direct path by itself, which the sweep for orphaned reminders uses too. */
export interface Gate extends CommandGate, HostedGate {
	executeDirectly(envelope: CommandEnvelope): Promise<Execution>;
}

export function createCommandGate(options: CommandGateOptions): Gate {
	const { kernel, registry, journal, clock, log, meter } = options;

	async function askActor(envelope: CommandEnvelope, shard: number): Promise<ActorAnswer> {
		const endsMs = clock.now().epochMilliseconds + DEADLINE_MS;
		for (;;) {
			const leftMs = Math.max(0, endsMs - clock.now().epochMilliseconds);
			const actor = registry.actorOf(envelope.user_id, shard);
			if (actor === "moved") return { kind: "moved" };
			if (actor instanceof Promise) {
				await untilStopped(actor, leftMs);
				continue;
			}
			const asked = await kernel.ask(actor.ref, leftMs, (reply: (answer: ActorAnswer) => void) => ({
				kind: "execute" as const,
				envelope,
				reply,
			}));
			if (asked === "full") return BUSY;
			// It began to stop between the lookup and now: its successor takes the command.
			if (asked === "stopped") continue;
			return asked.answer;
		}
	}

	/** An actor that stops finishes what it has in hand, which may hang: its successor is not waited for any longer than itself. */
	async function untilStopped(stopped: Promise<void>, leftMs: number): Promise<void> {
		if (await within(clock, leftMs, stopped)) return;
		throw new AskTimeout(`the actor did not stop within ${leftMs} ms`);
	}

	async function executeDirectly(envelope: CommandEnvelope): Promise<Execution> {
		const shard = shardOf(envelope.user_id, options.shards);
		const read = () => journal.read(envelope.user_id, shard);
		// An epoch that rose in between only means that an owner woke up, which forbids nothing here.
		for (let pass = 0; ; pass += 1) {
			const snapshot = await read();
			if (!snapshot) return { kind: "answered", result: UNAVAILABLE, write: undefined };
			const context = {
				journal,
				clock,
				reload: read,
				isFresh: true,
				onConflict: () => {
					meter.conflicts += 1;
				},
			};
			const execution = await execute({ snapshot, tasks: new Map() }, envelope, context);
			if (execution.kind === "fenced" && pass < OVERTAKEN_PASSES) continue;
			if (execution.kind === "answered" && execution.write) {
				meter.directPath += 1;
				options.onCommitted(execution.write);
			}
			return execution;
		}
	}

	/** What the pod that owns the shard answers; undefined when it is for us to decide. */
	async function askOwner(envelope: CommandEnvelope, shard: number): Promise<CommandResult | undefined> {
		const { routing, peers } = options;
		let route = peers && (await routing.find(shard));
		for (let attempt = 0; peers && route && attempt < FORWARDS; attempt += 1) {
			const outcome = await peers.forward(route.address, envelope);
			if (outcome.kind === "answered") {
				meter.forwarded += 1;
				// The database may be away for the owner alone. If it is for us, too, we are told so again.
				return outcome.result.kind === "unavailable" ? undefined : outcome.result;
			}
			if (outcome.kind === "no_answer") {
				meter.unanswered += 1;
				routing.avoid(route.address);
				return undefined;
			}
			route = await routing.findAfresh(shard, route);
		}
		return undefined;
	}

	async function executeAnywhere(envelope: CommandEnvelope): Promise<CommandResult> {
		const shard = shardOf(envelope.user_id, options.shards);
		const local = await askActor(envelope, shard);
		if (local.kind !== "moved") return local;
		const answer = await askOwner(envelope, shard);
		if (answer) return answer;
		const execution = await executeDirectly(envelope);
		return execution.kind === "answered" ? execution.result : UNAVAILABLE;
	}

	/** What a user can cause is a result; what we caused is thrown. */
	async function answer<Answer>(envelope: CommandEnvelope, work: Promise<Answer>): Promise<Answer | CommandResult> {
		try {
			return await work;
		} catch (fault) {
			if (fault instanceof StorageUnavailable || fault instanceof AskTimeout) return UNAVAILABLE;
			if (!(fault instanceof ActorFault)) log.error("a command failed", { command: envelope.command.type, err: fault });
			throw fault;
		}
	}

	return {
		executeDirectly,
		execute: (envelope) => answer(envelope, executeAnywhere(envelope)),
		executeHere: (envelope) => answer(envelope, askActor(envelope, shardOf(envelope.user_id, options.shards))),
	};
}
