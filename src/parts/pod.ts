/** What this pod says of itself: that it lives, how it does, and what it counts. */
import { createLoopDelay } from "../metrics/loopDelay.ts";
import { createMetrics, type Metrics } from "../metrics/metrics.ts";
import { createClusterReport } from "../pod/clusterReport.ts";
import { createPodReport, type LeavingPodReport } from "../pod/podReport.ts";
import { createPresence, type Presence } from "../pod/presence.ts";
import { createSecurityLog } from "../pod/securityLog.ts";
import type { SecurityLog } from "../ports/accounts/securityLog.ts";
import type { EventLog } from "../ports/cluster/eventLog.ts";
import type { Exposition } from "../ports/cluster/podCounts.ts";
import type { Dashboard } from "../ports/cluster/podReport.ts";
import type { SharedMemory } from "../redis/sharedMemory.ts";
import type { Actors, OtherPods } from "./actors.ts";
import type { Basics } from "./basics.ts";
import type { Commits } from "./commits.ts";
import type { Part } from "./lifeCycle.ts";
import type { Storage } from "./storage.ts";

export function openMetrics({ pod }: Basics, commits: Commits): Part<Metrics> {
	const loop = createLoopDelay();
	const metrics = createMetrics({ pod, loop });
	commits.subscribe((events) => {
		for (const event of events) if (event.type === "reminder.sent") metrics.noteLateness(event.data.late_by_ms);
	});
	return { api: metrics, stop: async () => loop.stop() };
}

/** `secret`: what the hashes in it are made with. */
export function createSecurityEvents({ alwaysLog: log }: Basics, metrics: Metrics, secret: string): SecurityLog {
	return createSecurityLog({ log, secret, count: (kind) => metrics.noteSecurity(kind) });
}

export interface OwnPod {
	readonly report: LeavingPodReport;
	readonly presence: Presence;
	/** As Prometheus reads it, and what HTTP adds to it. */
	readonly metrics: Exposition & Pick<Metrics, "noteRequest">;
	readonly dashboard: (scope: "pod" | "cluster") => Promise<Dashboard>;
}

interface PodNeeds {
	readonly storage: Storage;
	readonly eventLog: EventLog;
	readonly shared: SharedMemory;
	readonly otherPods: OtherPods;
	readonly acting: Actors;
	readonly metrics: Metrics;
}

export function createOwnPod(basics: Basics, needs: PodNeeds): OwnPod {
	const { config, pod, address, clock, hostClock, log } = basics;
	const { storage, eventLog, shared, otherPods, metrics } = needs;
	const { actors, relay, alarm } = needs.acting;
	const { ROLES: roles, SHARDS: shards } = config;
	const report = createPodReport({
		pod,
		roles,
		shards,
		clock,
		actors,
		relay,
		outbox: storage.outbox,
		ledger: storage.ledger,
		digests: storage.digests.ledger,
		setBacks: alarm.facts,
		eventLog,
		redis: shared.stats,
		signIns: metrics.signIns,
		pool: storage.database.pool,
		isDatabaseAnswering: storage.isAnswering,
	});
	const table = storage.pods;
	const presence = createPresence({ table, pod: { name: pod, address, roles }, alarm, clock: hostClock, log });
	const { dashboard: own } = report;
	const cluster = createClusterReport({ pod, own, shards: storage.shards, pods: table, peers: otherPods.peers });
	return {
		report,
		presence,
		metrics: { ...metrics.exposition(report.figures), noteRequest: metrics.noteRequest },
		dashboard: (scope) => (scope === "pod" ? own() : cluster()),
	};
}
