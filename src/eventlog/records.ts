/** Between events and the records that carry them: which topics an event goes to, under which key and headers. */

import { readWireEvent, SCHEMA_VERSION, writeWireEvent } from "../domain/documents/wireEvent.ts";
import type { JournalEvent } from "../domain/events/events.ts";
import type { LogRecord, Topic } from "../ports/cluster/eventLog.ts";

/**
 * One record per topic that carries the event, all under the user's key and partition, so that a user's order is
 * kept on each topic. Throws `UnreadableEvent` when the event has not the shape it is declared to have.
 */
export function toRecords(event: JournalEvent, shard: number): LogRecord[] {
	const value = writeWireEvent(event);
	const headers = {
		user_id: event.user_id,
		seq: String(event.seq),
		event_id: event.event_id,
		schema_version: SCHEMA_VERSION,
	};
	return topicsOf(event).map((topic) => ({ topic, shard, key: event.user_id, value, headers }));
}

/** The event that a record carries. Throws `UnreadableEvent` when it carries none, which no repetition can heal. */
export function readRecord(record: LogRecord): JournalEvent {
	return readWireEvent(record.value);
}

/** Topics by type of event. */
function topicsOf(event: JournalEvent): readonly Topic[] {
	if (event.type === "reminder.sent") return ["task-events", "task-reminders"];
	if (event.type === "task.completed" && event.data.recurrence_rule !== null) return ["task-events", "task-recurrence"];
	return ["task-events"];
}
