// test-timeout: 60 s
/** What became of a daily digest: who may settle it, what its user and the operator see of it, and how it goes out again. */

import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createDigestLedger } from "../../src/persistence/ledger/digestStore.ts";
import { createSendAgain } from "../../src/persistence/ledger/sendAgain.ts";
import { createReadModelStore } from "../../src/persistence/reads/readModelStore.ts";
import type { SendResult } from "../../src/ports/delivery/channel.ts";
import { inEnglish } from "../delivery/remarks.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { until } from "../support/until.ts";
import { hourOf, local, OK, rows, startPod, wanting } from "./digestScene.ts";

const test = suite<{ database: TestDatabase }>("the ledger of digests", {} as { database: TestDatabase });
test.before(async (context) => {
	context.database = await createTestDatabase();
});
test.after(({ database }) => database.drop());
test.before.each(async ({ database }) => {
	await database.query('DELETE FROM "user"');
});

/** Somebody whose digest is due and has something to tell. */
async function withSomethingDue(database: TestDatabase) {
	const now = local();
	const somebody = await wanting(database, hourOf(now.subtract({ minutes: 1 })));
	await somebody.does({ type: "AddTask", title: "today", due: { date: now.toPlainDate().toString() } as never });
	return { ...somebody, today: now.toPlainDate().toString() };
}

/** A mail server that answers when it is told to. */
function createHeldServer(ids: string[]) {
	let answer: (result: SendResult) => void = () => undefined;
	const answered = new Promise<SendResult>((resolve) => {
		answer = resolve;
	});
	return {
		answer,
		send: ({ message_id }: { readonly message_id: string }) => {
			ids.push(message_id);
			return answered;
		},
	};
}

test("given a mailer that was cut off between the 250 and its mark, then it settles nothing that another has taken over (P5)", async ({
	database,
}) => {
	await withSomethingDue(database);
	const ids: string[] = [];
	const [first, second] = [createHeldServer(ids), createHeldServer(ids)];
	const slow = startPod(database, first.send);
	await slow.planned();
	slow.wake();
	await until("the first sends it", async () => ids.length === 1);
	await database.query("UPDATE digest SET next_attempt_at = now() - interval '1 second'");
	const other = startPod(database, second.send);
	await until("the other sends it, too", async () => ids.length === 2);

	// The first hears now that its mail was taken: too late, the row is the other's.
	first.answer(OK);
	await until("the first has tried to mark it", async () =>
		slow.log.lines.some(({ message }) => message.includes("taken over")),
	);
	const [row] = await rows(database);
	assert.equal([row?.state, row?.attempts], ["sending", 2]);
	second.answer(OK);
	await until("the other marks it", async () => (await rows(database))[0]?.state === "sent");
	await Promise.all([slow.stop(), other.stop()]);
	assert.is(ids.length, 2);
	assert.is(ids[0], ids[1]);
	assert.is((await rows(database))[0]?.attempts, 2);
});

test("given a digest that its server refuses, then its user finds it with the answer, the operator counts it, and it can be sent again on its day", async ({
	database,
}) => {
	const { user, today } = await withSomethingDue(database);
	const ids: string[] = [];
	let result: SendResult = { kind: "refused", answer: "550 no such user" };
	const pod = startPod(database, async ({ message_id }) => {
		ids.push(message_id);
		return result;
	});
	await pod.planned();
	pod.wake();
	await until("it is given up", async () => (await rows(database))[0]?.state === "dead");
	const ledger = createDigestLedger(database);
	assert.equal(await ledger.counts(), { queued: 0, sending: 0, dead: 1 });

	const model = createReadModelStore(database, { messageIdOf: (id) => `<${id}@a.example>` });
	const seen = (await model.deliveries(user, { limit: 5 })).data;
	assert.is(seen.length, 1);
	const [digest] = seen;
	if (digest?.kind !== "digest") throw new Error(`no digest, but ${JSON.stringify(seen)}`);
	assert.equal([digest.state, digest.local_date, digest.channel, digest.attempts], ["dead", today, "email", 1]);
	assert.match(inEnglish(digest.answer), "550 no such user");
	assert.is(digest.message_id, ids[0]);
	assert.equal((await model.deliveries(user, { limit: 5, state: "sent" })).data, []);
	assert.equal((await model.deliveries(user, { limit: 5, task_id: 1 })).data, []);

	const sendAgain = createSendAgain(database);
	const stranger = await addAccount(database, { name: "Ben" });
	assert.is(await sendAgain(stranger, digest.delivery_id), "unknown");
	assert.equal((await model.deliveries(stranger, { limit: 5 })).data, []);
	result = OK;
	assert.is(await sendAgain(user, digest.delivery_id), "queued");
	pod.mailer.wake();
	await until("it is sent", async () => (await rows(database))[0]?.state === "sent");
	assert.equal(ids, [digest.message_id, digest.message_id]);
	assert.is(await sendAgain(user, digest.delivery_id), "not_dead");
	await pod.stop();

	await database.query("UPDATE digest SET state = 'dead', local_date = '2020-02-03', due_at = '2020-02-03T07:00:00Z'");
	const [old] = (await model.deliveries(user, { limit: 5 })).data;
	assert.is(await sendAgain(user, old?.delivery_id ?? ""), "over");
});

