// mostly-waits
// file-timeout: 480 s
// test-timeout: 300 s
/**
 * The story of the first five minutes, in a real browser against the real server: sign up, ask for a reminder in
 * words, see what was understood, kill the server, start it again, get the notice and the mail, once.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium, launchPage } from "../support/chromium.ts";
import { eventually, findAtRest, findBrokenPromises, messageIdsOf } from "../support/promises.ts";
import { createInstallation } from "../support/server.ts";

const test = suite("the first five minutes");

test("given a new installation, when a person uses the page and the server is killed, then all is kept and told once", async () => {
	const installation = await createInstallation();
	const home = `http://localhost:${installation.port}/`;
	const first = await installation.start();
	const { page, close } = await launchPage();
	try {
		page.setDefaultTimeout(40_000);
		await page.goto(home);
		await page.getByRole("button", { name: "Create an account" }).click();
		await page.getByLabel("Name").fill("Ada");
		await page.getByLabel("E-mail").fill("ada@example.org");
		await page.getByLabel("Password").fill("correct horse battery");
		await page.getByRole("button", { name: "Sign up" }).click();

		const line = page.getByRole("textbox", { name: "Write what is to be done" });
		await line.fill("remind me to call mum in 1 minute #family !high");
		const understood = page.getByText("#family");
		await understood.first().waitFor();
		await line.press("Enter");
		await page.getByText("Added #1 “call mum”").waitFor();
		await page.getByRole("checkbox", { name: "Complete call mum" }).waitFor();

		await line.fill("buy milk tomorrow 5pm");
		await line.press("Enter");
		await page.getByText("Added #2 “buy milk”").waitFor();
		await line.fill("complete the milk task");
		await line.press("Enter");
		await page.getByText("Completed #2 “buy milk”").waitFor();
		// The third receipt: the text of an answer comes before its receipt.
		await page.getByRole("button", { name: "Undo" }).nth(2).click();
		await page.getByRole("checkbox", { name: "Complete buy milk" }).waitFor();

		await first.kill("SIGKILL");
		await page.getByText("The server cannot be reached").waitFor();
		await installation.start();
		const notice = page.getByRole("alert").filter({ hasText: "call mum" });
		await notice.waitFor({ timeout: 60_000 });
		await eventually(
			() => installation.mails().size,
			(count) => count === 1,
			60_000,
		);
		await notice.getByRole("button", { name: "Done" }).click();
		await page.getByRole("checkbox", { name: "Complete call mum" }).waitFor({ state: "detached" });

		await page.reload();
		await page.getByText("Added #1 “call mum”").waitFor();
		await page.getByRole("checkbox", { name: "Complete buy milk" }).waitFor();

		const database = await installation.openDatabase();
		try {
			const evidence = () =>
				findBrokenPromises({
					database,
					acknowledged: [],
					messageIds: messageIdsOf(installation.mails().values()),
					copies: 1,
				});
			assert.equal(await findAtRest(evidence), []);
			assert.is(installation.mails().size, 1);
		} finally {
			await database.leave();
		}
	} finally {
		await close();
		await installation.dispose();
	}
});

if (await findChromium()) test.run();
else process.stdout.write("SKIP chromium: no browser was found\n");
