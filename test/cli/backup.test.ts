// mostly-waits
// test-timeout: 300 s
/**
 * The drill: a backup beside a running server, the loss of everything, a restore into an empty database, and a start. What was there is
 * there, `verify` finds nothing, what had fired is silent, and what was due meanwhile fires once.
 */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { TaskView } from "../../src/http/contract/contract.ts";
import { NotRestored, restoreBackup } from "../../src/persistence/backup/restoreBackup.ts";
import { type Client, signUp } from "../support/client.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createInstallation, type Installation } from "../support/server.ts";
import { until } from "../support/until.ts";
import { runAdjutant } from "./runAdjutant.ts";

const AUTH_SECRET = "a secret for tests of thirty-two characters";
const test = suite("adjutant: backup and restore");
const BOUND_MS = 90_000;
let folder: string;
let file: string;
let client: Client;
let lost: TestDatabase;
let first: Installation;
const made: TestDatabase[] = [];
const installations: Installation[] = [];

const inMs = (ms: number) => Temporal.Now.instant().add({ milliseconds: ms }).toString({ smallestUnit: "millisecond" });
const add = async (body: object): Promise<TaskView> => {
	const answer = await client.request<{ task: TaskView }>("POST", "/api/tasks", { body });
	assert.is(answer.status, 201, JSON.stringify(answer.body));
	return answer.body.task;
};
/** How often the reminders of a task have fired. */
const firedOf = async (database: TestDatabase, { id }: TaskView) =>
	(
		await database.query<{ n: number }>(
			"SELECT count(*)::float8 AS n FROM journal WHERE type = 'reminder.sent' AND (data->>'task_id')::integer = $1",
			[id],
		)
	)[0]?.n;
const newDatabase = async () => {
	const database = await createTestDatabase();
	made.push(database);
	return database;
};
const newInstallation = async () => {
	const installation = await createInstallation();
	installations.push(installation);
	return installation;
};
const restoreInto = ({ url }: TestDatabase, from: string) => runAdjutant(["restore", from], { DATABASE_URL: url });

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
	yield* lines;
}

test.before(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "adjutant-backup-"));
	file = path.join(folder, "adjutant.backup");
	lost = await newDatabase();
	first = await newInstallation();
});
test.after(async () => {
	for (const one of installations) await one.dispose();
	for (const one of made) await one.drop();
	await rm(folder, { recursive: true });
});

