// file-timeout: 300 s
// test-timeout: 150 s
/**
 * A server as the internet has it: pages under https behind a proxy that ends TLS, mails on, every log line written. What its
 * cookies promise a browser, and what its log says of a day with everything in it: nothing of anybody's.
 */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { firesAtOnce } from "../support/firesAtOnce.ts";
import { linkIn, mailTo } from "../support/mailedLink.ts";
import { createInstallation, type Installation, type Server } from "../support/server.ts";
import { ACCEPT, type SmtpSink, startSmtpSink } from "../support/smtpSink.ts";
import { until } from "../support/until.ts";

const ORIGIN = "https://tasks.example.org";
const COOKIE = "__Host-adjutant.session_token";
const NAME = "Zebulon Quirrelmark";
const EMAIL = "zebulon@mailbox.example.org";
const PASSWORD = "a password nobody logs";

interface Scene {
	sink: SmtpSink;
	installation: Installation;
	server: Server;
	url: string;
	/** All that nobody but its owner should read. */
	secrets: Set<string>;
	cookies: readonly string[];
}
const test = suite<Scene>("behind TLS");

test.before(async (scene) => {
	scene.secrets = new Set([NAME, EMAIL, "zebulon", "Quirrelmark", PASSWORD]);
	// It names the reader of what it refuses, as mail servers do.
	const text = `<${EMAIL}>: no such mailbox`;
	scene.sink = await startSmtpSink({
		reply: ({ subject }) => (subject?.includes("refused") ? { kind: "refuse", code: 550, text } : ACCEPT),
	});
	scene.installation = await createInstallation();
	const environment = {
		PUBLIC_URL: ORIGIN,
		TRUSTED_PROXIES: "127.0.0.1",
		SMTP_URL: scene.sink.url,
		SIGN_UP: "open",
		LOG_LEVEL: "debug",
	};
	scene.server = await scene.installation.start(environment);
	scene.url = `http://127.0.0.1:${scene.installation.port}`;
});
test.after(async ({ installation, sink }) => {
	await installation.dispose();
	await sink.stop();
});