test("given a digest that no attempt brought out on its day, then it is given up with what the server said last", async ({
	database,
}) => {
	await withSomethingDue(database);
	const pod = startPod(database, async () => ({ kind: "try_again", answer: "421 too busy" }));
	await pod.planned();
	pod.wake();
	await until("an attempt has failed", async () => {
		const [row] = await rows(database);
		return row?.state === "queued" && row.attempts === 1;
	});
	await database.query(
		"UPDATE digest SET local_date = local_date - 2, due_at = due_at - interval '2 days', next_attempt_at = now()",
	);
	pod.mailer.wake();
	await until("it is given up", async () => (await rows(database))[0]?.state === "dead");
	await pod.stop();
	const [row] = await database.query<{ provider_answer: string }>("SELECT provider_answer FROM digest");
	assert.is(row?.provider_answer, "its day is over: 421 too busy");
	assert.ok(pod.log.lines.some(({ message }) => message === "a digest is given up"));
});

test("given reminders and digests on several channels at one instant, then pages of one row show each once, latest first", async ({
	database,
}) => {
	const user = await addAccount(database, { name: "Ann" });
	const journalled = await wanting(database, hourOf(local()));
	const at = (minute: number) => `2026-11-23T07:0${minute}:00.000Z`;
	await database.query("UPDATE user_actor SET digest = NULL");
	await journalled.does({ type: "AddTask", title: "call" });
	for (const [channel, minute] of [
		["email", 1],
		["push", 1],
		["email", 2],
	] as const) {
		await database.query(
			"INSERT INTO digest (user_id, local_date, channel, due_at, state, sent_at) VALUES ($1, $2, $3, $4, 'sent', $4::timestamptz + interval '3 s')",
			[journalled.user, `2026-11-2${minute + 2}`, channel, at(minute)],
		);
		await database.query(
			`INSERT INTO delivery (delivery_id, user_id, task_id, reminder_id, channel, state, planned_at, fired_at)
			 VALUES (gen_random_uuid(), $1, 1, $2, $3, 'sent', $4, $4)`,
			[journalled.user, minute, channel, at(minute)],
		);
	}
	const model = createReadModelStore(database, { messageIdOf: (id) => id });
	const whole = (await model.deliveries(journalled.user, { limit: 50 })).data;
	assert.equal(
		whole.map(({ kind, planned_at }) => [kind, planned_at]),
		[
			["reminder", at(2)],
			["digest", at(2)],
			["reminder", at(1)],
			["reminder", at(1)],
			["digest", at(1)],
			["digest", at(1)],
		],
	);
	assert.equal(
		whole.flatMap((row) => (row.kind === "digest" ? [row.late_by_ms] : [])),
		[3_000, 3_000, 3_000],
	);
	const paged: (typeof whole)[number][] = [];
	for (let cursor: string | undefined, more = true; more; ) {
		const page = await model.deliveries(journalled.user, { limit: 1, cursor });
		paged.push(...page.data);
		cursor = page.next_cursor ?? undefined;
		more = cursor !== undefined;
	}
	assert.equal(paged, whole);
	assert.equal((await model.deliveries(user, { limit: 5 })).data, []);
});

test.run();
