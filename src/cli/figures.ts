/** Numbers as the command line says them. */
import type { Clock } from "../ports/process/clock.ts";

export const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? "" : "s"}`;

export const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

/** `beganMs`: of elapsed time. */
export const secondsSince = (beganMs: number, clock: Pick<Clock, "elapsedMs">) =>
	`${((clock.elapsedMs() - beganMs) / 1_000).toFixed(1)} s`;
