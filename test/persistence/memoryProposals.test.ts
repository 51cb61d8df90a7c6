/** Proposals in memory keep what tools are promised. */
import { randomUUID } from "node:crypto";
import { createMemoryProposals } from "../support/memoryProposals.ts";
import { proposalsContract } from "./proposals.contract.ts";

proposalsContract("proposals in memory", async () => {
	let now = Temporal.Instant.from("2026-11-23T05:00:00Z");
	return {
		proposals: createMemoryProposals(() => now),
		user: async () => randomUUID(),
		async elapse(seconds) {
			now = now.add({ milliseconds: seconds * 1_000 });
		},
		close: async () => {},
	};
});
