// mostly-waits
// test-timeout: 120 s
/** `adjutant try`: sees a reminder fire as a user would, on a server where nobody may sign up, and leaves nothing that matters. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { signUp } from "../support/client.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createInstallation, type Installation } from "../support/server.ts";
import { type SmtpSink, startSmtpSink } from "../support/smtpSink.ts";
import { runAdjutant } from "./runAdjutant.ts";

interface Scene {
	database: TestDatabase;
	installation: Installation;
	sink: SmtpSink;
}
const test = suite<Scene>("adjutant: try");
const AUTH_SECRET = "a secret for tests of thirty-two characters";

test.before.each(async (scene) => {
	scene.database = await createTestDatabase();
	scene.installation = await createInstallation();
	scene.sink = await startSmtpSink();
});
test.after.each(async ({ database, installation, sink }) => {
	await installation.dispose();
	await sink.stop();
	await database.drop();
});

test("given a new server of a public name with mails, when tried twice, then a reminder fires each time, and the first account is still to be made", async ({
	database,
	installation,
	sink,
}) => {
	const PUBLIC_URL = "http://tasks.example.org";
	const environment = { DATABASE_URL: database.url, PUBLIC_URL, AUTH_SECRET, SMTP_URL: sink.url };
	const server = await installation.start(environment);
	const url = `http://127.0.0.1:${installation.port}`;
	const first = await runAdjutant(["try", url], environment);
	assert.is(first.code, 0, first.stdout + first.stderr);
	assert.match(
		first.stdout,
		/^Signed up as (try-[0-9a-f]{8}@adjutant\.invalid)\.\nSigned in as \1\.\nAdded a task that is due at \S+Z\.\nIts reminder has fired, seen \d+ ms after its instant\.\nDeleted the task\. All is well\.\n$/,
	);
	const second = await runAdjutant(["try", url], environment);
	assert.is(second.code, 0, second.stdout + second.stderr);
	assert.match(second.stdout, /^Signed in as /);
	const fired = await database.query("SELECT 1 FROM journal WHERE type = 'reminder.sent'");
	assert.is(fired.length, 2);
	assert.is((await database.query("SELECT 1 FROM task WHERE status = 'open'")).length, 0);

	const token = /#account\/sign-up\/([\w-]{43})/.exec(server.output())?.[1];
	const client = await signUp(url, "ada@example.org", token).catch((fault: unknown) => fault);
	assert.instance(client, Error, "the origin of the page is another one");
	const origin = PUBLIC_URL;
	const post = (path: string, body: object) =>
		fetch(`${url}/api/auth/${path}`, {
			method: "POST",
			headers: { origin, "content-type": "application/json" },
			body: JSON.stringify(body),
		});
	const ada = { email: "ada@example.org", password: "correct horse battery" };
	assert.is((await post("sign-up/email", { ...ada, name: "Ada", link: token })).status, 200);
	const authorization = `Bearer ${(await post("sign-in/email", ada)).headers.get("set-auth-token")}`;
	assert.is((await fetch(`${url}/dashboard/actors`, { headers: { authorization } })).status, 200, "she operates it");
	await post("request-password-reset", { email: ada.email });
	const messages = await sink.waitFor(1);
	assert.equal(
		messages.flatMap(({ envelope }) => envelope.to),
		["ada@example.org"],
		"nothing is mailed to an address that is nobody's",
	);
});

test("given a stranger, when the link of a trial is used for another address, then it is refused", async ({
	database,
	installation,
}) => {
	const server = await installation.start({ DATABASE_URL: database.url, SIGN_UP: "closed", AUTH_SECRET });
	await signUp(server.url);
	const { createSignUpLinks } = await import("../../src/persistence/accounts/signUpLinks.ts");
	const link = await createSignUpLinks(database).makeTrialLink("try-1@adjutant.invalid");
	const refused = await signUp(server.url, "mallory@example.org", link).catch((fault: Error) => fault.message);
	assert.match(String(refused), "403");
	assert.ok(await signUp(server.url, "try-1@adjutant.invalid", link));
});

test("given a server that does not answer with an account, then a sentence says what failed, and the exit code is 1", async ({
	database,
	installation,
}) => {
	const server = await installation.start({ DATABASE_URL: database.url, AUTH_SECRET });
	await signUp(server.url);
	// Another secret: the page's origin is another one, too.
	const environment = { DATABASE_URL: database.url, AUTH_SECRET, PUBLIC_URL: "https://elsewhere.example.org" };
	const { code, stdout } = await runAdjutant(["try", server.url], environment);
	assert.is(code, 1);
	assert.match(stdout, /^sign-up was answered with 403/);
});

test("given a server that is not there yet for longer than connections are kept, then it is waited for", async ({
	database,
}) => {
	let asked = 0;
	const server = createServer((request, response) => {
		request.resume();
		asked += 1;
		response.writeHead(asked < 13 ? 503 : 403, { "content-type": "application/json" }).end("{}");
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	const { code, stdout } = await runAdjutant(["try", `http://127.0.0.1:${port}`], {
		DATABASE_URL: database.url,
		AUTH_SECRET,
	});
	server.close();
	assert.is(stdout, "sign-up was answered with 403\n");
	assert.is(code, 1);
});

for (const args of [["try"], ["try", "localhost"], ["try", "http://localhost:3000", "now"]]) {
	test(`given ${args.join(" ")}, then the usage is said and the exit code is 2`, async () => {
		const { code, stderr } = await runAdjutant(args);
		assert.is(code, 2);
		assert.match(stderr, /^Usage: adjutant <command>/);
	});
}

test.run();
