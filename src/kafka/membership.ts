/**
 * One member of one group, for as long as it is wanted. kafkajs's consumers die of many things; here every crash ends
 * the consumer, and this loop builds the next one, with a back-off that has no end (decision 0031).
 *
 * Commits go only through the batch's own function: its errors keep their type, and what a thawed process commits late
 * is refused by the broker. What the group proposed is told as the full set at each change, the empty one at the end.
 *
 * A consumer that dies says nothing about its shards: mostly the brokers are away, and then nobody could be given them.
 * They stay as they were until the next consumer joins; whoever is given them meanwhile takes them by a higher epoch (P7).
 */
import { randomUUID } from "node:crypto";
import type { Consumer, EachBatchPayload, Kafka } from "kafkajs";
import { type Clock, sleep } from "../ports/clock.ts";
import { type GroupFacts, HANDLE_WITHIN_MS, type JoinOptions, type Membership } from "../ports/eventLog.ts";
import { HandlerStuck } from "../ports/faults.ts";
import type { Log } from "../ports/log.ts";
import { backOffMs } from "../timing/backOff.ts";
import { within } from "../timing/within.ts";
import { createAssigner } from "./assigner.ts";
import { Abandoned, createPartitionReader, type DeadLetter, type PartitionReader } from "./partitionReader.ts";
import type { TopicNames } from "./topics.ts";

const BACK_OFF = { firstMs: 200, longestMs: 2_000, spread: 0.5 };
const BEAT_MS = 1_000;
/** How long a handler may go on when the membership is in doubt; below the rebalance timeout. */
const FINISH_WITHIN_MS = 5_000;
const DISCONNECT_WITHIN_MS = 2_000;
/** A consumer gives signs of life every 250 ms. Longer than the patient client holds out, it is replaced. */
const SILENT_MS = 150_000;
const HEALTHY_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 1_000;
const METADATA_MS = 10_000;
const TIMES = { sessionTimeout: 6_000, heartbeatInterval: 500, rebalanceTimeout: 8_000, maxWaitTimeInMs: 250 };
const MAX_BYTES_PER_PARTITION = 256 * 1_024;
/** So many partitions are handled side by side; a slow one holds up the next fetch of all. */
const SIDE_BY_SIDE = 8;

export interface KafkaMembership extends Membership {
	facts(): GroupFacts;
}

export interface MembershipOptions {
	readonly kafka: Kafka;
	/** The group's name on the broker. */
	readonly groupId: string;
	readonly names: TopicNames;
	readonly shards: number;
	readonly join: JoinOptions;
	readonly clock: Clock;
	readonly log: Log;
	readonly random: () => number;
	/** Settled when the topics are there. */
	readonly ready: Promise<unknown>;
	/** The next offset of each partition of a topic; asked when every member gets all. */
	readonly findEnds: (topic: string) => Promise<ReadonlyMap<number, string>>;
	readonly onContact: () => void;
	readonly onDeadLetter: (letter: DeadLetter) => Promise<void>;
}

