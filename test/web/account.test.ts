// file-timeout: 300 s
// test-timeout: 240 s
/**
 * The account on the page, in a real browser against the real server with a mail server: confirm an address by the link of
 * the mail, set up a second factor and sign in with it, lose the password, see and end sessions, invite.
 */
import type { Browser, Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium, type LaunchedPage, launchBrowser, openPage } from "../support/chromium.ts";
import { send, signIn as signInByApi } from "../support/client.ts";
import { linkIn, mailTo } from "../support/mailedLink.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createInstallation, type Installation } from "../support/server.ts";
import { type SmtpSink, startSmtpSink } from "../support/smtpSink.ts";
import { fromBase32, totpOf, totpPeriod } from "../support/totp.ts";

interface Scene {
	sink: SmtpSink;
	database: TestDatabase;
	installation: Installation;
	browser: Browser;
	launched: LaunchedPage;
	page: Page;
	home: string;
}
const test = suite<Scene>("the account on the page");

/** One server and one browser for all: each test has an account of its own and a page that knows nothing yet. */
test.before(async (scene) => {
	scene.sink = await startSmtpSink();
	scene.database = await createTestDatabase();
	scene.installation = await createInstallation();
	await scene.installation.start({
		SMTP_URL: scene.sink.url,
		DATABASE_URL: scene.database.url,
		AUTH_SECRET: "a secret for tests of thirty-two characters",
	});
	scene.home = `http://localhost:${scene.installation.port}/`;
	scene.browser = await launchBrowser();
	await addAccount(scene, OPERATOR);
});
test.after(async ({ browser, installation, sink, database }) => {
	await browser.close();
	await installation.dispose();
	await sink.stop();
	await database.drop();
});
test.before.each(async (scene) => {
	scene.launched = await openPage(scene.browser, { locale: "en-GB", viewport: { width: 1280, height: 900 } });
	scene.page = scene.launched.page;
	scene.page.setDefaultTimeout(40_000);
	await scene.page.goto(scene.home);
});
test.after.each(({ launched }) => launched.close());

/** The first account, who may invite. */
const OPERATOR = "ada@example.org";
const PASSWORD = "correct horse battery";

/** An account whose address is confirmed, made beside the page, which a test of its own makes one by. Nobody is signed in. */
async function addAccount({ home, database }: Scene, email: string): Promise<void> {
	const body = { name: "Ada", email, password: PASSWORD };
	const headers = { origin: new URL(home).origin };
	const { status } = await send(`${home}api/auth/sign-up/email`, "POST", { body, headers });
	assert.is(status, 200);
	await database.query('UPDATE "user" SET "emailVerified" = true WHERE email = $1', [email]);
}
async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
	await page.getByRole("textbox", { name: "E-mail" }).fill(email);
	await page.getByLabel("Password").fill(password);
	await page.getByRole("button", { name: "Sign in" }).click();
}
/** A page of the same site, opened by the link of a mail. */
async function follow(page: Page, link: string): Promise<void> {
	await page.goto("about:blank");
	await page.goto(link);
}

