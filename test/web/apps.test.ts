// file-timeout: 300 s
// test-timeout: 240 s
/** An app comes by OAuth, in a real browser: its user signs in, reads what it would be able to do, says yes, and later revokes it. */
import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium, type LaunchedPage, launchBrowser, openPage } from "../support/chromium.ts";
import { send, signUp } from "../support/client.ts";
import { createInstallation, type Installation } from "../support/server.ts";

interface Scene {
	installation: Installation;
	browser: Browser;
	launched: LaunchedPage;
	page: Page;
	home: string;
	/** The app's own end, to which the browser comes back. */
	app: Server;
	cameBack: Promise<URL>;
}
const test = suite<Scene>("apps on the page");
const VERIFIER = "a-verifier-of-more-than-forty-three-characters-in-all";
const EMAIL = "ada@example.org";

test.before(async (scene) => {
	scene.installation = await createInstallation();
	await scene.installation.start();
	scene.home = `http://localhost:${scene.installation.port}/`;
	await signUp(scene.home.slice(0, -1), EMAIL);
	const back = Promise.withResolvers<URL>();
	scene.cameBack = back.promise;
	scene.app = createServer((request, response) => {
		const url = new URL(request.url ?? "", "http://localhost");
		if (url.pathname === "/callback") back.resolve(url);
		response.end("Thank you.");
	}).listen(0, "127.0.0.1");
	scene.browser = await launchBrowser();
	scene.launched = await openPage(scene.browser, { locale: "en-GB", viewport: { width: 1280, height: 900 } });
	scene.page = scene.launched.page;
	scene.page.setDefaultTimeout(40_000);
});
test.after(async ({ launched, browser, installation, app }) => {
	await launched.close();
	await browser.close();
	app.close();
	await installation.dispose();
});

const shot = async (page: Page, name: string) => {
	const folder = process.env.ADJUTANT_SCREENSHOTS;
	if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

test("given an app that asks to come in, when its user signs in and allows it, then it works until it is revoked", async ({
	home,
	page,
	app,
	cameBack,
}) => {
	const redirect = `http://127.0.0.1:${(app.address() as AddressInfo).port}/callback`;
	const registered = await send<{ client_id: string }>(`${home}api/auth/oauth2/register`, "POST", {
		body: { client_name: "Claude", redirect_uris: [redirect], token_endpoint_auth_method: "none" },
	});
	const { client_id } = registered.body;
	const question = new URLSearchParams({
		response_type: "code",
		client_id,
		redirect_uri: redirect,
		scope: "tasks:read tasks:write",
		state: "s",
		code_challenge: createHash("sha256").update(VERIFIER).digest("base64url"),
		code_challenge_method: "S256",
		resource: `${home}mcp`,
	});
	await page.goto(`${home}api/auth/oauth2/authorize?${question}`);
	await page.getByLabel("E-mail").fill(EMAIL);
	await page.getByLabel("Password").fill("correct horse battery");
	await page.getByRole("button", { name: "Sign in" }).click();

	await page.getByRole("heading", { name: "Let Claude into Adjutant?" }).waitFor();
	const said = (await page.locator("main").textContent()) ?? "";
	for (const part of ["See your tasks", "Add, change and delete tasks", "on this computer"]) assert.match(said, part);
	await shot(page, "consent");
	await page.getByRole("button", { name: "Allow", exact: true }).click();
	const back = await cameBack;
	assert.is(back.searchParams.get("state"), "s");
	const form = new URLSearchParams({
		grant_type: "authorization_code",
		code: back.searchParams.get("code") ?? "",
		code_verifier: VERIFIER,
		client_id,
		redirect_uri: redirect,
		resource: `${home}mcp`,
	});
	const answer = await fetch(`${home}api/auth/oauth2/token`, { method: "POST", body: form });
	const { access_token } = (await answer.json()) as { access_token: string };
	const headers = { authorization: `Bearer ${access_token}` };
	assert.is((await send(`${home}api/tasks`, "GET", { headers })).status, 200);

	await page.goto(home);
	await page.getByRole("button", { name: "Settings" }).click();
	const section = page.locator("section", { has: page.getByRole("heading", { name: "Keys and apps" }) }).last();
	await section.getByText("Claude").waitFor();
	await section.scrollIntoViewIfNeeded();
	await shot(page, "keys-and-apps");
	const trust = section.getByLabel("Claude may delete without asking");
	assert.not(await trust.isChecked());
	await trust.check();
	await page.getByText("Claude may delete without asking now.").waitFor();
	assert.ok(await section.getByLabel("Claude may delete without asking").isChecked());
	await section.getByRole("button", { name: "Revoke Claude" }).click();
	await section.getByText("revoked").waitFor();
	assert.is((await send(`${home}api/tasks`, "GET", { headers })).status, 401);

	await section.getByText("Make a key").first().click();
	await section.getByLabel("What it is for").fill("Backup");
	await section.getByRole("button", { name: "Make a key" }).click();
	const key = await section.locator("code").textContent();
	assert.is((await send(`${home}api/tasks`, "GET", { headers: { authorization: `Bearer ${key}` } })).status, 200);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
