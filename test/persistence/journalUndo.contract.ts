/** What every journal promises an undo and a turn that is run again, however much else it holds. */

import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { isSome } from "../../src/domain/some.ts";
import type { JournalUnderTest } from "./journalUnderTest.ts";
import { live, NOW, SHARD, writeOf } from "./life.ts";

export function journalUndoContract(name: string, open: () => Promise<JournalUnderTest>): void {
	const promise = suite<{ under: JournalUnderTest; user: string }>(name);
	promise.before(async (context) => {
		context.under = await open();
	});
	promise.before.each(async (context) => {
		context.user = await context.under.addAccount();
	});
	promise.after(async ({ under }) => {
		await under.close();
	});

	promise(
		"given turns among much else, then the events of one are found, ascending, and of no other user (P8, P12)",
		async ({ under, user }) => {
			const { journal } = under;
			const other = await under.addAccount();
			const by = (turn_id: string) => ({ principal: { kind: "assistant", id: "chat", turn_id } as const });
			await live(journal, user, { type: "AddTask", title: "milk" }, by("turn-1"));
			for (let n = 0; n < 110; n += 1) await live(journal, user, { type: "AddTask", title: `task ${n}` });
			await live(journal, user, { type: "EditTask", task_id: 1, changes: { title: "oat milk" } }, by("turn-1"));
			await live(journal, user, { type: "CompleteTask", task_id: 1 }, by("turn-2"));
			await live(journal, other, { type: "AddTask", title: "theirs" }, by("turn-1"));
			const found = async (turn_id: string) =>
				(await journal.eventsOfTurn(user, turn_id)).map(({ seq, type }) => [seq, type]);
			assert.equal(await found("turn-1"), [
				[1, "task.created"],
				[112, "task.updated"],
			]);
			assert.equal(await found("turn-3"), []);
		},
	);

	promise(
		"given 2,100 reminders fired since, then the last change is still found and undone",
		async ({ under, user }) => {
			const { journal } = under;
			const system = { kind: "system", id: "timer" } as const;
			await live(journal, user, { type: "AddTask", title: "before" });
			await live(journal, user, { type: "EditTask", task_id: 1, changes: { title: "after" } });
			for (let n = 0; n < 21; n += 1) {
				// Anything the clockwork does will do: a hundred events at a time, all of other tasks.
				await live(journal, user, { type: "AddTask", title: "other" }, { principal: system });
				const snapshot = await journal.readOrCreate(user, SHARD);
				const [last] = await journal.eventsAfter(user, (snapshot?.version ?? 1) - 1, 1);
				if (!snapshot || !last) throw new Error("nothing was written");
				const events = Array.from({ length: 100 }, (_, i) => {
					const seq = snapshot.version + 1 + i;
					return { ...last, seq, event_id: randomUUID(), command_id: `fired-${n}`, n: i };
				});
				if (!isSome(events)) throw new Error("nothing to write");
				const nothing = {
					state: null,
					answer: { kind: "nothing" } as const,
					tasks: [],
					reminders: [],
					deliveries: [],
					not_before: null,
				};
				await journal.append({ ...snapshot, ...nothing, events, fingerprint: "fired" });
			}
			await live(journal, user, { type: "Undo", target: { last: 1 } });
			assert.is((await journal.loadTasks(user, { task_ids: [1] }))[0]?.title, "before");
		},
	);

	promise(
		"given an undo of the last command, then what it needs is loaded and it is undone",
		async ({ under, user }) => {
			const { journal } = under;
			await live(journal, user, { type: "AddTask", title: "before" });
			await live(journal, user, { type: "EditTask", task_id: 1, changes: { title: "after" } });
			const undo = await writeOf(
				journal,
				user,
				{ type: "Undo", target: { last: 1 } },
				{ now: NOW.add({ seconds: 5 }) },
			);
			if (!undo) throw new Error("nothing to undo");
			await journal.append(undo);
			assert.is((await journal.loadTasks(user, { task_ids: [1] }))[0]?.title, "before");
			assert.is((await journal.eventsAfter(user, 2, 1))[0]?.undoes, 2);
		},
	);

	promise(
		"given the clockwork's events since, then the latest changes are what was asked for, with what undos took back",
		async ({ under, user }) => {
			const { journal } = under;
			const system = { principal: { kind: "system", id: "timer" } } as const;
			await live(journal, user, { type: "AddTask", title: "one" });
			await live(journal, user, { type: "AddTask", title: "two" });
			await live(journal, user, { type: "Undo", target: { last: 1 } });
			for (let n = 0; n < 5; n += 1) await live(journal, user, { type: "AddTask", title: "noise" }, system);
			const undo = (await journal.eventsAfter(user, 2, 1))[0];
			await live(journal, user, { type: "Undo", target: { event_ids: [undo?.event_id ?? ""] } });
			await live(journal, await under.addAccount(), { type: "AddTask", title: "theirs" });
			const seqs = async (limit: number) => {
				const { latest, earlier } = await journal.latestChanges(user, limit);
				return [latest.map(({ seq }) => seq), earlier.map(({ seq }) => seq)];
			};
			assert.equal(await seqs(9), [[9, 3, 2, 1], []]);
			// The undo of an undo brings the whole chain along.
			assert.equal(await seqs(1), [[9], [3, 2]]);
		},
	);

	promise.run();
}
