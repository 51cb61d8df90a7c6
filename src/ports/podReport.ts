/** What a pod tells its operator (features H3). */
import type { ActorStats } from "./actorStats.ts";

/** Counts and ids of every pod, never texts (features H3). */
export interface Dashboard {
	readonly taken_at: string;
	readonly pods: readonly (ActorStats & {
		readonly pod: string;
		readonly outbox: { readonly waiting: number; readonly oldest_ms: number };
		readonly [part: string]: unknown;
	})[];
}

export interface HealthReport {
	readonly status: "ok" | "down";
	/** By part: `postgres`, `log`, … */
	readonly checks: Readonly<Record<string, "ok" | "down">>;
}

export interface PodReport {
	dashboard(): Promise<Dashboard>;
	/** Down when only a new process can help; never because PostgreSQL, Kafka or Redis are away. */
	live(): HealthReport;
	/** Down when this pod cannot serve; told within 100 ms. */
	health(): Promise<HealthReport>;
}
