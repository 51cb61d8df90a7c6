/**
 * One command from load to answer: what the owner's actor and the direct path have in common.
 * A session is what is known of one user; it is trusted only until the database says otherwise.
 *
 * "What if the process dies here?" Before the write: nothing happened. After it: everything is in the journal, and
 * the same command id finds the stored answer (P1).
 */

import { hash } from "node:crypto";
import type { CommandEnvelope } from "../domain/commands/commands.ts";
import type { Decision } from "../domain/commands/decision.ts";
import {
	answerOf,
	deliveriesOf,
	journal as journalise,
	notBeforeOf,
	rowsChanged,
} from "../domain/commands/journalling.ts";
import { decide } from "../domain/decide/decide.ts";
import { evolveAll } from "../domain/evolve/evolve.ts";
import { notFound } from "../domain/refusals/rejection.ts";
import { isSome } from "../domain/some.ts";
import type { Book } from "../domain/state/book.ts";
import { toInstantText } from "../domain/time/instant.ts";
import type { CommandResult } from "../ports/commands/commandGate.ts";
import type { Journal, UserSnapshot, UserWrite, WriteResult } from "../ports/commands/journal.ts";
import type { Clock } from "../ports/process/clock.ts";
import { StorageUnavailable } from "../ports/process/faults.ts";
import { loadBook, type Session } from "./loadBook.ts";

/** Tasks kept beyond those of the command in hand; the oldest are let go first. */
const CACHED_TASKS = 16;
/** Times a command is decided afresh because others wrote in between. */
const DECISIONS = 8;
const RETRY_AFTER_MS = 1_000;

export type Execution =
	| { readonly kind: "answered"; readonly result: CommandResult; readonly write: UserWrite | undefined }
	/** Another owner has raised the epoch; nothing was written. */
	| { readonly kind: "fenced" }
	/** The database's clock has not reached the reminders' instant; nothing was written. */
	| { readonly kind: "early"; readonly ahead_ms: number };

export interface ExecutionContext {
	readonly journal: Journal;
	readonly clock: Clock;
	/** Reads the snapshot afresh: by activation for an owner, plainly for the direct path. */
	readonly reload: () => Promise<UserSnapshot | undefined>;
	/** The session was read for this very command. */
	readonly isFresh: boolean;
	/** Counts a decision that had to be taken again. */
	readonly onConflict: () => void;
	/** The database has an older version of the user than this session had: it was put back to an older state. */
	readonly onSetBack?: () => void;
}

/** Names a command's content. The order of its fields counts: every way in writes those of a command in one order. */
function fingerprintOf(envelope: CommandEnvelope): string {
	return hash("sha256", JSON.stringify(envelope.asked ?? envelope.command), "base64url").slice(0, 22);
}

export const UNAVAILABLE: CommandResult = { kind: "unavailable", retry_after_ms: RETRY_AFTER_MS };
const unavailable: Execution = { kind: "answered", result: UNAVAILABLE, write: undefined };
/** The account was deleted, and what still acts for it finds nobody: to ask again would help nobody. */
export const NOBODYS: Execution = {
	kind: "answered",
	result: { kind: "rejected", rejection: notFound("account") },
	write: undefined,
};

/**
 * Executes one command on the session and moves the session forward. Throws `StorageUnavailable` when PostgreSQL is
 * away: then the session may lag behind the journal and must be dropped.
 */
export async function execute(
	session: Session,
	envelope: CommandEnvelope,
	context: ExecutionContext,
): Promise<Execution> {
	try {
		return await executeOn(session, envelope, context);
	} finally {
		// Also for commands that were refused or changed nothing: they have loaded tasks, too.
		trim(session);
	}
}

async function executeOn(session: Session, envelope: CommandEnvelope, context: ExecutionContext): Promise<Execution> {
	let isFresh = context.isFresh;
	for (let round = 0; round < DECISIONS; round += 1) {
		const now = decidedAt(session, context.clock);
		const { book, pastEvents } = await loadBook(session, envelope, context.journal);
		const decision = decide(book, envelope.command, { now, user_id: envelope.user_id, pastEvents });
		const { user_id, shard, version, epoch, refused_at } = session.snapshot;
		const events = decision.kind === "rejected" ? [] : journalise(decision.events, envelope, version, now);
		if (decision.kind === "rejected" || !isSome(events)) {
			// A write is compared with the version. What writes nothing must be, too: another pod may have decided.
			const standing = isFresh ? "unchanged" : await refresh(session, context);
			isFresh = true;
			const answered =
				standing === "unchanged" && (await answerWithoutWrite(decision, book, envelope, session, now, context));
			if (answered) return answered;
			const moved = standing === "unchanged" ? await refresh(session, context) : standing;
			if (moved === "gone") return NOBODYS;
			if (moved === "fenced") return { kind: "fenced" };
			continue;
		}
		const after = evolveAll(book, events);
		const changed = rowsChanged(book, after, events);
		const write: UserWrite = {
			user_id,
			shard,
			version,
			epoch,
			refused_at,
			state: after.user === book.user ? null : after.user,
			events,
			fingerprint: fingerprintOf(envelope),
			answer: answerOf(decision.subject, after, book),
			tasks: changed.tasks,
			reminders: changed.reminders,
			deliveries: deliveriesOf(events),
			not_before: notBeforeOf(events),
		};
		const written = await append(write, context.journal);
		switch (written.kind) {
			case "written":
				advance(session, after, events.length);
				return { kind: "answered", result: done(write), write };
			case "repeated": {
				const result = await findStored(envelope, context.journal);
				return { kind: "answered", result: result ?? UNAVAILABLE, write: undefined };
			}
			case "stale": {
				const standing = await refresh(session, context);
				if (standing === "gone") return NOBODYS;
				if (standing === "fenced") return { kind: "fenced" };
				isFresh = true;
				break;
			}
			default:
				return written;
		}
	}
	return unavailable;
}

