// mostly-waits
// file-timeout: 520 s
// test-timeout: 250 s
/** SIGKILL of the server and of PostgreSQL in the middle of a burst (scenarios 4, 5, 6, 12; P1–P6, P11). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, signUp } from "../support/client.ts";
import { insist } from "../support/insist.ts";
import { eventually, findAtRest, findBrokenPromises, messageIdsOf } from "../support/promises.ts";
import { createInstallation, type Installation } from "../support/server.ts";

const USERS = 4;
const COMMANDS_OF_USER = 60;
const EARLY = 6;

/** The burst is in full swing: it has begun on every client and most of it is still to come, however fast the machine. */
const MIDDLE = (USERS * COMMANDS_OF_USER) / 4;

interface Burst {
	/** Settled when a quarter of the commands is acknowledged. */
	readonly middle: Promise<void>;
	/** All keys; each of them was acknowledged. */
	readonly acknowledged: Promise<string[]>;
}

/** Some reminders fall due around the kill, the others while the system comes back. */
function burst(clients: readonly Client[]): Burst {
	const keys: string[] = [];
	const middle = Promise.withResolvers<void>();
	const whole = Promise.all(
		clients.map(async (client) => {
			for (let n = 0; n < COMMANDS_OF_USER; n += 1) {
				const inMs = n < EARLY ? 1_500 : 8_000;
				keys.push((await insist(client, { title: `task ${n} of ${client.email}`, inMs })).key);
				if (keys.length === MIDDLE) middle.resolve();
			}
		}),
	);
	whole.catch(middle.reject);
	return { middle: middle.promise, acknowledged: whole.then(() => keys) };
}

async function requirePromises(installation: Installation, acknowledged: readonly string[]): Promise<void> {
	const database = await installation.openDatabase();
	try {
		const fired = async () => {
			const [row] = await database.query<{ count: number }>(
				"SELECT count(*)::float8 AS count FROM journal WHERE type = 'reminder.sent'",
			);
			return row?.count;
		};
		await eventually(fired, (count) => count === acknowledged.length, 60_000);
		const mails = () => messageIdsOf(installation.mails().values());
		const sent = async () => {
			const [row] = await database.query<{ count: number }>(
				"SELECT count(*)::float8 AS count FROM delivery WHERE state = 'sent'",
			);
			return row?.count;
		};
		// Those of one minute share a mail: which mail has which is looked at below.
		await eventually(sent, (count) => count === acknowledged.length, 90_000);
		const look = () => findBrokenPromises({ database, acknowledged, messageIds: mails(), copies: 1 });
		assert.equal(await findAtRest(look), []);
	} finally {
		await database.leave();
	}
}

const test = suite("kill -9");

test("given a burst, when the server is killed and started again, then nothing acknowledged is lost or doubled", async () => {
	const installation = await createInstallation();
	try {
		const server = await installation.start();
		const clients = await Promise.all(Array.from({ length: USERS }, () => signUp(server.url)));
		const bursting = burst(clients);
		await bursting.middle;
		await server.kill("SIGKILL");
		await installation.start();
		await requirePromises(installation, await bursting.acknowledged);
	} finally {
		await installation.dispose();
	}
});

test("given a burst, when PostgreSQL is killed, then it comes back by itself and nothing is lost or doubled", async () => {
	const installation = await createInstallation();
	try {
		const server = await installation.start();
		const clients = await Promise.all(Array.from({ length: USERS }, () => signUp(server.url)));
		const bursting = burst(clients);
		await bursting.middle;
		const pid = installation.postgresPid();
		assert.ok(pid);
		process.kill(pid, "SIGKILL");
		const acknowledged = await bursting.acknowledged;
		assert.is.not(installation.postgresPid(), pid);
		await requirePromises(installation, acknowledged);
		assert.is(server.isRunning, true);
	} finally {
		await installation.dispose();
	}
});

test.run();
