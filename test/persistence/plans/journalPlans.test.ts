/** What is asked of a journal costs what it returns, whatever else the journal holds. */
import { suite } from "uvu";
import { createJournalStore } from "../../../src/persistence/journal/journalStore.ts";
import { createOutboxStore } from "../../../src/persistence/journal/outboxStore.ts";
import { createReadModelStore } from "../../../src/persistence/reads/readModelStore.ts";
import type { TestDatabase } from "../../support/postgres.ts";
import { assertPlanned, type Recorder, record } from "./plans.ts";
import { createSeededDatabase, LARGE } from "./seeded.ts";

const plan = suite<{ database: TestDatabase; recorder: Recorder }>("plans of the journal");
plan.before(async (context) => {
	context.database = await createSeededDatabase("journal");
	context.recorder = record(context.database);
});
plan.after(({ database }) => database.drop());

const EVENT = "0a0a0a0a-0000-4000-8000-000000000001";
const targets = {
	"by event": [
		{ event_ids: [EVENT] },
		["journal_event", "journal_command", "journal_task", "journal_shared", "journal_pk"],
	],
	"by turn": [
		{ turn_id: "turn-300" },
		["journal_turn", "journal_command", "journal_task", "journal_shared", "journal_pk"],
	],
	"by principal": [
		{ principal_id: "p7" },
		["journal_principal", "journal_command", "journal_task", "journal_shared", "journal_pk"],
	],
	"of the last": [{ last: 1 }, ["journal_asked", "journal_command", "journal_task", "journal_shared", "journal_pk"]],
} as const;
for (const [what, [target, indexes]] of Object.entries(targets)) {
	plan(`an undo ${what}`, async ({ database, recorder }) => {
		const journal = createJournalStore(recorder.database);
		await assertPlanned(database, await recorder.sentBy(() => journal.loadForUndo(LARGE, target)), indexes);
	});
}

plan("the latest changes, with what undos took back", async ({ database, recorder }) => {
	const journal = createJournalStore(recorder.database);
	const sent = await recorder.sentBy(() => journal.latestChanges(LARGE, 50));
	await assertPlanned(database, sent, ["journal_asked", "journal_pk"]);
});

plan("the events of a turn", async ({ database, recorder }) => {
	const journal = createJournalStore(recorder.database);
	await assertPlanned(database, await recorder.sentBy(() => journal.eventsOfTurn(LARGE, "turn-300")), ["journal_turn"]);
});

plan("a repeated command, and what came after an event", async ({ database, recorder }) => {
	const journal = createJournalStore(recorder.database);
	await assertPlanned(database, await recorder.sentBy(() => journal.findAnswer(LARGE, "c5")), ["journal_command"]);
	const added = await recorder.sentBy(() => journal.tasksAddedBy(LARGE, ["c5", "c6", "c7"]));
	await assertPlanned(database, added, ["journal_command"]);
	await assertPlanned(database, await recorder.sentBy(() => journal.eventsAfter(LARGE, 5, 100)), ["journal_pk"]);
});

plan("the history, of a task, of a principal", async ({ database, recorder }) => {
	const model = createReadModelStore(recorder.database, { messageIdOf: (id) => id });
	const history = (query: Parameters<typeof model.history>[1]) => recorder.sentBy(() => model.history(LARGE, query));
	await assertPlanned(database, await history({ limit: 50 }), ["journal_pk"]);
	await assertPlanned(database, await history({ limit: 50, task_id: 7 }), ["journal_task"]);
	await assertPlanned(database, await history({ limit: 50, principal_id: "p7" }), ["journal_principal"]);
});

plan("the outbox", async ({ database, recorder }) => {
	const outbox = createOutboxStore(recorder.database);
	await assertPlanned(database, await recorder.sentBy(() => outbox.read([0, 1, 2], 500)), ["outbox_pk", "journal_pk"]);
	await assertPlanned(database, await recorder.sentBy(() => outbox.remove(["1", "2"])), ["outbox_pk"]);
});

plan.run();
