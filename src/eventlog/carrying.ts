/**
 * One batch of the outbox on its way to the log: made into records, published, acknowledged, deleted. What the log, or any
 * reader, refuses for good becomes a dead letter with the reason and holds up nobody.
 */
import { UnreadableEvent } from "../domain/documents/wireEvent.ts";
import { type EventLog, type LogRecord, RecordsRefused } from "../ports/cluster/eventLog.ts";
import type { Outbox, OutboxEntry } from "../ports/cluster/outbox.ts";
import type { Log } from "../ports/process/log.ts";
import { toRecords } from "./records.ts";

export interface Carrying {
	/** Resolves when the log has all of these, or refuses for good what it has not, and they are out of the outbox. */
	carry(entries: readonly OutboxEntry[]): Promise<void>;
	/** Events published, batches carried, and events that became dead letters, since the start. */
	readonly count: { readonly published: number; readonly batches: number; readonly unpublishable: number };
}

export function createCarrying(options: {
	readonly outbox: Outbox;
	readonly eventLog: Pick<EventLog, "publish">;
	readonly log: Log;
}): Carrying {
	const { outbox, eventLog, log } = options;
	const count = { published: 0, batches: 0, unpublishable: 0 };

	/** `reasons`, by event id: why one can never be published. */
	async function settle(entries: readonly OutboxEntry[], reasons: ReadonlyMap<string, string>): Promise<void> {
		const refused = entries.flatMap(({ id, event }) => {
			const reason = reasons.get(event.event_id);
			return reason === undefined ? [] : [{ id, reason, event }];
		});
		if (refused.length > 0) await outbox.setAside(refused.map(({ id, reason }) => ({ id, reason })));
		for (const { reason, event } of refused) {
			count.unpublishable++;
			const { user_id, seq, event_id, type } = event;
			const fields = { user_id, seq, event_id, type, reason };
			log.error("an event cannot be published; it is a dead letter, and stays in the journal", fields);
		}
		const published = entries.filter(({ event }) => !reasons.has(event.event_id)).map(({ id }) => id);
		if (published.length > 0) await outbox.remove(published);
		count.published += published.length;
	}

	return {
		count,
		async carry(entries) {
			const reasons = new Map<string, string>();
			const records = entries.flatMap((entry) => recordsOf(entry, reasons));
			try {
				if (records.length > 0) await eventLog.publish(records);
			} catch (err) {
				if (!(err instanceof RecordsRefused)) throw err;
				for (const { record, reason } of err.refused) {
					reasons.set(record.headers.event_id ?? "", `${record.topic}: ${reason}`);
				}
			}
			await settle(entries, reasons);
			count.batches++;
		},
	};
}

function recordsOf({ event, shard }: OutboxEntry, reasons: Map<string, string>): LogRecord[] {
	try {
		return toRecords(event, shard);
	} catch (err) {
		if (!(err instanceof UnreadableEvent)) throw err;
		// Keeping the row would hold up every later event of the shard for one that can never be read; consumers
		// see the gap in the seq and read the journal.
		reasons.set(event.event_id, `no reader would accept it: ${err.message}`);
		return [];
	}
}
