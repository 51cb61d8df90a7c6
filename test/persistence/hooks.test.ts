/** Addresses of users, and what is sent again, in PostgreSQL. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createDeliveryLedger } from "../../src/persistence/ledger/deliveryLedger.ts";
import { createEndpointStore } from "../../src/persistence/ledger/endpointStore.ts";
import { createHookStore } from "../../src/persistence/ledger/hookStore.ts";
import { createSendAgain } from "../../src/persistence/ledger/sendAgain.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";

const test = suite<{ database: TestDatabase }>("addresses of users", {} as { database: TestDatabase });
test.before(async (context) => {
	context.database = await createTestDatabase();
});
test.after(({ database }) => database.drop());

const URL_OF = (name: string) => `https://hooks.example.org/${name}`;

test("given an address, then it is its user's alone, one for a channel, until it is removed", async ({ database }) => {
	const hooks = createHookStore(database);
	const [ann, bob] = [await addAccount(database), await addAccount(database)];
	await hooks.set(ann, "webhook", { url: URL_OF("old"), secret: "s1" });
	await hooks.set(ann, "webhook", { url: URL_OF("new"), secret: "s2" });
	assert.equal(
		(await hooks.list(ann)).map(({ url, ended_at }) => [url, ended_at]),
		[[URL_OF("new"), null]],
	);
	assert.equal(await hooks.find(ann, "webhook"), { url: URL_OF("new"), secret: "s2" });
	assert.equal([await hooks.list(bob), await hooks.remove(bob, "webhook")], [[], false]);
	assert.equal([await hooks.remove(ann, "webhook"), await hooks.find(ann, "webhook")], [true, undefined]);
});

test("given an address that ended, then nothing goes there, unless another was set meanwhile", async ({ database }) => {
	const hooks = createHookStore(database);
	const ann = await addAccount(database);
	await hooks.set(ann, "webhook", { url: URL_OF("a"), secret: null });
	await hooks.end(ann, "webhook", URL_OF("before"));
	assert.ok(await hooks.find(ann, "webhook"));
	await hooks.end(ann, "webhook", URL_OF("a"));
	assert.is(await hooks.find(ann, "webhook"), undefined);
	assert.ok((await hooks.list(ann))[0]?.ended_at);
	await hooks.set(ann, "webhook", { url: URL_OF("a"), secret: null });
	assert.ok(await hooks.find(ann, "webhook"));
});

test("given an address, then it is an endpoint, and can be muted; of another user it cannot", async ({ database }) => {
	const endpoints = createEndpointStore(database);
	const [ann, bob] = [await addAccount(database), await addAccount(database)];
	await createHookStore(database).set(ann, "webhook", { url: URL_OF("a"), secret: null });
	const muted = await endpoints.mute(ann, "webhook", { until: null });
	assert.equal([muted?.address, muted?.mute], ["hooks.example.org", { until: null }]);
	assert.is(await endpoints.mute(bob, "webhook", { until: null }), undefined);
});

const addDelivery = async (database: TestDatabase, user_id: string, n: number, state: string, bundle?: string) => {
	const id = `0e6f4c1e-0000-5000-8000-${user_id.slice(-11)}${n}`;
	await database.query(
		`INSERT INTO delivery (delivery_id, user_id, task_id, reminder_id, channel, state, attempts, planned_at, fired_at, bundle_id)
		 VALUES ($1, $2, $3, $3, 'webhook', $4, 20, now(), now(), $5)`,
		[id, user_id, n, state, bundle ?? null],
	);
	return id;
};
test("given what was given up, when its user sends it again, then the whole message waits, and nothing else", async ({
	database,
}) => {
	const again = createSendAgain(database);
	const [ann, bob] = [await addAccount(database), await addAccount(database)];
	const first = await addDelivery(database, ann, 1, "dead");
	await database.query("UPDATE delivery SET bundle_id = $1 WHERE delivery_id = $1", [first]);
	const mate = await addDelivery(database, ann, 2, "dead", first);
	const unwanted = await addDelivery(database, ann, 3, "not_wanted", first);
	await addDelivery(database, ann, 4, "dead");
	const states = async () => {
		const sql = "SELECT state FROM delivery WHERE user_id = $1 ORDER BY reminder_id";
		return (await database.query<{ state: string }>(sql, [ann])).map(({ state }) => state);
	};
	assert.equal([await again(bob, first), await again(ann, unwanted)], ["unknown", "not_dead"]);
	assert.equal(await states(), ["dead", "dead", "not_wanted", "dead"]);
	assert.is(await again(ann, mate), "queued");
	assert.equal(await states(), ["queued", "queued", "not_wanted", "dead"]);
	assert.is(await again(ann, mate), "not_dead");
	assert.ok(((await createDeliveryLedger(database).nextDueInMs("webhook")) ?? 1) <= 0);
});

test.run();
