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

const PASSWORD = "correct horse battery";

/**
 * Signs a new account up and returns it as a client. `link`: the token of an invitation. `confirm`: proves the address, where
 * a mail server makes that necessary before anybody is signed in.
 */
export async function signUp(
	url: string,
	email = `${randomUUID()}@example.org`,
	link?: string,
	confirm: () => Promise<unknown> = async () => undefined,
): Promise<Client> {
	const asked = { name: "Test", email, password: PASSWORD, ...(link === undefined ? {} : { link }) };
	const signedUp = await enter(url, "sign-up", asked);
	if (signedUp.body.token !== null) return clientOf(url, email, signedUp);
	await confirm();
	return signIn(url, email);
}

export async function signIn(url: string, email: string, password = PASSWORD): Promise<Client> {
	return clientOf(url, email, await enter(url, "sign-in", { email, password }));
}

async function enter(url: string, way: "sign-up" | "sign-in", body: object): Promise<Answer<{ token: string | null }>> {
	const entered = await send<{ token: string | null }>(`${url}/api/auth/${way}/email`, "POST", {
		body,
		headers: { origin: new URL(url).origin },
	});
	if (entered.status !== 200) throw new Error(`${way} failed: ${entered.status} ${JSON.stringify(entered.body)}`);
	return entered;
}

function clientOf(url: string, email: string, entered: Answer<{ token: string | null }>): Client {
	const client: Client = {
		email,
		token: entered.headers.get("set-auth-token") ?? entered.body.token ?? "",
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
