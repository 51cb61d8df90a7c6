/** Prometheus' own port: no account is needed, so it is opened to the operator's network only (METRICS_PORT). */
import Koa from "koa";
import { answerErrors, logBrokenAnswers } from "./answerErrors.ts";
import type { Deps } from "./deps.ts";
import { createListener, type HttpServer } from "./listener.ts";
import { nothingHere } from "./server.ts";

export function createMetricsServer({
	port,
	host,
	...deps
}: Pick<Deps, "metrics" | "clock" | "log"> & { readonly port: number; readonly host: string }): HttpServer {
	const app = new Koa();
	app.use(answerErrors({ clock: deps.clock, log: deps.log }));
	app.use(async (ctx, next) => {
		if (ctx.method !== "GET" || ctx.path !== "/metrics") return next();
		ctx.body = await deps.metrics.expose();
		ctx.set("Content-Type", deps.metrics.contentType);
	});
	app.use(nothingHere);
	logBrokenAnswers(app, deps);
	return createListener({
		port,
		host,
		clock: deps.clock,
		respond: app.callback(),
		closing: new AbortController(),
	});
}
