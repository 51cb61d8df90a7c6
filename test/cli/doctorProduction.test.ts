/** `adjutant doctor --production`: each item of the list is seen both ways, and what it says names what to do. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkRedirect } from "../../src/cli/productionOutside.ts";
import { checkSettings } from "../../src/cli/productionSettings.ts";
import { readConfiguration } from "../../src/config.ts";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { KEY_PASSWORD, prepareTls } from "../support/kafkaFiles.ts";
import { createTestDatabase } from "../support/postgres.ts";
import { createInstallation } from "../support/server.ts";
import { lacksKafka } from "../support/sharedKafka.ts";
import { findingsOf, runAdjutant } from "./runAdjutant.ts";

const test = suite("adjutant: doctor --production");

const GOOD = {
	PUBLIC_URL: "https://tasks.example.org",
	AUTH_SECRET: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
	INTERNAL_SECRET: "f9e8d7c6b5a493827160f5e4d3c2b1a0",
	DATABASE_URL: "postgres://adjutant:secret@db.example.org/adjutant?sslmode=verify-full",
	POD_ADDRESS: "http://10.0.0.5:3000",
	KAFKA_BROKERS: "kafka-0:9093,kafka-1:9093,kafka-2:9093",
	KAFKA_SSL: "true",
	KAFKA_SASL_MECHANISM: "scram-sha-512",
	KAFKA_SASL_USERNAME: "adjutant",
	KAFKA_SASL_PASSWORD: "secret",
	REDIS_URL: "rediss://:secret@redis.example.org",
	SMTP_URL: "smtps://user:secret@mail.example.org",
	MAIL_FROM: "Tasks <tasks@example.org>",
	SIGN_UP: "invited",
	HOST: "0.0.0.0",
	TRUSTED_PROXIES: "10.0.0.0/8",
	METRICS_PORT: "9464",
	LOG_LEVEL: "info",
	OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318",
};
const look = (changes: Readonly<Record<string, string>> = {}) =>
	new Map(checkSettings(readConfiguration({ ...GOOD, ...changes })));

test("given settings that others can rely on, then every line is well", () => {
	for (const [part, { kind, sentence }] of look()) assert.is(kind, "well", `${part}: ${sentence}`);
});

for (const [part, kind, changes, says] of [
	["tls", "problem", { PUBLIC_URL: "" }, "Set it to the https address"],
	["tls", "problem", { PUBLIC_URL: "http://tasks.example.org" }, "set https"],
	["tls", "problem", { PUBLIC_URL: "https://localhost:3000" }, "the name that others use"],
	["secrets", "problem", { AUTH_SECRET: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }, "openssl rand -hex 32"],
	["secrets", "problem", { INTERNAL_SECRET: GOOD.AUTH_SECRET }, "draw each for itself"],
	[
		"secrets",
		"remark",
		{ INTERNAL_SECRET: `${GOOD.INTERNAL_SECRET},0011223344556677889900aabbccddee` },
		"finish the change",
	],
	["own-db", "problem", { DATABASE_URL: "" }, "DATABASE_URL"],
	["kafka-in", "problem", { KAFKA_SSL: "false" }, "KAFKA_SSL=true"],
	["redis", "remark", { REDIS_URL: "" }, "REDIS_URL"],
	["redis", "problem", { REDIS_URL: "rediss://redis.example.org" }, "password"],
	["redis", "remark", { REDIS_URL: "redis://:secret@redis.example.org" }, "rediss://"],
	["sender", "problem", { SMTP_URL: "" }, "SMTP_URL"],
	["sender", "problem", { MAIL_FROM: "Adjutant <adjutant@localhost>" }, "MAIL_FROM"],
	["sender", "remark", { SMTP_URL: "smtp://user:secret@mail.example.org" }, "smtps://"],
	["sign-up", "remark", { SIGN_UP: "open" }, "invited"],
	["proxies", "problem", { TRUSTED_PROXIES: "" }, "TRUSTED_PROXIES"],
	["proxies", "problem", { TRUSTED_PROXIES: "0.0.0.0/0" }, "believes everybody"],
	["limits", "problem", { RATE_LIMIT_SCALE: "1000" }, "near 1"],
	["figures", "problem", { METRICS_PORT: "" }, "METRICS_PORT"],
	["logs", "problem", { LOG_LEVEL: "debug" }, "info or warn"],
	["logs", "remark", { OTEL_EXPORTER_OTLP_ENDPOINT: "" }, "OTEL_EXPORTER_OTLP_ENDPOINT"],
] as const satisfies readonly (readonly [string, string, Readonly<Record<string, string>>, string])[]) {
	test(`given ${JSON.stringify(changes)}, then the line ${part} is a ${kind} that says what to do`, () => {
		const finding = look(changes).get(part);
		assert.is(finding?.kind, kind);
		assert.match(finding?.sentence ?? "", says);
	});
}

test("given secrets, then no line holds one", () => {
	assert.not.match(JSON.stringify([...look()]), /secret@|:secret|0a1b2c|f9e8d7/);
});

async function serve(listener: RequestListener) {
	const server = createServer(listener).listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	return { url: new URL(`http://127.0.0.1:${port}/`), close: () => server.close() };
}

test("given a host over http, then only one that sends to https, or is silent, is well", async () => {
	const context = { clock: createSystemClock() };
	const sent = await serve((_, response) => response.writeHead(301, { location: "https://127.0.0.1/" }).end());
	const served = await serve((_, response) => response.end("welcome"));
	assert.is((await checkRedirect(context, sent.url)).kind, "well");
	assert.match((await checkRedirect(context, served.url)).sentence, "have the proxy send everybody to https");
	sent.close();
	served.close();
	assert.is((await checkRedirect(context, served.url)).kind, "well");
});

const WELL_KNOWN = "/.well-known/oauth-protected-resource/mcp";

const lacking = await lacksKafka();
if (lacking) console.log(`SKIP a certificate, which Java's keytool makes: ${lacking}`);
else {
	test("given a public address, then its answer, its certificate and the paths of agents are looked at from here", async () => {
		const { keyStore, certificate } = await prepareTls();
		let passes = [WELL_KNOWN, "/health/ready", "/mcp"];
		const server = createTlsServer({ pfx: readFileSync(keyStore), passphrase: KEY_PASSWORD }, (request, response) => {
			const isPassed = passes.includes(request.url ?? "");
			response.writeHead(isPassed ? (request.url === "/mcp" ? 401 : 200) : 404).end();
		}).listen(0, "127.0.0.1");
		await once(server, "listening");
		const { port } = server.address() as AddressInfo;
		const installation = await createInstallation();
		try {
			const ask = async (trust: string) =>
				findingsOf(
					await runAdjutant(["doctor", "--production"], {
						DATA_DIR: installation.dataDir,
						PORT: String(installation.port),
						PUBLIC_URL: `https://localhost:${port}`,
						NODE_EXTRA_CA_CERTS: trust,
					}),
				);
			const trusted = await ask(certificate);
			assert.match(trusted.get("address") ?? "", /^ok https:\/\/localhost:\d+ answers/);
			assert.match(trusted.get("cert") ?? "", /^ok The certificate counts for \d+ more days\.$/);
			assert.is(trusted.get("agents"), "ok Other agents find /mcp.");
			assert.not.ok(trusted.has("redirect"), "a port of its own has none");
			passes = ["/health/ready"];
			assert.match((await ask(certificate)).get("agents") ?? "", /^PROBLEM \/\.well-known is not passed on/);
			assert.match((await ask("")).get("address") ?? "", /^PROBLEM .* is its certificate trusted\?$/);
		} finally {
			server.closeAllConnections();
			server.close();
			await installation.dispose();
		}
	});
}

test("given a PostgreSQL that acknowledges before the disk has it, then that is a problem; what cannot be seen is said", async () => {
	const database = await createTestDatabase();
	const installation = await createInstallation();
	try {
		const ask = () =>
			runAdjutant(["doctor", "--production"], {
				DATA_DIR: installation.dataDir,
				PORT: String(installation.port),
				DATABASE_URL: database.url,
			});
		const run = await ask();
		assert.is(run.code, 1, run.stdout + run.stderr);
		const before = findingsOf(run);
		assert.match(before.get("own-db") ?? "", /^ok /);
		assert.match(before.get("standby") ?? "", /^note No standby is synchronous/);
		assert.match(before.get("backup") ?? "", /^note PostgreSQL archives no WAL/);
		for (const part of ["db-role", "db-tls", "pods", "memory", "network", "restore", "on-call", "load"]) {
			assert.ok(before.has(part), part);
		}
		const [{ name } = { name: "" }] = await database.query<{ name: string }>("SELECT current_database() AS name");
		await database.query(`ALTER DATABASE "${name}" SET synchronous_commit = off`);
		assert.match(findingsOf(await ask()).get("durable") ?? "", /^PROBLEM .*synchronous_commit=off/);
	} finally {
		await installation.dispose();
		await database.drop();
	}
});

test("given another flag, then the usage is shown", async () => {
	assert.is((await runAdjutant(["doctor", "--prod"])).code, 2);
	assert.is((await runAdjutant(["doctor", "--production", "x"])).code, 2);
});

test.run();