export function startMembership(options: MembershipOptions): KafkaMembership {
	const { kafka, groupId, names, shards, join, clock, log, random, onContact } = options;
	const { group } = join;
	const leaving = new AbortController();
	const left = new Promise<void>((resolve) => leaving.signal.addEventListener("abort", () => resolve()));
	const readers = new Map<string, PartitionReader>();
	/** Of a group in which every member gets all: where reading goes on, by topic and partition. Nothing is committed. */
	const positions = new Map<string, Map<number, string>>();
	/** Since when, of each batch. */
	const inHand = new Map<object, number>();
	let current: Consumer | undefined;
	let owned: ReadonlySet<number> = new Set();
	/** What is said at the next join: also after a crash, since the shards are still warm here. */
	let claims = { shards: [] as readonly number[], since: 0 };
	let isJoined = false;
	let seenMs: number | undefined;
	let failures = 0;
	let rebuilds = 0;
	let stuck = 0;
	/** As the broker last knew this member. */
	let memberId: string | undefined;

	const nowMs = () => clock.now().epochMilliseconds;
	const assigner = createAssigner(
		() => ({ pod: join.member.id, address: join.member.address, claims: [...claims.shards], since: claims.since }),
		shards,
	);

	function tellOwned(next: ReadonlySet<number>): void {
		if (next.size === owned.size && [...next].every((shard) => owned.has(shard))) return;
		owned = next;
		join.onOwned(new Set(next));
	}

	/** A consumer's whole life. Resolves when it is no longer wanted, rejects when it died. */
	async function live(): Promise<void> {
		const consumer = kafka.consumer({
			...TIMES,
			// Where every member gets all, a member is a group: a new one, because in the old one a dead consumer of ours
			// would hold its part for as long as a session.
			groupId: join.everyMember ? `${groupId}.${join.member.id}.${randomUUID().slice(0, 8)}` : groupId,
			partitionAssigners: [assigner],
			allowAutoTopicCreation: false,
			// A partition that had no leader is read again when its place is asked for, by default after five minutes.
			metadataMaxAge: METADATA_MS,
			minBytes: 1,
			maxBytesPerPartition: MAX_BYTES_PER_PARTITION,
			retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5, restartOnFailure: async () => false },
		});
		current = consumer;
		const died = Promise.withResolvers<never>();
		const cancelWatch = watch(() => died.reject(new Error(`The consumer gave no sign of life for ${SILENT_MS} ms`)));
		listen(consumer, died.reject);
		try {
			const up = setUp(consumer).then(() => new Promise<never>(() => {}));
			await Promise.race([up, died.promise, left]);
		} finally {
			cancelWatch();
			current = undefined;
			isJoined = false;
			if (leaving.signal.aborted) tellOwned(new Set());
			await within(clock, DISCONNECT_WITHIN_MS, consumer.disconnect()).catch((err: unknown) =>
				log.info("a Kafka consumer did not disconnect", { group, err }),
			);
		}
	}

	async function setUp(consumer: Consumer): Promise<void> {
		for (const name of join.everyMember ? join.topics.map(names.of) : []) {
			if (!positions.has(name)) positions.set(name, new Map(await options.findEnds(name)));
		}
		const steps = [
			() => consumer.connect(),
			() => consumer.subscribe({ topics: join.topics.map(names.of), fromBeginning: true }),
			() =>
				consumer.run({
					autoCommit: false,
					eachBatchAutoResolve: false,
					partitionsConsumedConcurrently: SIDE_BY_SIDE,
					eachBatch: (payload) => take(consumer, payload),
				}),
		];
		for (const step of steps) {
			if (current !== consumer) return;
			await step();
			// Disconnected while it connected, it would be left connected.
			if (current !== consumer) await consumer.disconnect();
		}
	}

	function listen(consumer: Consumer, die: (reason: Error) => void): void {
		const alive = () => {
			seenMs = nowMs();
			onContact();
		};
		for (const event of [consumer.events.HEARTBEAT, consumer.events.FETCH]) consumer.on(event, alive);
		consumer.on(consumer.events.CRASH, ({ payload }) => die(payload.error));
		consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
			if (current !== consumer || leaving.signal.aborted) return;
			alive();
			isJoined = true;
			failures = 0;
			// Another id: the broker had given this member up, and its shards may have been another's meanwhile.
			if (memberId !== undefined && memberId !== payload.memberId) tellOwned(new Set());
			memberId = payload.memberId;
			const assigned = new Set(Object.values(payload.memberAssignment).flat());
			claims = { shards: [...assigned], since: nowMs() };
			log.info("joined a group", { group, shards: [...assigned].sort((a, b) => a - b) });
			for (const [topic, offsets] of positions) {
				for (const [partition, offset] of offsets) consumer.seek({ topic, partition, offset });
			}
			tellOwned(assigned);
		});
	}

	async function take(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
		const token = {};
		inHand.set(token, nowMs());
		try {
			await handOver(consumer, payload);
		} finally {
			inHand.delete(token);
		}
	}

	async function handOver(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
		const { batch, heartbeat, resolveOffset, commitOffsetsIfNecessary, isRunning, isStale, pause } = payload;
		const { topic, partition } = batch;
		const isWanted = () => current === consumer && !leaving.signal.aborted && isRunning() && !isStale();
		const retryMs = await readerOf(topic, partition).read(batch.messages, {
			isWanted,
			await: (work) => awaitBeating(work, heartbeat, { topic, partition }),
			async done(lastOffset) {
				const isWhole = lastOffset === batch.messages.at(-1)?.offset;
				const next = String(BigInt(isWhole ? batch.lastOffset() : lastOffset) + 1n);
				if (join.everyMember) positions.get(topic)?.set(partition, next);
				else await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: next }] }] });
				resolveOffset(lastOffset);
				await heartbeat();
			},
		});
		// Not resolved, so it is fetched again from where it stopped. Other partitions go on meanwhile.
		if (retryMs > 0) clock.setTimer(retryMs, pause());
	}

	function readerOf(name: string, shard: number): PartitionReader {
		const key = `${name} ${shard}`;
		const known = readers.get(key);
		if (known) return known;
		const topic = names.find(name);
		if (topic === undefined) throw new Error(`${name} was not subscribed to`);
		const { handle } = join;
		const reader = createPartitionReader({ group, topic, shard, log, handle, onDeadLetter: options.onDeadLetter });
		readers.set(key, reader);
		return reader;
	}

	/** When a heartbeat is refused the handler may finish, so that its work is done before others have the partition. */
	async function awaitBeating(work: Promise<void>, heartbeat: () => Promise<void>, place: object): Promise<void> {
		for (const startMs = nowMs(); ; ) {
			if (await within(clock, BEAT_MS, work)) return;
			if (nowMs() - startMs >= HANDLE_WITHIN_MS) throw giveUp(work, place);
			try {
				await heartbeat();
			} catch (cause) {
				if (await within(clock, FINISH_WITHIN_MS, work)) return;
				work.catch((err: unknown) => log.warn("a handler failed after its partition was gone", { group, err }));
				throw new Abandoned("The membership is in doubt", { cause });
			}
		}
	}

	/** The other partitions wait for it: the next fetch comes when every handler has ended. */
	function giveUp(work: Promise<void>, place: object): HandlerStuck {
		stuck++;
		log.error("a handler is stuck; its records are handed over again", { group, ...place });
		work.catch((err: unknown) => log.warn("a handler failed after it had been given up", { group, ...place, err }));
		return new HandlerStuck(`The handler did not end within ${HANDLE_WITHIN_MS} ms`);
	}

	function watch(onSilent: () => void): () => void {
		const bornMs = nowMs();
		let cancel = () => {};
		const look = () => {
			if (nowMs() - Math.max(bornMs, seenMs ?? 0) > SILENT_MS) onSilent();
			else cancel = clock.setTimer(LOOK_EVERY_MS, look);
		};
		look();
		return () => cancel();
	}

	async function run(): Promise<void> {
		await Promise.race([options.ready, left]);
		while (!leaving.signal.aborted) {
			try {
				await live();
			} catch (err) {
				rebuilds++;
				failures++;
				const ms = backOffMs(BACK_OFF, failures, random());
				log.warn("a Kafka consumer ended; the next is built", { group, failures, retry_in_ms: ms, err });
				await sleep(clock, ms, leaving.signal);
			}
		}
	}

	const silentMs = () => (seenMs === undefined ? null : nowMs() - seenMs);
	const running = run();
	return {
		healthy: () => isJoined && (silentMs() ?? Number.POSITIVE_INFINITY) < HEALTHY_WITHIN_MS,
		facts: () => ({
			group,
			topics: join.topics,
			shards: owned.size,
			silent_ms: silentMs(),
			in_hand_ms: inHand.size === 0 ? 0 : nowMs() - Math.min(...inHand.values()),
			stuck,
			rebuilds,
		}),
		async leave() {
			leaving.abort();
			await running;
			// Also when it ends between two consumers.
			tellOwned(new Set());
		},
	};
}