/** Moves the session to what the database has now. */
async function refresh(
	session: Session,
	{ reload, onConflict, onSetBack }: ExecutionContext,
): Promise<"unchanged" | "moved" | "fenced" | "gone"> {
	const { version, epoch } = session.snapshot;
	const fresh = await reload();
	if (!fresh) return "gone";
	if (fresh.epoch > epoch) return "fenced";
	// An owner's reload has raised the epoch again. A reader has only the lower one, which is as good for reading.
	if (fresh.version === version && fresh.epoch === epoch) {
		session.snapshot = { ...session.snapshot, refused_at: fresh.refused_at };
		return "unchanged";
	}
	onConflict();
	if (fresh.version < version || fresh.epoch < epoch) onSetBack?.();
	session.snapshot = fresh;
	session.tasks.clear();
	return "moved";
}

/**
 * A cut connection says nothing about the write: the journal is asked before anybody is told anything. The same command
 * may have been written by another pod meanwhile, which read the clock at another instant: then this decision is void.
 */
async function append(write: UserWrite, journal: Journal): Promise<WriteResult> {
	const [first] = write.events;
	try {
		return await journal.append(write);
	} catch (fault) {
		if (!(fault instanceof StorageUnavailable)) throw fault;
		const stored = await journal.findAnswer(write.user_id, first.command_id);
		if (!stored) throw fault;
		const isOurs = stored.at === first.at && stored.events[0]?.event_id === first.event_id;
		return { kind: isOurs ? "written" : "repeated" };
	}
}

/**
 * A repeated command may look refused or idle by now; its stored answer comes first (P1). And it may be under way on another pod,
 * decided a moment ago, when it could still be done: before anybody is told that it was refused, no such decision may be
 * written any more (P10). `undefined`: the user has moved on, so it is to be decided again.
 */
async function answerWithoutWrite(
	decision: Decision,
	book: Book,
	envelope: CommandEnvelope,
	session: Session,
	now: Temporal.Instant,
	{ journal }: Pick<ExecutionContext, "journal">,
): Promise<Execution | undefined> {
	const ofSystem = envelope.principal.kind === "system";
	const stored = ofSystem ? undefined : await findStored(envelope, journal);
	if (stored) return { kind: "answered", result: stored, write: undefined };
	if (decision.kind !== "rejected") {
		const answer = answerOf(decision.subject, book, book);
		return { kind: "answered", result: { kind: "done", answer, events: [], replayed: false }, write: undefined };
	}
	if (!ofSystem) {
		const { user_id, version } = session.snapshot;
		const refused_at = await journal.refuse(user_id, version, toInstantText(now));
		if (refused_at === undefined) return undefined;
		session.snapshot = { ...session.snapshot, refused_at };
	}
	return { kind: "answered", result: { kind: "rejected", rejection: decision.rejection }, write: undefined };
}

/** The deciding instant: never before the user's last refusal, even if this pod's clock is behind. */
function decidedAt({ snapshot }: Session, clock: Clock): Temporal.Instant {
	const now = clock.now();
	const refused = snapshot.refused_at === null ? now : Temporal.Instant.from(snapshot.refused_at);
	return Temporal.Instant.compare(refused, now) > 0 ? refused : now;
}

async function findStored(envelope: CommandEnvelope, journal: Journal): Promise<CommandResult | undefined> {
	const stored = await journal.findAnswer(envelope.user_id, envelope.command_id);
	if (!stored) return undefined;
	if (stored.fingerprint !== fingerprintOf(envelope)) return { kind: "key_reused" };
	return { kind: "done", answer: stored.answer, events: stored.events, replayed: true };
}

function done(write: UserWrite): CommandResult {
	const events = write.events.map(({ event_id, seq, type }) => ({ event_id, seq, type }));
	return { kind: "done", answer: write.answer, events, replayed: false };
}

function advance(session: Session, after: Book, events: number): void {
	session.snapshot = { ...session.snapshot, version: session.snapshot.version + events, state: after.user };
	for (const [id, task] of after.tasks) {
		if (session.tasks.get(id) === task) continue;
		session.tasks.delete(id);
		session.tasks.set(id, task);
	}
}

/** Lets go of the tasks that are too many, the oldest first. */
export function trim({ tasks }: Session): void {
	for (const id of tasks.keys()) {
		if (tasks.size <= CACHED_TASKS) break;
		tasks.delete(id);
	}
}
