/** What every journal promises of refusals: what was decided before one is not written after it (decision 0206). */
import type { Test } from "uvu";
import * as assert from "uvu/assert";
import { toInstantText } from "../../src/domain/time/instant.ts";
import type { JournalUnderTest } from "./journalUnderTest.ts";
import { addTask, live, SHARD } from "./life.ts";

export function refusalContract(promise: Test<{ under: JournalUnderTest; user: string }>): void {
	promise(
		"given a refusal, then nothing is written that was decided before it, and what is decided afresh is (P10)",
		async ({ under, user }) => {
			const underWay = await addTask(under.journal, user, "under way");
			const at = toInstantText((await under.now()).subtract({ seconds: 1 }));
			assert.is(await under.journal.refuse(user, 0, at), at);
			assert.equal(await under.journal.append(underWay), { kind: "stale" });
			assert.is((await under.journal.readOrCreate(user, SHARD))?.refused_at, at);
			await live(under.journal, user, { type: "AddTask", title: "afresh" });
			assert.is((await under.journal.readOrCreate(user, SHARD))?.version, 1);
		},
	);

	promise(
		"given refusals, then the latest counts, and none is later than the database's clock",
		async ({ under, user }) => {
			await under.journal.readOrCreate(user, SHARD);
			const now = await under.now();
			const [early, late] = [now.subtract({ seconds: 20 }), now.subtract({ seconds: 10 })].map(toInstantText);
			assert.is(await under.journal.refuse(user, 0, late as never), late);
			assert.is(await under.journal.refuse(user, 0, early as never), late);
			const ahead = toInstantText(now.add({ hours: 1 }));
			assert.ok(((await under.journal.refuse(user, 0, ahead)) ?? ahead) < toInstantText(now.add({ minutes: 1 })));
		},
	);

	promise(
		"given a write that came first, then a refusal on the version before it does not stand",
		async ({ under, user }) => {
			await live(under.journal, user, { type: "AddTask", title: "first" });
			assert.is(await under.journal.refuse(user, 0, toInstantText(await under.now())), undefined);
			assert.is((await under.journal.readOrCreate(user, SHARD))?.refused_at, null);
		},
	);

	promise(
		"given a refusal after a write was decided that must not be early, then it is stale, not early (P4)",
		async ({ under, user }) => {
			const write = await addTask(under.journal, user, "due");
			const past = toInstantText((await under.now()).subtract({ seconds: 10 }));
			await under.journal.refuse(user, 0, past);
			assert.equal(await under.journal.append({ ...write, not_before: past }), { kind: "stale" });
		},
	);
}
