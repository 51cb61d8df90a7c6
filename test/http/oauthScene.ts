/** What an app does that comes by OAuth, by the SDK's own client, and what its user answers in a browser. */
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import {
	discoverAuthorizationServerMetadata,
	discoverOAuthProtectedResourceMetadata,
	exchangeAuthorization,
	registerClient,
	startAuthorization,
} from "@modelcontextprotocol/sdk/client/auth.js";
import type {
	AuthorizationServerMetadata,
	OAuthClientInformationFull,
	OAuthTokens,
} from "@modelcontextprotocol/sdk/shared/auth.js";
import * as assert from "uvu/assert";
import { send } from "../support/client.ts";

export const REDIRECT = "http://localhost:33418/callback";

export interface Connected {
	readonly metadata: AuthorizationServerMetadata;
	readonly clientInformation: OAuthClientInformationFull;
	readonly tokens: OAuthTokens;
}

/** `cookie`: of the user who answers. */
export function openOAuthScene(url: string, cookie: () => string) {
	async function discover(): Promise<{ metadata: AuthorizationServerMetadata; resource: URL }> {
		const resource = await discoverOAuthProtectedResourceMetadata(`${url}/mcp`);
		const metadata = await discoverAuthorizationServerMetadata(resource.authorization_servers?.[0] ?? "");
		if (!metadata) throw new Error("there is no metadata");
		assert.is(metadata.issuer, resource.authorization_servers?.[0]);
		return { metadata, resource: new URL(resource.resource) };
	}

	const register = (metadata: AuthorizationServerMetadata, name = "Claude", redirect_uris = [REDIRECT]) =>
		registerClient(url, {
			metadata,
			clientMetadata: {
				client_name: name,
				redirect_uris,
				grant_types: ["authorization_code", "refresh_token"],
				response_types: ["code"],
				token_endpoint_auth_method: "none",
			},
		});

	/** As a browser goes somewhere; `fetch` would say that it fetches. */
	async function navigate(url: URL, as: string): Promise<{ status: number; location: URL }> {
		const headers = { cookie: as, "sec-fetch-mode": "navigate", accept: "text/html" };
		const [response] = (await once(get(url, { headers }), "response")) as [IncomingMessage];
		response.resume();
		return { status: response.statusCode ?? 0, location: new URL(response.headers.location ?? "", url) };
	}

	/** What the page is given in its address: what the user is asked. */
	async function ask(authorizationUrl: URL, as = cookie()): Promise<string> {
		const { status, location } = await navigate(authorizationUrl, as);
		assert.is(status, 302);
		assert.is(location.hash.split("?")[0], "#authorize", location.href);
		return location.hash.slice("#authorize?".length);
	}

	async function consent(oauth_query: string, accept = true, as = cookie()): Promise<URL> {
		const { status, body } = await send<{ url: string }>(`${url}/api/auth/oauth2/consent`, "POST", {
			body: { accept, oauth_query },
			headers: { cookie: as, origin: url },
		});
		assert.is(status, 200, JSON.stringify(body));
		return new URL(body.url);
	}

	/** What the user allows an app that is registered: the whole way, to its tokens. */
	async function grant(
		metadata: AuthorizationServerMetadata,
		clientInformation: OAuthClientInformationFull,
		scope: string,
	): Promise<OAuthTokens> {
		const { resource } = await discover();
		const asked = { metadata, clientInformation, redirectUrl: REDIRECT, scope, state: "state", resource };
		const { authorizationUrl, codeVerifier } = await startAuthorization(url, asked);
		const back = await consent(await ask(authorizationUrl));
		assert.is(back.origin + back.pathname, REDIRECT);
		assert.is(back.searchParams.get("state"), "state");
		assert.is(back.searchParams.get("iss"), metadata.issuer);
		const authorizationCode = back.searchParams.get("code") ?? "";
		const redirectUri = REDIRECT;
		return exchangeAuthorization(url, {
			metadata,
			clientInformation,
			authorizationCode,
			codeVerifier,
			redirectUri,
			resource,
		});
	}

	async function connect(scope = "tasks:read tasks:write", name?: string): Promise<Connected> {
		const { metadata } = await discover();
		const clientInformation = await register(metadata, name);
		return { metadata, clientInformation, tokens: await grant(metadata, clientInformation, scope) };
	}

	return { discover, register, navigate, ask, consent, grant, connect };
}

/** The cookie of a new session. */
export async function signInForCookie(url: string, email: string): Promise<string> {
	const response = await fetch(`${url}/api/auth/sign-in/email`, {
		method: "POST",
		headers: { "content-type": "application/json", origin: url },
		body: JSON.stringify({ email, password: "correct horse battery" }),
	});
	await response.body?.cancel();
	return response.headers
		.getSetCookie()
		.map((one) => one.split(";")[0])
		.join("; ");
}
