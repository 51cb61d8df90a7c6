/** The HTTP server of a process that serves no pages: its health and, where users live, the door for other pods. */
import Koa, { type Middleware } from "koa";
import { answerErrors, logBrokenAnswers } from "./answerErrors.ts";
import type { Deps } from "./deps.ts";
import { createInternalDoor } from "./internal/internalDoor.ts";
import { createListener, type HttpServer } from "./listener.ts";
import { readyReport } from "./routes/readyReport.ts";
import { nothingHere } from "./server.ts";

export type DoorDeps = Pick<Deps, "config" | "door" | "live" | "health" | "clock" | "log" | "tracing">;

export function createDoorServer(deps: DoorDeps): HttpServer {
	const { config, clock } = deps;
	const closing = new AbortController();
	const app = new Koa();
	app.use(answerErrors(deps));
	app.use(createInternalDoor(deps.door));
	app.use(answerHealth(deps));
	app.use(nothingHere);
	logBrokenAnswers(app, deps);
	return createListener({ port: config.port, host: config.host, clock, respond: app.callback(), closing });
}

/** As `operationRoutes.ts` has it. */
function answerHealth(deps: DoorDeps): Middleware {
	return async (ctx, next) => {
		if (ctx.method !== "GET" || !ctx.path.startsWith("/health/")) return next();
		const look = { "/health/live": deps.live, "/health/ready": () => readyReport(deps) }[ctx.path];
		if (!look) return next();
		const report = await look();
		ctx.status = report.status === "ok" ? 200 : 503;
		ctx.body = report;
	};
}
