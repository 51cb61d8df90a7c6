// mostly-waits
// test-timeout: 120 s
/** `adjutant export` and `adjutant import`, by a key of the account's own, against a real server. */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fileOf } from "../exchange/reading.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { type Client, signUp } from "../support/client.ts";
import { runAdjutant } from "./runAdjutant.ts";

const GARDEN = "Garden [2203306141].csv";

let app: TestApp;
let folder: string;
const test = suite("adjutant: export and import");
test.before(async () => {
	app = await startTestApp();
	folder = await mkdtemp(path.join(tmpdir(), "adjutant-moving-"));
});
test.after(async () => {
	await app.stop();
	await rm(folder, { recursive: true });
});

async function keyOf(user: Client): Promise<string> {
	const body = { name: "Moving", scopes: ["tasks:read", "tasks:write"] };
	return (await user.request<{ key: string }>("POST", "/api/api-keys", { body })).body.key;
}
const at = (key: string) => ["--url", app.url, "--key", key];

test("given a project of Todoist, when tried, imported, imported again and undone, then each says what it did", async () => {
	const key = await keyOf(await signUp(app.url));
	const file = path.join(folder, GARDEN);
	await writeFile(file, fileOf(GARDEN));
	const tried = await runAdjutant(["import", ...at(key), "--dry-run", file]);
	assert.is(tried.code, 0, tried.stdout + tried.stderr);
	assert.match(
		tried.stdout,
		/^10: The deadline 2031-10-20 is in the description\.\n12: The date “next blue moon” was not understood and was left out\.\ntodoist: /,
	);
	assert.match(tried.stdout, /todoist: 9 tasks, 9 would be added, 0 there already, 0 left out\.\n$/);
	const done = await runAdjutant(["import", file], { ADJUTANT_KEY: key });
	assert.is(done.code, 2, "the address is missing");
	const imported = await runAdjutant(["import", ...at(key), file]);
	const [, id = ""] = /To take it back: adjutant import --undo ([0-9a-f]{16})\n$/.exec(imported.stdout) ?? [];
	assert.ok(id, imported.stdout);
	assert.match((await runAdjutant(["import", ...at(key), file])).stdout, /9 tasks, 0 added, 9 there already/);
	const undone = await runAdjutant(["import", ...at(key), "--undo", id]);
	assert.is(undone.code, 0, undone.stdout);
	assert.match(undone.stdout, /^\d+ events undone, 0 not\.\n$/);
});

test("given an account, when exported and imported into another in parts, then all of it is there, and the file is for its owner only", async () => {
	const [ada, bob] = [await signUp(app.url), await signUp(app.url)];
	// 1.5 MB of quotes, which take four times as much room in JSON within JSON: more than one part.
	const long = '"'.repeat(10_000);
	const key = await keyOf(ada);
	for (const half of [0, 1]) {
		const items = Array.from({ length: 75 }, (_, n) => ({
			id: `${75 * half + n}`,
			content: `Task ${75 * half + n}`,
			description: long,
			parent_id: half === 1 && n === 74 ? "0" : null,
		}));
		const file = path.join(folder, "todoist.json");
		await writeFile(
			file,
			JSON.stringify({ items: half === 0 ? items : [{ id: "0", content: "Task 0", description: long }, ...items] }),
		);
		assert.match((await runAdjutant(["import", ...at(key), file])).stdout, / 75 added/);
	}
	const own = path.join(folder, "own.json");
	assert.is((await runAdjutant(["export", ...at(key), own])).code, 0);
	assert.is((await stat(own)).mode & 0o777, 0o600);
	const into = await runAdjutant(["import", ...at(await keyOf(bob)), own]);
	assert.is(into.code, 0, into.stdout + into.stderr);
	assert.ok(into.stdout.split("adjutant: ").length > 2, "it came in parts");
	const tasks = await app.query<{ title: string; parent_id: number | null }>(
		`SELECT title, parent_id FROM task t JOIN "user" u ON u.id = t.user_id WHERE u.email = $1`,
		[bob.email],
	);
	assert.is(tasks.length, 150);
	assert.ok(tasks.find(({ title }) => title === "Task 149")?.parent_id, "its parent came in another part");
	const printed = await runAdjutant(["export", ...at(key)]);
	assert.is(JSON.parse(printed.stdout).version, JSON.parse(await readFile(own, "utf8")).version);
});

test("given UTF-16 and Windows-1252, as spreadsheets save, then letters are read right", async () => {
	const user = await signUp(app.url);
	const key = await keyOf(user);
	const table = "TYPE,CONTENT\ntask,Müll für Zoë\n";
	const [wide, old] = [path.join(folder, "wide.csv"), path.join(folder, "old.csv")];
	await writeFile(wide, Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(table, "utf16le")]));
	await writeFile(old, Buffer.from(table, "latin1"));
	for (const file of [wide, old]) assert.is((await runAdjutant(["import", ...at(key), file])).code, 0);
	const { body } = await user.request<{ data: { title: string }[] }>("GET", "/api/tasks");
	assert.equal(
		body.data.map(({ title }) => title),
		["Müll für Zoë", "Müll für Zoë"],
		"two projects, by their files' names",
	);
});

test("given what cannot be, then one sentence says why, and the exit code is 1", async () => {
	const key = await keyOf(await signUp(app.url));
	const file = path.join(folder, "nothing.txt");
	await writeFile(file, "nothing that is known here");
	const unknown = await runAdjutant(["import", ...at(key), file]);
	assert.equal([unknown.code, unknown.stdout.startsWith("This is none of the files that are known here")], [1, true]);
	const missing = await runAdjutant(["import", ...at(key), path.join(folder, "missing")]);
	assert.equal([missing.code, /ENOENT/.test(missing.stdout)], [1, true]);
	const stranger = await runAdjutant(["export", ...at("no-key-of-anybody")]);
	assert.equal([stranger.code, stranger.stdout], [1, "Sign in, or send a valid bearer token.\n"]);
	const away = await runAdjutant(["export", "--url", "http://127.0.0.1:9", "--key", key]);
	assert.equal([away.code, /127\.0\.0\.1:9 cannot be reached/.test(away.stdout)], [1, true]);
});

test.run();
