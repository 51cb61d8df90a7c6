/**
 * The HTTP server. The order of the middlewares is the order of the words: identify the request, guard it by headers,
 * word every error, then Better Auth's routes, ours, and the page's files.
 */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import Koa, { type Middleware } from "koa";
import helmet from "koa-helmet";
import { createAuthBridge } from "./authBridge.ts";
import type { Deps } from "./deps.ts";
import { createPageFiles } from "./pageFiles.ts";
import { Problem, problemOf } from "./problem.ts";
import { routeList } from "./routeList.ts";
import { createRouter } from "./router.ts";

/** How long requests in hand may take to end when the server closes. */
const DRAIN_MS = 2_000;
/** A request must have arrived whole within this time; answers, streams among them, may take longer. */
const REQUEST_WITHIN_MS = 30_000;

export interface HttpServer {
	/** Resolves when it accepts connections. Rejects with the system's error (`code`) when the port cannot be had. */
	listen(): Promise<{ readonly url: string; readonly port: number }>;
	/** Ends streams at once, lets requests in hand end within 2 s, then cuts. Resolves when nothing is open. */
	close(): Promise<void>;
}

export function createHttpServer(deps: Deps): HttpServer {
	const { config, clock, log } = deps;
	const closing = new AbortController();
	const app = new Koa();
	app.use(answerErrors(deps));
	app.use(securityHeaders(config.publicUrl));
	app.use(createAuthBridge({ auth: deps.auth, baseUrl: config.publicUrl }));
	app.use(createRouter(deps, routeList, closing.signal));
	app.use(createPageFiles(deps.webRoot));
	app.use(() => {
		throw new Problem("not_found", "There is nothing here.");
	});
	app.on("error", (err: unknown) => {
		// A page that goes away in the middle of its stream is no fault, nor a request whose framing breaks off.
		if (!isGone(err)) log.error("a response could not be sent", { err });
	});
	const server = createServer({ requestTimeout: REQUEST_WITHIN_MS }, app.callback());
	// A connection that becomes idle only now would keep the server from closing until its client lets go.
	server.on("request", (_request, response) => {
		response.once("close", () => {
			if (closing.signal.aborted) server.closeIdleConnections();
		});
	});

	return {
		async listen() {
			server.listen(config.port, config.host);
			await once(server, "listening");
			const address = server.address();
			if (address === null || typeof address === "string") throw new Error("the server has no port");
			const host = config.host.includes(":") ? `[${config.host}]` : config.host;
			return { url: `http://${host}:${address.port}`, port: address.port };
		},
		async close() {
			closing.abort();
			if (!server.listening) return;
			const closed = once(server, "close");
			server.close();
			server.closeIdleConnections();
			const cancel = clock.setTimer(DRAIN_MS, () => server.closeAllConnections());
			await closed;
			cancel();
		},
	};
}

/** Gives each request an id, words every error as a problem document, and logs faults and slow or odd requests. */
function answerErrors({ log, clock }: Deps): Middleware {
	return async (ctx, next) => {
		const request_id = randomUUID();
		const began = clock.now();
		ctx.set("X-Request-Id", request_id);
		try {
			if (!ctx.path.startsWith("/assets/")) ctx.set("Cache-Control", "no-store");
			await next();
		} catch (fault) {
			const problem = problemOf(fault);
			if (problem.code === "fault") log.error("a request failed", { request_id, err: fault });
			ctx.status = problem.status;
			ctx.set({ ...problem.headers, "Content-Type": "application/problem+json" });
			ctx.body = JSON.stringify(problem.toDocument());
		}
		const ms = clock.now().epochMilliseconds - began.epochMilliseconds;
		log.info("request", { request_id, method: ctx.method, route: ctx.routerPath ?? null, status: ctx.status, ms });
	};
}

/**
 * Scripts, styles and connections only from here, nothing inline. Referrer stays within the site; `no-referrer` would
 * make browsers send `Origin: null` with forms.
 */
function securityHeaders(publicUrl: string): Middleware {
	const self = ["'self'"];
	return helmet({
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				defaultSrc: self,
				connectSrc: self,
				imgSrc: ["'self'", "data:"],
				styleSrc: self,
				scriptSrc: self,
				objectSrc: ["'none'"],
				baseUri: ["'none'"],
				formAction: self,
				frameAncestors: ["'none'"],
			},
		},
		referrerPolicy: { policy: "same-origin" },
		strictTransportSecurity: publicUrl.startsWith("https:"),
	});
}

function isGone(err: unknown): boolean {
	if (!(err instanceof Error) || !("code" in err)) return false;
	const code = String(err.code);
	return (
		["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "EPIPE", "ECONNABORTED"].includes(code) || code.startsWith("HPE_")
	);
}
