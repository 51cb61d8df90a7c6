/** Whose clock the times of a rule are read by. */
import type { Recurrence } from "../tasks/task.ts";

/** The zone of a rule's times where it is not `time_zone`, as it is said ("America/New York"); whole days have none. */
export function zoneApart(rule: Pick<Recurrence, "start" | "time_zone">, time_zone: string): string | undefined {
	const isOther = rule.start.includes("T") && rule.time_zone !== time_zone;
	return isOther ? rule.time_zone.replaceAll("_", " ") : undefined;
}
