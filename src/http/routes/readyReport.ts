/** Readiness in time: a balancer that waits for the answer would wait for the part that is down. */
import type { HealthReport } from "../../ports/cluster/podReport.ts";
import { within } from "../../timing/within.ts";
import type { Deps } from "../deps.ts";

/** Readiness is answered within 100 ms: a check that has not ended by then counts as down. */
const READY_WITHIN_MS = 80;
/** What is not known in time does not count as well. */
const UNKNOWN: HealthReport = { status: "down", checks: { health: "down" } };

/** Never rejects: a report that fails, or takes longer than 80 ms, is one of a pod that is not ready. */
export async function readyReport({
	health,
	clock,
	log,
}: Pick<Deps, "health" | "clock" | "log">): Promise<HealthReport> {
	const report = health().catch((err: unknown) => {
		log.error("the health check failed", { err });
		return UNKNOWN;
	});
	return (await within(clock, READY_WITHIN_MS, report)) ? report : UNKNOWN;
}
