/** The memory version is held to the same promises; the actors' tests stand on it. */
import { randomUUID } from "node:crypto";
import { createDrivenClock } from "../support/drivenClock.ts";
import { createMemoryStore } from "../support/memoryStore.ts";
import { journalContract } from "./journal.contract.ts";
import type { JournalUnderTest } from "./journalUnderTest.ts";
import { journalUndoContract } from "./journalUndo.contract.ts";
import { neighboursContract } from "./neighbours.contract.ts";

async function open(): Promise<JournalUnderTest> {
	const clock = createDrivenClock();
	return {
		journal: createMemoryStore(clock).journal,
		addAccount: async () => randomUUID(),
		now: async () => clock.now(),
		close: async () => {},
	};
}

journalContract("journal in memory", open);
journalUndoContract("undo on the journal in memory", open);
neighboursContract("neighbours in memory", open);
