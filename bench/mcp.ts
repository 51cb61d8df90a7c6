/**
 * A call of a tool by another agent, over HTTP and with a key, in both eras of the protocol, beside the same done by a plain route
 * with the same key: from the request's first byte to the last of its answer, at a server process of its own.
 */
import { signUp } from "../test/support/client.ts";
import { createInstallation } from "../test/support/server.ts";
import { type Measurement, quantile } from "./measure.ts";

const WARM_UP = 50;
const CALLS = 400;
/** What the protocol may cost, over and above the work. */
const MOST_TIMES = 3;

const ENVELOPE = {
	"io.modelcontextprotocol/protocolVersion": "2026-07-28",
	"io.modelcontextprotocol/clientInfo": { name: "bench", version: "1" },
	"io.modelcontextprotocol/clientCapabilities": {},
};
const ERAS = {
	"2025-11-25": { params: {}, headers: { "mcp-protocol-version": "2025-11-25" } },
	"2026-07-28": {
		params: { _meta: ENVELOPE },
		headers: { "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/call" },
	},
} as const;
const TASK = { title: "Pay the rent", priority: "high" };
const WORK = [
	{ tool: "list_tasks", given: { limit: 20 }, peer: ["GET", "/api/tasks?limit=20"] },
	{ tool: "add_task", given: TASK, peer: ["POST", "/api/tasks", TASK] },
] as const;

export async function benchMcp(url: string): Promise<Measurement[]> {
	const installation = await createInstallation();
	try {
		const server = await installation.start({ DATABASE_URL: url });
		const user = await signUp(server.url);
		const wish = { name: "bench", scopes: ["tasks:read", "tasks:write"] };
		const { key } = (await user.request<{ key: string }>("POST", "/api/api-keys", { body: wish })).body;

		/** Ms until the answer is whole. */
		async function ask(
			method: string,
			path: string,
			body?: object,
			more: Record<string, string> = {},
		): Promise<number> {
			const began = performance.now();
			const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", ...more };
			const response = await fetch(`${server.url}${path}`, {
				method,
				headers,
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			});
			const text = await response.text();
			if (!response.ok || text.includes("isError")) throw new Error(`${method} ${path}: ${text}`);
			return performance.now() - began;
		}

		const rows: Measurement[] = [];
		for (const [era, { params, headers }] of Object.entries(ERAS)) {
			for (const { tool: name, given, peer } of WORK) {
				const [method, path, body] = peer;
				const accept = "application/json, text/event-stream";
				const call = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: given, ...params } };
				const times = { mcp: [] as number[], plain: [] as number[] };
				for (let n = 0; n < WARM_UP + CALLS; n += 1) {
					const plain = await ask(method, path, body);
					const mcp = await ask("POST", "/mcp", call, { accept, "mcp-name": name, ...headers });
					if (n < WARM_UP) continue;
					times.plain.push(plain);
					times.mcp.push(mcp);
				}
				const [mcp, plain] = [quantile(times.mcp, 0.5), quantile(times.plain, 0.5)];
				rows.push({
					subject: `${name} over MCP ${era}, p50 (p95 ${quantile(times.mcp, 0.95).toFixed(1)} ms)`,
					measured: `${mcp.toFixed(1)} ms`,
					compared: `${plain.toFixed(1)} ms of ${method} ${path.split("?")[0]}`,
					ratio: mcp / plain,
					bound: { most: MOST_TIMES },
				});
			}
		}
		return rows;
	} finally {
		await installation.dispose();
	}
}
