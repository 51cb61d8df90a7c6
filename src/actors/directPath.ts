/** Decides and writes a command from this process, guarded by the version alone: the user's shard may be another pod's or nobody's. */
import type { CommandEnvelope } from "../domain/commands/commands.ts";
import type { Journal, UserWrite } from "../ports/commands/journal.ts";
import type { Clock } from "../ports/process/clock.ts";
import { type Execution, execute, NOBODYS } from "./commandExecution.ts";
import type { Meter } from "./meter.ts";
import { shardOf } from "./shard.ts";

/** How often it begins afresh because an owner activated the user meanwhile. */
const OVERTAKEN_PASSES = 3;

export interface DirectPathOptions {
	readonly journal: Journal;
	readonly clock: Clock;
	readonly meter: Meter;
	/** How many there are in all. */
	readonly shards: number;
	readonly onCommitted: (write: UserWrite) => void;
}

/** Throws `StorageUnavailable` when PostgreSQL is away. */
export type DirectPath = (envelope: CommandEnvelope) => Promise<Execution>;

export function createDirectPath({ journal, clock, meter, shards, onCommitted }: DirectPathOptions): DirectPath {
	const onConflict = () => {
		meter.conflicts += 1;
	};
	return async (envelope) => {
		const shard = shardOf(envelope.user_id, shards);
		const read = () => journal.readOrCreate(envelope.user_id, shard);
		// An epoch that rose in between only means that an owner activated the user, which forbids nothing here.
		for (let pass = 0; ; pass += 1) {
			const snapshot = await read();
			if (!snapshot) return NOBODYS;
			const context = { journal, clock, reload: read, isFresh: true, onConflict };
			const execution = await execute({ snapshot, tasks: new Map() }, envelope, context);
			if (execution.kind === "fenced" && pass < OVERTAKEN_PASSES) continue;
			if (execution.kind === "answered" && execution.write) {
				meter.directPath += 1;
				onCommitted(execution.write);
			}
			return execution;
		}
	};
}
