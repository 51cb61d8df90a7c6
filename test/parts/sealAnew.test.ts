// test-timeout: 60 s
/** What lies sealed in the database is sealed anew under the first secret, cell by cell, and what nobody can read stays. */
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { HOOK_SEAL } from "../../src/delivery/hooks/hookAddress.ts";
import { createRowSeal } from "../../src/delivery/rowSeal.ts";
import { librarySecrets } from "../../src/http/accounts/librarySecrets.ts";
import { lookAtSealed } from "../../src/parts/sealAnew.ts";
import type { Secrets } from "../../src/ports/process/secrets.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";

const OLD = "the secret before, of thirty-two characters";
const NEW = "another secret that has thirty-two characters";
const FOREIGN = "a secret that nobody here knows any more, alas";

const test = suite<{ database: TestDatabase }>("sealing anew", {} as { database: TestDatabase });
test.before(async (context) => {
	context.database = await createTestDatabase();
});
test.after(({ database }) => database.drop());

/** As the library has it. */
const keyOf = (secret: string) => {
	const version = librarySecrets([secret]).secrets[0]?.version ?? 0;
	return { keys: new Map([[version, secret]]), currentVersion: version };
};
const sealed = (text: string, secret: string) => symmetricEncrypt({ key: keyOf(secret), data: text });
const opened = (text: string, secret: string) => symmetricDecrypt({ key: keyOf(secret), data: text });

test("given cells under the old secret, with and without its number, of every kind, then each is under the new one afterwards", async ({
	database,
}) => {
	const user = await addAccount(database, { name: "Ann" });
	const other = await addAccount(database, { name: "Ben" });
	const bare = (text: string) => symmetricEncrypt({ key: OLD, data: text });
	const factor = (id: string, secret: string, codes: string) =>
		database.query(
			'INSERT INTO "twoFactor" (id, secret, "backupCodes", "userId") VALUES (gen_random_uuid(), $2, $3, $1)',
			[id, secret, codes],
		);
	await factor(user, await bare("totp"), await sealed("codes", OLD));
	await factor(other, await sealed("lost", FOREIGN), await sealed("kept", NEW));
	await database.query(
		`INSERT INTO jwks (id, "publicKey", "privateKey", "createdAt") VALUES (gen_random_uuid(), '{}', $1, now())`,
		[JSON.stringify(await bare("key"))],
	);
	await database.query(
		`INSERT INTO "oauthClient" (id, "clientId", "clientSecret", "redirectUris") VALUES (gen_random_uuid(), 'app', $1, '[]')`,
		[await sealed("app secret", OLD)],
	);
	const hooks = createRowSeal([OLD], HOOK_SEAL);
	for (const channel of ["webhook", "ntfy"] as const) {
		await database.query("INSERT INTO hook (user_id, channel, url, secret) VALUES ($1, $2, 'https://a.example', $3)", [
			user,
			channel,
			hooks.seal(`${user} ${channel}`, channel),
		]);
	}
	await database.query("INSERT INTO hook (user_id, channel, url) VALUES ($1, 'ntfy', 'https://a.example')", [other]);

	const both: Secrets = [NEW, OLD];
	assert.equal(await lookAtSealed(database, both, { mend: false }), { older: 6, unreadable: 1 });
	assert.equal(await lookAtSealed(database, both, { mend: true }), { older: 6, unreadable: 1 });
	assert.equal(await lookAtSealed(database, both, { mend: true }), { older: 0, unreadable: 1 });
	assert.equal(await lookAtSealed(database, [NEW], { mend: false }), { older: 0, unreadable: 1 });
	assert.equal(await lookAtSealed(database, [OLD], { mend: false }), { older: 0, unreadable: 8 });

	const read = async (sql: string) => (await database.query<{ text: string }>(sql)).map(({ text }) => text);
	const codes = await read('SELECT "backupCodes" AS text FROM "twoFactor"');
	assert.equal((await Promise.all(codes.map((text) => opened(text, NEW)))).toSorted(), ["codes", "kept"]);
	const [totp = ""] = await read(`SELECT secret AS text FROM "twoFactor" WHERE "userId" = '${user}'`);
	assert.is(await opened(totp, NEW), "totp");
	const [key = ""] = await read('SELECT "privateKey" AS text FROM jwks');
	assert.is(await opened(JSON.parse(key), NEW), "key");
	const [app = ""] = await read('SELECT "clientSecret" AS text FROM "oauthClient"');
	assert.is(await opened(app, NEW), "app secret");
	const [webhook = ""] = await read("SELECT secret AS text FROM hook WHERE channel = 'webhook'");
	assert.is(createRowSeal([NEW], HOOK_SEAL).open(`${user} webhook`, webhook), "webhook");
});

test("given more cells than are read at once, then all are looked at", async ({ database }) => {
	await database.query('DELETE FROM "user"');
	const user = await addAccount(database, { name: "Ann" });
	const secret = await sealed("totp", OLD);
	await database.prepare(
		`INSERT INTO "twoFactor" (id, secret, "backupCodes", "userId")
		 SELECT gen_random_uuid(), $2, $2, $1 FROM generate_series(1, 1201)`,
		[user, secret],
	);
	await database.query("DELETE FROM jwks");
	await database.query('DELETE FROM "oauthClient"');
	assert.equal(await lookAtSealed(database, [NEW, OLD], { mend: true }), { older: 2_402, unreadable: 0 });
	assert.equal(await lookAtSealed(database, [NEW], { mend: false }), { older: 0, unreadable: 0 });
});

test.run();
