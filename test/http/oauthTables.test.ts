/** The OAuth provider is loaded late and makes no tables: those of our migration must be the ones that it wants. */
import { oauthProvider } from "@better-auth/oauth-provider";
import { getMigrations } from "better-auth/db/migration";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createTestDatabase } from "../support/postgres.ts";

const test = suite("tables of the OAuth provider");

test("given the migrated tables, then the provider would make none, and add no column", async () => {
	const database = await createTestDatabase();
	const page = "http://localhost/#authorize";
	const { toBeCreated, toBeAdded } = await getMigrations({
		database: database.pool,
		baseURL: "http://localhost",
		secret: "a secret for tests, thirty-two characters",
		advanced: { database: { generateId: "uuid" } },
		plugins: [oauthProvider({ disableJwtPlugin: true, loginPage: page, consentPage: page })],
	});
	assert.equal([toBeCreated, toBeAdded], [[], []]);
	await database.drop();
});

test.run();
