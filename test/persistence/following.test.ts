/** Which users' tasks are still following a change of settings, as an owner asks for them. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createReminderIndex } from "../../src/persistence/journal/reminderIndex.ts";
import { addAccount, createTestDatabase } from "../support/postgres.ts";
import { addTask, SHARD } from "./life.ts";

const test = suite("users whose tasks follow");

test("given users at it, then those of the shards asked for come by id, in parts", async () => {
	const database = await createTestDatabase();
	try {
		const journal = createJournalStore(database);
		const { following } = createReminderIndex(database);
		const users: string[] = [];
		for (let n = 0; n < 4; n += 1) {
			const user_id = await addAccount(database);
			await journal.append(await addTask(journal, user_id, "t"));
			users.push(user_id);
		}
		const [idle = "", ...busy] = users;
		await database.query("UPDATE user_actor SET is_following = true WHERE user_id <> $1", [idle]);
		const ids = async (...asked: Parameters<typeof following>) =>
			(await following(...asked)).map(({ user_id }) => user_id);
		const [first = "", second = "", third = ""] = busy.toSorted();
		assert.equal(await ids([SHARD], 2), [first, second]);
		assert.equal(await ids([SHARD], 2, second), [third]);
		assert.equal(await ids([SHARD + 1], 2), []);
		assert.equal(await ids([], 2), []);
	} finally {
		await database.drop();
	}
});

test.run();
