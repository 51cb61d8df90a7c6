/** A user's life in a journal: commands decided on what the journal loads and written as the actors write them. */

import { randomUUID } from "node:crypto";
import { loadBook } from "../../src/actors/loadBook.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import {
	answerOf,
	deliveriesOf,
	journal as journalise,
	notBeforeOf,
	rowsChanged,
} from "../../src/domain/commands/journalling.ts";
import { decide } from "../../src/domain/decide/decide.ts";
import type { Principal } from "../../src/domain/events/events.ts";
import { evolveAll } from "../../src/domain/evolve/evolve.ts";
import { isSome } from "../../src/domain/some.ts";
import type { Journal, UserSnapshot, UserWrite, WriteResult } from "../../src/ports/commands/journal.ts";

export const SHARD = 3;
export const NOW = Temporal.Instant.from("2026-03-27T08:30:00Z");
const USER: Principal = { kind: "user", id: "page" };

export interface WriteOptions {
	readonly command_id?: string;
	readonly principal?: Principal;
	readonly now?: Temporal.Instant;
	/** Decide as if the journal stood here. */
	readonly snapshot?: UserSnapshot;
}

/** The write that a command comes to; undefined when it is refused or changes nothing. */
export async function writeOf(
	journal: Journal,
	user_id: string,
	command: Command,
	{ command_id = randomUUID(), principal = USER, now = NOW, snapshot }: WriteOptions = {},
): Promise<UserWrite | undefined> {
	const stand = snapshot ?? (await journal.readOrCreate(user_id, SHARD));
	if (!stand) throw new Error("no such account");
	const { book, pastEvents } = await loadBook({ snapshot: stand, tasks: new Map() }, { user_id, command }, journal);
	const decision = decide(book, command, { now, user_id, pastEvents });
	if (decision.kind === "rejected") return undefined;
	const events = journalise(decision.events, { user_id, principal, command_id }, stand.version, now);
	if (!isSome(events)) return undefined;
	const after = evolveAll(book, events);
	return {
		user_id,
		shard: stand.shard,
		version: stand.version,
		epoch: stand.epoch,
		refused_at: stand.refused_at,
		state: after.user,
		events,
		fingerprint: `of ${command_id}`,
		answer: answerOf(decision.subject, after, book),
		...rowsChanged(book, after, events),
		deliveries: deliveriesOf(events),
		not_before: notBeforeOf(events),
	};
}

/** Does what is asked; a refused command does nothing. Throws when the write is not taken. */
export async function live(journal: Journal, user_id: string, command: Command, options?: WriteOptions): Promise<void> {
	const write = await writeOf(journal, user_id, command, options);
	if (!write) return;
	const result: WriteResult = await journal.append(write);
	if (result.kind !== "written") throw new Error(`${command.type} was ${result.kind}`);
}

/** The write that adds a task with this title. */
export async function addTask(journal: Journal, user_id: string, title: string, options?: WriteOptions) {
	const write = await writeOf(journal, user_id, { type: "AddTask", title }, options);
	if (!write) throw new Error("AddTask was refused");
	return write;
}
