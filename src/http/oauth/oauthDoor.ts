/**
 * Where apps are allowed in by OAuth 2.1: what they are told of it (RFC 8414, RFC 9728), and the routes of Better Auth's provider
 * that are open. Everything but what is told is loaded when it is first asked for.
 */

import type { Context, Middleware } from "koa";
import { SCOPES } from "../../domain/accounts/scopes.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { BASE_PATH } from "../accounts/authBase.ts";
import type { Deps } from "../deps.ts";
import { createAddressReader } from "../identity/clientAddress.ts";
import { createOriginReader, MCP_PATH, RESOURCE_METADATA_PATH } from "../mcpPaths.ts";
import { Problem } from "../problem.ts";
import { readBytes } from "../readBody.ts";
import { withoutErrand } from "./withoutErrand.ts";

const OAUTH_PATH = `${BASE_PATH}/oauth2`;
const SERVER_METADATA_PATH = "/.well-known/oauth-authorization-server";

/** In bytes. Anyone may register an app, and it is kept for a month. */
const LARGEST_REGISTRATION = 8 * 1024;

/** The provider's routes that are open, and what they take. */
const OPEN: Readonly<
	Record<string, { readonly method: "GET" | "POST"; readonly type?: string; readonly most?: number }>
> = {
	"/authorize": { method: "GET" },
	"/public-client": { method: "GET" },
	"/consent": { method: "POST", type: "application/json" },
	"/register": { method: "POST", type: "application/json", most: LARGEST_REGISTRATION },
	"/token": { method: "POST", type: "application/x-www-form-urlencoded" },
	"/revoke": { method: "POST", type: "application/x-www-form-urlencoded" },
};

export function createOAuthDoor({
	config,
	auth,
	oauth,
	clients,
	security,
}: Pick<Deps, "config" | "auth" | "oauth" | "clients" | "security">): Middleware {
	const { publicUrl } = config;
	const addressOf = createAddressReader(config.trustedProxies);
	const issuer = `${publicUrl}${BASE_PATH}`;
	const originOf = createOriginReader(config);
	const ofServer = serverMetadata(issuer, oauth.readsDocuments);
	const told: Readonly<Record<string, (host: string | undefined) => object>> = {
		...sameAt([SERVER_METADATA_PATH, `${SERVER_METADATA_PATH}${BASE_PATH}`], () => ofServer),
		...sameAt(["/.well-known/oauth-protected-resource", RESOURCE_METADATA_PATH], (host) =>
			resourceMetadata(originOf(host), issuer),
		),
	};

	return async (ctx, next) => {
		const document = Object.hasOwn(told, ctx.path) ? told[ctx.path] : undefined;
		if (document !== undefined) {
			allow(ctx, ["GET", "HEAD"]);
			// Pages of other sites may read it: it is the same for everybody.
			ctx.set({ "Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300", Vary: "Host" });
			ctx.body = document(ctx.req.headers.host);
			return;
		}
		if (!ctx.path.startsWith(`${OAUTH_PATH}/`)) return next();
		const route = OPEN[ctx.path.slice(OAUTH_PATH.length)];
		if (route === undefined) throw new Problem("not_found", say("nothing_here"));
		ctx.routerPath = ctx.path;
		allow(ctx, [route.method]);
		const address = addressOf(ctx.req);
		if (ctx.path.endsWith("/register")) await countRegistration(address);
		const answered = await oauth.handle(await requestOf(ctx, address, route));
		const response = ctx.path.endsWith("/authorize") ? withoutErrand(answered, publicUrl) : answered;
		if (ctx.path.endsWith("/register") && response.ok) await clients.forgetUnusedApps();
		if (ctx.path.endsWith("/consent") && response.ok) security.note({ kind: "app_allowed" });
		await send(ctx, response);
	};

	async function countRegistration(address: string): Promise<void> {
		const { allowed, retry_after_s } = await oauth.countRegistration(address);
		if (allowed) return;
		throw new Problem("busy", say("apps_registered_too_often"), {
			headers: { "Retry-After": String(retry_after_s) },
		});
	}

	async function requestOf(ctx: Context, address: string, { type, most }: (typeof OPEN)[string]): Promise<Request> {
		const headers = new Headers();
		for (const name of ["accept", "authorization", "content-type", "cookie", "origin", "referer", "user-agent"]) {
			const value = ctx.get(name);
			if (value !== "") headers.set(name, value);
		}
		// What browsers say of themselves is what its checks against foreign pages go by.
		for (const name of ["sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest"]) {
			const value = ctx.get(name);
			if (value !== "") headers.set(name, value);
		}
		headers.set(auth.addressHeader, address);
		const url = new URL(ctx.path + ctx.search, publicUrl);
		if (type === undefined) return new Request(url, { headers });
		if (!ctx.is(type)) {
			ctx.req.resume();
			throw new Problem("unsupported_media_type", say("body_not_of_type", { type }));
		}
		return new Request(url, { method: "POST", headers, body: new Uint8Array(await readBytes(ctx.req, most)) });
	}
}

function allow(ctx: Context, methods: readonly string[]): void {
	if (methods.includes(ctx.method)) return;
	const headers = { Allow: methods.join(", ") };
	throw new Problem("method_not_allowed", say("methods_known", { methods: headers.Allow }), { headers });
}

async function send(ctx: Context, response: Response): Promise<void> {
	// Its 5xx bodies may tell of the inside; the error middleware words them.
	if (response.status >= 500) throw new Error(`the OAuth provider answered ${response.status}`);
	for (const [name, value] of response.headers) if (name !== "set-cookie") ctx.set(name, value);
	const cookies = response.headers.getSetCookie();
	if (cookies.length > 0) ctx.set("Set-Cookie", cookies);
	const retryAfter = response.headers.get("x-retry-after");
	if (retryAfter !== null) ctx.set("Retry-After", retryAfter);
	ctx.body = response.body === null ? null : Buffer.from(await response.arrayBuffer());
	ctx.status = response.status;
}

const sameAt = <Told>(paths: readonly string[], document: Told) =>
	Object.fromEntries(paths.map((path) => [path, document]));

/** What is open here, and nothing that the provider could do besides. */
function serverMetadata(issuer: string, client_id_metadata_document_supported: boolean): object {
	const ways = ["none", "client_secret_basic", "client_secret_post"];
	return {
		issuer,
		authorization_endpoint: `${issuer}/oauth2/authorize`,
		token_endpoint: `${issuer}/oauth2/token`,
		registration_endpoint: `${issuer}/oauth2/register`,
		revocation_endpoint: `${issuer}/oauth2/revoke`,
		scopes_supported: [...SCOPES, "offline_access"],
		response_types_supported: ["code"],
		response_modes_supported: ["query"],
		grant_types_supported: ["authorization_code", "refresh_token"],
		token_endpoint_auth_methods_supported: ways,
		revocation_endpoint_auth_methods_supported: ways,
		code_challenge_methods_supported: ["S256"],
		authorization_response_iss_parameter_supported: true,
		client_id_metadata_document_supported,
	};
}

function resourceMetadata(origin: string, issuer: string): object {
	return {
		resource: `${origin}${MCP_PATH}`,
		resource_name: "Adjutant",
		authorization_servers: [issuer],
		scopes_supported: SCOPES,
		bearer_methods_supported: ["header"],
	};
}