test("given an address that is not confirmed, then the page says so, mails again, and the link's button confirms it", async (scene) => {
	const { page, sink, home, database } = scene;
	const email = "grace@example.org";
	await page.getByRole("button", { name: "Create an account" }).click();
	await page.getByLabel("Name").fill("Grace");
	await page.getByLabel("E-mail").fill(email);
	await page.getByLabel("Password").fill(PASSWORD);
	await page.getByRole("button", { name: "Sign up" }).click();
	await page.getByText(`A mail to ${email} says what to do next`).waitFor();
	await follow(page, linkIn(await mailTo(sink, email, "Confirm your address")).link);
	await page.getByRole("button", { name: "Confirm this address" }).click();
	await page.getByText(`${email} is confirmed.`).waitFor();
	await page.getByRole("button", { name: "Open Adjutant" }).click();
	await signIn(page, email);
	await page.getByRole("button", { name: "Settings" }).waitFor();
	assert.is(await page.getByRole("status").filter({ hasText: "is not confirmed" }).count(), 0);
	// An account of before there was a mail server, whose session goes on.
	await database.query('UPDATE "user" SET "emailVerified" = false WHERE email = $1', [email]);
	await page.goto(home);
	const banner = page.getByRole("status").filter({ hasText: "is not confirmed" });
	await banner.getByRole("button", { name: "Send again" }).click();
	await banner.getByText("It is on its way.").waitFor();
	const { link } = linkIn(await mailTo(sink, email, "Confirm your address", 2));
	await follow(page, link);
	await page.getByRole("heading", { name: "Confirm your address" }).waitFor();
	await page.goto(home);
	await banner.waitFor();
	await follow(page, link);
	await page.getByRole("button", { name: "Confirm this address" }).click();
	await page.getByText(`${email} is confirmed.`).waitFor();
	assert.not.match(page.url(), "account/confirm");
	await page.getByRole("button", { name: "Open Adjutant" }).click();
	await page.getByRole("button", { name: "Settings" }).waitFor();
	assert.is(await banner.count(), 0);
	await follow(page, link);
	await page.getByRole("button", { name: "Confirm this address" }).click();
	await page.getByText("This link no longer works").waitFor();
});

test("given a second factor, when it is set up, then signing in asks for a code, and a backup code lets in once", async (scene) => {
	const { page } = scene;
	const email = "margaret@example.org";
	await addAccount(scene, email);
	await signIn(page, email);
	await page.getByRole("button", { name: "Settings" }).click();
	await page.getByText("Set up an authenticator app").click();
	const section = page.locator("section section").filter({ has: page.getByRole("heading", { name: "Second factor" }) });
	await section.getByLabel("Your password").fill(PASSWORD);
	await section.getByRole("button", { name: "Set it up" }).click();
	await page.getByAltText("QR code for an authenticator app").waitFor();
	const key = (await section.locator("code").textContent()) ?? "";
	const secret = fromBase32(key);
	await section.getByLabel("Code from the app").fill(totpOf(secret, totpPeriod()));
	await section.getByRole("button", { name: "Turn it on" }).click();
	await page.getByRole("list", { name: "Backup codes" }).waitFor();
	const codes = await page.getByRole("list", { name: "Backup codes" }).getByRole("listitem").allTextContents();
	assert.is(codes.length, 10);

	const useBackup = async () => {
		await page.getByRole("button", { name: "Lost your phone? Use a backup code" }).click();
		await page.getByLabel("Backup code").fill(codes[0] ?? "");
		await page.getByRole("button", { name: "Sign in" }).click();
	};
	await page.getByRole("button", { name: "Sign out" }).first().click();
	await signIn(page, email);
	// The code that turned it on counts no more.
	await page.getByLabel("Code from your authenticator app").fill(totpOf(secret, totpPeriod() + 1));
	await page.getByRole("button", { name: "Sign in" }).click();
	await page.getByRole("button", { name: "Sign out" }).first().click();
	await signIn(page, email);
	await useBackup();
	await page.getByRole("button", { name: "Sign out" }).first().click();
	await signIn(page, email);
	await useBackup();
	await page.getByRole("alert").waitFor();
});

test("given a lost password, when the link of the mail is followed, then the new one counts and the old one no more", async (scene) => {
	const { page, sink } = scene;
	const email = "hedy@example.org";
	await addAccount(scene, email);
	await signIn(page, email);
	await page.getByRole("button", { name: "Sign out" }).first().click();
	await page.getByRole("button", { name: "Forgot your password?" }).click();
	await page.getByLabel("E-mail").fill(email);
	await page.getByRole("button", { name: "Send the link" }).click();
	await page.getByText("a mail with a link is on its way").waitFor();
	await follow(page, linkIn(await mailTo(sink, email, "Choose a new password")).link);
	await page.getByLabel("New password").fill("12345678");
	await page.getByRole("button", { name: "Change the password" }).click();
	await page.getByText("one of the first passwords").waitFor();
	await page.getByLabel("New password").fill("another horse battery");
	await page.getByRole("button", { name: "Change the password" }).click();
	await page.getByText("Your password was changed").waitFor();
	await page.getByRole("button", { name: "Open Adjutant" }).click();
	await signIn(page, email);
	await page.getByRole("alert").waitFor();
	await signIn(page, email, "another horse battery");
	await page.getByRole("button", { name: "Settings" }).waitFor();
});

