// file-timeout: 240 s
// test-timeout: 90 s
/**
 * The links of mails about accounts, in the hands of somebody else: a mail scanner that follows them, a thief who comes second,
 * a finder of an old mail. Each counts once, until its end, and only for who presses its button.
 */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { send, signIn, signUp } from "../support/client.ts";
import { linkIn, mailTo } from "../support/mailedLink.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createInstallation, type Installation } from "../support/server.ts";
import { type SmtpSink, startSmtpSink } from "../support/smtpSink.ts";

interface Scene {
	database: TestDatabase;
	installation: Installation;
	sink: SmtpSink;
	url: string;
	operator: string;
}
const test = suite<Scene>("links of mails about accounts");
const PASSWORD = "correct horse battery";

test.before(async (scene) => {
	scene.database = await createTestDatabase();
	scene.installation = await createInstallation();
	scene.sink = await startSmtpSink();
	const environment = { DATABASE_URL: scene.database.url, SMTP_URL: scene.sink.url, SIGN_UP: "open" };
	scene.url = (await scene.installation.start(environment)).url;
	scene.operator = await account(scene);
});
test.after(async ({ database, installation, sink }) => {
	await installation.dispose();
	await sink.stop();
	await database.drop();
});

const address = () => `${randomUUID()}@example.org`;
const post = (url: string, path: string, body: object, headers = {}) =>
	send<Record<string, unknown>>(`${url}/api/${path}`, "POST", {
		body,
		headers: { origin: url, "idempotency-key": randomUUID(), ...headers },
	});
/** A confirmed account; its address. */
async function account({ url, database }: Scene): Promise<string> {
	const email = address();
	await signUp(url, email, undefined, () =>
		database.query('UPDATE "user" SET "emailVerified" = true WHERE email = $1', [email]),
	);
	return email;
}

interface Link {
	/** As it stands in the mail. */
	readonly link: string;
	readonly token: string;
	/** Presses the button; resolves to the status. */
	press(token?: string): Promise<number>;
	/** What is so once it was pressed. */
	hasWorked(): Promise<boolean>;
	/** Makes it as old as it can get. */
	age(): Promise<unknown>;
	/** The status of one that counts no more. */
	readonly spent: number;
}

const agedVerification = (database: TestDatabase) => () =>
	database.query(`UPDATE verification SET "expiresAt" = now() - interval '1 second'`);
const isConfirmed = async (database: TestDatabase, email: string) =>
	(await database.query('SELECT 1 FROM "user" WHERE email = $1 AND "emailVerified"', [email])).length > 0;
const canSignIn = (url: string, email: string, password: string) =>
	signIn(url, email, password).then(
		() => true,
		() => false,
	);

/** Each kind: asked for by somebody, and what its reader does with it. */
const KINDS: Readonly<Record<string, (scene: Scene) => Promise<Link>>> = {
	async "confirmation of an address"({ url, sink, database }) {
		const email = address();
		await post(url, "auth/sign-up/email", { name: "Test", email, password: PASSWORD });
		const found = linkIn(await mailTo(sink, email, "Confirm your address"));
		const press = async (token = found.token) => (await post(url, "auth/account/confirm-address", { token })).status;
		const hasWorked = () => isConfirmed(database, email);
		return { ...found, press, hasWorked, age: agedVerification(database), spent: 400 };
	},
	async "change of address"(scene) {
		const { url, sink, database } = scene;
		const [email, newEmail] = [await account(scene), address()];
		const { token: bearer } = await signIn(url, email);
		const headers = { authorization: `Bearer ${bearer}` };
		await post(url, "auth/account/change-address", { newEmail, password: PASSWORD }, headers);
		const found = linkIn(await mailTo(sink, newEmail, "Confirm your new address"));
		const press = async (token = found.token) => (await post(url, "auth/account/confirm-address", { token })).status;
		const hasWorked = () => isConfirmed(database, newEmail);
		return { ...found, press, hasWorked, age: agedVerification(database), spent: 400 };
	},
	async "new password"(scene) {
		const { url, sink, database } = scene;
		const [email, newPassword] = [await account(scene), `new ${randomUUID()}`];
		await post(url, "auth/request-password-reset", { email });
		const found = linkIn(await mailTo(sink, email, "Choose a new password"));
		const press = async (token = found.token) =>
			(await post(url, "auth/reset-password", { token, newPassword })).status;
		const hasWorked = () => canSignIn(url, email, newPassword);
		return { ...found, press, hasWorked, age: agedVerification(database), spent: 400 };
	},
	async invitation({ url, sink, database, operator }) {
		const email = address();
		const headers = { authorization: `Bearer ${(await signIn(url, operator)).token}` };
		assert.is((await post(url, "invitations", { email }, headers)).status, 201);
		const found = linkIn(await mailTo(sink, email, "You are invited to Adjutant"));
		const press = async (link = found.token) =>
			(await post(url, "auth/sign-up/email", { name: "Test", email, password: PASSWORD, link })).status;
		const hasWorked = () => isConfirmed(database, email);
		const age = () => database.query("UPDATE sign_up_link SET expires_at = now() WHERE email = $1", [email]);
		return { ...found, press, hasWorked, age, spent: 403 };
	},
};

