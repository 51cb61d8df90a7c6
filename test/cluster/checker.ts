/**
 * Checks P1–P10 (invariants I1–I10 of the fault list) after whatever was done to the processes: on the tables, on what
 * the mail server took, on what the log carried, and on what the users were told. It believes no pod.
 */
import type { ParsedMail } from "mailparser";
import type { Database } from "../../src/persistence/database.ts";
import { findBrokenPromises } from "../support/promises.ts";
import type { Evidence } from "./driver.ts";
import { findStaleWrites } from "./staleWrites.ts";

/** What a mail server has of a mail. */
export interface SunkMail {
	readonly messageId?: string | undefined;
	readonly subject?: string | undefined;
	readonly text?: string | undefined;
	readonly envelope: { readonly to: readonly string[] };
}

/** An event as it came out of the log, in the order in which it came. */
export interface CarriedEvent {
	readonly user_id: string;
	readonly seq: number;
}

export interface ClusterEvidence extends Evidence {
	readonly database: Database;
	readonly mails: readonly SunkMail[];
	/** Deliveries may have this many copies: 1, or 2 where a pod died between the server's 250 and the mark. */
	readonly copies: 1 | 2;
	/** Reminders may be this late, in ms (P4), of those that fired from `sinceMs` on (Unix time; default: all). */
	readonly latenessMs: number;
	readonly sinceMs?: number;
	/** All of `task-events`, where it was read. */
	readonly carried?: readonly CarriedEvent[];
}

/** The mails of reminders among what a mail server got; a new account is sent one of its own. */
export function remindersAmong<Mail extends Pick<ParsedMail, "headers">>(mails: readonly Mail[]): Mail[] {
	return mails.filter(({ headers }) => headers.has("x-adjutant-task"));
}

/** Sentences, each beginning with the promise that is broken; empty when all hold. */
export async function findViolations(evidence: ClusterEvidence): Promise<string[]> {
	const { database, mails, copies, settled } = evidence;
	const acknowledged = settled.filter(({ outcome, event_ids }) => outcome === "acknowledged" && event_ids.length > 0);
	const parts = await Promise.all([
		findBrokenPromises({
			database,
			acknowledged: acknowledged.map(({ key }) => key),
			messageIds: mails.flatMap(({ messageId }) => messageId ?? []),
			copies,
		}),
		lostEvents(
			database,
			acknowledged.flatMap(({ event_ids }) => event_ids),
		),
		refusedButWritten(
			database,
			settled.filter(({ outcome }) => outcome === "refused").map(({ key }) => key),
		),
		lateReminders(database, evidence.latenessMs, evidence.sinceMs ?? 0),
		findStaleWrites(database),
		occurrences(database),
		evidence.carried ? lostOnTheWay(database, evidence.carried) : [],
	]);
	return [...parts.flat(), ...evidence.leaks.map((leak) => `P8: ${leak}`), ...mails.flatMap(mailToTheWrongUser)];
}

/** P1: an answer named events; each is in the journal. */
async function lostEvents(database: Database, event_ids: readonly string[]): Promise<string[]> {
	const lost = await database.query<{ event_id: string }>(
		`SELECT e.event_id FROM unnest($1::uuid[]) AS e(event_id) LEFT JOIN journal j USING (event_id) WHERE j.seq IS NULL`,
		[event_ids],
	);
	return lost.map(({ event_id }) => `P1: the acknowledged event ${event_id} is not in the journal`);
}

/** P10: a refusal has written nothing. */
async function refusedButWritten(database: Database, keys: readonly string[]): Promise<string[]> {
	const written = await database.query<{ command_id: string }>(
		"SELECT DISTINCT command_id FROM journal WHERE command_id = ANY($1::text[])",
		[keys],
	);
	return written.map(({ command_id }) => `P10: the refused command ${command_id} has written events`);
}

export interface FiredReminder {
	readonly reminder_id: number;
	/** Unix time, ms. */
	readonly at_ms: number;
	/** Counted from its instant, or from when it was asked for where that was later. */
	readonly late_ms: number;
}