test("given another session and a guest, when the settings are used, then the one ends and the other may sign up", async (scene) => {
	const { page, sink, home, browser } = scene;
	await signIn(page, OPERATOR);
	await page.getByRole("button", { name: "Settings" }).waitFor();
	const other = await (await browser.newContext()).newPage();
	other.setDefaultTimeout(40_000);
	await other.goto(home);
	await signIn(other, OPERATOR);
	await other.getByRole("button", { name: "Settings" }).waitFor();

	await page.getByRole("button", { name: "Settings" }).click();
	await page.getByText("(this one)").waitFor();
	await page.getByRole("button", { name: /^End the session of/ }).click();
	await page.getByText("The session was ended.").waitFor();
	await other.reload();
	await other.getByRole("heading", { name: "Welcome back" }).waitFor();

	await page.getByLabel("Address to invite").fill("guest@example.org");
	await page.getByRole("button", { name: "Invite" }).click();
	await page.getByText("A link was mailed to guest@example.org").waitFor();
	await follow(other, linkIn(await mailTo(sink, "guest@example.org", "You are invited to Adjutant")).link);
	assert.is(await other.getByLabel("E-mail").inputValue(), "guest@example.org");
	await other.getByLabel("Name").fill("Guest");
	await other.getByLabel("Password").fill(PASSWORD);
	await other.getByRole("button", { name: "Sign up" }).click();
	await other.getByRole("button", { name: "Settings" }).waitFor();
	assert.is(await other.getByText("is not confirmed").count(), 0, "the link of the mail has proved the address");
});

if (await findChromium())
	test("given a reminder's mail, when its link is followed in a browser where nobody is signed in, then nothing happens before the button, and it completes the task", async (scene) => {
		const { page, sink, home } = scene;
		const email = "tabea@example.org";
		await addAccount(scene, email);
		const user = await signInByApi(new URL(home).origin, email);
		const at = new Date(Date.now() + 4_000).toISOString();
		await user.request("POST", "/api/tasks", { body: { title: "Pay rent", reminders: [{ at }] } });
		const { text } = await mailTo(sink, email, "Reminder: Pay rent");
		const link = /It is done: (\S+)/.exec(text ?? "")?.[1] ?? "";
		await follow(page, link);
		await page.getByRole("heading", { name: "Is it done?" }).waitFor();
		assert.not.match(page.url(), "account/mail");
		const status = async () => (await user.request<{ status: string }>("GET", "/api/tasks/1")).body.status;
		assert.is(await status(), "open");
		await page.getByRole("button", { name: "Yes, it is done" }).click();
		await page.getByText("“Pay rent” is completed.").waitFor();
		assert.is(await status(), "completed");
	});

test("given somebody who wants to leave, when the account is deleted in the settings, then the page is at its entrance and the account is gone", async (scene) => {
	const { page, sink } = scene;
	const email = "lea@example.org";
	await addAccount(scene, email);
	await signIn(page, email);
	await page.getByRole("button", { name: "Settings" }).click();
	await page.getByText("What goes with it").click();
	const form = page.locator("form").filter({ hasText: "Delete my account for good" });
	await form.getByLabel("Your password").fill("wrong horse battery");
	await form.getByRole("button").click();
	await form.getByText("This is not your password.").waitFor();
	await form.getByLabel("Your password").fill(PASSWORD);
	await form.getByRole("button").click();
	await page.getByRole("button", { name: "Sign in" }).waitFor();
	await mailTo(sink, email, "Your account was deleted");
	await signIn(page, email);
	await page.getByText("Wrong address or password").waitFor();
});

test.run();
