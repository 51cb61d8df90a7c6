// file-timeout: 300 s
// test-timeout: 240 s
/**
 * The account on the page, in a real browser against the real server with a mail server: confirm an address by the link of
 * the mail, set up a second factor and sign in with it, lose the password, see and end sessions, invite.
 */
import { createHmac } from "node:crypto";
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium, type LaunchedPage, launchPage } from "../support/chromium.ts";
import { linkIn, mailTo } from "../support/mailedLink.ts";
import { createInstallation, type Installation } from "../support/server.ts";
import { type SmtpSink, startSmtpSink } from "../support/smtpSink.ts";

interface Scene {
	sink: SmtpSink;
	installation: Installation;
	launched: LaunchedPage;
	page: Page;
	home: string;
}
const test = suite<Scene>("the account on the page");

test.before.each(async (scene) => {
	scene.sink = await startSmtpSink();
	scene.installation = await createInstallation();
	await scene.installation.start({ SMTP_URL: scene.sink.url, PORT: String(scene.installation.port) });
	scene.home = `http://localhost:${scene.installation.port}/`;
	scene.launched = await launchPage({ locale: "en-GB", viewport: { width: 1280, height: 900 } });
	scene.page = scene.launched.page;
	scene.page.setDefaultTimeout(40_000);
	await scene.page.goto(scene.home);
});
test.after.each(async ({ launched, installation, sink }) => {
	await launched.close();
	await installation.dispose();
	await sink.stop();
});

const EMAIL = "ada@example.org";
const PASSWORD = "correct horse battery";

/** Signs up, follows the link of the mail, and signs in. */
async function signUp({ page, sink }: Scene): Promise<void> {
	await page.getByRole("button", { name: "Create an account" }).click();
	await page.getByLabel("Name").fill("Ada");
	await page.getByLabel("E-mail").fill(EMAIL);
	await page.getByLabel("Password").fill(PASSWORD);
	await page.getByRole("button", { name: "Sign up" }).click();
	await page.getByText(`A mail to ${EMAIL} says how to go on`).waitFor();
	await follow(page, linkIn(await mailTo(sink, EMAIL, "Confirm your address")).link);
	await page.getByRole("button", { name: "Confirm this address" }).click();
	await page.getByText(`${EMAIL} is confirmed.`).waitFor();
	await page.getByRole("button", { name: "Open Adjutant" }).click();
	await signIn(page, PASSWORD);
	await page.getByRole("button", { name: "Settings" }).waitFor();
}
async function signIn(page: Page, password: string): Promise<void> {
	await page.getByLabel("E-mail").fill(EMAIL);
	await page.getByLabel("Password").fill(password);
	await page.getByRole("button", { name: "Sign in" }).click();
}
/** A page of the same site, opened by the link of a mail. */
async function follow(page: Page, link: string): Promise<void> {
	await page.goto("about:blank");
	await page.goto(link);
}

test("given an address that is not confirmed, then the page says so, mails again, and the link's button confirms it", async (scene) => {
	const { page, sink, home, installation } = scene;
	await signUp(scene);
	assert.is(await page.getByRole("status").filter({ hasText: "is not confirmed" }).count(), 0);
	// An account of before there was a mail server, whose session goes on.
	const beside = await installation.openDatabase();
	await beside.query('UPDATE "user" SET "emailVerified" = false');
	await beside.leave();
	await page.goto(home);
	const banner = page.getByRole("status").filter({ hasText: "is not confirmed" });
	await banner.getByRole("button", { name: "Send again" }).click();
	await banner.getByText("It is on its way.").waitFor();
	const { link } = linkIn(await mailTo(sink, EMAIL, "Confirm your address", 2));
	await follow(page, link);
	await page.getByRole("heading", { name: "Confirm your address" }).waitFor();
	await page.goto(home);
	await banner.waitFor();
	await follow(page, link);
	await page.getByRole("button", { name: "Confirm this address" }).click();
	await page.getByText(`${EMAIL} is confirmed.`).waitFor();
	assert.not.match(page.url(), "account/confirm");
	await page.getByRole("button", { name: "Open Adjutant" }).click();
	await page.getByRole("button", { name: "Settings" }).waitFor();
	assert.is(await banner.count(), 0);
	await follow(page, link);
	await page.getByRole("button", { name: "Confirm this address" }).click();
	await page.getByText("This link counts no more").waitFor();
});

