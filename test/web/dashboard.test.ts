/** The dashboard with a cluster of several pods: what is drawn, what a hand-over changes, and how little a frame costs. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { judge } from "./judge.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";

const test = suite<Scene>("dashboard");
openEach(test);

const SHARDS = 256;
const PODS = ["pod-a", "pod-b", "pod-c"] as const;
const START = Date.parse("2026-03-10T09:00:00Z");

interface Told {
	readonly second: number;
	/** By shard, where it is not the pod of its turn. */
	readonly owners?: Readonly<Record<number, string>>;
	readonly mailboxes?: Readonly<Record<number, number>>;
	readonly lateMs?: Readonly<Record<number, number>>;
	readonly dead?: string;
}

/** 256 shards on three pods, with 10,000 accounts awake. */
function frameOf({ second, owners = {}, mailboxes = {}, lateMs = {}, dead }: Told): object {
	const ownerOf = (shard: number) => owners[shard] ?? PODS[shard % PODS.length];
	const all = Array.from({ length: SHARDS }, (_, shard) => shard);
	return {
		taken_at: new Date(START + second * 1_000).toISOString(),
		shards_in_all: SHARDS,
		pods: PODS.map((pod) => {
			const own = all.filter((shard) => ownerOf(shard) === pod);
			const epochOf = (shard: number) => (owners[shard] ? 8 : 7);
			if (pod === dead) {
				const shards = own.map((shard) => ({ shard, epoch: epochOf(shard) }));
				return { pod, state: "dead", roles: ["http", "actors"], shards, heartbeat: { silent_ms: 3_000 } };
			}
			return {
				pod,
				state: "alive",
				roles: ["http", "actors"],
				shards: own.map((shard) => ({
					shard,
					epoch: epochOf(shard),
					users: 39,
					tasks_armed: 12,
					mailbox: mailboxes[shard] ?? 0,
					late_ms: lateMs[shard] ?? 4,
				})),
				hot_users: own.flatMap((shard) =>
					["0a1b2c3d", "4e5f6071", "8293a4b5"].map((id) => ({ shard, id, mailbox: mailboxes[shard] ?? 0, armed: 4 })),
				),
				actors: { users_active: 39 * own.length, mailbox_longest: 12, faults: 0 },
				timers: {
					armed: 1_024,
					next_fire_at: "2026-03-10T09:04:00Z",
					late_ms_p99: 40,
					lateness: [10, 50, 250, 1_000, 2_000, 5_000, null].map((upto_ms, at) => ({
						upto_ms,
						reminders: [900, 60, 20, 12, 5, 2, 1][at],
					})),
				},
				outbox: { waiting: second % 7, oldest_ms: 20, dead: 0 },
				log: {
					healthy: true,
					silent_ms: 12,
					groups: [
						{ group: "actors", topics: [], shards: own.length, silent_ms: 3, in_hand_ms: 0, stuck: 0, rebuilds: 0 },
					],
					lag: [{ group: "actors", topic: "task-recurrence", records: 3 }],
				},
				sign_ins: { sign_in: 120, sign_in_failed: 4, second_factor_failed: 1, account_waits: 0 },
			};
		}),
	};
}

const cellOf = (page: Page, shard: number) => page.locator(`button[data-shard="${shard}"]`);
const rowOf = (page: Page, pod: string) => page.locator(".pod-row").filter({ hasText: `Pod ${pod}` });
async function open({ page, server }: Scene): Promise<(told: Told) => Promise<void>> {
	await comeIn(page);
	page.setDefaultTimeout(8_000);
	await page.evaluate('location.hash = "#dashboard"');
	await page.locator(".cells").waitFor();
	return async (told) => {
		server.desk.showFrame(frameOf(told));
		await page
			.locator("button.cell")
			.nth(SHARDS - 1)
			.waitFor();
	};
}

test("given 256 shards on three pods, then each is one cell of its pod, and the page stays small", async (scene) => {
	const { page } = scene;
	const show = await open(scene);
	await show({ second: 0, mailboxes: { 5: 12, 6: 230 }, lateMs: { 6: 2_400 } });
	await page.getByText("3 pods answering, 256 shards, each with a pod.").waitFor();
	assert.equal(await rowOf(page, "pod-b").locator("button.cell").count(), 85);
	assert.is(await cellOf(page, 6).getAttribute("title"), "Shard 6: 230 messages waiting, latest reminder 2.4 secs");
	assert.equal(
		[await cellOf(page, 6).getAttribute("data-load"), await cellOf(page, 6).getAttribute("data-late")],
		["4", "2"],
	);
	// Ten thousand accounts are 256 cells: a cell is a button with its name, a number, a figure and a mark.
	assert.ok(((await page.evaluate("document.querySelectorAll('.dashboard *').length")) as number) < 1_600);
	await shot(page, "dashboard");
});

