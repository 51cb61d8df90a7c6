/** `adjutant doctor`: a sentence for each part, the exit code 1 when something is a problem. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { InstantText } from "../../src/domain/time/instant.ts";
import { createPodTable } from "../../src/persistence/placement/podTable.ts";
import { freePort } from "../support/freePort.ts";
import { createTestDatabase } from "../support/postgres.ts";
import { createInstallation, type Installation } from "../support/server.ts";
import { findingsOf, runAdjutant } from "./runAdjutant.ts";

/** Nobody listens there (RFC 863's port, on this machine). */
const NOBODY = "127.0.0.1:9";
const test = suite<{ installation: Installation }>("adjutant: doctor");

test.before.each(async (context) => {
	context.installation = await createInstallation();
});
test.after.each(({ installation }) => installation.dispose());

const doctor = ({ dataDir, port }: Installation, environment: Readonly<Record<string, string>> = {}) =>
	runAdjutant(["doctor"], { DATA_DIR: dataDir, PORT: String(port), ...environment });

test("given a fresh folder, then all is well, and no database is left running", async ({ installation }) => {
	const run = await doctor(installation);
	const findings = findingsOf(run);
	assert.is(run.code, 0, run.stdout + run.stderr);
	assert.is(findings.get("port"), `ok Port ${installation.port} is free.`);
	assert.match(findings.get("database") ?? "", /^ok PostgreSQL \d+\.\d+ answers\.$/);
	assert.is(findings.get("schema"), "note The tables come at the first start.");
	assert.is(findings.get("redis"), "note REDIS_URL is not set: limits are counted in process, for one pod.");
	assert.match(findings.get("mail") ?? "", /^note SMTP_URL is not set: mails are files in .*mail\.$/);
	assert.match(run.stdout, /All is well\.\n$/);
	assert.is(installation.postgresPid(), undefined);
});

test("given a running server, then it is joined and goes on", async ({ installation }) => {
	const server = await installation.start();
	const run = await doctor(installation);
	const findings = findingsOf(run);
	assert.is(run.code, 0, run.stdout + run.stderr);
	assert.is(findings.get("port"), `ok Adjutant runs on port ${installation.port}.`);
	assert.is(findings.get("outbox"), "ok 0 events wait to be published.");
	assert.is(findings.get("deliveries"), "ok 0 wait, none is given up.");
	assert.is(findings.get("digests"), "ok 0 wait, none is given up.");
	assert.is(findings.get("push"), "note No device takes push messages yet.");
	assert.is(findings.get("seals"), "ok What is sealed in the database can be read.");
	const ready = await fetch(`${server.url}/health/ready`);
	assert.is(ready.status, 200);
});

const strangers: readonly [what: string, onSocket: (socket: Socket) => void][] = [
	["answers otherwise", (socket) => socket.once("data", () => socket.end("HTTP/1.1 404 Not Found\r\n\r\n"))],
	["takes the request and says nothing", () => {}],
];
for (const [what, onSocket] of strangers) {
	test(`given a port where something else ${what}, then that is a problem`, async ({ installation }) => {
		const sockets: Socket[] = [];
		const stranger = createServer((socket) => {
			sockets.push(socket.on("error", () => {}));
			onSocket(socket);
		});
		stranger.listen(installation.port, "127.0.0.1");
		await once(stranger, "listening");
		const run = await doctor(installation, { DATABASE_URL: `postgres://adjutant@${NOBODY}/adjutant` });
		stranger.close();
		for (const socket of sockets) socket.destroy();
		assert.is(run.code, 1);
		assert.is(
			findingsOf(run).get("port"),
			`PROBLEM Port ${installation.port} is in use by something else: stop it, or set PORT.`,
		);
	});
}

test("given a server that saw the database go back to an older state, then that is a problem, with who and when", async (context) => {
	const database = await createTestDatabase();
	try {
		const table = createPodTable(database);
		const pod = { name: "pod-1", address: null, roles: ["http"] };
		const port = String(await freePort());
		const ask = () => doctor(context.installation, { DATABASE_URL: database.url, PORT: port });
		await table.beat(randomUUID(), pod, null);
		assert.is(findingsOf(await ask()).get("timeline"), "ok No server has seen the database go back to an older state.");
		await table.beat(randomUUID(), { ...pod, name: "pod-2" }, "2026-01-15T09:00:00.000Z" as InstantText);
		const run = await ask();
		assert.is(run.code, 1);
		assert.match(findingsOf(run).get("timeline") ?? "", /^PROBLEM At 2026-01-15T09:00:00.000Z pod-2 saw /);
	} finally {
		await database.drop();
	}
});

test("given a database and a mail server that do not answer, then both are named and counted", async (context) => {
	const run = await doctor(context.installation, {
		PORT: String(await freePort()),
		DATABASE_URL: `postgres://adjutant@${NOBODY}/adjutant`,
		SMTP_URL: `smtp://${NOBODY}`,
	});
	const findings = findingsOf(run);
	assert.is(run.code, 1);
	assert.is(
		findings.get("database"),
		`PROBLEM PostgreSQL at ${NOBODY} cannot be reached: check DATABASE_URL, or unset it.`,
	);
	assert.is(findings.get("mail"), `PROBLEM ${NOBODY} does not answer: check SMTP_URL and the network.`);
	assert.match(run.stdout, /\n2 problems\.\n$/);
});

test.run();
