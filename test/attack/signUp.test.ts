// file-timeout: 240 s
// test-timeout: 90 s
/**
 * Who may make an account and who operates (M1): an address alone makes nobody an operator, the first account of a server
 * that others can reach needs the printed link, and a link makes one account.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, send, signIn, signUp } from "../support/client.ts";
import { linkIn, mailTo } from "../support/mailedLink.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createInstallation, type Installation, type Server } from "../support/server.ts";
import { type SmtpSink, startSmtpSink } from "../support/smtpSink.ts";

interface Scene {
	database: TestDatabase;
	installation: Installation;
	sink: SmtpSink;
}
const test = suite<Scene>("signing up");

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

const PASSWORD = "correct horse battery";
const address = () => `${randomUUID()}@example.org`;
/** A server that others can reach: its pages have a public name. */
const NETWORK = { PUBLIC_URL: "http://tasks.example.org" };

/** The server, by the address at which it listens, whatever its pages are called. */
async function start(scene: Scene, environment: Record<string, string>): Promise<Server> {
	const { installation, database } = scene;
	const server = await installation.start({ DATABASE_URL: database.url, ...environment });
	return { ...server, output: () => server.output(), url: `http://127.0.0.1:${installation.port}` };
}

/** A sign-up as it comes, whatever it is answered. */
const trySignUp = (server: Server, body: object) =>
	post(server, "sign-up/email", { name: "Test", password: PASSWORD, ...body });
const post = (server: Server, path: string, body: object) =>
	send<{ token: string | null; detail?: string; message?: string }>(`${server.url}/api/auth/${path}`, "POST", {
		body,
		headers: { origin: originOf(server) },
	});
const originOf = (server: Server) => /ready: (http\S+)/.exec(server.output())?.[1] ?? server.url;
const isOperator = async (client: Client) => (await client.request("GET", "/dashboard/actors")).status === 200;
const printedLink = (server: Server) => /#account\/sign-up\/([\w-]{43})/.exec(server.output())?.[1] ?? "";

test("given a server that others can reach, when a stranger signs up first, then it is refused", async (scene) => {
	const server = await start(scene, NETWORK);
	const { status, body } = await trySignUp(server, { email: address() });
	assert.is(status, 403);
	assert.match(body.detail ?? "", "the link that the server printed");
	assert.equal(await scene.database.query('SELECT 1 FROM "user"'), []);
});

test("given the printed link, when it is used twice at once, then one account is made, and it operates", async (scene) => {
	const server = await start(scene, NETWORK);
	const link = printedLink(server);
	const emails = [address(), address(), address()];
	const answers = await Promise.all(emails.map((email) => trySignUp(server, { email, link })));
	assert.equal(answers.map(({ status }) => status).sort(), [200, 403, 403]);
	assert.is((await scene.database.query('SELECT 1 FROM "user"')).length, 1);
	const first = emails[answers.findIndex(({ status }) => status === 200)] ?? "";
	const signedIn = await post(server, "sign-in/email", { email: first, password: PASSWORD });
	const authorization = `Bearer ${signedIn.headers.get("set-auth-token")}`;
	assert.is((await send(`${server.url}/dashboard/actors`, "GET", { headers: { authorization } })).status, 200);
	const later = await trySignUp(server, { email: address(), link });
	assert.is(later.status, 403);
	assert.is((await trySignUp(server, { email: address() })).status, 403, "closed after the first account");
	const digest = await scene.database.query<{ row: string }>("SELECT l::text AS row FROM sign_up_link l");
	assert.not.match(JSON.stringify(digest), link);
});

test("given a refused sign-up with the printed link, then the link counts on", async (scene) => {
	const server = await start(scene, NETWORK);
	const link = printedLink(server);
	assert.is((await trySignUp(server, { email: address(), link, password: "short" })).status, 400);
	assert.is((await trySignUp(server, { email: address(), link })).status, 200);
});

