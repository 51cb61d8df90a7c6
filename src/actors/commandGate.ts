/**
 * The command gate: the local actor when the shard is ours; else the owner's pod, asked once; else the direct
 * path, which decides and writes from here on the version alone. Correctness never depends on placement; speed does.
 *
 * One command may so be tried by several pods at once (an owner that was thought silent, the direct path, a repeat by
 * the client). All of them write under the same command id, and the journal takes one of each (P1).
 */
import type { CommandEnvelope } from "../domain/commands/commands.ts";
import type { Peers } from "../ports/cluster/peers.ts";
import type { CommandGate, CommandResult, HostedGate } from "../ports/commands/commandGate.ts";
import { StorageUnavailable } from "../ports/process/faults.ts";
import type { Log } from "../ports/process/log.ts";
import { within } from "../timing/within.ts";
import { type Execution, UNAVAILABLE } from "./commandExecution.ts";
import { createDirectPath, type DirectPathOptions } from "./directPath.ts";
import { ActorFault, AskTimeout, type Kernel } from "./kernel.ts";
import type { Routing } from "./routing.ts";
import { shardOf } from "./shard.ts";
import type { ShardRegistry } from "./shardRegistry.ts";
import type { ActorAnswer } from "./userActor.ts";

/** How long a caller waits for its actor; then it is told to ask again with the same key. */
const DEADLINE_MS = 5_000;
/** The believed owner, and the one that is found afresh when the first says that the shard has moved. */
const FORWARDS = 2;
const BUSY: CommandResult = { kind: "busy", retry_after_ms: 1_000 };

export interface CommandGateOptions extends DirectPathOptions {
	readonly kernel: Kernel;
	readonly registry: ShardRegistry;
	readonly log: Log;
	readonly routing: Routing;
	/** Undefined: no other pod can be asked. */
	readonly peers: Pick<Peers, "forward"> | undefined;
}

/** The gate, and the direct path by itself, which the sweep for orphaned reminders uses too. */
export interface Gate extends CommandGate, HostedGate {
	executeDirectly(envelope: CommandEnvelope): Promise<Execution>;
}

export function createCommandGate(options: CommandGateOptions): Gate {
	const { kernel, registry, clock, log, meter } = options;
	const executeDirectly = createDirectPath(options);

	async function askActor(envelope: CommandEnvelope, shard: number): Promise<ActorAnswer> {
		const endsMs = clock.elapsedMs() + DEADLINE_MS;
		for (;;) {
			const leftMs = Math.max(0, endsMs - clock.elapsedMs());
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
