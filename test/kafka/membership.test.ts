/** What a member is told of its shards over the lives of its consumers. Kafka's client is played by hand here. */
import type { Consumer, Kafka } from "kafkajs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { startMembership } from "../../src/kafka/membership.ts";
import { nameTopics } from "../../src/kafka/topics.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const membership = suite("kafka membership");

/** Consumers that do as they are told: each can join under an id, and crash. */
function playKafka() {
	const consumers: ((event: string, payload: unknown) => void)[] = [];
	const consumer = (): Consumer => {
		const listeners = new Map<string, (event: { payload: unknown }) => void>();
		consumers.push((event, payload) => listeners.get(event)?.({ payload }));
		const played = {
			events: { HEARTBEAT: "heartbeat", FETCH: "fetch", CRASH: "crash", GROUP_JOIN: "join" },
			on: (event: string, listener: (event: { payload: unknown }) => void) => listeners.set(event, listener),
			connect: async () => undefined,
			subscribe: async () => undefined,
			run: async () => undefined,
			disconnect: async () => undefined,
		};
		return played as unknown as Consumer;
	};
	return {
		kafka: { consumer } as unknown as Kafka,
		count: () => consumers.length,
		joins: (memberId: string, shards: number[]) =>
			consumers.at(-1)?.("join", { memberId, memberAssignment: { "task-recurrence": shards } }),
		crashes: () => consumers.at(-1)?.("crash", { error: new Error("no broker is available") }),
	};
}

async function startMember() {
	const clock = createDrivenClock();
	const played = playKafka();
	const told: number[][] = [];
	const member = startMembership({
		kafka: played.kafka,
		groupId: "actors",
		names: nameTopics(""),
		shards: 4,
		join: {
			group: "actors",
			topics: ["task-recurrence"],
			member: { id: "pod-1", address: null },
			onOwned: (shards) => void told.push([...shards]),
			handle: async () => undefined,
		},
		clock,
		log: silent,
		random: () => 0,
		ready: Promise.resolve(),
		findEnds: async () => new Map(),
		onContact: () => undefined,
		onDeadLetter: async () => undefined,
	});
	await settle();
	played.joins("first", [0, 1]);
	assert.equal(told.splice(0), [[0, 1]]);
	return { clock, played, told, member };
}

membership(
	"given a consumer that dies, when no broker can give its shards away, then they are kept (P4, P11)",
	async () => {
		const { clock, played, told, member } = await startMember();
		played.crashes();
		await clock.advance(5_000);
		assert.is(played.count(), 2, "the next consumer was built");
		assert.equal(told, []);
		await member.leave();
	},
);

membership("given the next consumer, when it joins, then its shards are told as if anew", async () => {
	const { clock, played, told, member } = await startMember();
	played.crashes();
	await clock.advance(5_000);
	played.joins("second", [1, 2]);
	assert.equal(told, [[], [1, 2]]);
	await member.leave();
});

membership("given a member between two consumers, when it leaves, then it has no shards", async () => {
	const { clock, played, told, member } = await startMember();
	played.crashes();
	await settle();
	const left = member.leave();
	await clock.advance(1_000);
	await left;
	assert.equal(told, [[]]);
});

membership.run();
