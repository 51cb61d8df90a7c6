/** Around every answer: the request's id, errors worded as problem documents, and what is logged of it. */
import { randomUUID } from "node:crypto";
import type Koa from "koa";
import type { Middleware } from "koa";
import { wordsForBrowser } from "../words/words.ts";
import type { Deps } from "./deps.ts";
import { problemOf, writeProblem } from "./problem.ts";

type Watch = Pick<Deps, "clock" | "log"> & {
	readonly metrics?: Pick<Deps["metrics"], "noteRequest">;
	readonly tracing?: Deps["tracing"];
};

/** Gives each request an id, words every error as a problem document, and logs faults and slow or odd requests. */
export function answerErrors({ log, clock, metrics, tracing }: Watch): Middleware {
	const answer: Middleware = async (ctx, next) => {
		const request_id = randomUUID();
		const beganMs = clock.elapsedMs();
		ctx.set("X-Request-Id", request_id);
		try {
			if (!ctx.path.startsWith("/assets/")) ctx.set("Cache-Control", "no-store");
			await next();
		} catch (fault) {
			const problem = problemOf(fault);
			if (problem.code === "fault") log.error("a request failed", { request_id, err: fault });
			const { status, headers, body } = writeProblem(problem, wordsForBrowser(ctx.get("Accept-Language")));
			ctx.status = status;
			ctx.vary("Accept-Language");
			ctx.set(headers);
			ctx.body = body;
		}
		const ms = clock.elapsedMs() - beganMs;
		// By its route, never by its path: paths hold ids, and anybody can make up any number of them.
		metrics?.noteRequest(String(ctx.routerPath ?? (ctx.status === 404 ? "none" : "other")), ctx.status, ms);
		log.info("request", { request_id, method: ctx.method, route: ctx.routerPath ?? null, status: ctx.status, ms });
	};
	if (!tracing) return answer;
	return (ctx, next) =>
		tracing.span(`HTTP ${ctx.method}`, { parent: ctx.get("traceparent") }, async (annotate) => {
			await answer(ctx, next);
			annotate({ "http.route": String(ctx.routerPath ?? "none"), "http.response.status_code": ctx.status });
		});
}

/** Logs what breaks after the answer has begun. */
export function logBrokenAnswers(app: Koa, { log }: Watch): void {
	app.on("error", (err: unknown) => {
		// A page that goes away in the middle of its stream is no fault, nor a request whose framing breaks off.
		if (!isGone(err)) log.error("a response could not be sent", { err });
	});
}

function isGone(err: unknown): boolean {
	if (!(err instanceof Error) || !("code" in err)) return false;
	const code = String(err.code);
	return (
		["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "EPIPE", "ECONNABORTED"].includes(code) || code.startsWith("HPE_")
	);
}
