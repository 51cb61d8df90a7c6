/**
 * Better Auth's OAuth provider: authorization codes with PKCE, refresh tokens, registration. It is loaded when the first app comes,
 * beside the accounts' own instance, with the same cookies and the same secret. Its access tokens are opaque: whether one counts is
 * read from its row, so that an app that is revoked is out at the next request, as a key is (0123).
 */
import { createHash } from "node:crypto";
import { oauthProvider } from "@better-auth/oauth-provider";
import { betterAuth } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { BOUNDS } from "../../domain/accounts/bounds.ts";
import { APP_REFRESH_PREFIX, APP_TOKEN_PREFIX } from "../../domain/accounts/newKey.ts";
import { SCOPES } from "../../domain/accounts/scopes.ts";
import type { authBase } from "../accounts/authBase.ts";
import { MCP_PATH } from "../mcpPaths.ts";
import { isSecureAddress, MOST_ADDRESSES } from "./clientDocument.ts";
import { createDocumentClients, type DocumentOptions, type Provider } from "./documentClients.ts";
import { isOfThisMachine } from "./ofThisMachine.ts";

/** An access token counts for an hour; an app that is used once in 60 days stays signed in. */
const ACCESS_S = 3_600;
const REFRESH_S = 60 * 86_400;
/** Of an answer that was lost on its way, so long. */
const REFRESHED_AGAIN_WITHIN_S = 60;
const STAYS = "offline_access";

/** Answers a request to one of its routes. `base`: as the accounts have it, since the session's cookie is read here, too. */
export function createOAuthServer(
	base: ReturnType<typeof authBase>,
	documents: Omit<DocumentOptions, "provider"> | undefined,
): (request: Request) => Promise<Response> {
	const page = `${base.baseURL}/#authorize`;
	const provider = oauthProvider({
		disableJwtPlugin: true,
		loginPage: page,
		consentPage: page,
		scopes: [...SCOPES, STAYS],
		grantTypes: ["authorization_code", "refresh_token"],
		// A machine has several names for itself, and clients say the one that they were given.
		resources: base.trustedOrigins.map((origin) => `${origin}${MCP_PATH}`),
		// Without this, an app that registered itself would be told that it asks for the wrong resource.
		enforcePerClientResources: false,
		allowDynamicClientRegistration: true,
		allowUnauthenticatedClientRegistration: true,
		accessTokenExpiresIn: ACCESS_S,
		refreshTokenExpiresIn: REFRESH_S,
		refreshTokenReuseInterval: REFRESHED_AGAIN_WITHIN_S,
		prefix: { opaqueAccessToken: APP_TOKEN_PREFIX, refreshToken: APP_REFRESH_PREFIX },
		storeTokens: { hash: async (token) => createHash("sha256").update(token).digest("base64url") },
		rateLimit: { token: false, authorize: false, register: false, revoke: false },
		extensions:
			documents === undefined
				? []
				: [{ clientDiscovery: createDocumentClients({ ...documents, provider: (): Provider => provider.options }) }],
	});
	const auth = betterAuth({
		...base,
		hooks: { before: createAuthMiddleware(async ({ path, body, query }) => amend(path, body, query)) },
		plugins: [provider],
	});
	return (request) => auth.handler(request);
}

const refused = (error_description: string) =>
	new APIError("BAD_REQUEST", { error: "invalid_client_metadata", error_description });

interface Registration {
	readonly client_name?: unknown;
	readonly redirect_uris?: unknown;
	readonly application_type?: unknown;
	readonly [field: string]: unknown;
}

/** An address that is shown or followed later. */
const ADDRESSES = ["client_uri", "logo_uri", "tos_uri", "policy_uri", "jwks_uri"];

/** What apps leave out, though they mean it. */
function amend(path: string, body: unknown, query: unknown) {
	if (path === "/oauth2/register") {
		const registration = (body ?? {}) as Registration;
		const { client_name: name, redirect_uris: uris, application_type } = registration;
		const insecure = ADDRESSES.find((field) => registration[field] != null && !isSecureAddress(registration[field]));
		if (insecure !== undefined) throw refused(`${insecure} has to be an https address`);
		// It stands in the question that the user is asked, above what is asked: a long one would push that out of sight.
		if (typeof name === "string" && [...name].length > BOUNDS.name.most)
			throw refused(`client_name has at most ${BOUNDS.name.most} characters`);
		if (Array.isArray(uris) && uris.length > MOST_ADDRESSES)
			throw refused(`redirect_uris has at most ${MOST_ADDRESSES} addresses`);
		const isLocal = Array.isArray(uris) && uris.length > 0 && uris.every(isOfThisMachine);
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
