// test-timeout: 60 s
/** Daily digests in PostgreSQL, planned, told and sent: once for a user and a day, whatever dies. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { toInstantText } from "../../src/domain/time/instant.ts";
import { createDigestPlans } from "../../src/persistence/ledger/digestStore.ts";
import type { Mail } from "../../src/ports/delivery/mailTransport.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { until } from "../support/until.ts";
import { hourOf, local, OK, plans, rows, startPod, wanting } from "./digestScene.ts";

const test = suite<{ database: TestDatabase }>("daily digests", {} as { database: TestDatabase });
test.before(async (context) => {
	context.database = await createTestDatabase();
});
test.after(({ database }) => database.drop());
test.before.each(async ({ database }) => {
	await database.query('DELETE FROM "user"');
});

test("given an hour that came while two pods ran, then one mail tells of the day, and the next is planned", async ({
	database,
}) => {
	const now = local();
	const at = hourOf(now.subtract({ minutes: 1 }));
	const { does } = await wanting(database, at);
	const today = now.toPlainDate();
	const day = (days: number) => ({ date: today.add({ days }).toString() }) as never;
	await does({ type: "AddTask", title: "Call <b>Ben</b>", due: day(0) });
	const late = { at: toInstantText(now.startOfDay().add({ hours: 23, minutes: 59 }).toInstant()) } as never;
	await does({ type: "AddTask", title: "Lock up", due: late });
	await does({ type: "AddTask", title: "Pay rent", due: day(-3) });
	await does({ type: "AddTask", title: "Next week", due: day(7) });
	await does({ type: "AddTask", title: "Water plants" });
	await does({ type: "CompleteTask", task_id: 5 }, now.startOfDay().subtract({ minutes: 1 }).toInstant());
	await does({ type: "AddTask", title: "Long ago" });
	await does({ type: "CompleteTask", task_id: 6 }, now.startOfDay().subtract({ hours: 25 }).toInstant());

	const sent: Mail[] = [];
	const send = async (mail: Mail) => {
		sent.push(mail);
		return OK;
	};
	const pods = [startPod(database, send), startPod(database, send)];
	await Promise.all(pods.map((pod) => pod.planned()));
	// The first look makes the plan, of an hour that is past: the next one finds it due.
	for (const pod of pods) pod.wake();
	await until("the digest is sent", async () => (await rows(database))[0]?.state === "sent");
	for (const pod of pods) pod.wake();
	await Promise.all(pods.map((pod) => pod.stop()));

	assert.is(sent.length, 1);
	const { subject, text, html, headers } = sent[0] as Mail;
	assert.match(subject, /^Your \w+ \d+ \w+ \d{4}: 2 due, 1 overdue, 1 done yesterday$/);
	const told = [
		"Due today\n\n- Call <b>Ben</b> (all day)\n- Lock up (23:59)",
		"Overdue\n\n- Pay rent (",
		"- Water plants\n",
	];
	for (const one of told) assert.ok(text.includes(one), `${one} in ${text}`);
	assert.not.match(text, /Next week|Long ago/);
	assert.match(html, "Call &#60;b&#62;Ben");
	assert.match(headers["List-Unsubscribe"] ?? "", /^<https:\/\/a\.example\/mail\/[\w-]+>$/);
	assert.equal(await rows(database), [{ state: "sent", attempts: 1, local_date: today.toString() }]);
	assert.is((await plans(database))[0]?.local_date, today.add({ days: 1 }).toString());
});

test("given a digest asked for after its hour, then that day has none, and the next is planned", async ({
	database,
}) => {
	const now = local();
	const { does } = await wanting(
		database,
		hourOf(now.subtract({ minutes: 5 })),
		now.subtract({ minutes: 2 }).toInstant(),
	);
	await does({ type: "AddTask", title: "today", due: { date: now.toPlainDate().toString() } as never });
	const pod = startPod(database, () => assert.unreachable() as never);
	await pod.planned();
	pod.wake();
	await until("a plan is made", async () => (await plans(database)).length === 1);
	const [plan] = await plans(database);
	assert.ok(plan && plan.in_h > 23 && plan.in_h < 24, `in ${plan?.in_h} h`);
	assert.equal(await rows(database), []);

	// Another hour and zone: the plan follows.
	await does({ type: "ChangeSettings", changes: { time_zone: "America/Lima" } }, Temporal.Now.instant());
	pod.wake();
	await until(
		"the plan follows the zone",
		async () => (await plans(database))[0]?.basis.endsWith("America/Lima") === true,
	);
	await pod.stop();
});

test("given a plan that several pods found due, then one puts it into the ledger, and a plan made again for that day adds nothing", async ({
	database,
}) => {
	const now = local();
	const { user } = await wanting(database, hourOf(now.subtract({ minutes: 1 })));
	const store = createDigestPlans(database);
	const [unplanned] = await store.unplanned(10);
	const due_at = toInstantText(now.subtract({ minutes: 1 }).toInstant());
	const local_date = now.toPlainDate().toString() as never;
	const plan = { user_id: user, basis: unplanned?.basis ?? "", local_date, due_at };
	await store.plan([plan]);
	const [found] = await store.due(10);
	assert.equal(found, plan);
	const next = {
		local_date: now.toPlainDate().add({ days: 1 }).toString() as never,
		due_at: toInstantText(now.add({ hours: 24 }).toInstant()),
	};
	const fire = () => store.fire([{ ...plan, next, is_over: false }]);
	assert.equal((await Promise.all([fire(), fire(), fire()])).toSorted(), [0, 0, 1]);
	assert.is(await fire(), 0);
	assert.is((await plans(database))[0]?.local_date, next.local_date);

	await database.query("UPDATE digest SET state = 'sent', next_attempt_at = NULL");
	await database.query("DELETE FROM digest_plan");
	await store.plan([plan]);
	assert.is(await fire(), 0);
	assert.equal(
		(await rows(database)).map(({ state }) => state),
		["sent"],
	);
});

test("given a mailer that dies while it sends, then another sends it after the lease, under the same Message-ID", async ({
	database,
}) => {
	const now = local();
	const { does } = await wanting(database, hourOf(now.subtract({ minutes: 1 })));
	await does({ type: "AddTask", title: "today", due: { date: now.toPlainDate().toString() } as never });
	const ids: string[] = [];
	const dead = startPod(database, (mail) => {
		ids.push(mail.message_id);
		return new Promise(() => undefined);
	});
	await dead.planned();
	dead.wake();
	await until("it is being sent", async () => ids.length === 1);
	assert.equal(
		(await rows(database)).map(({ state }) => state),
		["sending"],
	);
	void dead.stop();
	await database.query("UPDATE digest SET next_attempt_at = now() - interval '1 second'");
	const living = startPod(database, async (mail) => {
		ids.push(mail.message_id);
		return OK;
	});
	await until("it is sent by the other", async () => (await rows(database))[0]?.state === "sent");
	await living.stop();
	assert.is(ids.length, 2);
	assert.is(ids[0], ids[1]);
	assert.is((await rows(database))[0]?.attempts, 2);
});

test("given nothing to tell, then nothing is sent; given no confirmed address, then neither; given no digest, then there is no plan", async ({
	database,
}) => {
	const now = local();
	const at = hourOf(now.subtract({ minutes: 1 }));
	const idle = await wanting(database, at);
	const unconfirmed = await wanting(database, at);
	await unconfirmed.does({ type: "AddTask", title: "today", due: { date: now.toPlainDate().toString() } as never });
	await database.query('UPDATE "user" SET "emailVerified" = false WHERE id = $1', [unconfirmed.user]);
	const off = await wanting(database, at);
	await off.does({ type: "ChangeSettings", changes: { digest_at: null } });
	const pod = startPod(database, () => assert.unreachable() as never);
	await pod.planned();
	pod.wake();
	const states = async () =>
		Object.fromEntries(
			(await database.query<{ user_id: string; state: string }>("SELECT user_id, state FROM digest")).map((row) => [
				row.user_id,
				row.state,
			]),
		);
	await until(
		"both are settled",
		async () =>
			Object.values(await states()).every((state) => !["queued", "sending"].includes(state)) &&
			Object.keys(await states()).length === 2,
	);
	assert.equal(await states(), { [idle.user]: "empty", [unconfirmed.user]: "unverified" });
	assert.equal(await database.query("SELECT 1 FROM digest_plan WHERE user_id = $1", [off.user]), []);
	await pod.stop();
});

test("given days on which nothing ran, then the last is told while it lasts, and those before are not", async ({
	database,
}) => {
	const now = local();
	const { does } = await wanting(database, hourOf(now.startOfDay()), now.subtract({ hours: 96 }).toInstant());
	await does({ type: "AddTask", title: "today", due: { date: now.toPlainDate().toString() } as never });
	const sent: Mail[] = [];
	const pod = startPod(database, async (mail) => {
		sent.push(mail);
		return OK;
	});
	await pod.planned();
	pod.wake();
	const today = now.toPlainDate();
	await until("today's is sent and tomorrow's planned", async () => {
		pod.wake();
		return (await plans(database))[0]?.local_date === today.add({ days: 1 }).toString() && sent.length === 1;
	});
	await pod.stop();
	assert.equal(
		(await rows(database)).map(({ local_date }) => local_date),
		[today.toString()],
	);
});

test.run();
