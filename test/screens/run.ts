/**
 * `npm run screens [view …]`: each view of the page as pictures in `.screens`: in English and German, light and dark, on a wide screen
 * and on a phone, with the tasks of an ordinary week. To be looked at; nothing is judged here.
 */
import { mkdirSync, rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { launchPage } from "../support/chromium.ts";
import { type Client, signUp } from "../support/client.ts";
import { createInstallation, type Installation } from "../support/server.ts";
import { WEEKS, type Week } from "./weeks.ts";

const FOLDER = ".screens";
const LOOKS = [
	{ theme: "light", width: 1280, height: 800 },
	{ theme: "dark", width: 1280, height: 800 },
	{ theme: "light", width: 390, height: 780 },
	{ theme: "dark", width: 390, height: 780 },
] as const;
const PASSWORD = "correct horse battery";

/** How each view is brought up, by roles and places that are the same in each language. */
const VIEWS: Readonly<Record<string, (page: Page, week: Week) => Promise<void>>> = {
	tasks: (page) => open(page, "#tasks"),
	chat: async (page, week) => {
		await open(page, "#chat");
		await page.locator(".composer textarea").fill(week.line);
		await page.locator(".chips").waitFor();
	},
	upcoming: async (page) => {
		await open(page, "?show=upcoming#tasks");
		await page.locator(".task .task-body").first().focus();
		await page.keyboard.press("t");
		await page.locator(".menu").waitFor();
	},
	month: async (page) => {
		const month = Temporal.Now.plainDateISO().toString().slice(0, 7);
		await open(page, `?show=upcoming&month=${month}#tasks`);
		await page.locator(".month-day .month-task, .month-day .dots").first().waitFor({ state: "attached" });
	},
	past: async (page) => {
		await open(page, `?at=${Temporal.Now.instant().toString({ smallestUnit: "second" })}#tasks`);
		await page.locator(".past-row").first().waitFor();
	},
	keys: async (page) => {
		await open(page, "#tasks");
		await page.locator(".task .task-body").first().focus();
		await page.keyboard.press("?");
		await page.locator("dialog .keys").waitFor();
	},
	history: (page) => open(page, "#history"),
	deliveries: (page) => open(page, "#deliveries"),
	settings: (page) => open(page, "#settings"),
	leaving: async (page) => {
		await open(page, "#settings");
		await page.locator(".leave summary").click();
		await page.locator(".leave button.danger").scrollIntoViewIfNeeded();
	},
	dashboard: async (page) => {
		await open(page, "#dashboard");
		await page.locator(".dashboard .trends").first().waitFor();
	},
	figures: async (page) => {
		await open(page, "#dashboard");
		await page.locator(".dashboard > details > summary").click();
		await page.locator(".dashboard > details .panel").first().scrollIntoViewIfNeeded();
	},
	task: (page) => open(page, "?task=3#tasks"),
	series: async (page) => {
		await open(page, "?task=5#tasks");
		await page.locator(".next-ten li").first().waitFor();
	},
};

async function open(page: Page, address: string): Promise<void> {
	await page.goto(new URL(`/${address}`, page.url()).href);
	await page.reload();
	await page.locator(".shell").waitFor();
	await page.locator(".view-pane .scroll").waitFor({ state: "attached" });
	await page.locator(".bones").waitFor({ state: "detached" });
	if (address.includes("task=")) await page.locator(".task-pane .dialog-body").waitFor();
}

async function shoot(page: Page, name: string): Promise<void> {
	for (const { theme, width, height } of LOOKS) {
		await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
		await page.setViewportSize({ width, height });
		await page.evaluate("for (const animation of document.getAnimations()) animation.finish()");
		await page.screenshot({ path: `${FOLDER}/${name}-${theme}-${width}.png` });
	}
}

async function fill(client: Client, week: Week): Promise<void> {
	const { locale, zone, lines } = week;
	await client.request("PATCH", "/api/me", {
		body: { locale, time_zone: zone, date_order: locale === "en-US" ? "mdy" : "dmy", children: "take_along" },
	});
	for (const text of lines) await client.request("POST", "/api/quick-add", { body: { text } });
	const yesterday = Temporal.Now.plainDateISO(zone).subtract({ days: 1 }).toString();
	await client.request("PATCH", "/api/tasks/1", { body: { due: { date: yesterday } } });
	await client.request("PATCH", "/api/tasks/2", { body: { priority: "urgent", description: week.note } });
	for (const [at, color] of ["#c2410c", "#1d4ed8", "#15803d"].entries()) {
		await client.request("PATCH", `/api/tags/${at + 1}`, { body: { color } });
	}
	await client.request("POST", "/api/tasks/4/complete", { body: {} });
	await client.request("DELETE", "/api/tasks/6");
	// One that fires while the pictures are taken.
	const at = Temporal.Now.instant().add({ seconds: 3 }).toString();
	await client.request("POST", "/api/tasks/12/reminders", { body: { at } });
}

async function confirm(installation: Installation, email: string): Promise<void> {
	const database = await installation.openDatabase();
	await database.query(`UPDATE "user" SET "emailVerified" = true WHERE email = $1`, [email]);
	await database.leave();
}

const wanted = process.argv.slice(2);
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
const installation = await createInstallation();
try {
	const { url } = await installation.start({ DASHBOARD_USERS: WEEKS.map(({ email }) => email).join(",") });
	for (const week of WEEKS) {
		const { locale, zone, email } = week;
		await fill(await signUp(url, email), week);
		// Who is named as an operator is one when the address is confirmed.
		await confirm(installation, email);
		const launched = await launchPage({ locale, timezoneId: zone });
		const { page } = launched;
		page.setDefaultTimeout(20_000);
		await page.goto(url);
		await page.locator(".entrance form").waitFor();
		if (wanted.length === 0) await shoot(page, `entrance-${locale}`);
		await page.locator("input[name=email]").fill(email);
		await page.locator("input[name=password]").fill(PASSWORD);
		await page.locator("button[type=submit]").click();
		await page.locator(".task").first().waitFor({ state: "attached" });
		for (const line of week.said) {
			await page.locator(".composer textarea").fill(line);
			await page.locator(".composer textarea").press("Enter");
			await page.locator(".log[aria-busy=false] .replied, .log[aria-busy=false] .question").last().waitFor();
		}
		for (const [name, show] of Object.entries(VIEWS)) {
			if (wanted.length > 0 && !wanted.includes(name)) continue;
			await page.setViewportSize({ width: 1280, height: 800 });
			await show(page, week);
			await shoot(page, `${name}-${locale}`);
		}
		await launched.close();
	}
} finally {
	await installation.dispose();
}
process.stdout.write(`The pictures are in ${FOLDER}.\n`);
