import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createInProcessLog } from "../../src/eventlog/inProcessLog.ts";
import { HANDLE_WITHIN_MS, type LogRecord } from "../../src/ports/cluster/eventLog.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";
import { eventLogContract } from "./eventLog.contract.ts";
import { createRememberingLog, sampleRecord } from "./sampleRecords.ts";

function createLogUnderTest() {
	const clock = createDrivenClock();
	const deadLetters: LogRecord[] = [];
	const log = createInProcessLog({
		shards: 4,
		clock,
		log: createRememberingLog(),
		onDeadLetter: async ({ record }) => void deadLetters.push(record),
	});
	const pass = () => clock.advance(50);
	return { log, clock, pass, deadLetters: () => deadLetters, close: () => log.close() };
}

eventLogContract("in-process log: contract", async () => createLogUnderTest());

const inProcess = suite("in-process log");
const member = { id: "a", address: null };
const joinedTo = (group: string, handle: (shard: number, records: readonly LogRecord[]) => Promise<void>) => {
	return { group, topics: ["task-events"] as const, member, onOwned() {}, handle };
};

inProcess("given a handler at work, then publish resolves only when it is done (P6)", async () => {
	const { log, close } = createLogUnderTest();
	const gate = Promise.withResolvers<void>();
	await log.join(joinedTo("g", () => gate.promise));
	let isAcknowledged = false;
	const publication = log.publish([sampleRecord("ann", 1, 0)]).then(() => {
		isAcknowledged = true;
	});
	await settle();
	assert.not(isAcknowledged);
	gate.resolve();
	await publication;
	await close();
});

inProcess("given a group of several members, when the log closes, then each is told that it owns nothing", async () => {
	const { log, close } = createLogUnderTest();
	const owned = new Map<string, number>();
	const join = (id: string) =>
		log.join({
			...joinedTo("g", async () => undefined),
			member: { id, address: null },
			onOwned: ({ size }) => void owned.set(id, size),
		});
	for (const id of ["a", "b", "c"]) await join(id);
	assert.equal(
		[...owned],
		[
			["a", 2],
			["b", 1],
			["c", 1],
		],
	);
	await close();
	assert.equal([...owned.values()], [0, 0, 0]);
});

inProcess(
	"given one record that hangs its handler, then it is told, it alone is a dead letter, and other groups and shards go on",
	async () => {
		const { log, clock, deadLetters, close } = createLogUnderTest();
		const handled: string[] = [];
		const seqsOf = (records: readonly LogRecord[]) => records.map(({ headers }) => headers.seq);
		await log.join(
			joinedTo("hangs", async (shard, records) => {
				if (seqsOf(records).includes("2")) return new Promise<never>(() => undefined);
				handled.push(...seqsOf(records).map((seq) => `${shard}:${seq}`));
			}),
		);
		const others: LogRecord[] = [];
		await log.join(joinedTo("other", async (_shard, records) => void others.push(...records)));
		const publish = () => log.publish([1, 2, 3].map((seq) => sampleRecord("ann", seq, 0)));
		const publication = publish().catch(() => "given up");
		await log.publish([sampleRecord("bob", 1, 1)]);
		assert.is(others.length, 4);
		const facts = () => log.facts().groups.find(({ group }) => group === "hangs");
		await clock.advance(HANDLE_WITHIN_MS - 1);
		assert.equal([facts()?.stuck, facts()?.in_hand_ms], [0, HANDLE_WITHIN_MS - 1]);
		await clock.advance(1);
		assert.is(facts()?.stuck, 1);
		assert.is(await publication, "given up");
		await clock.advance(2 * HANDLE_WITHIN_MS);
		assert.equal(seqsOf(deadLetters()), ["2"]);
		assert.equal(handled, ["1:1", "0:1", "0:3"]);
		// Its publisher has given up by now and publishes again: the dead letter does not hold it up once more.
		await publish();
		assert.equal(handled, ["1:1", "0:1", "0:3", "0:1", "0:3"]);
		assert.is(facts()?.stuck, 2);
		await close();
		assert.is(clock.pending(), 0);
	},
);

