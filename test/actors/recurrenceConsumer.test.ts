/** A completion of the log whose user's mailbox is full: waited out by the log, and done once. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createRecurrenceConsumer } from "../../src/actors/recurrenceConsumer.ts";
import { createInProcessLog } from "../../src/eventlog/inProcessLog.ts";
import { toRecords } from "../../src/eventlog/records.ts";
import { HANDLE_WITHIN_MS, type LogRecord } from "../../src/ports/cluster/eventLog.ts";
import type { CommandGate, CommandResult } from "../../src/ports/commands/commandGate.ts";
import { createRememberingLog, sampleEvent } from "../eventlog/sampleRecords.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("recurrence consumer");

const BUSY: CommandResult = { kind: "busy", retry_after_ms: 1_000 };
const DONE: CommandResult = { kind: "done", answer: { kind: "nothing" }, events: [], replayed: false };

const completion: readonly LogRecord[] = toRecords(
	{
		...sampleEvent("ann", 1),
		type: "task.completed",
		data: { task_id: 1, completed_at: sampleEvent("ann", 1).at, recurrence_rule: "FREQ=DAILY" },
	},
	0,
).filter(({ topic }) => topic === "task-recurrence");

test("given a mailbox that is full for longer than a handler may take, then no handler is stuck, nothing is a dead letter, and it is done once", async () => {
	const clock = createDrivenClock();
	const deadLetters: LogRecord[] = [];
	const log = createInProcessLog({
		shards: 1,
		clock,
		log: createRememberingLog(),
		onDeadLetter: async ({ record }) => void deadLetters.push(record),
	});
	let isFull = true;
	let done = 0;
	const gate: CommandGate = {
		async execute() {
			if (isFull) return BUSY;
			done++;
			return DONE;
		},
	};
	const consume = createRecurrenceConsumer(gate);
	await log.join({
		group: "g",
		topics: ["task-recurrence"],
		member: { id: "a", address: null },
		onOwned() {},
		handle: (_shard, records) => consume(records),
	});
	assert.is(completion.length, 1);
	const publish = () =>
		log.publish(completion).then(
			() => true,
			() => false,
		);
	for (const startMs = clock.elapsedMs(); clock.elapsedMs() - startMs < 6 * HANDLE_WITHIN_MS; ) {
		const published = publish();
		await clock.advance(HANDLE_WITHIN_MS);
		assert.is(await published, false);
	}
	assert.is(log.facts().groups[0]?.stuck, 0);
	isFull = false;
	const published = publish();
	await clock.advance(2_000);
	assert.is(await published, true);
	assert.equal([done, deadLetters], [1, []]);
	await log.close();
});

test.run();
