// file-timeout: 360 s
// test-timeout: 240 s
/** The checker is itself checked: each violation of P1–P10 is planted once, and must be found under its own name. */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Database, openDatabase } from "../../src/persistence/database.ts";
import { type CarriedEvent, type ClusterEvidence, findViolations, remindersAmong } from "./checker.ts";
import { startScene } from "./scene.ts";

const silent = { info: () => undefined, warn: () => undefined, error: console.error };

interface Plant {
	readonly name: string;
	/** What the checker must say. */
	readonly found: RegExp;
	readonly sql?: string;
	readonly evidence?: (healthy: ClusterEvidence) => Partial<ClusterEvidence>;
}

const FIRED = "(SELECT user_id, seq FROM journal WHERE type = 'reminder.sent' ORDER BY user_id, seq LIMIT 1)";
const COPY = (changes: string) => `INSERT INTO journal
	SELECT (jsonb_populate_record(j, ${changes})).* FROM journal j`;
const acknowledge = (changes: { key?: string; event_ids?: string[] }) => (healthy: ClusterEvidence) => {
	const [first] = healthy.settled.filter(({ event_ids }) => event_ids.length > 0);
	return { settled: first ? [...healthy.settled, { ...first, ...changes }] : [] };
};

const PLANTS: readonly Plant[] = [
	{
		name: "an acknowledged command that the journal lacks",
		found: /^P1: the acknowledged command lost-key is in the journal 0 times/,
		evidence: acknowledge({ key: "lost-key", event_ids: [randomUUID()] }),
	},
	{
		name: "an acknowledged event that the journal lacks",
		found: /^P1: the acknowledged event \S+ is not in the journal/,
		evidence: acknowledge({ event_ids: [randomUUID()] }),
	},
	{
		name: "a command that is in the journal twice",
		found: /^P1: the acknowledged command \S+ is in the journal 2 times/,
		sql: `ALTER TABLE journal DROP CONSTRAINT journal_command;
			${COPY("jsonb_build_object('seq', j.seq + 9000)")} WHERE n = 0 AND type = 'task.created'`,
	},
	{
		name: "a gap in the sequence",
		found: /^P2\/P3: seq 2/,
		sql: "DELETE FROM journal WHERE seq = 2",
	},
	{
		name: "a version that is not the last seq",
		found: /^P2\/P3: version/,
		sql: "UPDATE user_actor SET version = version + 1",
	},
	{
		name: "a row that the journal does not make",
		found: /^P2\/P3: task \d+ title/,
		sql: "UPDATE task SET title = title || ' planted'",
	},
	{
		name: "a reminder row that the journal does not make",
		found: /^P2\/P3: task \d+ reminders/,
		sql: "UPDATE reminder SET status = 'cancelled' WHERE status = 'fired'",
	},
	{
		name: "a reminder that fired twice",
		found: /^P4: the reminder \d+ fired 2 times/,
		sql: `${COPY("jsonb_build_object('seq', j.seq + 9000, 'command_id', 'twice')")} WHERE (user_id, seq) IN ${FIRED}`,
	},
	{
		name: "a reminder that fired early",
		found: /^P4: the reminder \d+ fired \d+ ms early/,
		sql: `UPDATE journal SET at = (data->>'fire_at')::timestamptz - interval '1 second' WHERE (user_id, seq) IN ${FIRED}`,
	},
	{
		name: "a reminder that fired late",
		found: /^P4: the reminder \d+ fired \d+ ms late/,
		sql: `UPDATE journal SET at = at + interval '20 seconds' WHERE (user_id, seq) IN ${FIRED}`,
	},
	{
		name: "a reminder that never fired",
		found: /^P4: the reminder \d+ is overdue and has not fired/,
		sql: "UPDATE reminder SET status = 'armed', fire_at = now() - interval '9 seconds' WHERE status = 'fired'",
	},
	{
		name: "a mail that is marked sent and never reached the server",
		found: /^P5: the delivery \S+ is marked sent and was not/,
		evidence: () => ({ mails: [] }),
	},
	{
		name: "a mail that came twice",
		found: /^P5: the delivery \S+ was sent 2 times/,
		evidence: ({ mails }) => ({ mails: [...mails, ...mails.slice(0, 1)] }),
	},
	{
		name: "a delivery that nobody carried out",
		found: /^P5: the delivery \S+ is still queued/,
		sql: "UPDATE delivery SET state = 'queued'",
	},
	{
		name: "an event that was never published",
		found: /^P6: 1 events are unpublished/,
		sql: "INSERT INTO outbox (shard, user_id, seq, at) SELECT shard, user_id, 1, now() FROM user_actor LIMIT 1",
	},
	{
		name: "an event that never came out of the log",
		found: /^P6: the event \d+ of \S+ never came out of the log/,
		evidence: ({ carried = [] }) => ({ carried: carried.slice(1) }),
	},
	{
		name: "events that came out of the log in another order",
		found: /^P6: the event \d+ of \S+ came after \d+/,
		evidence: ({ carried = [] }) => ({ carried: carried.toSorted((a, b) => b.seq - a.seq) }),
	},
	{
		name: "a write under an epoch that is over",
		found: /^P7: epoch \d+ was lowered to \d+/,
		sql: "UPDATE user_actor SET epoch = epoch - 1",
	},
	{
		name: "a write that puts an old snapshot back",
		found: /^P7: version \d+ was lowered to \d+/,
		sql: "UPDATE user_actor SET version = version - 1",
	},
	{
		name: "a user whose epoch nobody claimed",
		found: /^P7: the row of \S+ has an epoch that nobody has claimed/,
		sql: "UPDATE user_actor SET epoch = epoch + 1000",
	},
	{
		name: "a shard that changed hands under one epoch",
		found: /^P7: the shard 3 changed hands and kept the epoch \d+/,
		sql: "UPDATE shard SET owner = 'thief' WHERE id = 3",
	},
	{
		name: "an answer with another user's data",
		found: /^P8: GET \/api\/tasks answered/,
		evidence: () => ({ leaks: ["GET /api/tasks answered with another user's task"] }),
	},
	{
		name: "a mail to the wrong user",
		found: /^P8: a mail to eve@example\.org is about the task of mark/,
		evidence: ({ mails }) => ({ mails: mails.map((mail) => ({ ...mail, envelope: { to: ["eve@example.org"] } })) }),
	},
	{
		name: "an occurrence that is there twice",
		found: /^P9: the occurrence \S+ of \S+ is there 2 times/,
		sql: `DROP INDEX task_occurrence;
			INSERT INTO task (user_id, task_id, title, status, priority, tag_ids, series_id, occurrence, version, created_at, updated_at)
			SELECT user_id, task_id + 5000, title, status, priority, tag_ids, series_id, occurrence, version, created_at, updated_at
			FROM task WHERE series_id IS NOT NULL AND status <> 'deleted'`,
	},
	{
		name: "a completed occurrence without a next one",
		found: /^P9: the completed occurrence in task \d+ has no next one/,
		sql: "UPDATE task SET status = 'deleted' WHERE series_id IS NOT NULL AND status = 'open'",
	},
	{
		name: "a refusal that wrote something",
		found: /^P10: the refused command \S+ has written events/,
		evidence: ({ settled }) => ({ settled: settled.map((one) => ({ ...one, outcome: "refused" as const })) }),
	},
];

