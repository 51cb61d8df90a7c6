/**
 * A hostile neighbour: while one user floods search, quick add, chat and writes as far as the limits let him, what
 * another user waits for his list, and how late that one's reminders fire. One run, the real server as a process, and who waits as
 * another.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { LIMITS } from "../src/domain/tasks/task.ts";
import { type Client, signUp } from "../test/support/client.ts";
import { limited, type Measurement, quantile } from "./measure.ts";
import type { Looks, Order } from "./onlooker.ts";
import { startServer } from "./server.ts";

const FLOOD_MS = 20_000;
const WARM_UP_MS = 2_000;
/** Of the hostile user: titles about as long as a title may be. */
const LONG_TITLES = 60;
/** Connections that send without a pause; who is refused asks again after this. */
const FLOOD = { search: 24, similar: 8, quickAdd: 8, chat: 4, write: 8 };
const REFUSED_PAUSE_MS = 100;
const TASKS = 20;
const REMINDERS = 100;
const LIMIT_MS = 250;

export async function benchNeighbour(): Promise<Measurement[]> {
	const dataDir = mkdtempSync(join(tmpdir(), "adjutant-bench-neighbour-"));
	try {
		const server = await startServer(dataDir);
		try {
			return await measure(server.url, server.pid);
		} finally {
			await server.stop();
		}
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
}

async function measure(url: string, pid: number): Promise<Measurement[]> {
	const [loud, quiet] = [await signUp(url), await signUp(url)];
	for (let n = 0; n < LONG_TITLES; n += 1)
		await add(loud, { title: `${n} ${letters(26, n).join(" ").repeat(9)}`.slice(0, LIMITS.title) });
	const began = performance.now();
	for (let n = 0; n < TASKS; n += 1) await add(quiet, { title: `task ${n}` });
	// Far enough ahead for all of them to be set before the first comes, on a busy machine too.
	const settingMs = Math.ceil(2 * (REMINDERS / TASKS) * (performance.now() - began));
	const firstMs = Temporal.Now.instant().epochMilliseconds + settingMs + 2 * WARM_UP_MS + 3_000;
	for (let n = 0; n < REMINDERS; n += 1) {
		const at = Temporal.Instant.fromEpochMilliseconds(firstMs + (n * FLOOD_MS) / REMINDERS).toString();
		await add(quiet, { title: `reminder ${n}`, reminders: [{ at }] });
	}
	const calm = await looksOf(quiet, WARM_UP_MS, pid);
	const over = new AbortController();
	const statuses = new Map<number, number>();
	const flood = floodOf(loud, over.signal, statuses);
	await wait(WARM_UP_MS);
	const { waits, works, failed } = await looksOf(quiet, FLOOD_MS, pid);
	await wait(settingMs + 3_000);
	over.abort();
	await flood;
	const late = await latenessOf(quiet);
	const answers = [...statuses].map(([status, count]) => `${count} × ${status}`).join(", ");
	process.stdout.write(`  the flood was answered with ${answers}\n`);
	return [
		{
			subject: "a neighbour's list beside a flood, p50, and without one",
			measured: `${quantile(waits, 0.5).toFixed(1)} ms`,
			compared: `${quantile(calm.waits, 0.5).toFixed(1)} ms`,
			ratio: quantile(waits, 0.5) / quantile(calm.waits, 0.5),
			bound: null,
		},
		{
			// What is left of the wait on a machine that has nothing else to do: other load does not show in it.
			subject: "work of the server's main thread while a neighbour waits for his list, p99, and without a flood",
			measured: `${quantile(works, 0.99).toFixed(1)} ms`,
			compared: `${quantile(calm.works, 0.99).toFixed(1)} ms`,
			ratio: quantile(works, 0.99) / quantile(calm.works, 0.99),
			bound: null,
		},
		limited("a neighbour's list beside a flood, p99", quantile(waits, 0.99), LIMIT_MS, "ms"),
		limited("a neighbour's reminders beside a flood, late by, p99", quantile(late, 0.99), LIMIT_MS, "ms"),
		limited("a neighbour's lists that failed, of all", failed / waits.length, 0.001, ""),
		limited("a neighbour's reminders that did not fire in time to be counted", REMINDERS - late.length, 0.5, ""),
	];
}

/** How long each look at the list takes, one after the other, what the server worked meanwhile, and how many failed. */
async function looksOf({ url, token }: Client, ms: number, pid: number): Promise<Looks> {
	const order: Order = { url, token, pid, ms };
	const script = join(import.meta.dirname, "onlooker.ts");
	const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(order)]);
	return JSON.parse(stdout) as Looks;
}

async function add(client: Client, body: object): Promise<void> {
	const { status } = await client.request("POST", "/api/tasks", { body });
	if (status !== 201) throw new Error(`a task could not be added: ${status}`);
}

/** As the journal has them: fired at what instant, planned for which. */
async function latenessOf(client: Client): Promise<number[]> {
	const { body } = await client.request<{ data: { late_by_ms: number }[] }>("GET", "/api/deliveries?limit=100");
	return body.data.map(({ late_by_ms }) => late_by_ms);
}

const letters = (count: number, from = 0) =>
	Array.from({ length: count }, (_, n) => String.fromCodePoint(97 + ((from + n) % 26)));

/** Resolves when the signal says that it is over and everybody has his last answer. */
async function floodOf(client: Client, over: AbortSignal, statuses: Map<number, number>): Promise<void> {
	const many = encodeURIComponent(letters(250).join(" "));
	const twelve = encodeURIComponent(letters(12).join(" "));
	const alike = encodeURIComponent("qqxzvw wvxzqq zzqqxw");
	const content = [{ type: "input_text", text: "find a b c d e f g h" }];
	const input = { content, attachments: [], inference_options: {} };
	const asks: Readonly<Record<keyof typeof FLOOD, (n: number) => ReturnType<Client["request"]>>> = {
		search: (n) => client.request("GET", `/api/tasks?status=all&search=${n % 2 ? twelve : many}`),
		similar: () => client.request("GET", `/api/tasks?status=all&search=${alike}`),
		quickAdd: (n) =>
			client.request("POST", "/api/quick-add", {
				body: { text: `every! ${n % 30} days at 9 ${"call mum tomorrow at 5pm ".repeat(30)}`, dry_run: true },
			}),
		chat: () => client.request("POST", "/chatkit", { body: { type: "threads.create", params: { input } } }),
		write: (n) => client.request("POST", "/api/tasks", { body: { title: `flood ${n}` } }),
	};
	const lines = Object.entries(FLOOD).flatMap(([kind, lanes]) =>
		Array.from({ length: lanes }, async (_, lane) => {
			for (let n = lane; !over.aborted; n += 1) {
				const { status } = await asks[kind as keyof typeof FLOOD](n);
				statuses.set(status, (statuses.get(status) ?? 0) + 1);
				if (status >= 400) await wait(REFUSED_PAUSE_MS);
			}
		}),
	);
	await Promise.all(lines);
}