/** As the proxy hands it on. */
async function ask({ url }: Scene, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
	const response = await fetch(`${url}${path}`, {
		method,
		redirect: "manual",
		headers: {
			origin: ORIGIN,
			"x-forwarded-for": "203.0.113.7",
			"x-forwarded-proto": "https",
			...(body === undefined ? {} : { "content-type": "application/json" }),
			...(method === "GET" ? {} : { "idempotency-key": randomUUID() }),
			...headers,
		},
		...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
}
const pairs = (cookies: readonly string[]) => cookies.map((one) => one.split(";")[0]).join("; ");

test("given an address under https, when somebody signs in, then the cookies are of this host and TLS alone, and the document names them", async (scene) => {
	const [, link] = /#account\/sign-up\/([\w-]{43})/.exec(scene.server.output()) ?? [];
	const signUp = { name: NAME, email: EMAIL, password: PASSWORD, link };
	assert.is((await ask(scene, "POST", "/api/auth/sign-up/email", signUp)).status, 200);
	const entered = await ask(scene, "POST", "/api/auth/sign-in/email", { email: EMAIL, password: PASSWORD });
	assert.is(entered.status, 200, entered.text);
	scene.cookies = entered.headers.getSetCookie();
	assert.ok(scene.cookies.length > 0);
	for (const one of scene.cookies) {
		// RFC 6265bis §4.1.3.2: a browser refuses it otherwise.
		assert.match(one, /^__Host-/);
		assert.match(one, /; Secure/i);
		assert.match(one, /; Path=\/(;|$)/i);
		assert.not.match(one, /; Domain=/i);
		assert.match(one, /; HttpOnly/i);
		assert.match(one, /; SameSite=Lax/i);
	}
	assert.ok(scene.cookies.some((one) => one.startsWith(`${COOKIE}=`)));
	const cookie = pairs(scene.cookies);
	for (const value of cookie.split(/[=;]/)) if (value.length > 30) scene.secrets.add(decodeURIComponent(value));
	assert.is((await ask(scene, "GET", "/api/me", undefined, { cookie })).status, 200);
	// The name without its prefix could have been set by a neighbour of the domain.
	assert.is((await ask(scene, "GET", "/api/me", undefined, { cookie: cookie.replaceAll("__Host-", "") })).status, 401);
	const document = (await ask(scene, "GET", "/api/openapi.json")).json();
	assert.is(document.components.securitySchemes.session.name, COOKIE);
	const out = await ask(scene, "POST", "/api/auth/sign-out", {}, { cookie });
	for (const one of out.headers.getSetCookie()) assert.match(one, /^__Host-.*; Secure/i, "or it would not be removed");
	assert.ok(out.headers.getSetCookie().some((one) => one.startsWith(`${COOKIE}=;`)));
});

test("given a change with the cookie, then it must come from the https pages, whatever the proxy's own address is", async (scene) => {
	const entered = await ask(scene, "POST", "/api/auth/sign-in/email", { email: EMAIL, password: PASSWORD });
	scene.cookies = entered.headers.getSetCookie();
	const cookie = pairs(scene.cookies);
	for (const value of cookie.split(/[=;]/)) if (value.length > 30) scene.secrets.add(decodeURIComponent(value));
	const add = (origin: string) => ask(scene, "POST", "/api/tasks", { title: "quillfeather" }, { cookie, origin });
	assert.is((await add(ORIGIN)).status, 201);
	for (const origin of [
		ORIGIN.replace("https", "http"),
		scene.url,
		`http://localhost:${scene.installation.port}`,
		"null",
	]) {
		assert.is((await add(origin)).status, 403, origin);
	}
});

test("given a day with everything in it, then no line of the log holds an address, a title, a text, a password, a link or a token", async (scene) => {
	const { secrets, sink, installation, server } = scene;
	const word = (text: string) => {
		for (const one of text.split(" ")) secrets.add(one);
		return text;
	};
	let headers: Record<string, string> = { cookie: pairs(scene.cookies) };
	const as = (method: string, path: string, body?: unknown, more = {}) =>
		ask(scene, method, path, body, { ...headers, ...more });
	const auth = (path: string, body: object) => as("POST", `/api/auth/${path}`, body);

	// Work: tasks, labels, the chat, searches, what is refused with its content.
	const title = word("plumberworks vogelsang");
	const created = await as("POST", "/api/tasks", { title, description: word("krummhorn"), ...firesAtOnce() });
	assert.is(created.status, 201, created.text);
	await as("POST", "/api/tasks", { title: word("refusedmail"), ...firesAtOnce() });
	await as("POST", "/api/tags", { name: word("tagliatelle") });
	await as("POST", "/api/quick-add", { text: word("zwiebelkuchen tomorrow !high"), mode: "create" });
	await as("GET", `/api/tasks?search=${word("suchwort")}&nonsense=${word("unsinn")}`);
	await as("PATCH", "/api/tasks/1", { title: word("neuertitel"), nonsense: word("mumpitz") });
	await as("POST", "/api/tasks", { title: `${word("ueberlang")}${"x".repeat(3_000)}` });
	await as("POST", "/api/tasks", `{"title": "${word("kaputt")}`);
	await as("POST", "/api/tasks", { title: `${word("nullzeichen")}\u0000` });
	await as("GET", `/nowhere/${word("irrweg")}?x=${word("querwort")}`);
	const input = {
		content: [{ type: "input_text", text: word("plaudertext about wurzelwerk") }],
		attachments: [],
		inference_options: {},
	};
	await as("POST", "/chatkit", { type: "threads.create", params: { input } });
	await as("POST", "/chatkit", { type: word("unbekannteart"), params: { input } });

	// Accounts: what goes wrong, and every mail.
	const token = (await as("GET", "/api/auth/token")).json().token as string;
	secrets.add(token);
	await as("GET", "/api/me", undefined, { cookie: "", authorization: `Bearer ${token}x` });
	await ask(scene, "POST", "/api/auth/sign-in/email", { email: EMAIL, password: word("falschespasswort") });
	await ask(scene, "POST", "/api/auth/sign-up/email", { name: NAME, email: EMAIL, password: PASSWORD });
	await ask(scene, "POST", "/api/auth/account/confirm-address", { token: word("erfundenertoken") });
	const enabled = await auth("two-factor/enable", { password: PASSWORD });
	assert.is(enabled.status, 200, enabled.text);
	const { totpURI, backupCodes } = enabled.json() as { totpURI: string; backupCodes: string[] };
	for (const one of [new URL(totpURI).searchParams.get("secret") ?? "", ...backupCodes]) secrets.add(one);
	const guest = `${word("gasthoerer")}@example.net`;
	assert.is((await as("POST", "/api/invitations", { email: guest })).status, 201);
	const newEmail = `${word("neuadresse")}@example.net`;
	assert.is((await auth("account/change-address", { newEmail, password: PASSWORD })).status, 200);
	await auth("request-password-reset", { email: EMAIL });
	for (const [to, subject] of [
		[guest, "You are invited to Adjutant"],
		[newEmail, "Confirm your new address"],
		[EMAIL, "Choose a new password"],
	] as const) {
		secrets.add(linkIn(await mailTo(sink, to, subject)).token);
	}
	const reset = linkIn(await mailTo(sink, EMAIL, "Choose a new password"));
	const newPassword = word("einneuespasswort");
	assert.is((await auth("reset-password", { token: reset.token, newPassword })).status, 200);
	const entered = await ask(scene, "POST", "/api/auth/sign-in/email", { email: EMAIL, password: newPassword });
	headers = { cookie: pairs(entered.headers.getSetCookie()) };
	const states = async () =>
		((await as("GET", "/api/deliveries")).json() as { data: { state: string }[] }).data
			.map(({ state }) => state)
			.toSorted();
	await until("one mail sent and one refused", async () => (await states()).join() === "dead,sent");

	// The database goes in the middle of it.
	const pid = installation.postgresPid();
	assert.ok(pid);
	process.kill(pid, "SIGKILL");
	const away = await Promise.all([
		as("POST", "/api/tasks", { title: word("ausfalltitel") }),
		ask(scene, "POST", "/api/auth/sign-in/email", { email: EMAIL, password: word("ausfallpasswort") }),
		ask(scene, "POST", "/api/auth/request-password-reset", { email: `${word("ausfalladresse")}@example.net` }),
	]);
	assert.ok(away.every(({ status }) => status < 500 || status === 503));
	await until("the database to be back", async () => (await as("GET", "/api/tasks")).status === 200, 60_000);

	// The link of the first start is printed on purpose, for whoever starts the server, and is no line of the log.
	const log = server
		.output()
		.split("\n")
		.filter((line) => line.startsWith("{"));
	assert.ok(log.length > 30, "it was written");
	assert.not.equal(log.filter((line) => line.includes('"level":"warn"')).length, 0);
	const told = [...secrets].flatMap((secret) =>
		log.filter((line) => line.includes(secret)).map((line) => [secret, line]),
	);
	assert.equal(told, []);
	assert.not.match(log.join("\n"), "203.0.113.7", "a client's network address is a keyed hash");
});

test.run();