/**
 * All that fired, in order. A reminder that was asked for after its own instant is late from then on only. What was asked is found as the
 * index `journal_task` has it: by the text of the id, ten minutes of load took longer than a statement may.
 */
export function firedReminders(database: Pick<Database, "query">): Promise<readonly FiredReminder[]> {
	return database.query<FiredReminder>(`
		SELECT (s.data->>'reminder_id')::integer AS reminder_id, (extract(epoch FROM s.at) * 1000)::float8 AS at_ms,
		  greatest(0, extract(epoch FROM s.at - greatest((s.data->>'fire_at')::timestamptz, asked.at)) * 1000)::float8 AS late_ms
		FROM journal s, LATERAL (
		  SELECT max(j.at) AS at FROM journal j
		  WHERE j.user_id = s.user_id AND j.seq < s.seq
		    AND j.data ? 'task_id' AND (j.data->>'task_id')::integer = (s.data->>'task_id')::integer
		    AND j.type <> 'reminder.sent' AND j.type <> 'task.updated') AS asked
		WHERE s.type = 'reminder.sent' ORDER BY s.at`);
}

async function lateReminders(database: Database, boundMs: number, sinceMs: number): Promise<string[]> {
	const fired = await firedReminders(database);
	return fired
		.filter(({ late_ms, at_ms }) => late_ms > boundMs && at_ms >= sinceMs)
		.map(({ reminder_id, late_ms }) => `P4: the reminder ${reminder_id} fired ${Math.round(late_ms)} ms late`);
}

/** P9: each completed occurrence has one next, and no occurrence is there twice. */
async function occurrences(database: Database): Promise<string[]> {
	const twice = await database.query<{ series_id: string; occurrence: string; count: number }>(
		`SELECT series_id, occurrence, count(*)::float8 AS count FROM task
		 WHERE series_id IS NOT NULL AND status <> 'deleted' GROUP BY user_id, series_id, occurrence HAVING count(*) > 1`,
	);
	const without = await database.query<{ user_id: string; task_id: number }>(
		`SELECT t.user_id, t.task_id FROM task t
		 WHERE t.series_id IS NOT NULL AND t.status = 'completed' AND NOT EXISTS (
		   SELECT 1 FROM task n WHERE n.user_id = t.user_id AND n.series_id = t.series_id AND n.status <> 'deleted'
		     AND n.occurrence > t.occurrence)`,
	);
	return [
		...twice.map(
			({ series_id, occurrence, count }) => `P9: the occurrence ${occurrence} of ${series_id} is there ${count} times`,
		),
		...without.map(({ task_id }) => `P9: the completed occurrence in task ${task_id} has no next one`),
	];
}

/** P6: every event came out of the log, and a user's events in their order, repeats aside. */
async function lostOnTheWay(database: Database, carried: readonly CarriedEvent[]): Promise<string[]> {
	const broken: string[] = [];
	const last = new Map<string, number>();
	const seen = new Map<string, Set<number>>();
	for (const { user_id, seq } of carried) {
		const known = seen.get(user_id) ?? new Set();
		seen.set(user_id, known);
		if (!known.has(seq)) {
			const before = last.get(user_id) ?? 0;
			if (seq < before) broken.push(`P6: the event ${seq} of ${user_id} came after ${before}`);
			last.set(user_id, Math.max(before, seq));
		}
		known.add(seq);
	}
	const journalled = await database.query<{ user_id: string; seq: number }>("SELECT user_id, seq FROM journal");
	for (const { user_id, seq } of journalled) {
		if (!seen.get(user_id)?.has(seq)) broken.push(`P6: the event ${seq} of ${user_id} never came out of the log`);
	}
	return broken;
}

/** P8 in mails: the address holds its user's mark, and so does every title. */
function mailToTheWrongUser({ subject, text, envelope }: SunkMail): string[] {
	const owners = envelope.to.map((address) => address.split("@")[0]);
	const marks = `${subject ?? ""}\n${text ?? ""}`.match(/\bmark[0-9a-f]{12}\b/g) ?? [];
	return marks
		.filter((mark) => !owners.includes(mark))
		.map((mark) => `P8: a mail to ${envelope.to} is about the task of ${mark}`);
}
