/** For the operator: health, dashboard, the OpenAPI document. */
import { z } from "zod";
import { type Clock, sleep } from "../../ports/process/clock.ts";
import type { Deps } from "../deps.ts";
import { frame } from "../sse.ts";
import { readyReport } from "./readyReport.ts";
import { json, openRoute, type Route, route } from "./route.ts";

const DASHBOARD_EVERY_MS = 1_000;
/** Then the page connects again, and whether it may see the dashboard is looked at again. */
const DASHBOARD_FRAMES = 60;

const Check = z.enum(["ok", "down"]);
const Health = z.strictObject({ status: Check, checks: z.record(z.string(), Check) }).meta({ id: "Health" });

const live = openRoute({
	method: "GET",
	path: "/health/live",
	summary: "Whether the process lives: 503 when only a new one can help, never because another part is away",
	answer: { status: 200, orElse: 503, schema: Health },
	// That it answers at all is the proof that the event loop runs.
	async act(deps) {
		const report = deps.live();
		return json(report.status === "ok" ? 200 : 503, report);
	},
});

const ready = openRoute({
	method: "GET",
	path: "/health/ready",
	summary: "Whether requests can be served; 503 while a part is down",
	answer: { status: 200, orElse: 503, schema: Health },
	async act(deps) {
		const report = await readyReport(deps);
		return json(report.status === "ok" ? 200 : 503, report);
	},
});

const dashboard = route({
	method: "GET",
	path: "/dashboard/actors",
	auth: "operator",
	summary: "Shards, actors, timers and outbox: counts and ids, never texts",
	mutates: false,
	query: z.strictObject({ scope: z.enum(["pod", "cluster"]).default("cluster") }),
	answer: {
		status: 200,
		schema: z.looseObject({ taken_at: z.string(), pods: z.array(z.looseObject({ pod: z.string() })) }),
		events: true,
	},
	refusals: [403],
	async act(deps, asked) {
		const wantsEvents = asked.header("accept")?.includes("text/event-stream") ?? false;
		const look = () => deps.dashboard(asked.query.scope);
		if (!wantsEvents) return json(200, await look());
		const ended = deps.auth.follow(asked.who, asked.signal);
		const signal = AbortSignal.any([asked.signal, asked.closing, ended]);
		return { kind: "events", frames: dashboardFrames(look, deps.clock, signal) };
	},
});

const metrics = route({
	method: "GET",
	path: "/metrics",
	auth: "operator",
	summary: "This pod's figures in Prometheus' text format; METRICS_PORT has them without an account",
	mutates: false,
	answer: { status: 200, text: "text/plain" },
	refusals: [403],
	act: async ({ metrics: { expose, contentType } }) => ({ kind: "text", contentType, body: await expose() }),
});

async function* dashboardFrames(
	look: () => Promise<unknown>,
	clock: Clock,
	signal: AbortSignal,
): AsyncGenerator<string> {
	for (let count = 0; count < DASHBOARD_FRAMES && !signal.aborted; count += 1) {
		yield frame({ name: "dashboard", data: await look() });
		await sleep(clock, DASHBOARD_EVERY_MS, signal);
	}
}

/** The document describes the list that this route is part of, so it is handed in; it is made once, in 20 ms. */
export function openApiRoute(makeDocument: (deps: Deps) => Promise<unknown>): Route {
	let made: unknown;
	return openRoute({
		method: "GET",
		path: "/api/openapi.json",
		summary: "This interface as an OpenAPI 3.1 document",
		answer: { status: 200, schema: z.looseObject({ openapi: z.string() }) },
		async act(deps) {
			made ??= await makeDocument(deps);
			return json(200, made);
		},
	});
}

export const operationRoutes: readonly Route[] = [live, ready, dashboard, metrics];