test("given a frame with one change, then that cell changes, and not the others", async (scene) => {
	const { page } = scene;
	const show = await open(scene);
	await show({ second: 0 });
	await page.evaluate(`(() => {
		globalThis.changes = 0;
		globalThis.changed = new Set();
		new MutationObserver((records) => {
			for (const { target } of records) {
				changes += 1;
				changed.add((target.closest ? target : target.parentElement).closest("button.cell")?.dataset.shard ?? "row");
			}
		}).observe(document.querySelector(".pods"), { subtree: true, childList: true, characterData: true, attributes: true });
	})()`);
	await show({ second: 1, mailboxes: { 9: 3 } });
	await page.getByRole("button", { name: "Shard 9: 3 messages waiting" }).waitFor();
	assert.equal(await page.evaluate("[[...changed], changes < 10]"), [["9"], true]);
});

test("given a shard that changes its pod, then it is marked with its new pod, told of, and keeps the keyboard", async (scene) => {
	const { page } = scene;
	const show = await open(scene);
	await show({ second: -20 });
	await show({ second: 0 });
	await cellOf(page, 4).focus();
	await show({ second: 1, owners: { 4: "pod-c" } });
	await rowOf(page, "pod-c").locator('button[data-shard="4"]').waitFor();
	await page.getByText("shard 4 from pod-b to pod-c").waitFor();
	assert.equal(
		await page.locator("button.came").evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-shard"))),
		["4"],
	);
	assert.is(await page.evaluate("document.activeElement.dataset.shard"), "4");
	const animation = () => page.evaluate("getComputedStyle(document.activeElement).animationName");
	assert.is(await animation(), "came");
	await page.emulateMedia({ reducedMotion: "reduce" });
	assert.is(await animation(), "none");
	await show({ second: 12, owners: { 4: "pod-c" } });
	await page.locator("button.came").waitFor({ state: "detached" });
});

test("given the keyboard on a cell, then arrows go on from it, one Tab leaves, and the chosen shard is described", async (scene) => {
	const { page } = scene;
	const show = await open(scene);
	await show({ second: 0, mailboxes: { 3: 7 } });
	await cellOf(page, 0).focus();
	await page.keyboard.press("ArrowRight");
	const detail = page.getByRole("region", { name: "Shard 3 · Pod pod-a" });
	await detail.getByText("7 messages waiting · latest reminder of the last minute: 4 ms late").waitFor();
	await detail.getByText("0a1b2c3d…: 7 messages waiting, 4 reminders armed").waitFor();
	await page.keyboard.press("End");
	assert.is(await page.evaluate("document.activeElement.dataset.shard"), "254");
	await page.keyboard.press("Tab");
	assert.is(await page.evaluate("document.activeElement.closest('button.cell')"), null);
});

test("given a pod that is silent, then that is said first and its shards keep their cells", async (scene) => {
	const { page } = scene;
	const show = await open(scene);
	await show({ second: 0, dead: "pod-b" });
	await page.getByText("No answer from pod-b.").waitFor();
	await rowOf(page, "pod-b").locator("strong", { hasText: "does not answer" }).waitFor();
	assert.is(await rowOf(page, "pod-b").locator("button.cell b").first().textContent(), "?");
	await shot(page, "dashboard-silent");
});

test("given the picture and its tables, then axe finds nothing", async (scene) => {
	const { page } = scene;
	const show = await open(scene);
	const mailboxes = Object.fromEntries([0, 3, 20, 90, 220].map((waiting, shard) => [shard, waiting]));
	await show({ second: 0, mailboxes, lateMs: { 1: 300, 2: 3_000, 3: 9_000 }, owners: { 8: "pod-a" } });
	await show({ second: 1, mailboxes, lateMs: { 1: 300, 2: 3_000, 3: 9_000 }, owners: { 8: "pod-c" }, dead: "pod-b" });
	await cellOf(page, 0).focus();
	await page.getByText("All figures as tables").click();
	await page.getByRole("region", { name: "Shards of pod pod-a" }).waitFor();
	await judge(page, "dashboard");
});

async function shot(page: Page, name: string): Promise<void> {
	const folder = process.env.ADJUTANT_SCREENSHOTS;
	if (!folder) return;
	for (const colorScheme of ["light", "dark"] as const) {
		for (const width of [1280, 390]) {
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: 1400 });
			await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${width}.png` });
		}
	}
}

test.run();
