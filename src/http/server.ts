/**
 * The HTTP server. The order of the middlewares is the order of the words: identify the request, word every
 * error, then the door for other pods, headers that guard the page, apps, other agents, Better Auth's routes, the links of mails, ours, and the page's files.
 */

import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import Koa, { type Middleware } from "koa";
import helmet from "koa-helmet";
import { say } from "../domain/refusals/sentence.ts";
import { createBegin } from "./accounts/firstSettings.ts";
import { answerErrors, logBrokenAnswers } from "./answerErrors.ts";
import type { Deps } from "./deps.ts";
import { compressJson } from "./encoding.ts";
import { createAuthBridge } from "./identity/authBridge.ts";
import { createInternalDoor } from "./internal/internalDoor.ts";
import { createListener, type HttpServer } from "./listener.ts";
import { createMailDoor } from "./mailDoor.ts";
import { createPageFiles } from "./page/pageFiles.ts";
import { Problem } from "./problem.ts";
import { createRouter } from "./router.ts";
import { routeList } from "./routes/routeList.ts";

/** How addresses begin that are none of the page's, known or not. */
const FOR_PROGRAMS: ReadonlySet<string> = new Set([
	...routeList.map(({ path }) => path.split("/", 2)[1] ?? ""),
	...["mcp", ".well-known", "internal", "assets"],
]);

export function createHttpServer(deps: Deps): HttpServer {
	const { config, clock } = deps;
	const closing = new AbortController();
	const app = new Koa();
	app.use(answerErrors(deps));
	// Pods want no word about scripts and frames: two thirds of all commands come by this door where there are three.
	app.use(createInternalDoor(deps.door));
	app.use(securityHeaders(config.publicUrl));
	app.use(doorsForAgents(deps, closing.signal));
	const { publicUrl: baseUrl, trustedProxies } = config;
	app.use(createAuthBridge({ auth: deps.auth, begin: createBegin(deps), baseUrl, trustedProxies }));
	app.use(compressJson());
	app.use(createMailDoor(deps));
	app.use(createRouter(deps, routeList, closing.signal));
	app.use(createPageFiles(deps.webRoot, FOR_PROGRAMS));
	app.use(nothingHere);
	logBrokenAnswers(app, deps);
	return createListener({ port: config.port, host: config.host, clock, respond: app.callback(), closing });
}

/** Loaded when the first app or agent comes. */
function doorsForAgents(deps: Deps, closing: AbortSignal): Middleware {
	const load = async () => {
		const [oauth, mcp] = await Promise.all([import("./oauth/oauthDoor.ts"), import("./mcpDoor.ts")]);
		return { oauth: oauth.createOAuthDoor(deps), mcp: mcp.createMcpDoor(deps, closing) };
	};
	let loading: ReturnType<typeof load> | undefined;
	return async (ctx, next) => {
		if (!/^\/(?:mcp|\.well-known\/oauth-|api\/auth\/oauth2\/)/.test(ctx.path)) return next();
		loading ??= load();
		const { oauth, mcp } = await loading;
		return oauth(ctx, () => mcp(ctx, next));
	};
}

export function nothingHere(): never {
	throw new Problem("not_found", say("nothing_here"));
}

/**
 * Scripts, styles and connections only from here, nothing inline. Referrer stays within the site; `no-referrer` would
 * make browsers send `Origin: null` with forms.
 */
function securityHeaders(publicUrl: string): Middleware {
	const self = ["'self'"];
	const guard = helmet({
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
	const headers = headersOf(guard);
	return (ctx, next) => {
		for (const [name, value] of headers) ctx.res.setHeader(name, value);
		return next();
	};
}

/** The headers that the middleware sets, which are the same for every request. Made once, since making them costs more than sending them. */
function headersOf(guard: Middleware): ReadonlyMap<string, string> {
	const request = new IncomingMessage(new Socket());
	const response = new ServerResponse(request);
	void guard(new Koa().createContext(request, response), async () => undefined);
	return new Map(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]));
}
