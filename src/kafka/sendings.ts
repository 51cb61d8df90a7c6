/** What the log sends: records as they are published, and dead letters. */
import { type LogRecord, RecordsRefused } from "../ports/cluster/eventLog.ts";
import { toDeadLetter, withoutBody } from "./deadLetters.ts";
import { toMessage } from "./kafkaRecords.ts";
import type { DeadLetter } from "./partitionReader.ts";
import type { Outgoing, Publisher } from "./publisher.ts";
import type { TopicNames } from "./topics.ts";

/** Rejects with `RecordsRefused` when all are acknowledged but some; with anything else when any may not be. */
export async function publishRecords(
	publisher: Pick<Publisher, "send">,
	names: TopicNames,
	records: readonly LogRecord[],
): Promise<void> {
	const outgoing = new Map<Outgoing, LogRecord>(
		records.map((record) => [{ topic: names.of(record.topic), message: toMessage(record) }, record]),
	);
	const refused = await publisher.send([...outgoing.keys()]);
	if (refused.length === 0) return;
	throw new RecordsRefused(
		refused.flatMap(({ record, reason }) => {
			const ours = outgoing.get(record);
			return ours ? [{ record: ours, reason }] : [];
		}),
	);
}

/** Resolves when the letter is kept, if need be without its body. `at`: the instant at which the record was given up. */
export async function sendDeadLetter(
	publisher: Pick<Publisher, "send">,
	names: TopicNames,
	letter: DeadLetter,
	at: Temporal.Instant,
): Promise<void> {
	const topic = names.deadLettersOf(letter.topic);
	const message = toDeadLetter(letter, at);
	const [refused] = await publisher.send([{ topic, message }]);
	if (!refused) return;
	// The letter is a little larger than its record, and the partition must go on: the journal has the body.
	const [again] = await publisher.send([{ topic, message: withoutBody(message, refused.reason) }]);
	if (again) throw new Error(`Kafka takes no dead letter: ${again.reason}`);
}
