/** The installation's secret: made once, kept to its owner, the same for whoever starts. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readOrMakeAuthSecret } from "../../src/host/secrets.ts";
import { StartProblem } from "../../src/ports/process/startProblem.ts";

const AT_ONCE = 4;
const test = suite<{ folder: string }>("secrets");

test.before.each((context) => {
	context.folder = mkdtempSync(join(tmpdir(), "adjutant-secrets-"));
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

test("given a fresh folder, when asked twice, then a secret of 256 bits is made once", ({ folder }) => {
	const dataDir = join(folder, "not", "there", "yet");
	const secret = readOrMakeAuthSecret(dataDir);
	assert.is(Buffer.from(secret, "base64url").length, 32);
	assert.is(readOrMakeAuthSecret(dataDir), secret);
	assert.equal(readdirSync(dataDir), ["secrets.json"]);
});

test("given two folders, then their secrets differ", ({ folder }) => {
	assert.is.not(readOrMakeAuthSecret(join(folder, "a")), readOrMakeAuthSecret(join(folder, "b")));
});

test("given a secret that was made, then only its owner can read the file", ({ folder }) => {
	readOrMakeAuthSecret(folder);
	assert.is(statSync(join(folder, "secrets.json")).mode & 0o777, 0o600);
});

/** A process that is ready to ask for the secret, and does so when its standard input ends. */
function startReader(folder: string): ChildProcess {
	const script = `
		import { text } from "node:stream/consumers";
		import { readOrMakeAuthSecret } from ${JSON.stringify(new URL("../../src/host/secrets.ts", import.meta.url).href)};
		process.stdout.write("ready\\n");
		await text(process.stdin);
		process.stdout.write(readOrMakeAuthSecret(${JSON.stringify(folder)}));`;
	return spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: ["pipe", "pipe", "inherit"] });
}

test("given processes that start at once, then one makes the secret and all read it", async ({ folder }) => {
	const readers = Array.from({ length: AT_ONCE }, () => startReader(folder));
	const said = readers.map(() => "");
	const ended = readers.map((reader) => once(reader, "close"));
	await Promise.all(
		readers.map(async (reader, n) => {
			reader.stdout?.on("data", (chunk: Buffer) => {
				said[n] += String(chunk);
			});
			if (reader.stdout) await once(reader.stdout, "data");
		}),
	);
	for (const reader of readers) reader.stdin?.end();
	await Promise.all(ended);
	const kept = JSON.parse(readFileSync(join(folder, "secrets.json"), "utf8")) as { auth_secret: string };
	assert.equal(
		said,
		readers.map(() => `ready\n${kept.auth_secret}`),
	);
	assert.equal(readdirSync(folder), ["secrets.json"]);
});

for (const [what, content] of [
	["no JSON", "not { json"],
	["no secret", "{}"],
	["a short secret", '{ "auth_secret": "short" }'],
] as const) {
	test(`given a file with ${what}, then it says what to do and leaves the file as it is`, ({ folder }) => {
		writeFileSync(join(folder, "secrets.json"), content);
		assert.throws(
			() => readOrMakeAuthSecret(folder),
			(fault: Error) => fault instanceof StartProblem && fault.message.includes("restore it, or delete it"),
		);
		assert.is(readFileSync(join(folder, "secrets.json"), "utf8"), content);
	});
}

test.run();
