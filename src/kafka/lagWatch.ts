/** How far the groups are behind, asked of the brokers every few seconds; also the sign that one answers at all. */
import type { Admin, Kafka } from "kafkajs";
import type { LogFacts, Topic } from "../ports/cluster/eventLog.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { createLoop } from "../timing/loop.ts";
import { awaitDisconnect } from "./disconnect.ts";
import type { TopicNames } from "./topics.ts";

const EVERY_MS = 4_000;

export interface LagWatch {
	add(group: string, topics: readonly Topic[]): void;
	/** Begins when `ready` resolves. */
	start(ready: Promise<unknown>): void;
	stop(): Promise<void>;
	lag(): LogFacts["lag"];
}

export interface LagWatchOptions {
	readonly kafka: Kafka;
	readonly names: TopicNames;
	readonly prefix: string;
	readonly clock: Clock;
	readonly log: Log;
	readonly onContact: () => void;
}

export function createLagWatch({ kafka, names, prefix, clock, log, onContact }: LagWatchOptions): LagWatch {
	const topicsOf = new Map<string, Set<Topic>>();
	const stopped = Promise.withResolvers<void>();
	let measuring: Promise<void> = Promise.resolve();
	let lag: LogFacts["lag"] = [];
	let admin: Admin | undefined;

	async function measure(): Promise<void> {
		if (!admin) {
			admin = kafka.admin();
			await admin.connect();
		}
		const measured: LogFacts["lag"][number][] = [];
		for (const [group, topics] of topicsOf) {
			const ours = [...topics].map(names.of);
			const committed = await admin.fetchOffsets({ groupId: `${prefix}${group}`, topics: ours });
			onContact();
			for (const { topic: name, partitions } of committed) {
				const topic = names.find(name);
				if (!topic) continue;
				const ends = new Map((await admin.fetchTopicOffsets(name)).map((each) => [each.partition, each]));
				const behind = partitions.map(({ partition, offset }) => {
					const { high = "0", low = "0" } = ends.get(partition) ?? {};
					// -1: nothing committed yet, so reading begins at the oldest record.
					return Number(BigInt(high) - (offset === "-1" ? BigInt(low) : BigInt(offset)));
				});
				measured.push({ group, topic, records: behind.reduce((sum, each) => sum + Math.max(0, each), 0) });
			}
		}
		lag = measured;
	}

	/** Only once nothing more is asked: what is asked of a client that was disconnected connects it again. */
	async function discard(): Promise<void> {
		const former = admin;
		admin = undefined;
		const over = measuring.catch(() => {}).then(() => former?.disconnect());
		await awaitDisconnect(over, { clock, log }, "a Kafka admin");
	}

	const loop = createLoop({
		clock,
		async round() {
			measuring = measure();
			// A broker that hangs must not hold up the stop.
			await Promise.race([measuring, stopped.promise]).catch(async (fault: unknown) => {
				await discard();
				throw fault;
			});
			return EVERY_MS;
		},
		onFault(err) {
			log.info("Kafka's lag could not be measured", { err });
			return EVERY_MS;
		},
	});

	return {
		add(group, topics) {
			const known = topicsOf.get(group) ?? new Set();
			for (const topic of topics) known.add(topic);
			topicsOf.set(group, known);
		},
		start(ready) {
			void ready.then(() => loop.start());
		},
		async stop() {
			stopped.resolve();
			await loop.stop();
			await discard();
		},
		lag: () => lag,
	};
}
