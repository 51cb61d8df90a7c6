// file-timeout: 400 s
// test-timeout: 150 s
/** The embedded server's life: adopted, shared, brought back, ended; with real processes and SIGKILL. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { type Database, openDatabase } from "../../src/persistence/database.ts";
import { findPostmaster, isPostgres } from "../../src/persistence/embedded/postmaster.ts";
import { startEmbeddedPostgres } from "../../src/persistence/embeddedPostgres.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const TENANT = fileURLToPath(new URL("tenant.ts", import.meta.url));
const embedded = suite<{ dataDir: string }>("embedded PostgreSQL");

embedded.before.each((context) => {
	context.dataDir = mkdtempSync(path.join(tmpdir(), "adjutant-embedded-"));
	openToOthers(context.dataDir);
});
embedded.after.each(({ dataDir }) => {
	rmSync(dataDir, { recursive: true, force: true });
});

const start = (dataDir: string) =>
	startEmbeddedPostgres({ dataDir, log: silent, clock: createSystemClock(), durable: false });

interface Tenant {
	readonly process: ChildProcess;
	readonly serverPid: number;
}
async function startTenant(dataDir: string): Promise<Tenant> {
	const child = spawn(process.execPath, [TENANT, dataDir], { stdio: ["pipe", "pipe", "inherit"] });
	const [output] = (await once(child.stdout, "data")) as [Buffer];
	return { process: child, serverPid: Number(output.toString()) };
}
async function leave({ process: child }: Tenant): Promise<void> {
	child.stdin?.write("leave");
	await once(child, "exit");
}
/** As root the server's account must be able to walk to it. */
const openToOthers = (folder: string) => chmodSync(folder, 0o755);
const socketDirOf = (url: string) => decodeURIComponent(new URL(url).hostname);

/** The first connection that is taken again; the runner bounds the wait. */
async function firstAnswer(url: string): Promise<Database> {
	for (;;) {
		try {
			return await openDatabase({ url }, silent);
		} catch (fault) {
			assert.instance(fault, StorageUnavailable);
		}
	}
}

embedded(
	"given a server, when it stops, then nothing of it runs, and its rows are there at the next start",
	async ({ dataDir }) => {
		const first = await start(dataDir);
		const database = await openDatabase({ url: first.url }, silent);
		await database.query("CREATE TABLE kept AS SELECT 7 AS seven");
		await database.close();
		await first.stop();
		assert.is(isPostgres(first.pid()), false);
		const second = await start(dataDir);
		const again = await openDatabase({ url: second.url }, silent);
		assert.equal(await again.query("SELECT seven FROM kept"), [{ seven: 7 }]);
		await again.close();
		await second.stop();
	},
);

embedded(
	"given it is killed under a pool, then calls fail at once, and go on by themselves (P11)",
	async ({ dataDir }) => {
		const server = await start(dataDir);
		const database = await openDatabase({ url: server.url }, silent);
		const pid = server.pid();
		const died = new Promise<void>((resolve) => server.onExit(resolve));
		process.kill(pid, "SIGKILL");
		await died;
		const asked = performance.now();
		await database.query("SELECT 1").catch((fault: unknown) => assert.instance(fault, StorageUnavailable));
		// A second is promised; a statement that waits for an answer would wait for five.
		assert.ok(performance.now() - asked < 3_000);
		await (await firstAnswer(server.url)).close();
		assert.equal(await database.query("SELECT 1 AS one"), [{ one: 1 }]);
		await database.close();
		await server.stop();
	},
);

embedded(
	"given its process was killed, then the server lives on, is adopted and ended by the next",
	async ({ dataDir }) => {
		const tenant = await startTenant(dataDir);
		tenant.process.kill("SIGKILL");
		await once(tenant.process, "exit");
		assert.is(isPostgres(tenant.serverPid), true);
		const server = await start(dataDir);
		assert.is(server.pid(), tenant.serverPid);
		await server.stop();
		assert.is(isPostgres(tenant.serverPid), false);
	},
);

