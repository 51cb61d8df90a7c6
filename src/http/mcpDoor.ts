/**
 * The door for other agents, `/mcp`: who they are, what they may do and how often, before the protocol has a word. A bearer alone
 * opens it: a cookie comes along whichever page sends it, and is not looked at.
 */

import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Context, Middleware } from "koa";
import { SCOPES } from "../domain/accounts/scopes.ts";
import { say } from "../domain/refusals/sentence.ts";
import type { Deps } from "./deps.ts";
import { commandIdOf, identify, ownOrigins, requireScope } from "./identity/access.ts";
import type { Identity } from "./identity/whoAsks.ts";
import { createOriginReader, MCP_PATH, RESOURCE_METADATA_PATH } from "./mcpPaths.ts";
import { Problem } from "./problem.ts";
import { readJson, sizeOf } from "./readBody.ts";

const METHODS = ["POST", "GET", "DELETE"];
/** Of the key that names a call; a longer one is named by its digest. */
const LONGEST_KEY = 150;

/** `closing` aborts when the server begins to close. */
export function createMcpDoor(deps: Deps, closing: AbortSignal): Middleware {
	const own = ownOrigins(deps);
	const originOf = createOriginReader(deps.config);

	return async (ctx, next) => {
		if (ctx.path !== MCP_PATH && ctx.path !== `${MCP_PATH}/`) return next();
		ctx.routerPath = MCP_PATH;
		if (!METHODS.includes(ctx.method)) {
			const allow = METHODS.join(", ");
			throw new Problem("method_not_allowed", say("methods_known", { methods: allow }), { headers: { Allow: allow } });
		}
		requireOwnPage(ctx, own);
		const metadata = `resource_metadata="${originOf(ctx.req.headers.host)}${RESOURCE_METADATA_PATH}"`;
		const who = await admitted(deps, ctx, metadata);
		const body = ctx.method === "POST" ? await readJson(ctx.req) : undefined;
		// Ended with the version of 2025-06-18. Hundreds of calls would count as one.
		if (Array.isArray(body)) throw new Problem("unreadable", say("one_message"));
		const scope = await deps.mcp.scopeFor(body);
		if (scope !== undefined) requireScope(who, scope, metadata);
		const mutates = scope === "tasks:write";
		deps.bounds.countClient(who.principal, mutates);
		if (mutates) deps.bounds.countChange(who.user.user_id, sizeOf(ctx.req));
		await answer(deps, ctx, { who, body, closing });
	};
}

async function admitted(deps: Deps, { req }: Context, metadata: string): Promise<Identity> {
	const { authorization } = req.headers;
	const who = authorization === undefined ? undefined : await identify(deps, { authorization });
	if (who) return who;
	const error = authorization === undefined ? "" : 'error="invalid_token", ';
	throw new Problem("unauthenticated", say("bearer_needed"), {
		headers: { "WWW-Authenticate": `Bearer ${error}scope="${SCOPES.join(" ")}", ${metadata}` },
	});
}

/**
 * Another site's page may not come in, nor one that has bent a name of its own to this machine (DNS rebinding): its Origin says so. A
 * program that is no page may name a scheme of its own.
 */
function requireOwnPage({ req }: Context, own: readonly string[]): void {
	const { origin } = req.headers;
	const isPage = origin !== undefined && (origin === "null" || /^https?:/i.test(origin));
	if (isPage && !own.includes(origin)) {
		throw new Problem("origin_refused", say("other_sites"));
	}
}

interface Asked {
	readonly who: Identity;
	readonly body: unknown;
	readonly closing: AbortSignal;
}

async function answer(deps: Deps, ctx: Context, asked: Asked): Promise<void> {
	const { body } = asked;
	const { user, principal, scopes, isTrusted } = asked.who;
	const gone = new AbortController();
	ctx.res.once("close", () => gone.abort("gone"));
	const headers = new Headers();
	for (const [name, value] of Object.entries(ctx.req.headers)) {
		if (name !== "authorization" && name !== "cookie" && typeof value === "string") headers.set(name, value);
	}
	const request = new Request(new URL(MCP_PATH, deps.config.publicUrl), {
		method: ctx.method,
		headers,
		signal: gone.signal,
		// Read already: what it says is handed over beside it.
		...(ctx.method === "POST" ? { body: JSON.stringify(body ?? null) } : {}),
	});
	const caller = { user_id: user.user_id, principal, scopes, isTrusted };
	const call = { caller, key: keyOf(ctx), hold: () => hold(deps, asked, gone.signal) };
	const response = await deps.mcp.handle(request, body, call);
	ctx.status = response.status;
	for (const [name, value] of response.headers) ctx.set(name, value);
	const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
	if (response.body === null) ctx.body = null;
	else if (isStream) ctx.body = Readable.fromWeb(response.body);
	else ctx.body = Buffer.from(await response.arrayBuffer());
	ctx.status = response.status;
}

/** A place among the user's streams, until the client is gone. */
async function hold(
	{ bounds, auth }: Deps,
	{ who, closing }: Asked,
	gone: AbortSignal,
): Promise<AbortSignal | undefined> {
	try {
		const giveBack = await bounds.holdStream(who.user.user_id);
		if (gone.aborted) giveBack();
		else gone.addEventListener("abort", giveBack, { once: true });
		return AbortSignal.any([gone, closing, auth.follow(who, gone)]);
	} catch (fault) {
		if (fault instanceof Problem) return undefined;
		throw fault;
	}
}

function keyOf({ req }: Context): string {
	const key = commandIdOf(req.headers);
	return key.length <= LONGEST_KEY ? key : createHash("sha256").update(key).digest("base64url");
}
