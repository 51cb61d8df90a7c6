/**
 * Better Auth's OAuth provider: authorization codes with PKCE, refresh tokens, registration. It is loaded when the first app comes,
 * beside the accounts' own instance, with the same cookies and the same secret. Its access tokens are opaque: whether one counts is
 * read from its row, so that an app that is revoked is out at the next request, as a key is (0123).
 */
import { createHash } from "node:crypto";
import { oauthProvider } from "@better-auth/oauth-provider";
import { betterAuth } from "better-auth";
import { createAuthMiddleware } from "better-auth/api";
import { APP_REFRESH_PREFIX, APP_TOKEN_PREFIX } from "../../domain/newKey.ts";
import { SCOPES } from "../../domain/scopes.ts";
import type { authBase } from "../accounts/authBase.ts";
import { MCP_PATH } from "../mcpPaths.ts";

/** An access token counts for an hour; an app that is used once in 60 days stays signed in. */
const ACCESS_S = 3_600;
const REFRESH_S = 60 * 86_400;
/** Of an answer that was lost on its way, so long. */
const REFRESHED_AGAIN_WITHIN_S = 60;
const STAYS = "offline_access";

/** Answers a request to one of its routes. `base`: as the accounts have it, since the session's cookie is read here, too. */
export function createOAuthServer(base: ReturnType<typeof authBase>): (request: Request) => Promise<Response> {
	const page = `${base.baseURL}/#authorize`;
	const auth = betterAuth({
		...base,
		hooks: { before: createAuthMiddleware(async ({ path, body, query }) => amend(path, body, query)) },
		plugins: [
			oauthProvider({
				disableJwtPlugin: true,
				loginPage: page,
				consentPage: page,
				scopes: [...SCOPES, STAYS],
				grantTypes: ["authorization_code", "refresh_token"],
				// A machine has several names for itself, and clients say the one that they were given.
				resources: base.trustedOrigins.map((origin) => `${origin}${MCP_PATH}`),
				// Whoever registers by himself would otherwise be told that he asks for the wrong resource.
				enforcePerClientResources: false,
				allowDynamicClientRegistration: true,
				allowUnauthenticatedClientRegistration: true,
				accessTokenExpiresIn: ACCESS_S,
				refreshTokenExpiresIn: REFRESH_S,
				refreshTokenReuseInterval: REFRESHED_AGAIN_WITHIN_S,
				prefix: { opaqueAccessToken: APP_TOKEN_PREFIX, refreshToken: APP_REFRESH_PREFIX },
				storeTokens: { hash: async (token) => createHash("sha256").update(token).digest("base64url") },
				rateLimit: { token: false, authorize: false, register: false, revoke: false },
			}),
		],
	});
	return (request) => auth.handler(request);
}

interface Registration {
	readonly redirect_uris?: unknown;
	readonly application_type?: unknown;
}

/** What apps leave out, though they mean it. */
function amend(path: string, body: unknown, query: unknown) {
	if (path === "/oauth2/register") {
		const { redirect_uris: uris, application_type } = (body ?? {}) as Registration;
		const isLocal = Array.isArray(uris) && uris.length > 0 && uris.every(isLoopback);
		// Programs on a desk come back to their own machine (RFC 8252 §7.3), and seldom say that they are none of the web's.
		if (isLocal && application_type === undefined)
			return { context: { body: { ...(body as object), application_type: "native" } } };
	}
	if (path === "/oauth2/authorize") {
		const { scope } = (query ?? {}) as { readonly scope?: unknown };
		const scopes = typeof scope === "string" && scope !== "" ? scope.split(" ") : [...SCOPES];
		// Without it an app would have to ask its user again every hour; few ask for it.
		if (!scopes.includes(STAYS))
			return { context: { query: { ...(query as object), scope: [...scopes, STAYS].join(" ") } } };
	}
	return undefined;
}

function isLoopback(uri: unknown): boolean {
	if (typeof uri !== "string" || !URL.canParse(uri)) return false;
	const { protocol, hostname } = new URL(uri);
	return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