const test = suite("the checker");

test("given a healthy run, then nothing is found; given each violation, then it is found and named", async () => {
	const scene = await startScene({ pods: 1, kafka: false });
	const open = (name: string) =>
		openDatabase({ url: scene.postgres.url.replace(/\/[^/]*$/, `/${name}`) }, silent) satisfies Promise<Database>;
	try {
		const driver = await scene.drive({ users: 3, pauseMs: 10 });
		await driver.settle(150);
		assert.equal(await scene.judge(driver, { latenessMs: 5_000 }), []);
		const carried = await scene.database.query<CarriedEvent>("SELECT user_id, seq FROM journal ORDER BY user_id, seq");
		const rest = {
			mails: remindersAmong(scene.smtp.messages),
			copies: 1,
			latenessMs: 5_000,
			calls: driver.calls,
			settled: driver.settled,
			leaks: driver.leaks,
			carried,
		} as const;
		// A copy of a database can be made only while nobody uses it.
		await scene.pod(1).stop();
		await scene.database.close();
		const maintenance = await open("template1");
		for (const { name, found, sql, evidence } of PLANTS) {
			await maintenance.query("CREATE DATABASE planted TEMPLATE postgres");
			const database = await open("planted");
			try {
				if (sql) await database.query(sql);
				const healthy: ClusterEvidence = { ...rest, database };
				const violations = await findViolations({ ...healthy, ...evidence?.(healthy) });
				assert.ok(
					violations.some((violation) => found.test(violation)),
					`${name}: ${JSON.stringify(violations.slice(0, 5))}`,
				);
			} finally {
				await database.close();
				await maintenance.query("DROP DATABASE planted WITH (FORCE)");
			}
		}
		await maintenance.close();
	} finally {
		await scene.stop();
	}
});

test.run();
