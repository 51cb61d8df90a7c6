/** Why a message did not go out, in PostgreSQL: what others said as they said it, our own reasons by key, and each reader reads his language. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type RefusalKey, type Remark, say } from "../../src/domain/refusals/sentence.ts";
import { toInstantText } from "../../src/domain/time/instant.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createDeliveryLedger } from "../../src/persistence/ledger/deliveryLedger.ts";
import { columnsOf, remarkOf } from "../../src/persistence/ledger/remarks.ts";
import { createReadModelStore } from "../../src/persistence/reads/readModelStore.ts";
import { remarkIn } from "../../src/words/remarkIn.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { live } from "./life.ts";

interface Scene {
	readonly database: TestDatabase;
}
const test = suite<Scene>("remarks on attempts", {} as Scene);
test.before.each(async (scene) => {
	Object.assign(scene, { database: await createTestDatabase() });
});
test.after.each(({ database }) => database.drop());

const [american, german] = ["en-US", "de-DE"].map((locale) => ({
	locale,
	time_zone: "Europe/Berlin",
	date_order: "dmy" as const,
}));
const WISH = { channel: "email", limit: 4, lease_ms: 35_000, inHand: [], perHour: undefined };

/** A reminder that fired and is claimed, so that the ledger can be told what came of it. */
async function claimedIn(database: TestDatabase) {
	const user = await addAccount(database);
	const journal = createJournalStore(database);
	const now = Temporal.Now.instant();
	const reminders = [{ spec: { at: toInstantText(now.subtract({ seconds: 1 })) } }];
	await live(journal, user, { type: "AddTask", title: "rest", reminders }, { now: now.subtract({ seconds: 2 }) });
	await live(journal, user, { type: "FireReminders", reminder_ids: [1] }, { now });
	const ledger = createDeliveryLedger(database);
	const [claimed] = await ledger.claim(WISH);
	if (claimed === undefined) throw new Error("nothing was claimed");
	const readModel = createReadModelStore(database, { messageIdOf: (id) => id });
	const answer = async () => (await readModel.deliveries(user, { limit: 1 })).data[0]?.answer ?? null;
	return { ledger, claim: claimed, answer };
}

const read = (remark: Remark | null, reading = german) =>
	remark === null || reading === undefined ? undefined : remarkIn(remark, reading);

test("given a reason of ours, then each reads it in his language, and a version without keys in English", async ({
	database,
}) => {
	const { ledger, claim, answer } = await claimedIn(database);
	const given = say("given_up_because", { why: say("given_up_refused"), last: say("hook_missing") });
	assert.ok(await ledger.markDead(claim, given));
	assert.is(read(await answer()), "abgelehnt: keine Adresse ist eingetragen");
	assert.is(read(await answer(), american), "refused: no address is set");
	const [row] = await database.query("SELECT provider_answer FROM delivery");
	assert.equal(row, { provider_answer: "refused: no address is set" });
});

test("given what a server said, then it stays as it was said, also within a reason of ours", async ({ database }) => {
	const { ledger, claim, answer } = await claimedIn(database);
	assert.ok(await ledger.markForRetry(claim, "451 later", 0));
	assert.is(await answer(), "451 later");
	const [again] = await ledger.claim(WISH);
	if (again === undefined) throw new Error("it is not claimed again");
	assert.ok(
		await ledger.markDead(again, say("given_up_because", { why: say("given_up_attempts"), last: "451 later" })),
	);
	assert.is(read(await answer()), "kein Versuch mehr übrig: 451 later");
});

test("given an instant in a reason, then it is a moment of the reader's zone, by his clock", async ({ database }) => {
	const { ledger, claim, answer } = await claimedIn(database);
	assert.ok(await ledger.markMuted(claim, say("delivery_muted_until", { moment: "2026-11-24T16:00:00.000Z" })));
	assert.is(read(await answer()), "stumm geschaltet bis Di., 24. Nov. 2026, 17:00");
	assert.is(read(await answer(), american), "muted until Tue 24 Nov 2026, 5:00 PM");
});

test("given a row of a version without keys, or one that such a version wrote over, then its words are read", async ({
	database,
}) => {
	const { ledger, claim, answer } = await claimedIn(database);
	await database.query("UPDATE delivery SET provider_answer = 'die E-Mail-Adresse ist nicht bestätigt'");
	assert.is(await answer(), "die E-Mail-Adresse ist nicht bestätigt");
	assert.ok(await ledger.markForRetry(claim, say("delivery_unverified"), 0));
	await database.query("UPDATE delivery SET provider_answer = '250 ok'");
	assert.is(await answer(), "250 ok");
});

test("given a key of a later version, then its English words are read", () => {
	const later = { ...say("hook_missing"), key: "of_a_later_version" as RefusalKey, message: "something new" };
	const [words, reason] = columnsOf(later);
	assert.is(read(remarkOf(words, JSON.parse(reason ?? "null"))), "something new");
});

test("given an answer that a text of the database cannot hold, or too long a one, then what can be kept is", async ({
	database,
}) => {
	const { ledger, claim, answer } = await claimedIn(database);
	assert.ok(await ledger.markForRetry(claim, "503 \0\ud83d later", 0));
	assert.is(await answer(), "503 \ufffd later");
	const [again] = await ledger.claim(WISH);
	if (again === undefined) throw new Error("it is not claimed again");
	const last = `503 \0${"x".repeat(495)}\u{1f600}`;
	assert.ok(await ledger.markDead(again, say("given_up_because", { why: say("given_up_day"), last })));
	assert.match(read(await answer()) ?? "", /^ein Tag ist vergangen: 503 x{495}\ufffd$/);
});

test.run();
