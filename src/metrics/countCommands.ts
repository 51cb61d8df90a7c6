/** A command gate that counts what comes out of it. */

import type { CommandOutcome, PodCounts } from "../ports/cluster/podCounts.ts";
import type { CommandGate, CommandResult } from "../ports/commands/commandGate.ts";
import type { Clock } from "../ports/process/clock.ts";

export function countCommands(gate: CommandGate, counts: PodCounts, clock: Pick<Clock, "elapsedMs">): CommandGate {
	return {
		async execute(envelope) {
			const beganMs = clock.elapsedMs();
			let outcome: CommandOutcome = "fault";
			try {
				const result = await gate.execute(envelope);
				outcome = outcomeOf(result);
				return result;
			} finally {
				counts.noteCommand(envelope.command.type, outcome, clock.elapsedMs() - beganMs);
			}
		},
	};
}

function outcomeOf(result: CommandResult): CommandOutcome {
	return result.kind === "done" && result.replayed ? "replayed" : result.kind;
}
