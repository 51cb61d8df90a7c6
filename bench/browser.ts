/**
 * The page in a real browser, with 5,000 open tasks: from a press of the hand to the paint of what comes of it, the server's answer
 * included. The floor is a bare page that swaps as many rows as stand in the window, and one that loads and paints them.
 */
import { createServer } from "node:http";
import type { Browser, Page } from "playwright-core";
import { findChromium, launchPage } from "../test/support/chromium.ts";
import { signUp } from "../test/support/client.ts";
import { createInstallation } from "../test/support/server.ts";
import { limited, type Measurement, overFloor, quantile } from "./measure.ts";
import { seedPage, timed, WATCH } from "./onPage.ts";

const TASKS = 5_000;
/** So many that the slowest twentieth is more than one. */
const ROUNDS = 40;
/** All of them fall on one day, and those beyond the window would not be seen. */
const ADDITIONS = 20;
const RELOADS = 9;
/** What is in sight at once, with what is kept beyond it. */
const ROWS = 40;
const PASSWORD = "correct horse battery";
/** Above this a person notices (docs/benchmarks.md). */
const PATIENCE_MS = 100;
const RELOAD_MS = 500;
/** Until another tab or another device shows it. */
const ELSEWHERE_MS = 250;
/** The pause of typing that asks is no waiting. */
const SEARCH_PAUSE_MS = 200;

export async function benchBrowser(): Promise<Measurement[]> {
	if ((await findChromium()) === undefined) throw new Error("no Chromium runs here");
	const installation = await createInstallation();
	try {
		const { url } = await installation.start();
		const client = await signUp(url);
		await seedPage(client, installation, TASKS);
		return await look(url, client.email);
	} finally {
		await installation.dispose();
	}
}

async function look(url: string, email: string): Promise<Measurement[]> {
	const bare = await startBare();
	const launched = await launchPage({ viewport: { width: 1280, height: 800 }, timezoneId: "UTC", locale: "en-GB" });
	try {
		const { page } = launched;
		await page.addInitScript(WATCH);
		const floor = await measureBare(page, bare.url);
		await page.goto(url);
		await page.locator("input[name=email]").fill(email);
		await page.locator("input[name=password]").fill(PASSWORD);
		await page.locator("button[type=submit]").click();
		await page.locator(".task").first().waitFor();
		// All of them are there, and the worker has what it keeps.
		await page.locator(".rest").waitFor({ state: "detached" });
		await allThere(page, TASKS);
		await page.evaluate("navigator.serviceWorker.ready.then(() => 0)");
		const rows: Measurement[] = [];
		const judge = async (what: string, measure: (page: Page) => Promise<number[]>) => {
			process.stdout.write(`${what} …\n`);
			const took = await measure(page);
			const p95 = quantile(took, 0.95);
			const subject = `${what}, of ${TASKS} tasks, p95 (p50 ${quantile(took, 0.5).toFixed(0)} ms)`;
			rows.push(limited(subject, p95, PATIENCE_MS, "ms"));
			rows.push({ ...overFloor(`${what}, p50`, quantile(took, 0.5), "ms", floor.swap, 1), bound: null });
		};
		await judge("another part of the list", switching);
		await judge("another arrangement", arranging);
		await judge("completing, until the row is gone", completing);
		await judge("adding, until the row is there", adding);
		await judge(`search, after the pause of ${SEARCH_PAUSE_MS} ms`, searching);
		for (const [where, other] of await others(page, launched.browser)) {
			const took = await elsewhere(page, other);
			const subject = `completing, until another ${where} shows it, p95 (p50 ${quantile(took, 0.5).toFixed(0)} ms)`;
			rows.push(limited(subject, quantile(took, 0.95), ELSEWHERE_MS, "ms"));
			await other.close();
		}
		const reloads = await reloading(page);
		const subject = `reload, until there are rows, p95 (p50 ${quantile(reloads, 0.5).toFixed(0)} ms)`;
		rows.push(limited(subject, quantile(reloads, 0.95), RELOAD_MS, "ms"));
		rows.push({ ...overFloor("reload, p50", quantile(reloads, 0.5), "ms", floor.load, 1), bound: null });
		return rows;
	} finally {
		await launched.close();
		bare.stop();
	}
}

/** The page's policy forbids text as a program, which waiting in the page would need. */
async function allThere(page: Page, least: number): Promise<void> {
	const count = () => page.evaluate('Number(document.querySelector(".filter .count")?.textContent)');
	while (((await count()) as number) < least) await page.waitForTimeout(100);
}

const heading = (name: string) => `document.querySelector(".pane-head h2")?.textContent === ${JSON.stringify(name)}`;

async function show(page: Page, name: string): Promise<number> {
	const part = page.locator(".in-rail .filter").filter({ hasText: new RegExp(`^${name} ?\\d*$`) });
	const isThere = `${heading(name === "All" ? "Tasks" : name)} && document.querySelector(".task")`;
	return timed(page, "click", isThere, () => part.click());
}

async function switching(page: Page): Promise<number[]> {
	const took: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		took.push(await show(page, ["Upcoming", "All", "home", "Inbox"][round % 4] ?? "All"));
	}
	await show(page, "All");
	return took;
}

