// file-timeout: 300 s
/** A start that cannot succeed says why in one sentence, and harms nobody who runs. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { signUp } from "../support/client.ts";
import { freePort } from "../support/freePort.ts";
import { createInstallation } from "../support/server.ts";

const ROOT = new URL("../..", import.meta.url).pathname;

/** Runs a start to its end; resolves to what it said on standard error. */
async function failedStart(environment: Readonly<Record<string, string>>): Promise<string> {
	const child = spawn(process.execPath, ["src/main.ts"], {
		cwd: ROOT,
		env: { ...process.env, DATABASE_URL: "", SMTP_URL: "", ...environment },
		stdio: ["ignore", "ignore", "pipe"],
	});
	let said = "";
	child.stderr.on("data", (chunk: Buffer) => {
		said += String(chunk);
	});
	// Not "exit": what it said last may still be on its way then.
	const [code] = await once(child, "close");
	assert.is(code, 1);
	return said;
}

const test = suite("start problems");

test("given a port in use, when a second server starts on it, then it says so and the first one keeps its shards", async () => {
	const installation = await createInstallation();
	try {
		const server = await installation.start();
		const client = await signUp(server.url);
		const said = await failedStart({ PORT: String(installation.port), DATA_DIR: installation.dataDir });
		assert.match(said, `port ${installation.port} is in use`);
		await client.request("POST", "/api/tasks", { body: { title: "still mine" } });
		const dashboard = await client.request<{ pods: { writes: { direct_path: number; commands: number } }[] }>(
			"GET",
			"/dashboard/actors",
		);
		assert.equal(
			dashboard.body.pods.map(({ writes }) => [writes.commands, writes.direct_path]),
			[[1, 0]],
		);
	} finally {
		await installation.dispose();
	}
});

test("given a database of 16 shards, when started with 8, then it says which number to set", async () => {
	const installation = await createInstallation();
	try {
		await (await installation.start()).kill("SIGTERM");
		const said = await failedStart({ PORT: String(await freePort()), DATA_DIR: installation.dataDir, SHARDS: "8" });
		assert.match(said, "made with 16 shards: set SHARDS to 16");
	} finally {
		await installation.dispose();
	}
});

test("given a METRICS_PORT in use, when started, then the sentence names that variable", async () => {
	const taken = createServer();
	await once(taken.listen(0, "127.0.0.1"), "listening");
	const { port } = taken.address() as AddressInfo;
	const dataDir = mkdtempSync(join(tmpdir(), "adjutant-start-"));
	try {
		const said = await failedStart({ PORT: String(await freePort()), METRICS_PORT: String(port), DATA_DIR: dataDir });
		assert.match(said, `port ${port} is in use: stop what listens there, or set METRICS_PORT to another one.`);
	} finally {
		rmSync(dataDir, { recursive: true });
		taken.close();
	}
});

test("given a DATA_DIR that cannot be, when started, then it says what to set", async () => {
	const said = await failedStart({ PORT: String(await freePort()), DATA_DIR: "/dev/null/data" });
	assert.match(said, "cannot be written: set DATA_DIR");
	assert.is(said.split("\n").length, 2, said);
});

test.run();
