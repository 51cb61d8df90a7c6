/** What a connection asks of PostgreSQL at its start. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openDatabase } from "../../src/persistence/database.ts";
import { createTestDatabase } from "../support/postgres.ts";

const test = suite("connections");
const silent = { info: () => undefined, warn: () => undefined, error: console.error };

test("given a URL, then indexes are planned as on flash; and what stands in its options wins and goes with the rest", async () => {
	const made = await createTestDatabase();
	assert.ok("url" in made.whereabouts);
	const { url } = made.whereabouts;
	const shown = async (options: string) => {
		const asked = new URL(url);
		if (options !== "") asked.searchParams.set("options", options);
		const database = await openDatabase({ url: asked.href }, silent);
		const value = async (name: string) => Object.values((await database.query<object>(`SHOW ${name}`))[0] ?? {})[0];
		const values = [await value("random_page_cost"), await value("work_mem"), await value("statement_timeout")];
		await database.close();
		return values;
	};
	const plain = await shown("");
	assert.is(plain[0], "1.1");
	assert.equal(await shown("-c work_mem=7MB"), ["1.1", "7MB", plain[2]]);
	assert.equal(await shown("-c random_page_cost=3"), ["3", plain[1], plain[2]]);
	await made.drop();
});

test.run();