async function arranging(page: Page): Promise<number[]> {
	const took: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		const [name, section] = (
			[
				["By label", "label"],
				["By priority", "priority"],
				["My own order", "own"],
				["By date", "overdue"],
			] as const
		)[round % 4] ?? ["", ""];
		await page.getByRole("button", { name: "Arrange by", exact: true }).click();
		const isThere = `document.querySelector(".group")?.dataset.section.startsWith(${JSON.stringify(section)})`;
		took.push(await timed(page, "click", isThere, () => page.getByRole("button", { name, exact: true }).click()));
	}
	return took;
}

async function completing(page: Page): Promise<number[]> {
	const took: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		const row = page.locator(".group:first-of-type .task").nth(round % 5);
		const id = await row.getAttribute("data-task");
		const isGone = `!document.querySelector('.task[data-task="${id}"]:not(.done)')`;
		took.push(await timed(page, "click", isGone, () => row.locator("input.round").click()));
	}
	return took;
}

/** The same account in one more tab, and in a browser of its own. */
async function others(page: Page, browser: Browser): Promise<readonly (readonly [string, Page])[]> {
	const device = await browser.newContext({
		viewport: { width: 390, height: 844 },
		timezoneId: "UTC",
		locale: "en-GB",
	});
	await device.addCookies(await page.context().cookies());
	const pages = [["tab", await page.context().newPage()] as const, ["device", await device.newPage()] as const];
	for (const [, other] of pages) {
		await other.addInitScript(WATCH);
		await other.goto(new URL("/#tasks", page.url()).href);
		await other.locator(".task").first().waitFor();
		await other.locator(".rest").waitFor({ state: "detached" });
	}
	return pages;
}

/** From the press in one page to the paint in another; both read the machine's clock. */
async function elsewhere(page: Page, other: Page): Promise<number[]> {
	const took: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		const row = page.locator(".group:first-of-type .task").first();
		const id = await row.getAttribute("data-task");
		const isGone = `!document.querySelector('.task[data-task="${id}"]:not(.done)')`;
		await other.evaluate(`seeing(${JSON.stringify(isGone)})`);
		const own = await timed(page, "click", isGone, () => row.locator("input.round").click());
		const [pressed, seen] = [await page.evaluate("pressedAt"), await other.evaluate("seen")] as [number, number];
		if (own >= 0) took.push(seen - pressed);
	}
	return took;
}

async function adding(page: Page): Promise<number[]> {
	const took: number[] = [];
	await show(page, "Upcoming");
	for (let round = 0; round < ADDITIONS; round += 1) {
		await page.locator(".add-task").click();
		await page.locator(".add-dialog textarea").fill(`call number ${round}x tomorrow`);
		const isThere = `[...document.querySelectorAll(".group")].slice(0, 3).some((day) => day.textContent.includes("number ${round}x"))`;
		took.push(await timed(page, "keydown", isThere, () => page.locator(".add-dialog textarea").press("Enter")));
		await page.locator(".add-dialog").waitFor({ state: "detached" });
	}
	return took;
}

async function searching(page: Page): Promise<number[]> {
	const took: number[] = [];
	const field = page.locator(".search input");
	for (let round = 0; round < ROUNDS; round += 1) {
		const word = `${1_000 + round * 97}`;
		const isThere = `document.querySelector(".task mark")?.textContent === "${word}"`;
		took.push((await timed(page, "input", isThere, () => field.fill(word))) - SEARCH_PAUSE_MS);
		await field.fill("");
		await page.locator(".task mark").waitFor({ state: "detached" });
	}
	return took;
}

async function reloading(page: Page): Promise<number[]> {
	const took: number[] = [];
	for (let round = 0; round < RELOADS; round += 1) {
		await page.reload();
		took.push((await page.evaluate("loaded")) as number);
		await allThere(page, TASKS - 3 * ROUNDS);
	}
	return took;
}

const bareRow = (n: number) =>
	`<li class="bare"><input type="checkbox"><button>Water the plants number ${n}</button><button>…</button></li>`;

/** A page with nothing in it but rows, and a button that swaps them for others. */
async function startBare(): Promise<{ readonly url: string; stop(): void }> {
	const rows = Array.from({ length: ROWS }, (_, n) => bareRow(n)).join("");
	const document = `<!doctype html><title>bare</title><ul></ul><button id="swap">swap</button><script>
		const list = document.querySelector("ul");
		let round = 0;
		const fill = async () => { list.innerHTML = await (await fetch("/rows")).text(); };
		document.querySelector("#swap").onclick = () => {
			round += 1;
			list.innerHTML = ${JSON.stringify(rows)}.replaceAll("plants", "plants of round " + round);
			list.dataset.round = round;
		};
		fill();
	</script>`;
	const server = createServer((request, response) => {
		response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
		response.end(request.url === "/rows" ? rows : document);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("the bare server has no port");
	return { url: `http://127.0.0.1:${address.port}/`, stop: () => server.close() };
}

async function measureBare(page: Page, url: string) {
	const [swaps, loads]: [number[], number[]] = [[], []];
	await page.goto(url);
	for (let round = 0; round < RELOADS; round += 1) {
		await page.reload();
		loads.push((await page.evaluate("loaded")) as number);
	}
	for (let round = 1; round <= ROUNDS; round += 1) {
		const isThere = `document.querySelector("ul").dataset.round === "${round}"`;
		swaps.push(await timed(page, "click", isThere, () => page.locator("#swap").click()));
	}
	const floor = (took: readonly number[], what: string) => ({ value: quantile(took, 0.5), what });
	return {
		swap: floor(swaps, `a bare page that swaps ${ROWS} rows`),
		load: floor(loads, `a bare page that loads ${ROWS} rows`),
	};
}
