/**
 * What is attacked: a server process of its own on a database of its own, reached byte by byte. `node:http` is used
 * below `fetch`, because `fetch` puts right what an attacker would send wrong (paths, Origin, empty headers).
 */
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { type Client, signUp } from "../support/client.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createInstallation, type Server } from "../support/server.ts";

export interface Sent {
	readonly method?: string;
	readonly path: string;
	readonly headers?: Readonly<Record<string, string | readonly string[]>>;
	readonly body?: string | Uint8Array;
}

export interface Received {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
}

export interface Target {
	readonly server: Server;
	readonly url: string;
	readonly database: TestDatabase;
	/** Sends exactly this. Rejects when the answer is not whole within 15 s. */
	exchange(sent: Sent): Promise<Received>;
	/** A way to send of its own: what waits for one of the other connections does not hold it up. */
	connect(connections: number): Target["exchange"];
	/** The same with the user's bearer token and, where there is a body, the JSON content type. */
	exchangeAs(user: Client, sent: Sent): Promise<Received>;
	/** A new account, and the id under which the tables know it. */
	signUp(email?: string): Promise<Client & { readonly user_id: string }>;
	/** Events of all users in the journal. */
	journalCount(): Promise<number>;
	stop(): Promise<void>;
}

/** Starts the server with every log line written, so that what it logs can be looked at. */
export async function startTarget(connections = 64): Promise<Target> {
	const database = await createTestDatabase();
	const installation = await createInstallation();
	const agents: Agent[] = [];
	const connect = (maxSockets: number): Target["exchange"] => {
		const agent = new Agent({ keepAlive: true, maxSockets });
		agents.push(agent);
		return (sent) => exchange(server.url, agent, sent);
	};
	const server = await installation.start({ DATABASE_URL: database.url, LOG_LEVEL: "info" });
	const target: Target = {
		server,
		url: server.url,
		database,
		connect,
		exchange: connect(connections),
		exchangeAs: (user, { headers, ...sent }) =>
			target.exchange({
				...sent,
				headers: {
					authorization: `Bearer ${user.token}`,
					...(sent.body === undefined ? {} : { "content-type": "application/json" }),
					...headers,
				},
			}),
		async signUp(email = `${randomUUID()}@example.org`) {
			const client = await signUp(server.url, email);
			const [row] = await database.query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [email]);
			if (!row) throw new Error("the account was not made");
			return Object.assign(client, { user_id: row.id });
		},
		async journalCount() {
			const [row] = await database.query<{ count: number }>("SELECT count(*)::float8 AS count FROM journal");
			return row?.count ?? Number.NaN;
		},
		async stop() {
			for (const agent of agents) agent.destroy();
			await installation.dispose();
			await database.drop();
		},
	};
	return target;
}

function exchange(url: string, agent: Agent, sent: Sent): Promise<Received> {
	return new Promise((resolve, reject) => {
		const { hostname, port } = new URL(url);
		const { method = "GET", path, headers = {}, body } = sent;
		const isChunked = "transfer-encoding" in headers;
		const length = body === undefined || isChunked ? {} : { "content-length": String(Buffer.byteLength(body)) };
		const call = request(
			{ hostname, port, agent, method, path, headers: { ...length, ...headers }, signal: AbortSignal.timeout(15_000) },
			(response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk: Buffer) => chunks.push(chunk));
				response.on("error", reject);
				response.on("end", () => {
					const received = new Headers();
					for (const [name, values] of Object.entries(response.headersDistinct)) {
						for (const value of values ?? []) received.append(name, value);
					}
					resolve({
						status: response.statusCode ?? 0,
						headers: received,
						text: Buffer.concat(chunks).toString(),
					});
				});
			},
		);
		call.on("error", (fault) => {
			// The server let go of a kept connection just as it was taken up again: nothing of the request was read.
			const isStale = call.reusedSocket && "code" in fault && fault.code === "ECONNRESET";
			if (isStale) resolve(exchange(url, agent, sent));
			else reject(fault);
		});
		call.end(body);
	});
}

/** Runs the action on each, at most `width` at a time; results in order. */
export async function each<Item, Result>(
	items: readonly Item[],
	width: number,
	action: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	let next = 0;
	const lane = async () => {
		for (let index = next++; index < items.length; index = next++) {
			results[index] = await action(items[index] as Item);
		}
	};
	await Promise.all(Array.from({ length: width }, lane));
	return results;
}

/** Words that only come from inside: stacks, statements, files, addresses. */
const INSIDE =
	/\bat \S+ \(|node_modules|\.ts:\d|\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b.*\b(FROM|INTO|SET|WHERE|VALUES)\b|\bpg_|postgres(ql)?:\/\/|ECONN|\/(home|tmp|usr|var|src)\/|127\.0\.0\.1|localhost:\d/;

/** What an answer tells of the inside; `undefined` when nothing. */
export function leakIn({ text }: Received): string | undefined {
	return INSIDE.exec(text)?.[0];
}
