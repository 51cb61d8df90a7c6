/** The memory version is held to the same promises; the actors' tests stand on it. */
import { randomUUID } from "node:crypto";
import { createDrivenClock } from "../support/drivenClock.ts";
import { createMemoryStore } from "../support/memoryStore.ts";
import { journalContract } from "./journal.contract.ts";

journalContract("journal in memory", async () => {
	const clock = createDrivenClock();
	return {
		journal: createMemoryStore(clock).journal,
		addAccount: async () => randomUUID(),
		now: async () => clock.now(),
		close: async () => {},
	};
});
