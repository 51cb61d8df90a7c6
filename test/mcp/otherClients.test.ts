// file-timeout: 240 s
// test-timeout: 90 s
/**
 * Clients that others are built on, beside those of today's TypeScript packages, which the other tests use: the beta that hosts
 * were shipped with, which refuses schemas that the older package writes, and the reference client of Python. Each in both eras.
 */
import { execFile } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Client as Beta, StreamableHTTPClientTransport as BetaTransport } from "mcp-client-beta";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { makeOnce } from "../support/makeOnce.ts";
import { type AgentScene, openAgentScene } from "./scene.ts";

const run = promisify(execFile);
const PYTHON_CLIENT = "mcp==2.3.0";
const CACHE = fileURLToPath(new URL("../../.cache", import.meta.url));
const AGENT = fileURLToPath(new URL("python/agent.py", import.meta.url));

const test = suite("MCP: other clients");
let app: TestApp;
let scene: AgentScene;
let names: readonly string[];

test.before(async () => {
	app = await startTestApp();
	scene = await openAgentScene(app.url);
	names = (await (await scene.connect()).listTools()).tools.map(({ name }) => name);
});
test.after(async () => {
	await scene.close();
	await app.stop();
});

for (const [era, options] of [
	["2025-11-25", {}],
	["2026-07-28", { versionNegotiation: { mode: { pin: "2026-07-28" } } }],
] as const) {
	test(`given the beta of TypeScript's second package, by ${era}, then it takes every schema, adds, and is told to wait`, async () => {
		const client = new Beta({ name: "beta", version: "1" }, { capabilities: {}, ...options });
		const requestInit = { headers: { authorization: `Bearer ${scene.key}` } };
		await client.connect(new BetaTransport(new URL(`${app.url}/mcp`), { requestInit }));
		try {
			assert.equal(
				(await client.listTools()).tools.map(({ name }) => name),
				names,
			);
			const use = async (name: string, given: Record<string, unknown>) =>
				(await client.callTool({ name, arguments: given })).structuredContent as Record<string, unknown>;
			const { status, task_id } = await use("add_task", { title: "by the beta", due_date: "tomorrow at 9" });
			assert.is(status, "created");
			assert.is((await use("delete_task", { task_id })).status, "proposed");
			assert.ok(((await use("list_tasks", {})).tasks as unknown[]).length > 0);
		} finally {
			await client.close();
		}
	});
}

interface Told {
	readonly protocol: string;
	readonly tools: readonly string[];
	readonly added: string;
	readonly deleted: string;
	readonly asked: readonly string[];
	readonly wrong: boolean;
	readonly resources: number;
	readonly prompts: readonly string[];
}

/** Where Python finds the client; or why it does not, for a SKIP line. */
const packages = await makeOnce(path.join(CACHE, `python-${PYTHON_CLIENT}`), async (aside) => {
	await run("python3", ["-m", "pip", "install", "--quiet", "--target", aside, PYTHON_CLIENT]);
}).catch((fault: unknown) => ({ lacking: String(fault).split("\n")[0] }));

async function runAgent(mode: string, answer: string): Promise<Told> {
	const env = { ...process.env, PYTHONPATH: String(packages) };
	const { stdout } = await run("python3", [AGENT, `${app.url}/mcp`, scene.key, mode, answer], { env });
	return JSON.parse(stdout) as Told;
}

if (typeof packages !== "string") {
	assert.not(process.env.CI, packages.lacking);
	console.log(`SKIP the client of Python: ${packages.lacking}`);
} else {
	for (const [mode, protocol] of [
		["legacy", "2025-11-25"],
		["auto", "2026-07-28"],
	] as const) {
		for (const [answer, deleted] of [
			["cannot", "proposed"],
			["accept", "deleted"],
			["decline", "unchanged"],
		] as const) {
			test(`given Python's client by ${protocol} whose user ${answer}s, then what it deletes is ${deleted}`, async () => {
				const told = await runAgent(mode, answer);
				assert.equal(
					[told.protocol, told.added, told.deleted, told.wrong, told.resources],
					[protocol, "created", deleted, true, 1],
				);
				assert.equal(told.tools, names);
				assert.is(told.asked.length, answer === "cannot" ? 0 : 1);
				assert.is(told.prompts.length, 2);
			});
		}
	}
}

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
