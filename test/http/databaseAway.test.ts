import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, send, signUp } from "../support/client.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("database away (P11)");
/** Of the adapter alone: it stands still, so that only what a test lets pass has passed. */
const clock = createDrivenClock();
/** What the database has answered to others. */
let answered = 0;
let app: TestApp;
let user: Client;
let token: string;
let cookie: string;

test.before(async () => {
	app = await startTestApp(() => ({ clock, databaseAnswered: () => answered }));
	user = await signUp(app.url);
	token = (await user.request<{ token: string }>("GET", "/api/auth/token")).body.token;
	const { headers } = await signIn();
	cookie = headers.getSetCookie()[0]?.split(";")[0] ?? "";
});
test.before.each(() => {
	app.database = "works";
});
test.after(async () => {
	app.database = "works";
	await app.stop();
});

const signIn = () =>
	send(`${app.url}/api/auth/sign-in/email`, "POST", {
		body: { email: user.email, password: "correct horse battery" },
		headers: { origin: app.url },
	});
const me = (headers: Record<string, string>) => send(`${app.url}/api/me`, "GET", { headers });

for (const database of ["refuses", "hangs"] as const) {
	for (const [credential, headers] of [
		["a session token", () => ({ authorization: `Bearer ${user.token}` })],
		["a cookie", () => ({ cookie })],
	] as const) {
		test(`given a database that ${database}, when ${credential} is shown, then 503 within 1 s, and neither 401 nor 500`, async () => {
			app.database = database;
			const answering = me(headers());
			if (database === "hangs") {
				while (clock.pending() === 0) await settle();
				await clock.advance(999);
			}
			const answer = await answering;
			assert.is(answer.status, 503);
			assert.match(answer.headers.get("retry-after") ?? "", /^\d+$/);
			assert.is(clock.pending(), 0);
		});
	}
}

test("given a crowd that the database answers one after another, then a request waits its turn, and not for ever", async () => {
	app.database = "hangs";
	let isAnswered = false;
	const answering = me({ cookie }).finally(() => {
		isAnswered = true;
	});
	while (clock.pending() === 0) await settle();
	for (let waits = 1; waits < 8; waits += 1) {
		answered += 1;
		await clock.advance(800);
		assert.is(isAnswered, false);
	}
	answered += 1;
	await clock.advance(800);
	assert.is((await answering).status, 503);
	assert.is(clock.pending(), 0);
});

for (const [route, call] of [
	["sign-in", signIn],
	["get-session", () => send(`${app.url}/api/auth/get-session`, "GET", { headers: { cookie } })],
	["token", () => send(`${app.url}/api/auth/token`, "GET", { headers: { cookie } })],
] as const) {
	test(`given a database that refuses, when Better Auth's ${route} is asked, then 503`, async () => {
		app.database = "refuses";
		assert.is((await call()).status, 503);
	});
}

test("given a JWT whose key is known, when the database refuses, then 503: nobody can say whether its session has ended", async () => {
	assert.is((await me({ authorization: `Bearer ${token}` })).status, 200);
	app.database = "refuses";
	assert.is((await me({ authorization: `Bearer ${token}` })).status, 503);
});

test("given the database is back, when the session is shown, then everything works again", async () => {
	assert.is((await me({ cookie })).status, 200);
});

test.run();
