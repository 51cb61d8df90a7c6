/** What every journal knows of the user's own order (decision 0054), in memory or in PostgreSQL. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JournalUnderTest } from "./journalUnderTest.ts";
import { live } from "./life.ts";

export function neighboursContract(name: string, open: () => Promise<JournalUnderTest>): void {
	const promise = suite<{ under: JournalUnderTest; user: string }>(name);
	promise.before(async (context) => {
		context.under = await open();
		context.user = await context.under.addAccount();
	});
	promise.after(async ({ under }) => {
		await under.close();
	});

	promise(
		"given tasks in the user's order, then the neighbour of one loads, deleted or not, without the one that is moved",
		async ({ under, user }) => {
			const { journal } = under;
			for (let n = 0; n < 12; n += 1) await live(journal, user, { type: "AddTask", title: "t", duration_minutes: 25 });
			await live(journal, user, { type: "PlaceTask", task_id: 12, beside: { before: 2 } });
			await live(journal, user, { type: "DeleteTask", task_id: 12 });
			const beside = async (side: "before" | "after", of: number, without = 77) =>
				(await journal.loadTasks(user, { neighbour: { side, of, without } })).map(({ task_id }) => task_id);
			assert.equal(await beside("before", 2), [12]);
			assert.equal(await beside("before", 2, 12), [1]);
			assert.equal(await beside("before", 10), [9]);
			assert.equal(await beside("before", 1), []);
			assert.equal(await beside("after", 9), [10]);
			assert.equal(await beside("after", 11), []);
			assert.equal(await beside("after", 99), []);
			const [moved] = await journal.loadTasks(user, { task_ids: [12] });
			assert.is(moved?.duration_minutes, 25);
		},
	);

	promise.run();
}