/** All that a link could change. */
async function everything(database: TestDatabase): Promise<string> {
	const tables = ["verification", '"user"', "account", "session", "sign_up_link"];
	const rows = tables.map((table) => database.query(`SELECT t::text AS row FROM ${table} t ORDER BY 1`));
	return JSON.stringify(await Promise.all(rows));
}

/** What scanners fetch: the link as a browser does, with what stands behind `#` sent along, and each address that the library has for it. */
const scanned = (url: string, { link, token }: Link) => [
	link.replace(/#.*/, ""),
	link.replace("#", "%23"),
	link.replace("/#", "/"),
	`${url}/api/auth/account/confirm-address?token=${token}`,
	`${url}/api/auth/verify-email?token=${token}&callbackURL=/`,
	`${url}/api/auth/reset-password/${token}?callbackURL=/`,
	`${url}/api/auth/reset-password?token=${token}`,
	`${url}/api/auth/sign-up/email?link=${token}`,
];

for (const [kind, ask] of Object.entries(KINDS)) {
	test(`given the link of a ${kind}, when a scanner follows it by GET and HEAD, then nothing changes and its reader can use it, once`, async (scene) => {
		const { url, database } = scene;
		const link = await ask(scene);
		const before = await everything(database);
		for (const place of scanned(url, link)) {
			for (const method of ["GET", "HEAD"]) {
				const { status } = await fetch(place.replace("localhost", "127.0.0.1"), { method, redirect: "manual" });
				assert.ok(status < 500, `${method} ${place}: ${status}`);
			}
		}
		assert.is(await everything(database), before);
		assert.not(await link.hasWorked());
		const pressed = await Promise.all(Array.from({ length: 4 }, () => link.press()));
		if (kind === "invitation") {
			// The three others are refused, or hear the same as whoever has an account: it is theirs by the same link.
			assert.ok(pressed.every((status) => status === 200 || status === link.spent));
		} else assert.equal(pressed.toSorted(), [200, link.spent, link.spent, link.spent]);
		assert.ok(await link.hasWorked());
		assert.is(await link.press(), link.spent, "again");
	});

	test(`given the link of a ${kind} that has ended, then it does nothing`, async (scene) => {
		const link = await ask(scene);
		await link.age();
		assert.is(await link.press(), link.spent);
		assert.not(await link.hasWorked());
	});
}

test("given a link's token for another purpose, or half of one, then it does nothing", async (scene) => {
	const links = await Promise.all([KINDS["confirmation of an address"]?.(scene), KINDS["new password"]?.(scene)]);
	const [confirmation, reset] = links as [Link, Link];
	for (const token of [
		reset.token,
		confirmation.token.slice(0, -1),
		`${confirmation.token}A`,
		"",
		"%",
		"confirm-address:",
	]) {
		assert.is(await confirmation.press(token), 400, token);
	}
	for (const token of [confirmation.token, reset.token.slice(0, -1), `${reset.token}a`]) {
		assert.is(await reset.press(token), 400, token);
	}
	assert.equal([await confirmation.press(), await reset.press()], [200, 200]);
});

test("given a new password by a link, then every session of before is over, and every other link of the account", async (scene) => {
	const { url, sink } = scene;
	const email = await account(scene);
	const [one, two] = [await signIn(url, email), await signIn(url, email)];
	await post(url, "auth/request-password-reset", { email });
	await post(url, "auth/request-password-reset", { email });
	const [first, second] = [
		linkIn(await mailTo(sink, email, "Choose a new password")),
		linkIn(await mailTo(sink, email, "Choose a new password", 2)),
	];
	const press = async (token: string) =>
		(await post(url, "auth/reset-password", { token, newPassword: `new ${token}` })).status;
	assert.is(await press(second.token), 200);
	for (const { token } of [one, two]) {
		const answer = await send(`${url}/api/me`, "GET", { headers: { authorization: `Bearer ${token}` } });
		assert.is(answer.status, 401);
	}
	assert.is(await press(first.token), 400);
});

test.run();
