/** The way of a command where nothing calls its successor: mailbox, outbox and ledger stand in between. */
import { AsyncLocalStorage } from "node:async_hooks";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { LogRecord } from "../../src/ports/cluster/eventLog.ts";
import type { CommandResult } from "../../src/ports/commands/commandGate.ts";
import type { Journal, UserWrite } from "../../src/ports/commands/journal.ts";
import { createTracedParts } from "../../src/tracing/tracedParts.ts";
import { createTracing, type FinishedSpan } from "../../src/tracing/tracing.ts";
import { sampleEvent, sampleRecord } from "../eventlog/sampleRecords.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("traced parts");
/** Runs what an actor, a relay or a mailer does by itself: in nobody's span. */
const outside = AsyncLocalStorage.snapshot();
const DONE: CommandResult = { kind: "rejected", rejection: { code: "limit", field: null, message: "no" } as never };

const event = sampleEvent("u1", 1);
const write = {
	events: [event],
	deliveries: [{ delivery_id: "d1" }],
	shard: 3,
} as unknown as UserWrite;

test("given a command, then write, records and mail follow it by its id, whoever carries them out", async () => {
	const spans: FinishedSpan[] = [];
	const tracing = createTracing(createDrivenClock(), (span) => spans.push(span));
	const traced = createTracedParts(tracing);
	const journal = traced.journal({ append: async () => ({ kind: "written" }) } as unknown as Journal);
	const gate = traced.gate({
		execute: async () => {
			await outside(() => journal.append(write));
			return DONE;
		},
	});
	await gate.execute({
		command_id: event.command_id,
		user_id: "u1",
		principal: { kind: "user", id: "page" },
		command: { type: "DeleteTask", task_id: 1 },
	});

	const published: LogRecord[] = [];
	let handle: (shard: number, records: readonly LogRecord[]) => Promise<void> = async () => {};
	const eventLog = traced.eventLog({
		publish: async (records) => void published.push(...records),
		async join(options) {
			handle = options.handle;
			return { leave: async () => {}, healthy: () => true };
		},
		healthy: () => true,
		facts: () => ({ silent_ms: 0, groups: [], lag: [] }),
		close: async () => {},
	});
	await eventLog.publish([sampleRecord("u1", 1, 3), sampleRecord("u2", 1, 3)]);
	const topics = ["task-events"] as const;
	await eventLog.join({ group: "g", topics, member: { id: "p", address: null }, onOwned() {}, async handle() {} });
	await handle(3, published);
	const accepted = { kind: "accepted", answer: "250" } as const;
	const transport = traced.transport({ send: async () => accepted, close: async () => {} });
	await transport.send({ message_id: "<d1@example.org>" } as Parameters<typeof transport.send>[0]);

	const [command] = spans.filter(({ name }) => name === "command DeleteTask");
	assert.equal(
		spans.filter(({ trace_id }) => trace_id === command?.trace_id).map(({ name }) => name),
		["write", "command DeleteTask", "publish", "consume g", "mail"],
	);
	const [ours, another] = published;
	assert.match(ours?.headers.traceparent ?? "", `00-${command?.trace_id}-`);
	// Whose trace is not known has none, and least of all another user's.
	assert.is(another?.headers.traceparent, undefined);
});

test("given more commands than are remembered, then the newest still are", async () => {
	const tracing = createTracing(createDrivenClock());
	const traced = createTracedParts(tracing);
	const journal = traced.journal({ append: async () => ({ kind: "written" }) } as unknown as Journal);
	for (let seq = 1; seq <= 10_100; seq += 1) {
		await journal.append({ ...write, deliveries: [], events: [sampleEvent("u1", seq)] });
	}
	const published: LogRecord[] = [];
	const log = traced.eventLog({
		publish: async (records: readonly LogRecord[]) => void published.push(...records),
	} as never);
	await log.publish([sampleRecord("u1", 1, 3), sampleRecord("u1", 10_100, 3)]);
	assert.equal(
		published.map(({ headers }) => headers.traceparent !== undefined),
		[false, true],
	);
});

test.run();
