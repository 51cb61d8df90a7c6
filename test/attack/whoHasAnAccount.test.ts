// file-timeout: 240 s
// test-timeout: 100 s
/**
 * Somebody who wants to know whether an address has an account, and has a mail server between himself and it: whatever he
 * sends, the answers for a confirmed, a pending and an unknown address are the same, to the byte and to the header. He signs
 * up with the address and then signs in with his own password; he guesses; he asks for links.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { linkIn, mailTo } from "../support/mailedLink.ts";
import { createInstallation, type Installation } from "../support/server.ts";
import { type SmtpSink, startSmtpSink } from "../support/smtpSink.ts";

interface Scene {
	sink: SmtpSink;
	installation: Installation;
	url: string;
}
const test = suite<Scene>("who has an account");

test.before(async (scene) => {
	scene.sink = await startSmtpSink();
	scene.installation = await createInstallation();
	const environment = { SMTP_URL: scene.sink.url, RATE_LIMIT_SCALE: "1", TRUSTED_PROXIES: "127.0.0.1" };
	scene.url = (await scene.installation.start(environment)).url;
});
test.after(async ({ installation, sink }) => {
	await installation.dispose();
	await sink.stop();
});

const OWN = "the owner's battery";
const OTHER = "the stranger's horse";

let clients = 0;
/** From a network address of its own, so that what is counted is the account. */
async function post({ url }: Scene, path: string, body: object) {
	clients += 1;
	const began = performance.now();
	const response = await fetch(`${url}/api/auth/${path}`, {
		method: "POST",
		headers: {
			"content-type": "application/json",
			origin: url.replace("127.0.0.1", "localhost"),
			"x-forwarded-for": `10.1.${clients >> 8}.${clients & 255}`,
		},
		body: JSON.stringify(body),
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, ms: performance.now() - began };
}
type Answer = Awaited<ReturnType<typeof post>>;

/** All that somebody sees of an answer, but for what differs between any two. */
function seen({ status, headers, text }: Answer, email: string) {
	const differing = ["date", "x-request-id"];
	return {
		status,
		headers: [...headers].filter(([name]) => !differing.includes(name)),
		text: text.replaceAll(email, "<the address>"),
	};
}

const signUp = (scene: Scene, email: string, password: string, name = "Ada") =>
	post(scene, "sign-up/email", { name, email, password });
const signIn = (scene: Scene, email: string, password: string) => post(scene, "sign-in/email", { email, password });
async function confirm(scene: Scene, email: string, nth = 1): Promise<Answer> {
	const { token } = linkIn(await mailTo(scene.sink, email, "Confirm your address", nth));
	return post(scene, "account/confirm-address", { token });
}
/** A confirmed account, one that waits for its mail, and an address that nobody has named; of one length. */
async function threeAddresses(scene: Scene, mark: string) {
	const [known, pending, unknown] = ["k", "p", "u"].map((kind) => `${kind}-${mark}@example.org`) as [
		string,
		string,
		string,
	];
	await signUp(scene, known, OWN);
	assert.is((await confirm(scene, known)).status, 200);
	await signUp(scene, pending, OWN);
	return { known, pending, unknown };
}

test("given three addresses, when a stranger signs up with each and then signs in, then every answer is the same", async (scene) => {
	const { known, pending, unknown } = await threeAddresses(scene, "first");
	const stories = [];
	for (const email of [known, pending, unknown]) {
		const answers = [
			await signUp(scene, email, OTHER),
			await signIn(scene, email, OTHER),
			await signUp(scene, email, OTHER),
			await signIn(scene, email, OTHER),
			await signIn(scene, email.toUpperCase(), "some other password"),
		];
		stories.push(answers.map((answer) => seen(answer, email)));
		// What a password's hash takes, and what is written, is hidden in a full step.
		for (const { ms } of answers) assert.ok(ms >= 490, `${ms} ms`);
	}
	const [one, ...others] = stories;
	assert.equal(
		one?.map(({ status }) => status),
		[200, 401, 200, 401, 401],
	);
	for (const other of others) assert.equal(other, one);
	assert.is((await signIn(scene, known, OWN)).status, 200, "the owner gets in");
	await mailTo(scene.sink, known, "Somebody tried to sign up with your address");
});

test("given three addresses, when a stranger asks for links, then every answer is the same", async (scene) => {
	const { known, pending, unknown } = await threeAddresses(scene, "links");
	for (const path of ["request-password-reset", "send-verification-email"]) {
		const [one, ...others] = await Promise.all(
			[known, pending, unknown].map(async (email) => seen(await post(scene, path, { email }), email)),
		);
		assert.is(one?.status, 200, path);
		for (const other of others) assert.equal(other, one, path);
	}
});

test("given three addresses, when a stranger guesses on, then each makes him wait after the same number of tries", async (scene) => {
	const { known, pending, unknown } = await threeAddresses(scene, "guess");
	const statuses = await Promise.all(
		[known, pending, unknown].map(async (email) => {
			const found = [];
			// The right password of the pending account is no better than a wrong one.
			for (let n = 0; n < 6; n += 1) found.push((await signIn(scene, email, email === known ? OTHER : OWN)).status);
			return found;
		}),
	);
	for (const found of statuses) assert.equal(found, [401, 401, 401, 401, 401, 429]);
});

test("given one new address, when two sign up with it in the same instant, then neither is told of the other", async (scene) => {
	const email = "at-once@example.org";
	const answers = await Promise.all([
		signUp(scene, email, OWN),
		signUp(scene, email, OTHER),
		signUp(scene, email, OWN),
	]);
	const [one, ...others] = answers.map((answer) => seen(answer, email));
	assert.is(one?.status, 200);
	for (const other of others) assert.equal(other, one);
});

test("given a stranger who signed up first, when the reader of the address signs up and confirms, then it is his account alone", async (scene) => {
	const email = "squatted@example.org";
	await signUp(scene, email, OTHER, "Mallory");
	await mailTo(scene.sink, email, "Confirm your address");
	await signUp(scene, email, OWN, "Ada");
	assert.is((await confirm(scene, email, 2)).status, 200);
	assert.is((await signIn(scene, email, OTHER)).status, 401);
	const signedIn = await signIn(scene, email, OWN);
	assert.is(signedIn.status, 200);
	assert.is((JSON.parse(signedIn.text) as { user: { name: string } }).user.name, "Ada");
	assert.is((await confirm(scene, email, 1)).status, 400, "the stranger's link has gone with it");
});

test("given an account that waits for its mail, when its password is tried, then the link is mailed again", async (scene) => {
	const email = "lost-mail@example.org";
	await signUp(scene, email, OWN);
	assert.is((await signIn(scene, email, OWN)).status, 401);
	assert.is((await confirm(scene, email, 2)).status, 200);
	assert.is((await signIn(scene, email, OWN)).status, 200);
});

test("given an account that waits for its mail, when a new password is chosen by a mailed link, then the address is proved", async (scene) => {
	const email = "reset@example.org";
	await signUp(scene, email, OTHER, "Mallory");
	await post(scene, "request-password-reset", { email });
	const { token } = linkIn(await mailTo(scene.sink, email, "Choose a new password"));
	assert.is((await post(scene, "reset-password", { token, newPassword: OWN })).status, 200);
	assert.is((await signIn(scene, email, OWN)).status, 200);
	assert.is((await confirm(scene, email, 1)).status, 400, "links of before count no more");
});

test.run();
