/** An account with a key, and agents of both makings and both eras that use it. */
import { Client as Modern, StreamableHTTPClientTransport as ModernTransport } from "@modelcontextprotocol/client";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import type { ProblemView } from "../../src/http/contract/contract.ts";
import { type Answer, send, signUp, type Client as User } from "../support/client.ts";

export interface Result {
	readonly isError?: boolean;
	readonly content: readonly { readonly type: string; readonly text: string }[];
	readonly structuredContent?: Readonly<Record<string, unknown>>;
}

const BOTH = ["tasks:read", "tasks:write"];

export async function makeKey(of: User, scopes = BOTH): Promise<string> {
	return (await of.request<{ key: string }>("POST", "/api/api-keys", { body: { name: "Agent", scopes } })).body.key;
}

export async function call(
	client: Client | Modern,
	name: string,
	given: Record<string, unknown> = {},
): Promise<Result> {
	return (await client.callTool({ name, arguments: given })) as unknown as Result;
}

export type AgentScene = Awaited<ReturnType<typeof openAgentScene>>;

/** `close` ends its clients. */
export async function openAgentScene(url: string) {
	const user = await signUp(url);
	const key = await makeKey(user);
	const open: { close(): Promise<void> }[] = [];
	/** What the clients' user was asked. */
	const asked: string[] = [];
	const requestInit = (bearer: string) => ({ headers: { authorization: `Bearer ${bearer}` } });

	/** `says`: how its user answers what he is asked, perhaps after a while; undefined: it cannot ask. */
	async function connect(bearer = key, says?: () => Promise<"accept" | "decline">): Promise<Client> {
		const capabilities = says === undefined ? {} : { elicitation: { form: {} } };
		const client = new Client({ name: "test", version: "1" }, { capabilities });
		if (says !== undefined) {
			client.setRequestHandler(ElicitRequestSchema, async ({ params }) => {
				asked.push(params.message);
				const action = await says();
				return action === "accept" ? { action, content: { confirm: true } } : { action };
			});
		}
		const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: requestInit(bearer) });
		// The SDK's own types disagree about `sessionId` under exactOptionalPropertyTypes.
		await client.connect(transport as never);
		open.push(client);
		return client;
	}

	/** `says`: how its user answers what he is asked; undefined: it cannot ask. */
	async function connectModern(says?: "accept" | "decline", bearer = key): Promise<Modern> {
		const capabilities = says === undefined ? {} : { elicitation: { form: {} } };
		const client = new Modern(
			{ name: "test", version: "1" },
			{ capabilities, versionNegotiation: { mode: { pin: "2026-07-28" } } },
		);
		if (says !== undefined) {
			client.setRequestHandler("elicitation/create", async ({ params }) => {
				asked.push(params.message);
				return says === "accept" ? { action: "accept", content: { confirm: true } } : { action: "decline" };
			});
		}
		await client.connect(new ModernTransport(new URL(`${url}/mcp`), { requestInit: requestInit(bearer) }));
		open.push(client);
		return client;
	}

	/** A bare request, as a program without a library makes it. */
	function post<Body = ProblemView>(body: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
		return send(`${url}/mcp`, "POST", {
			body,
			headers: { accept: "application/json, text/event-stream", ...headers },
		});
	}

	return {
		user,
		key,
		asked,
		connect,
		connectModern,
		post,
		tasks: async () => (await user.request<{ data: { id: number; title: string }[] }>("GET", "/api/tasks")).body.data,
		async close() {
			for (const client of open.splice(0)) await client.close();
		},
	};
}
