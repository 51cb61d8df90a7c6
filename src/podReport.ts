/** What this pod tells of itself: its line on the dashboard, and whether its parts answer (features H3). */
import type { ActorSystemView } from "./ports/actorStats.ts";
import type { Clock } from "./ports/clock.ts";
import type { DeliveryLedger } from "./ports/deliveryLedger.ts";
import type { EventLog } from "./ports/eventLog.ts";
import type { Outbox } from "./ports/outbox.ts";
import type { HealthReport, PodReport } from "./ports/podReport.ts";

export interface PodParts {
	readonly pod: string;
	readonly clock: Clock;
	readonly actors: ActorSystemView;
	readonly outbox: Pick<Outbox, "backlog">;
	readonly ledger: Pick<DeliveryLedger, "counts">;
	readonly relay: { stats(): object };
	readonly eventLog: Pick<EventLog, "healthy" | "facts">;
	/** Undefined where there is no Redis. */
	readonly redis: () => { readonly isAnswering: boolean } | undefined;
	/** Whether PostgreSQL answers, told within 80 ms. */
	readonly isDatabaseAnswering: () => Promise<boolean>;
}

export interface LeavingPodReport extends PodReport {
	/** The pod is about to stop: it says that it is not ready, while it still serves all that comes. */
	leave(): void;
}

/** Only what this pod cannot serve without makes it unready: PostgreSQL. */
export function createPodReport(parts: PodParts): LeavingPodReport {
	let isLeaving = false;
	const { pod, clock, actors, outbox, ledger, relay, eventLog } = parts;
	return {
		dashboard: async () => ({
			taken_at: clock.now().toString({ smallestUnit: "millisecond" }),
			pods: [
				{
					pod,
					...actors.stats(),
					outbox: await outbox.backlog(),
					deliveries: await ledger.counts(),
					relay: relay.stats(),
					log: { healthy: eventLog.healthy(), ...eventLog.facts() },
					redis: parts.redis() ?? null,
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
			};
			return isLeaving ? { status: "down", checks: { ...checks, accepting: "down" } } : { status: postgres, checks };
		},
		leave() {
			isLeaving = true;
		},
	};
}
