/**
 * One consumer from its making to its end: setting up → joined, as often as the group changes → over. It is over when it is
 * no longer wanted, when it crashed, or when it gives no sign of life; the next one is the membership's to build.
 */
import type { Consumer, EachBatchPayload, Kafka, PartitionAssigner } from "kafkajs";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { awaitDisconnect } from "./disconnect.ts";
import type { Positions } from "./positions.ts";
import type { SignsOfLife } from "./signsOfLife.ts";

/** A consumer gives signs of life every 250 ms. Longer than the patient client holds out, it is replaced. */
const SILENT_MS = 150_000;
const METADATA_MS = 10_000;
const TIMES = { sessionTimeout: 6_000, heartbeatInterval: 500, rebalanceTimeout: 8_000, maxWaitTimeInMs: 250 };
const MAX_BYTES_PER_PARTITION = 256 * 1_024;
/** So many partitions are handled side by side; a slow one holds up the next fetch of all. */
const SIDE_BY_SIDE = 8;

export interface ConsumerLifeOptions {
	readonly kafka: Kafka;
	/** The group's name among ourselves, for the log, and on the broker. */
	readonly group: string;
	readonly groupId: string;
	/** As the broker names them. */
	readonly topics: string[];
	readonly assigner: PartitionAssigner;
	readonly positions: Positions;
	readonly signs: SignsOfLife;
	readonly clock: Clock;
	readonly log: Log;
	/** Aborts when no consumer is wanted any more; `left` resolves then. */
	readonly leaving: AbortSignal;
	readonly left: Promise<void>;
	/** Told of each join: under which id, and which partitions are ours by it. */
	readonly onJoined: (memberId: string, partitions: ReadonlySet<number>) => void;
	/** Told when it is over, before it is disconnected. */
	readonly onOver: () => void;
	readonly take: (payload: EachBatchPayload, isCurrent: () => boolean) => Promise<void>;
}

/** Resolves when the consumer is no longer wanted, rejects when it died. */
export async function liveAsConsumer(options: ConsumerLifeOptions): Promise<void> {
	const { kafka, group, groupId, assigner, signs, clock, log, leaving } = options;
	const consumer = kafka.consumer({
		...TIMES,
		groupId,
		partitionAssigners: [assigner],
		allowAutoTopicCreation: false,
		// A partition that had no leader is read again when its place is asked for, by default after five minutes.
		metadataMaxAge: METADATA_MS,
		minBytes: 1,
		maxBytesPerPartition: MAX_BYTES_PER_PARTITION,
		retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5, restartOnFailure: async () => false },
	});
	let isOver = false;
	const isCurrent = () => !isOver && !leaving.aborted;
	const died = Promise.withResolvers<never>();
	const endWatch = signs.watch(SILENT_MS, () =>
		died.reject(new Error(`The consumer gave no sign of life for ${SILENT_MS} ms`)),
	);
	listen(consumer, options, isCurrent, died.reject);
	try {
		const up = setUp(consumer, options, isCurrent).then(() => new Promise<never>(() => {}));
		await Promise.race([up, died.promise, options.left]);
	} finally {
		endWatch();
		isOver = true;
		options.onOver();
		await awaitDisconnect(consumer.disconnect(), { clock, log }, "a Kafka consumer", { group });
	}
}

async function setUp(
	consumer: Consumer,
	{ topics, positions, take }: ConsumerLifeOptions,
	isCurrent: () => boolean,
): Promise<void> {
	await positions.learn(topics);
	const steps = [
		() => consumer.connect(),
		() => consumer.subscribe({ topics, fromBeginning: true }),
		() =>
			consumer.run({
				autoCommit: false,
				eachBatchAutoResolve: false,
				partitionsConsumedConcurrently: SIDE_BY_SIDE,
				eachBatch: (payload) => take(payload, isCurrent),
			}),
	];
	for (const step of steps) {
		if (!isCurrent()) return;
		await step();
		// Disconnected while it connected, it would be left connected.
		if (!isCurrent()) await consumer.disconnect();
	}
}

function listen(
	consumer: Consumer,
	{ positions, signs, onJoined }: ConsumerLifeOptions,
	isCurrent: () => boolean,
	die: (reason: Error) => void,
): void {
	for (const event of [consumer.events.HEARTBEAT, consumer.events.FETCH]) consumer.on(event, signs.show);
	consumer.on(consumer.events.CRASH, ({ payload }) => die(payload.error));
	consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
		if (!isCurrent()) return;
		signs.show();
		positions.resume(consumer);
		onJoined(payload.memberId, new Set(Object.values(payload.memberAssignment).flat()));
	});
}
