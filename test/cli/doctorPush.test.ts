/** `adjutant doctor` on push messages: whether the services of the devices that take them are reached, and nobody asked without need. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkPush } from "../../src/cli/checkPush.ts";
import { readConfiguration } from "../../src/config.ts";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { freePort } from "../support/freePort.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";

const test = suite<{ database: TestDatabase }>("adjutant: doctor on push messages");

test.before.each(async (context) => {
	context.database = await createTestDatabase();
});
test.after.each(({ database }) => database.drop());

const ask = (database: TestDatabase, environment: Readonly<Record<string, string>> = {}) =>
	checkPush({ config: readConfiguration(environment), clock: createSystemClock() }, database);

async function addDevices(database: TestDatabase, ...hosts: readonly string[]): Promise<void> {
	const user_id = await addAccount(database);
	for (const host of hosts) {
		await database.query(
			"INSERT INTO push_device (device_id, user_id, name, url, p256dh, auth, server_key) VALUES ($1, $2, 'a', $3, 'p', 'a', 'k')",
			[randomUUID(), user_id, `https://${host}/send/${randomUUID()}`],
		);
	}
}

test("given no device, then that is no problem, and it says where there can be none", async ({ database }) => {
	for (const url of ["https://tasks.example.org", "http://localhost:3000"])
		assert.equal(await ask(database, { PUBLIC_URL: url }), {
			kind: "remark",
			sentence: "No device takes push messages yet.",
		});
	const { kind, sentence } = await ask(database, { PUBLIC_URL: "http://tasks.lan" });
	assert.is(kind, "remark");
	assert.match(sentence, /^PUBLIC_URL is not https/);
});

test("given devices, then each service is asked once, and one that does not answer is a problem", async ({
	database,
}) => {
	let connections = 0;
	const service = createServer((socket) => {
		connections += 1;
		socket.on("error", () => undefined);
	}).listen(0, "127.0.0.1");
	await once(service, "listening");
	try {
		const answers = `127.0.0.1:${(service.address() as AddressInfo).port}`;
		await addDevices(database, answers, answers);
		assert.equal(await ask(database), { kind: "well", sentence: `The services of devices answer: ${answers}.` });
		assert.is(connections, 1);
		const nobody = `127.0.0.1:${await freePort()}`;
		await addDevices(database, nobody);
		const { kind, sentence } = await ask(database);
		assert.is(kind, "problem");
		assert.match(sentence, `${nobody}: no answer from here, so 1 device gets no push messages.`);
	} finally {
		service.close();
	}
});

test.run();