test("given a named operator's address, when somebody signs up with it, then it operates once it is confirmed", async (scene) => {
	const named = address();
	const server = await start(scene, { SMTP_URL: scene.sink.url, DASHBOARD_USERS: named });
	assert.is((await trySignUp(server, { email: named })).status, 200);
	// An account of before there was a mail server, whose session goes on.
	const confirmed = (is: boolean) => scene.database.query('UPDATE "user" SET "emailVerified" = $1', [is]);
	await confirmed(true);
	const stranger = await signIn(server.url, named);
	await confirmed(false);
	assert.not(await isOperator(stranger));
	assert.is((await stranger.request("POST", "/api/invitations", { body: { email: address() } })).status, 403);
	const { token } = linkIn(await mailTo(scene.sink, named, "Confirm your address"));
	const confirm = () => post(server, "account/confirm-address", { token });
	// A scanner follows the link: nothing happens, however often.
	for (const url of [`${server.url}/`, `${server.url}/api/auth/account/confirm-address?token=${token}`])
		await fetch(url);
	assert.not(await isOperator(stranger));
	assert.is((await confirm()).status, 200);
	assert.ok(await isOperator(stranger));
	assert.is((await confirm()).status, 400, "the link counts once");
});

test("given invitations alone, when anybody signs up, then only the invited address with its link may", async (scene) => {
	const { database } = scene;
	const server = await start(scene, { SIGN_UP: "invited" });
	const operator = await signUp(server.url);
	assert.is((await trySignUp(server, { email: address() })).status, 403);
	const email = address();
	const invite = async () =>
		(
			await operator.request<{ link: string; invitation: { id: number } }>("POST", "/api/invitations", {
				body: { email },
			})
		).body;
	const tokenOf = (link: string) => /sign-up\/([\w-]{43})/.exec(link)?.[1] ?? "";
	const first = await invite();
	assert.is((await trySignUp(server, { email: address(), link: tokenOf(first.link) })).status, 403, "another address");
	const second = await invite();
	assert.is((await trySignUp(server, { email, link: tokenOf(first.link) })).status, 403, "replaced by a later one");
	await operator.request("DELETE", `/api/invitations/${second.invitation.id}`);
	assert.is((await trySignUp(server, { email, link: tokenOf(second.link) })).status, 403, "revoked");
	const third = await invite();
	await database.query("UPDATE sign_up_link SET expires_at = now() WHERE id = $1", [third.invitation.id]);
	assert.is((await trySignUp(server, { email, link: tokenOf(third.link) })).status, 403, "expired");
	const fourth = await invite();
	const guest = await signUp(server.url, email.toUpperCase(), tokenOf(fourth.link));
	assert.not(await isOperator(guest));
	assert.is((await guest.request("GET", "/api/invitations")).status, 403);
	const list = await operator.request<{ data: { state: string }[] }>("GET", "/api/invitations");
	assert.equal(
		list.body.data.map(({ state }) => state),
		["used", "expired", "revoked", "revoked"],
	);
});

test("given this machine alone, when the first two sign up, then the first operates, without any link", async (scene) => {
	const server = await start(scene, {});
	const [first, second] = [await signUp(server.url), await signUp(server.url)];
	assert.equal([await isOperator(first), await isOperator(second)], [true, false]);
	assert.not.match(server.output(), "sign-up/");
});

test("given sign-up open to the network, then the server says so at its start", async (scene) => {
	const server = await start(scene, { ...NETWORK, SIGN_UP: "open" });
	assert.match(server.output(), "Anybody who reaches this server may sign up");
});

test("given no mail server, when the mail is asked for, then it is a file that confirms the address", async (scene) => {
	const server = await start(scene, {});
	const client = await signUp(server.url);
	const body = { email: client.email };
	await client.request("POST", "/api/auth/send-verification-email", { body, headers: { origin: server.url } });
	const folder = join(scene.installation.dataDir, "mail");
	await mkdir(folder, { recursive: true });
	let files: string[] = [];
	while (files.length === 0) files = (await readdir(folder)).filter((name) => name.endsWith(".eml"));
	assert.is(files.length, 1, "signing up alone writes none");
	const mail = await simpleParser(await readFile(join(folder, files[0] ?? "")));
	const { token } = linkIn(mail);
	await post(server, "account/confirm-address", { token });
	const confirmed = 'SELECT 1 FROM "user" WHERE email = $1 AND "emailVerified"';
	assert.is((await scene.database.query(confirmed, [client.email])).length, 1);
});

test.run();
