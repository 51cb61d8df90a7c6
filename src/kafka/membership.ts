/**
 * One member of one group, for as long as it is wanted. kafkajs's consumers die of many things; here every crash ends
 * the consumer (`consumerLife.ts`), and the next one is built (`succession.ts`).
 *
 * What the group proposed is told as the full set at each change, the empty one at the end. A consumer that dies says
 * nothing about its shards: mostly the brokers are away, and then nobody could be given them. They stay as they were until
 * the next consumer joins; a pod that is given them meanwhile takes them by a higher epoch (P7).
 */
import { randomUUID } from "node:crypto";
import type { Kafka } from "kafkajs";
import type { GroupFacts, JoinOptions, Membership } from "../ports/cluster/eventLog.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { createAssignedShards } from "./assignedShards.ts";
import { createAssigner } from "./assigner.ts";
import { createBatchesInHand } from "./batchesInHand.ts";
import { liveAsConsumer } from "./consumerLife.ts";
import type { DeadLetter } from "./partitionReader.ts";
import { COMMITTED, createOwnPositions } from "./positions.ts";
import { createSignsOfLife } from "./signsOfLife.ts";
import { createSuccession } from "./succession.ts";
import type { TopicNames } from "./topics.ts";

const HEALTHY_WITHIN_MS = 10_000;

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
	const { kafka, groupId, names, shards, join, clock, log, random, onDeadLetter } = options;
	const { group, member } = join;
	const leaving = new AbortController();
	const left = new Promise<void>((resolve) => leaving.signal.addEventListener("abort", () => resolve()));
	const positions = join.everyMember ? createOwnPositions(options.findEnds) : COMMITTED;
	const signs = createSignsOfLife(clock, options.onContact);
	const assigned = createAssignedShards(member, clock, join.onOwned);
	const batches = createBatchesInHand({ join, names, positions, clock, log, onDeadLetter });
	let isJoined = false;

	const assigner = createAssigner(assigned.self, shards);

	// Where every member gets all, a member is a group: a new one each time, because in the old one a dead consumer of ours
	// would hold its part for as long as a session.
	const nextGroupId = () => (join.everyMember ? `${groupId}.${member.id}.${randomUUID().slice(0, 8)}` : groupId);

	const topics = join.topics.map(names.of);
	const take = batches.take;
	const ofEveryLife = {
		kafka,
		group,
		topics,
		assigner,
		positions,
		signs,
		clock,
		log,
		left,
		leaving: leaving.signal,
		take,
	};
	const live = () =>
		liveAsConsumer({
			...ofEveryLife,
			groupId: nextGroupId(),
			onJoined(memberId, partitions) {
				isJoined = true;
				succession.flourish();
				log.info("joined a group", { group, shards: [...partitions].sort((a, b) => a - b) });
				assigned.joined(memberId, partitions);
			},
			onOver() {
				isJoined = false;
				if (leaving.signal.aborted) assigned.lose();
			},
		});

	const succession = createSuccession({ live, leaving: leaving.signal, group, clock, log, random });
	const running = Promise.race([options.ready, left]).then(succession.run);
	return {
		healthy: () => isJoined && (signs.silentMs() ?? Number.POSITIVE_INFINITY) < HEALTHY_WITHIN_MS,
		facts: () => ({
			group,
			topics: join.topics,
			shards: assigned.count(),
			silent_ms: signs.silentMs(),
			in_hand_ms: batches.longestMs(),
			stuck: batches.stuck(),
			rebuilds: succession.rebuilds(),
		}),
		async leave() {
			leaving.abort();
			await running;
			// Also when it ends between two consumers.
			assigned.lose();
		},
	};
}
