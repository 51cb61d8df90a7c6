/** What a pod counts of its own work, for Prometheus and the dashboard. Numbers and kinds, never texts. */

import type { SecurityEventKind } from "../accounts/securityLog.ts";

export type CommandOutcome = "done" | "replayed" | "rejected" | "key_reused" | "busy" | "unavailable" | "fault";

/** All of it and more as Prometheus reads it. */
export interface Exposition {
	/** Names the version of the format. */
	readonly contentType: string;
	/** A part that cannot be read leaves its figures out. */
	expose(): Promise<string>;
}

export interface PodCounts {
	/** A command was answered here, `ms` after it was asked for. */
	noteCommand(type: string, outcome: CommandOutcome, ms: number): void;
	/** A reminder fired, `ms` after its instant. */
	noteLateness(ms: number): void;
	/** An event of the security log. */
	noteSecurity(kind: SecurityEventKind): void;
	/** Streams of updates that are open here, of all accounts. */
	noteStreams(open: number): void;
	/** One that found no place on this pod. */
	noteStreamRefused(): void;
	/** Requests answered, by route as the route list has it (never a path with ids) and status. */
	noteRequest(route: string, status: number, ms: number): void;
}
