/**
 * Reads `task-recurrence` and sees to it that a completed occurrence has its next one. The write of a completion makes the next
 * occurrence, too, so there is nearly always nothing to do. A completion that was written without one gets it here, once,
 * however often the record comes (P9).
 */

import { readWireEvent } from "../domain/documents/wireEvent.ts";
import { principalOf } from "../domain/events/principal.ts";
import type { LogRecord } from "../ports/cluster/eventLog.ts";
import type { CommandGate } from "../ports/commands/commandGate.ts";
import { Crowded, StorageUnavailable } from "../ports/process/faults.ts";

/**
 * The handler of these records. Rejects with `StorageUnavailable` while PostgreSQL is away and with `Crowded` while a user's
 * mailbox is full, both of which the log waits out, and with `UnreadableEvent` for what is no event; then the records come again.
 * It waits for nobody itself: a handler that is given up goes on beside the next one.
 */
export function createRecurrenceConsumer(gate: CommandGate) {
	async function grow(user_id: string, event_id: string, task_id: number): Promise<void> {
		const { kind } = await gate.execute({
			command_id: `grow:${event_id}`,
			user_id,
			principal: principalOf({ by: "recurrence" }),
			command: { type: "GrowNextOccurrence", task_id },
		});
		if (kind === "busy") throw new Crowded("the mailbox of the user is full");
		if (kind === "unavailable") throw new StorageUnavailable("the next occurrence could not be written");
		// A refusal ends it, too: for an account that is gone, waiting would hold up everybody's records of the partition.
	}

	return async (records: readonly LogRecord[]): Promise<void> => {
		for (const { value } of records) {
			const event = readWireEvent(value);
			if (event.type === "task.completed") await grow(event.user_id, event.event_id, event.data.task_id);
		}
	};
}
