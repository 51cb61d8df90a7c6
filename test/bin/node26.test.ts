import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite<{ folder: string }>("launcher");
const BIN = fileURLToPath(new URL("../../bin", import.meta.url));

/**
 * An older Node for the launcher's eyes: only the version that it reads is changed. Whether Node 20 can read the
 * launcher at all is known on machines whose npm runs on it.
 */
const PRETEND_NODE_20 =
	"data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.0.0'});Object.defineProperty(process,'version',{value:'v20.0.0'});";

const SCRIPT = `const echo: readonly string[] = process.argv.slice(2);
console.log(JSON.stringify({ major: Number.parseInt(process.versions.node), echo }));
process.exitCode = 7;`;

function run(launcher: string, file: string, nodeOptions: readonly string[]) {
	return spawnSync(process.execPath, [...nodeOptions, launcher, file, "one", "two words"], { encoding: "utf8" });
}

test.before.each((context) => {
	context.folder = mkdtempSync(path.join(tmpdir(), "adjutant-launcher-"));
	writeFileSync(path.join(context.folder, "echo.ts"), SCRIPT);
});

test.after.each((context) => rmSync(context.folder, { recursive: true }));

test("given the right Node, when a file is launched, then it runs with its arguments and its exit code is kept", (context) => {
	const { stdout, status } = run(path.join(BIN, "node26.js"), path.join(context.folder, "echo.ts"), []);
	assert.equal(JSON.parse(stdout), { major: 26, echo: ["one", "two words"] });
	assert.is(status, 7);
});

test("given an older Node, when a file is launched, then it runs under the Node from npm all the same", (context) => {
	const launcher = path.join(BIN, "node26.js");
	const { stdout, status } = run(launcher, path.join(context.folder, "echo.ts"), ["--import", PRETEND_NODE_20]);
	assert.equal(JSON.parse(stdout), { major: 26, echo: ["one", "two words"] });
	assert.is(status, 7);
});

test("given an older Node and none from npm, when a file is launched, then one sentence says what to do", (context) => {
	cpSync(BIN, path.join(context.folder, "bin"), { recursive: true });
	writeFileSync(path.join(context.folder, "package.json"), '{"type":"module"}');
	const launcher = path.join(context.folder, "bin", "node26.js");
	const { stderr, status } = run(launcher, path.join(context.folder, "echo.ts"), ["--import", PRETEND_NODE_20]);
	assert.is(
		stderr,
		'Adjutant needs Node 26 or later and this is v20.0.0: install it, or run "npm ci" without --omit=optional, which brings it along.\n',
	);
	assert.is(status, 1);
});

const WAIT = `process.on("SIGTERM", () => process.exit(console.log("ended") ?? 0));
console.log("up");
setInterval(() => undefined, 60_000);`;

/** What npm gives to a shell. The second command keeps the shell from giving its place to the first. */
function writeScript(folder: string): string {
	const file = path.join(folder, "wait.ts");
	writeFileSync(file, WAIT);
	return `"${process.execPath}" "${path.join(BIN, "node26.js")}" "${file}"; exit 1`;
}

test("given npm's shell between, when that is ended, then the file is ended by SIGTERM too", async ({ folder }) => {
	const env = { ...process.env, npm_lifecycle_event: "start" };
	const shell = spawn("sh", ["-c", writeScript(folder)], { env, stdio: ["ignore", "pipe", "inherit"] });
	const [up] = await once(shell.stdout, "data");
	assert.is(String(up), "up\n");
	shell.kill("SIGTERM");
	const [ended] = await once(shell.stdout, "data");
	assert.is(String(ended), "ended\n");
});

if (process.platform === "linux") {
	test("given the command of the folder, when it is run, then it becomes Node itself, and a signal to it arrives", async ({
		folder,
	}) => {
		cpSync(BIN, path.join(folder, "bin"), { recursive: true });
		mkdirSync(path.join(folder, "src"));
		writeFileSync(path.join(folder, "package.json"), '{"type":"module"}');
		writeFileSync(path.join(folder, "src", "main.ts"), WAIT);
		const env = { ...process.env, PATH: `${path.dirname(process.execPath)}:${process.env.PATH}` };
		const server = spawn(path.join(folder, "bin", "adjutant"), ["start"], {
			env,
			stdio: ["ignore", "pipe", "inherit"],
		});
		const [up] = await once(server.stdout, "data");
		assert.is(String(up), "up\n");
		assert.is(readlinkSync(`/proc/${server.pid}/exe`), realpathSync(process.execPath));
		server.kill("SIGTERM");
		const [ended] = await once(server.stdout, "data");
		assert.is(String(ended), "ended\n");
	});

	test("given npm's shell between, when npm is killed and leaves it, then the file is ended by SIGTERM too", async ({
		folder,
	}) => {
		writeFileSync(path.join(folder, "package.json"), JSON.stringify({ scripts: { start: writeScript(folder) } }));
		const npm = spawn("npm", ["start", "--silent"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
		const [up] = await once(npm.stdout, "data");
		assert.is(String(up), "up\n");
		npm.kill("SIGKILL");
		const [ended] = await once(npm.stdout, "data");
		assert.is(String(ended), "ended\n");
	});
}

test.run();
