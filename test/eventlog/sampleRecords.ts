/** Events and records to publish, as users' journals would hold them. */
import type { JournalEvent } from "../../src/domain/events/events.ts";
import { instantTextOfEpochMs } from "../../src/domain/time/instant.ts";
import { toRecords } from "../../src/eventlog/records.ts";
import type { LogRecord } from "../../src/ports/cluster/eventLog.ts";
import type { Log } from "../../src/ports/process/log.ts";

/** The user's event number `seq`: a task deleted. */
export function sampleEvent(user_id: string, seq: number): JournalEvent {
	return {
		type: "task.deleted",
		data: { task_id: seq },
		user_id,
		seq,
		event_id: `${user_id}:${seq}`,
		at: instantTextOfEpochMs(1_800_000_000_000 + seq),
		principal: { kind: "user", id: user_id },
		command_id: `command-${seq}`,
		n: 0,
		undoes: null,
	};
}

export function sampleRecord(user_id: string, seq: number, shard: number): LogRecord {
	const [record] = toRecords(sampleEvent(user_id, seq), shard);
	if (!record) throw new Error("Every event goes to task-events");
	return record;
}

export interface RememberingLog extends Log {
	readonly lines: {
		readonly level: string;
		readonly message: string;
		readonly fields: Readonly<Record<string, unknown>>;
	}[];
}

export function createRememberingLog(): RememberingLog {
	const lines: RememberingLog["lines"] = [];
	const at = (level: string): Log["info"] => {
		return (message, fields = {}) => void lines.push({ level, message, fields });
	};
	return { lines, info: at("info"), warn: at("warn"), error: at("error") };
}