embedded(
	"given two processes that start at once, then one server, which the first to leave does not end",
	async ({ dataDir }) => {
		const [one, two] = await Promise.all([startTenant(dataDir), startTenant(dataDir)]);
		assert.is(one.serverPid, two.serverPid);
		await leave(one);
		assert.is(isPostgres(two.serverPid), true);
		await leave(two);
		assert.is(isPostgres(two.serverPid), false);
	},
);

embedded(
	"given a pid file that names another program, then it is no server and a new one starts",
	async ({ dataDir }) => {
		const first = await start(dataDir);
		await first.stop();
		writeFileSync(
			path.join(dataDir, "postgres", "cluster", "postmaster.pid"),
			`${process.pid}\n/nowhere\n0\n5432\n/tmp\n`,
		);
		const second = await start(dataDir);
		assert.is.not(second.pid(), process.pid);
		await second.stop();
	},
);

embedded("given a pid file that is just being written, then it is left to its server", async ({ dataDir }) => {
	const file = path.join(dataDir, "postmaster.pid");
	writeFileSync(file, "");
	assert.is(findPostmaster(dataDir), undefined);
	assert.is(existsSync(file), true);
	utimesSync(file, new Date(0), new Date(0));
	assert.is(findPostmaster(dataDir), undefined);
	assert.is(existsSync(file), false, "one that a crash left behind is in the way of every start");
});

embedded("given a folder too deep for a socket, then it listens in a short one", async ({ dataDir }) => {
	const deep = path.join(dataDir, "d".repeat(60), "d".repeat(60));
	mkdirSync(deep, { recursive: true });
	const server = await start(deep);
	assert.not.match(decodeURIComponent(server.url), /dddd/);
	const database = await openDatabase({ url: server.url }, silent);
	assert.equal(await database.query("SELECT 1 AS one"), [{ one: 1 }]);
	await database.close();
	await server.stop();
	if (existsSync(path.join(deep, "postgres"))) rmSync(socketDirOf(server.url), { recursive: true, force: true });
});

embedded("given a server that cannot start, then one sentence says what it complained about", async ({ dataDir }) => {
	const first = await start(dataDir);
	await first.stop();
	const file = path.join(dataDir, "postgres", "cluster", "postgresql.conf");
	writeFileSync(file, `${readFileSync(file, "utf8")}\nwork_mem = 'nonsense'\n`);
	try {
		await start(dataDir);
		assert.unreachable("it started");
	} catch (fault) {
		assert.match(
			(fault as Error).message,
			/^PostgreSQL did not start .*(work_mem|configuration file).* or set DATABASE_URL; .*server\.log\.$/s,
		);
	}
});

embedded(
	"given a new folder, and one of a version that worked as superuser, then the product owns its tables and is no superuser",
	async ({ dataDir }) => {
		const first = await start(dataDir);
		const old = await openDatabase({ url: first.url.replace("adjutant_owner@", "adjutant@") }, silent);
		await old.query("ALTER DATABASE postgres OWNER TO adjutant");
		await old.query("CREATE EXTENSION pg_trgm");
		await old.query("CREATE TABLE old (id bigint GENERATED ALWAYS AS IDENTITY, title text)");
		await old.query("CREATE FUNCTION old_one() RETURNS integer LANGUAGE sql AS 'SELECT 1'");
		await old.query("INSERT INTO old (title) VALUES ('kept')");
		await old.close();
		await first.stop();

		const second = await start(dataDir);
		const database = await openDatabase({ url: second.url }, silent);
		const [role] = await database.query(
			"SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user",
		);
		assert.equal(role, { rolsuper: false, rolcreaterole: false, rolcreatedb: false });
		await database.query("ALTER TABLE old ADD COLUMN note text");
		await database.query("INSERT INTO old (title) VALUES ('new')");
		await database.query("CREATE OR REPLACE FUNCTION old_one() RETURNS integer LANGUAGE sql AS 'SELECT 2'");
		await database.query("CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public");
		const rows = await database.query<{ title: string }>("SELECT title FROM old ORDER BY id");
		assert.equal(
			rows.map(({ title }) => title),
			["kept", "new"],
		);
		await database.close();
		await second.stop();
	},
);

embedded.run();
