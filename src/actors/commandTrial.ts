/** Tries commands: the rules on a fresh look at the journal, as on the direct path, and no write after them. */

import { answerOf, journal as journalise } from "../domain/commands/journalling.ts";
import { decide } from "../domain/decide/decide.ts";
import { evolveAll } from "../domain/evolve/evolve.ts";
import type { CommandTrial } from "../ports/commands/commandTrial.ts";
import type { Journal } from "../ports/commands/journal.ts";
import type { Clock } from "../ports/process/clock.ts";
import { StorageUnavailable } from "../ports/process/faults.ts";
import { type BookSource, loadBook } from "./loadBook.ts";
import { shardOf } from "./shard.ts";

export interface CommandTrialOptions {
	readonly journal: BookSource & Pick<Journal, "readOrCreate">;
	readonly clock: Pick<Clock, "now">;
	readonly shards: number;
}

export function createCommandTrial({ journal, clock, shards }: CommandTrialOptions): CommandTrial {
	return {
		async attempt(envelope) {
			const { user_id, command } = envelope;
			const snapshot = await journal.readOrCreate(user_id, shardOf(user_id, shards));
			// The account is being deleted; the gate says the same then.
			if (snapshot === undefined) throw new StorageUnavailable("there is no such account");
			const { book, pastEvents } = await loadBook({ snapshot, tasks: new Map() }, envelope, journal);
			const now = clock.now();
			const decision = decide(book, command, { now, user_id, pastEvents });
			if (decision.kind === "rejected") return decision;
			const events = journalise(decision.events, envelope, snapshot.version, now);
			const answer = answerOf(decision.subject, evolveAll(book, events), book);
			return { kind: "would", answer, event_types: events.map(({ type }) => type) };
		},
	};
}
