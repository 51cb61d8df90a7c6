/** What this pod tells of itself: its line on the dashboard, and whether its parts answer. */
import type { ActorStats, ActorSystemView } from "../ports/cluster/actorStats.ts";
import type { EventLog, LogFacts } from "../ports/cluster/eventLog.ts";
import type { Outbox } from "../ports/cluster/outbox.ts";
import type { HealthReport, PodReport } from "../ports/cluster/podReport.ts";
import type { DeliveryLedger } from "../ports/delivery/deliveryLedger.ts";
import type { DigestLedger } from "../ports/delivery/digests.ts";
import type { Clock } from "../ports/process/clock.ts";
import { StorageUnavailable } from "../ports/process/faults.ts";

export interface PodParts {
	readonly pod: string;
	readonly roles: readonly string[];
	/** Shards that there are. */
	readonly shards: number;
	readonly clock: Clock;
	readonly actors: ActorSystemView;
	readonly outbox: Pick<Outbox, "backlog">;
	readonly ledger: Pick<DeliveryLedger, "counts">;
	readonly digests: Pick<DigestLedger, "counts">;
	readonly relay: { stats(): RelayFigures };
	/** Whether the database was seen to go back to an older state. */
	readonly setBacks: () => SetBackFacts;
	readonly eventLog: Pick<EventLog, "healthy" | "facts">;
	/** Undefined where there is no Redis. */
	readonly redis: () => RedisFigures | undefined;
	/** Since the start of the process, by kind: counts, never who. */
	readonly signIns: () => SignInFigures;
	/** Connections to PostgreSQL. */
	readonly pool: PoolFigures;
	/** Whether PostgreSQL answers, told within 80 ms. */
	readonly isDatabaseAnswering: () => Promise<boolean>;
}

interface SetBackFacts {
	readonly times: number;
	readonly last_at: string | null;
}
interface RelayFigures {
	readonly published: number;
	readonly failures: number;
	readonly unpublishable: number;
}
interface RedisFigures {
	readonly isAnswering: boolean;
	readonly failures: number;
	readonly heard: number;
}
interface SignInFigures {
	readonly sign_in: number;
	readonly sign_in_failed: number;
	readonly second_factor_failed: number;
	readonly account_waits: number;
}
interface PoolFigures {
	readonly totalCount: number;
	readonly idleCount: number;
	readonly waitingCount: number;
}

/** For Prometheus. Without a database what is counted in it is left out. */
export interface Figures extends ActorStats {
	readonly shardsInAll: number;
	readonly isDatabaseAnswering: boolean;
	readonly isLogHealthy: boolean;
	readonly outbox?: Awaited<ReturnType<Outbox["backlog"]>>;
	readonly deliveries?: Awaited<ReturnType<DeliveryLedger["counts"]>>;
	readonly digests?: Awaited<ReturnType<DigestLedger["counts"]>>;
	readonly relay: RelayFigures;
	readonly setBacks: SetBackFacts;
	readonly redis: RedisFigures | undefined;
	readonly log: LogFacts;
	readonly pool: PoolFigures;
}

/** A consumer that shows no life for so long, while brokers answer, does not come back by itself. */
const DEAD_AFTER_MS = 60_000;
const CONTACT_MS = 10_000;
/** Longer than any handler of ours takes: it hangs. */
const HANGS_AFTER_MS = 10_000;

export interface LeavingPodReport extends PodReport {
	figures(): Promise<Figures>;
	/** The pod is about to stop: it says that it is not ready, while it still serves all that comes. */
	leave(): void;
}

/** Only what this pod cannot serve without makes it unready: PostgreSQL. */
export function createPodReport(parts: PodParts): LeavingPodReport {
	let isLeaving = false;
	const { pod, roles, clock, actors, outbox, ledger, digests, relay, eventLog } = parts;

	async function readStored() {
		try {
			return {
				outbox: await outbox.backlog(),
				deliveries: await ledger.counts(),
				digests: await digests.counts(),
			};
		} catch (fault) {
			// It went away in between.
			if (fault instanceof StorageUnavailable) return {};
			throw fault;
		}
	}

	return {
		dashboard: async () => ({
			taken_at: clock.now().toString({ smallestUnit: "millisecond" }),
			shards_in_all: parts.shards,
			pods: [
				{
					pod,
					state: "alive",
					roles,
					...actors.stats(),
					outbox: await outbox.backlog(),
					deliveries: await ledger.counts(),
					digests: await digests.counts(),
					relay: relay.stats(),
					log: { healthy: eventLog.healthy(), ...eventLog.facts() },
					redis: parts.redis() ?? null,
					set_backs: parts.setBacks(),
					sign_ins: parts.signIns(),
					memory: { resident_bytes: process.memoryUsage.rss() },
				},
			],
		}),
		health: async () => {
			const postgres = (await parts.isDatabaseAnswering()) ? "ok" : "down";
			const log = eventLog.healthy() ? "ok" : "down";
			const redis = parts.redis();
			const checks: HealthReport["checks"] = {
				postgres,
				log,
				...(redis && { redis: redis.isAnswering ? "ok" : "down" }),
				...(eventLog.facts().groups.some(({ in_hand_ms }) => in_hand_ms > HANGS_AFTER_MS) && { consumers: "down" }),
				// A pod that were taken out of service for it would heal nothing: what is lost is lost.
				...(parts.setBacks().times > 0 && { timeline: "down" }),
			};
			return isLeaving ? { status: "down", checks: { ...checks, accepting: "down" } } : { status: postgres, checks };
		},
		live(): HealthReport {
			// Brokers that are away are no reason to kill a pod: it would come back to the same.
			const { silent_ms, groups } = eventLog.facts();
			const isReachable = silent_ms !== null && silent_ms < CONTACT_MS;
			const isDead = groups.some((group) => group.silent_ms !== null && group.silent_ms > DEAD_AFTER_MS);
			const consumers = isReachable && isDead ? "down" : "ok";
			return { status: consumers, checks: { consumers } };
		},
		async figures() {
			const isDatabaseAnswering = await parts.isDatabaseAnswering();
			const stored = isDatabaseAnswering ? await readStored() : {};
			return {
				...actors.stats(),
				...stored,
				shardsInAll: parts.shards,
				isDatabaseAnswering,
				isLogHealthy: eventLog.healthy(),
				relay: relay.stats(),
				setBacks: parts.setBacks(),
				redis: parts.redis(),
				log: eventLog.facts(),
				pool: parts.pool,
			};
		},
		leave() {
			isLeaving = true;
		},
	};
}