inProcess(
	"given a record that comes alone and hangs its handler, then it is given up, and its publisher is answered",
	async () => {
		const { log, clock, deadLetters, close } = createLogUnderTest();
		await log.join(joinedTo("hangs", () => new Promise<never>(() => undefined)));
		const publish = () => log.publish([sampleRecord("ann", 1, 0)]);
		const first = publish().catch(() => "given up");
		await clock.advance(10_000);
		assert.is(await first, "given up");
		const second = publish();
		await clock.advance(HANDLE_WITHIN_MS - 10_000);
		await second;
		assert.is(deadLetters().length, 1);
		await close();
	},
);

inProcess("given a handler that takes longer than 10 s, then publish rejects and can be repeated", async () => {
	const { log, clock, close } = createLogUnderTest();
	const gate = Promise.withResolvers<void>();
	const seqs: string[] = [];
	await log.join(
		joinedTo("g", async (_shard, records) => {
			await gate.promise;
			seqs.push(...records.map((record) => record.headers.seq ?? ""));
		}),
	);
	const outcomes: string[] = [];
	const publish = () =>
		log.publish([sampleRecord("ann", 1, 0)]).then(
			() => outcomes.push("kept"),
			() => outcomes.push("again"),
		);
	void publish();
	await clock.advance(10_000);
	assert.equal(outcomes, ["again"]);
	const last = publish();
	gate.resolve();
	await last;
	assert.is(outcomes.at(-1), "kept");
	// In hand since the first publication, and once more for the last.
	assert.equal(seqs, ["1", "1"]);
	await close();
});

inProcess("given a publisher that was turned away, then its records are not delivered behind its back", async () => {
	const { log, clock, close } = createLogUnderTest();
	let tries = 0;
	await log.join(
		joinedTo("g", async () => {
			tries++;
			throw new StorageUnavailable("away");
		}),
	);
	const publication = log.publish([sampleRecord("ann", 1, 0)]).catch(() => {});
	await clock.advance(10_000);
	await publication;
	const before = tries;
	await clock.advance(10_000);
	assert.is(tries, before);
	await close();
});

inProcess("given storage that is away for long, then nothing becomes a dead letter", async () => {
	const { log, clock, deadLetters, close } = createLogUnderTest();
	let isAway = true;
	let handled = 0;
	await log.join(
		joinedTo("g", async () => {
			if (isAway) throw new StorageUnavailable("away");
			handled++;
		}),
	);
	const publication = log.publish([sampleRecord("ann", 1, 0)]);
	await clock.advance(9_000);
	isAway = false;
	await clock.advance(2_000);
	await publication.catch(() => log.publish([sampleRecord("ann", 1, 0)]));
	assert.is(handled, 1);
	assert.equal(deadLetters(), []);
	await close();
});

inProcess("given a group on two topics, then it gets both of an event in order, and no third", async () => {
	const { log, close } = createLogUnderTest();
	const topics: string[] = [];
	await log.join({
		...joinedTo("g", async (_shard, records) => void topics.push(...records.map((record) => record.topic))),
		topics: ["task-events", "task-recurrence"],
	});
	const record = sampleRecord("ann", 1, 0);
	await log.publish([record, { ...record, topic: "task-reminders" }, { ...record, topic: "task-recurrence" }]);
	assert.equal(topics, ["task-events", "task-recurrence"]);
	await close();
});

inProcess("given a handler at work, when its member leaves, then the next member starts after it (order)", async () => {
	const { log, clock, close } = createLogUnderTest();
	const gate = Promise.withResolvers<void>();
	const steps: string[] = [];
	const first = await log.join(
		joinedTo("g", async () => {
			await gate.promise;
			steps.push("first done");
		}),
	);
	const publications = [log.publish([sampleRecord("ann", 1, 0)]), log.publish([sampleRecord("ann", 2, 0)])];
	await log.join({
		...joinedTo("g", async () => void steps.push("second starts")),
		member: { id: "b", address: null },
	});
	const leaving = first.leave().then(() => steps.push("first left"));
	await settle();
	assert.equal(steps, []);
	gate.resolve();
	await Promise.all([leaving, ...publications]);
	assert.is(steps[0], "first done", "neither the second started nor the first had left before");
	assert.equal(steps.toSorted(), ["first done", "first left", "second starts"]);
	await close();
	assert.is(clock.pending(), 0, "no timer is left behind");
});

inProcess("given a record for a shard that does not exist, then publish says so", async () => {
	const { log, close } = createLogUnderTest();
	let message = "";
	await log.publish([sampleRecord("ann", 1, 4)]).catch((err: Error) => {
		message = err.message;
	});
	assert.match(message, "no shard 4");
	await close();
});

inProcess.run();