test("given a server at work, when backed up, lost, restored and started, then all is there, and what was due meanwhile fires once (P3, P4)", async () => {
	const server = await first.start({ DATABASE_URL: lost.url, AUTH_SECRET });
	client = await signUp(server.url);
	const rent = await add({
		title: "Miete „zahlen“ 🦓\n\\N\t\u0007",
		description: "a\\b \"c\" 'd' {e}",
		tag_ids: [],
		due: { date: "2031-12-01" },
	});
	await add({ title: "Stand-up", due: { date: "2031-12-02" }, recurrence: { rrule: "FREQ=WEEKLY;BYDAY=MO" } });
	const before = await add({ title: "fired before", reminders: [{ at: inMs(4_000) }] });
	await until("the first reminder fires", async () => (await firedOf(lost, before)) === 1, BOUND_MS);
	await until("its mail is there", () => first.mails().size > 0, BOUND_MS);
	const dueAt = inMs(20_000);
	const meanwhile = await add({ title: "due meanwhile", reminders: [{ at: dueAt }] });

	const backup = await runAdjutant(["backup", file], { DATABASE_URL: lost.url });
	assert.is(backup.code, 0, backup.stdout + backup.stderr);
	assert.match(backup.stdout, /^\d+ rows as of .+ in .+adjutant\.backup: \d+\.\d MiB, \d+\.\d s\.\nKeep secrets\.json/);
	assert.is((await stat(file)).mode & 0o777, 0o600);
	await add({ title: "after the backup" });
	await server.kill("SIGKILL");

	const restored = await newDatabase();
	const restore = await restoreInto(restored, file);
	assert.is(restore.code, 0, restore.stdout + restore.stderr);
	assert.match(
		restore.stdout,
		/^\d+ rows as of .+ restored, \d+\.\d s\. Run adjutant verify, then start the servers\.\n$/,
	);
	console.log(`drill: ${backup.stdout.split("\n")[0]} ${restore.stdout.trim()}`);
	const verified = await runAdjutant(["verify"], { DATABASE_URL: restored.url });
	assert.is(verified.code, 0, verified.stdout);
	assert.match(verified.stdout, /1 user, \d+ events, 1 series, 0 differences\n$/);

	await until(
		"the other is due",
		() => Temporal.Instant.compare(Temporal.Now.instant(), Temporal.Instant.from(dueAt)) > 0,
		BOUND_MS,
	);
	const second = await newInstallation();
	const again = await second.start({ DATABASE_URL: restored.url, AUTH_SECRET });
	client.url = again.url;
	const tasks = (await client.request<{ data: TaskView[] }>("GET", "/api/tasks?limit=100")).body.data;
	assert.equal(
		tasks.map(({ title }) => title).sort(),
		["Miete „zahlen“ 🦓\n\\N\t\u0007", "Stand-up", "due meanwhile", "fired before"].sort(),
		"the session counts, and what came after the backup is gone",
	);
	assert.is(tasks.find(({ id }) => id === rent.id)?.description, rent.description);
	await until("it fires", async () => (await firedOf(restored, meanwhile)) === 1, BOUND_MS);
	await until("its mail is there", () => second.mails().size > 0, BOUND_MS);
	const next = await add({ title: "numbers go on" });
	assert.is(next.id, meanwhile.id + 1);
	await until("all is published", async () => (await restored.query("SELECT 1 FROM outbox")).length === 0, BOUND_MS);
	assert.is(await firedOf(restored, before), 1);
	const mails = [...second.mails().values()].join("\n");
	assert.match(mails, /due meanwhile/);
	assert.not.match(mails, /fired before/);
	const after = await runAdjutant(["verify"], { DATABASE_URL: restored.url });
	assert.is(after.code, 0, after.stdout);

	const inUse = await restoreInto(restored, file);
	assert.equal([inUse.code, inUse.stdout], [1, "A server runs on this database: stop it, then restore.\n"]);
	await again.kill("SIGTERM");
	const full = await restoreInto(restored, file);
	assert.is(full.code, 1);
	assert.match(full.stdout, /^(This database has accounts: restore into an empty one|A server runs on this database)/);
});

test("given files that are no whole backup of this version, then each is refused in a sentence, and nothing is there", async () => {
	const database = await newDatabase();
	const text = gunzipSync(await readFile(file)).toString();
	const lines = text.trimEnd().split("\n");
	const head = JSON.parse(lines[0] ?? "") as { steps: string[] };
	const withHead = (steps: readonly string[]) => [JSON.stringify({ ...head, steps }), ...lines.slice(1)];
	const firstRow = lines.findIndex((line) => line.startsWith("["));
	for (const [what, from, sentence] of [
		["without its end", lines.slice(0, -1), /^The backup is not whole/],
		["with a row less", lines.filter((_, n) => n !== firstRow), /^The backup is not whole/],
		["with a value less", lines.with(firstRow, "[]"), /^The backup is not whole/],
		["something else", ["hello"], /^The file is no backup/],
		["nothing", [], /^The backup is not whole/],
		["of a newer version", withHead([...head.steps, "Later1999999999999"]), /^The backup is of a newer version/],
		["of an older version", withHead(head.steps.slice(1)), /^The backup is of an older version/],
	] as const) {
		const fault = await restoreBackup(database, linesOf(from)).catch((caught: unknown) => caught);
		assert.instance(fault, NotRestored, `${what}: ${String(fault)}`);
		assert.match((fault as NotRestored).message, sentence, what);
		assert.is((await database.query('SELECT 1 FROM "user"')).length, 0, what);
	}
	const packed = await readFile(file);
	const cut = path.join(folder, "cut.backup");
	await writeFile(cut, packed.subarray(0, packed.length / 2));
	const run = await restoreInto(database, cut);
	assert.equal([run.code, /^The backup is not whole/.test(run.stdout)], [1, true], run.stdout + run.stderr);
	assert.is((await database.query('SELECT 1 FROM "user"')).length, 0);
	const place = path.join(folder, "nowhere", "x.backup");
	const nowhere = await runAdjutant(["backup", place], { DATABASE_URL: database.url });
	assert.equal([nowhere.code, /ENOENT/.test(nowhere.stdout)], [1, true], nowhere.stderr);
	const missing = await restoreInto(database, path.join(folder, "missing"));
	assert.equal([missing.code, /ENOENT/.test(missing.stdout)], [1, true]);
});

test.run();