test("given a second factor, when it is set up, then signing in asks for a code, and a backup code lets in once", async (scene) => {
	const { page } = scene;
	await signUp(scene);
	await page.getByRole("button", { name: "Settings" }).click();
	await page.getByText("Set up an authenticator app").click();
	const section = page.locator("section section").filter({ has: page.getByRole("heading", { name: "Second factor" }) });
	await section.getByLabel("Your password").fill(PASSWORD);
	await section.getByRole("button", { name: "Set it up" }).click();
	await page.getByAltText("QR code for an authenticator app").waitFor();
	const key = (await section.locator("code").textContent()) ?? "";
	const secret = base32(key);
	await section.getByLabel("Code of the app").fill(codeOf(secret));
	await section.getByRole("button", { name: "Turn it on" }).click();
	await page.getByRole("list", { name: "Backup codes" }).waitFor();
	const codes = await page.getByRole("list", { name: "Backup codes" }).getByRole("listitem").allTextContents();
	assert.is(codes.length, 10);

	const useBackup = async () => {
		await page.getByRole("button", { name: "The phone is lost: use a backup code" }).click();
		await page.getByLabel("Backup code").fill(codes[0] ?? "");
		await page.getByRole("button", { name: "Sign in" }).click();
	};
	await page.getByRole("button", { name: "Sign out" }).first().click();
	await signIn(page, PASSWORD);
	await page.getByLabel("Code of your authenticator app").fill(codeOf(secret));
	await page.getByRole("button", { name: "Sign in" }).click();
	await page.getByRole("button", { name: "Sign out" }).first().click();
	await signIn(page, PASSWORD);
	await useBackup();
	await page.getByRole("button", { name: "Sign out" }).first().click();
	await signIn(page, PASSWORD);
	await useBackup();
	await page.getByRole("alert").waitFor();
});

test("given a lost password, when the link of the mail is followed, then the new one counts and the old one no more", async (scene) => {
	const { page, sink } = scene;
	await signUp(scene);
	await page.getByRole("button", { name: "Sign out" }).first().click();
	await page.getByRole("button", { name: "Forgot the password?" }).click();
	await page.getByLabel("E-mail").fill(EMAIL);
	await page.getByRole("button", { name: "Send the link" }).click();
	await page.getByText("a mail with a link is on its way").waitFor();
	await follow(page, linkIn(await mailTo(sink, EMAIL, "Choose a new password")).link);
	await page.getByLabel("New password").fill("12345678");
	await page.getByRole("button", { name: "Change the password" }).click();
	await page.getByText("one of the passwords that are tried first").waitFor();
	await page.getByLabel("New password").fill("another horse battery");
	await page.getByRole("button", { name: "Change the password" }).click();
	await page.getByText("Your password is changed").waitFor();
	await page.getByRole("button", { name: "Open Adjutant" }).click();
	await signIn(page, PASSWORD);
	await page.getByRole("alert").waitFor();
	await signIn(page, "another horse battery");
	await page.getByRole("button", { name: "Settings" }).waitFor();
});

test("given another session and a guest, when the settings are used, then the one ends and the other may sign up", async (scene) => {
	const { page, sink, home, launched } = scene;
	await signUp(scene);
	const other = await (await launched.browser.newContext()).newPage();
	other.setDefaultTimeout(40_000);
	await other.goto(home);
	await signIn(other, PASSWORD);
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

/** What an authenticator app shows now (RFC 6238: SHA-1, 30 s, six digits). */
function codeOf(secret: Uint8Array): string {
	const step = Buffer.alloc(8);
	step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
	const mac = createHmac("sha1", secret).update(step).digest();
	const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7f_ff_ff_ff;
	return String(number % 1_000_000).padStart(6, "0");
}

/** RFC 4648 §6, without its padding. */
function base32(text: string): Uint8Array {
	const bits = [...text]
		.map((one) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(one).toString(2).padStart(5, "0"))
		.join("");
	return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
