/**
 * Checks the promises on the tables and on what was sent, after whatever was done to the processes. It knows what the
 * client was told (`acknowledged`), and believes nothing else.
 */
import type { Database } from "../../src/persistence/database.ts";
import { verifyJournals } from "../../src/persistence/journal/verify.ts";
import { until } from "./until.ts";

export interface Evidence {
	readonly database: Database;
	/** Command ids that were answered with success. */
	readonly acknowledged: readonly string[];
	/** Message-IDs that reached the mail folder or sink, one for each copy. */
	readonly messageIds: readonly string[];
	/** Deliveries may have this many copies: 1, or 2 where a process died between the server's 250 and the mark. */
	readonly copies: 1 | 2;
}

/** Sentences, each beginning with the promise that is broken; empty when all hold. */
export async function findBrokenPromises({ database, acknowledged, messageIds, copies }: Evidence): Promise<string[]> {
	const broken: string[] = [];
	const rows = <Row>(text: string, values: readonly unknown[] = []) => database.query<Row>(text, values);

	const journalled = await rows<{ command_id: string; count: number }>(
		`SELECT c.command_id, count(j.seq)::float8 AS count FROM unnest($1::text[]) AS c(command_id)
		 LEFT JOIN journal j ON j.command_id = c.command_id AND j.n = 0 GROUP BY c.command_id`,
		[acknowledged],
	);
	for (const { command_id, count } of journalled) {
		if (count !== 1) broken.push(`P1: the acknowledged command ${command_id} is in the journal ${count} times`);
	}
	const { differences } = await verifyJournals(database, () => undefined);
	for (const { where, detail } of differences) broken.push(`P2/P3: ${where}: ${detail}`);

	for (const { reminder_id, count } of await rows<{ reminder_id: number; count: number }>(
		`SELECT (data->>'reminder_id')::integer AS reminder_id, count(*)::float8 AS count FROM journal
		 WHERE type = 'reminder.sent' GROUP BY user_id, data->>'reminder_id', data->>'fire_at' HAVING count(*) > 1`,
	)) {
		broken.push(`P4: the reminder ${reminder_id} fired ${count} times for one instant`);
	}
	for (const { reminder_id, early_ms } of await rows<{ reminder_id: number; early_ms: number }>(
		`SELECT (data->>'reminder_id')::integer AS reminder_id,
		   (extract(epoch FROM (data->>'fire_at')::timestamptz - at) * 1000)::float8 AS early_ms
		 FROM journal WHERE type = 'reminder.sent' AND (data->>'fire_at')::timestamptz > at + interval '20 ms'`,
	)) {
		broken.push(`P4: the reminder ${reminder_id} fired ${early_ms} ms early`);
	}
	for (const { reminder_id } of await rows<{ reminder_id: number }>(
		"SELECT reminder_id FROM reminder WHERE status = 'armed' AND fire_at < now() - interval '5 seconds'",
	)) {
		broken.push(`P4: the reminder ${reminder_id} is overdue and has not fired`);
	}

	const sent = await rows<{ delivery_id: string; state: string }>(
		"SELECT coalesce(bundle_id, delivery_id) AS delivery_id, state FROM delivery",
	);
	for (const { delivery_id, state } of sent) {
		const found = messageIds.filter((id) => id.includes(delivery_id)).length;
		if (state === "queued" || state === "sending") broken.push(`P5: the delivery ${delivery_id} is still ${state}`);
		if (state === "sent" && found === 0) broken.push(`P5: the delivery ${delivery_id} is marked sent and was not`);
		if (found > copies) broken.push(`P5: the delivery ${delivery_id} was sent ${found} times`);
	}
	const [outbox] = await rows<{ waiting: number }>("SELECT count(*)::float8 AS waiting FROM outbox");
	if (outbox?.waiting !== 0) broken.push(`P6: ${outbox?.waiting} events are unpublished`);
	return broken;
}

/**
 * What is broken once everything has come to rest: unpublished events and queued mails are on their way and no broken
 * promise yet, so `look` is asked until it finds nothing. Resolves with what it found last, after `withinMs` at the
 * latest: by then all that is overdue is fired, mailed and published, also after a restart on a slow machine.
 */
export async function findAtRest(look: () => Promise<string[]>, withinMs = 60_000): Promise<string[]> {
	let found: string[] = [];
	const isAtRest = async () => {
		found = await look();
		return found.length === 0;
	};
	await until("nothing is broken", isAtRest, withinMs).catch((fault: unknown) => {
		if (found.length === 0) throw fault;
	});
	return found;
}

/** Message-IDs of raw mails. */
export function messageIdsOf(mails: Iterable<string>): string[] {
	return [...mails].flatMap((mail) => /^Message-ID: (\S+)/im.exec(mail)?.[1] ?? []);
}

/** Asks again each 50 ms until it is so; fails with the last answer after `withinMs`. */
export async function eventually<T>(
	ask: () => T | Promise<T>,
	isSo: (answer: T) => boolean,
	withinMs: number,
): Promise<T> {
	const start = performance.now();
	for (;;) {
		const answer = await ask();
		if (isSo(answer)) return answer;
		if (performance.now() - start > withinMs) {
			throw new Error(`not so within ${withinMs} ms; the last answer: ${JSON.stringify(answer)}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
