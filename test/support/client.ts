/** A user of the HTTP contract: signs up, holds the bearer token, sends commands with keys it remembers. */
import { randomUUID } from "node:crypto";

export interface Answer<Body = Record<string, unknown>> {
	readonly status: number;
	readonly headers: Headers;
	readonly body: Body;
}

export interface Client {
	readonly email: string;
	readonly token: string;
	/** The server it talks to; may be moved to another one of the same installation. */
	url: string;
	/** `key`: the Idempotency-Key; a new one for each write unless given. `body` is sent as JSON. */
	request<Body = Record<string, unknown>>(
		method: string,
		path: string,
		options?: { readonly body?: unknown; readonly key?: string; readonly headers?: Readonly<Record<string, string>> },
	): Promise<Answer<Body>>;
}

/** Sends one request and reads the answer as JSON when it is JSON, else as text under `text`. */
export async function send<Body>(
	url: string,
	method: string,
	options: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer<Body>> {
	const response = await fetch(url, {
		method,
		headers: { ...(options.body === undefined ? {} : { "content-type": "application/json" }), ...options.headers },
		...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
		signal: AbortSignal.timeout(15_000),
	});
	const text = await response.text();
	const isJson = (response.headers.get("content-type") ?? "").includes("json");
	return {
		status: response.status,
		headers: response.headers,
		body: (isJson && text ? JSON.parse(text) : { text }) as Body,
	};
}

/** Signs a new account up and returns it as a client. */
export async function signUp(url: string, email = `${randomUUID()}@example.org`): Promise<Client> {
	const signedUp = await send<{ token: string }>(`${url}/api/auth/sign-up/email`, "POST", {
		body: { name: "Test", email, password: "correct horse battery" },
		headers: { origin: new URL(url).origin },
	});
	if (signedUp.status !== 200) throw new Error(`sign-up failed: ${signedUp.status} ${JSON.stringify(signedUp.body)}`);
	const client: Client = {
		email,
		token: signedUp.headers.get("set-auth-token") ?? signedUp.body.token,
		url,
		request: (method, path, options = {}) =>
			send(`${client.url}${path}`, method, {
				...(options.body === undefined ? {} : { body: options.body }),
				headers: {
					authorization: `Bearer ${client.token}`,
					...(method === "GET" ? {} : { "idempotency-key": options.key ?? randomUUID() }),
					...options.headers,
				},
			}),
	};
	return client;
}
