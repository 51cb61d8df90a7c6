// file-timeout: 240 s
// test-timeout: 200 s
/** The server is killed while mails about accounts wait for a mail server (P5). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { send, signIn, signUp } from "../support/client.ts";
import { linkIn } from "../support/mailedLink.ts";
import { createTestDatabase } from "../support/postgres.ts";
import { createInstallation } from "../support/server.ts";
import { ACCEPT, startSmtpSink, TRY_AGAIN } from "../support/smtpSink.ts";
import { until } from "../support/until.ts";

const SUBJECTS = [
	"Choose a new password",
	"Confirm your address",
	"Confirm your new address",
	"You are invited to Adjutant",
];

const test = suite("mails about accounts, faults");

test("given mails that were asked for, when the server is killed before they are out, then each comes after its restart, once, and its link works", async () => {
	let isAway = true;
	const database = await createTestDatabase();
	const installation = await createInstallation();
	const sink = await startSmtpSink({ reply: () => (isAway ? TRY_AGAIN : ACCEPT) });
	try {
		const environment = { DATABASE_URL: database.url, SMTP_URL: sink.url, SIGN_UP: "invited" };
		const first = await installation.start(environment);
		const ann = "ann@example.org";
		// Confirmed by hand, so that she is signed in: her mail waits.
		const confirm = () => database.query('UPDATE "user" SET "emailVerified" = true');
		const operator = await signUp(first.url, ann, undefined, confirm);
		const ask = async (path: string, body: object, status = 200) => {
			const answer = await operator.request("POST", path, { body, headers: { origin: first.url } });
			assert.is(answer.status, status, `${path}: ${JSON.stringify(answer.body)}`);
		};
		const newAddress = { newEmail: "ann@example.com", password: "correct horse battery" };
		await ask("/api/auth/account/change-address", newAddress);
		await ask("/api/auth/request-password-reset", { email: ann });
		await ask("/api/invitations", { email: "bob@example.org" }, 201);
		await first.kill("SIGKILL");

		const waiting = await database.query<{ row: string }>("SELECT m::text AS row FROM account_mail m");
		assert.is(waiting.length, SUBJECTS.length);
		for (const { row } of waiting) assert.not.match(row, /example\.|account\/|https?:/);

		// One that was in hand when the server died waits for the end of its lease, which is not waited for here.
		await database.query("UPDATE account_mail SET next_attempt_at = now()");
		isAway = false;
		const second = await installation.start(environment);
		const left = async () => (await database.query("SELECT 1 FROM account_mail")).length;
		await until("every mail to be out", async () => (await left()) === 0, 90_000);
		assert.equal(sink.messages.map(({ subject }) => subject ?? "").toSorted(), SUBJECTS);
		const reset = sink.messages.find(({ subject }) => subject === SUBJECTS[0]);
		assert.ok(reset);
		const body = { token: linkIn(reset).token, newPassword: "another horse battery" };
		const headers = { origin: second.url };
		assert.is((await send(`${second.url}/api/auth/reset-password`, "POST", { body, headers })).status, 200);
		assert.ok(await signIn(second.url, ann, body.newPassword));
	} finally {
		await installation.dispose();
		await sink.stop();
		await database.drop();
	}
});

test.run();
