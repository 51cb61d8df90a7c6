/**
 * Reminders, fired and committed with journal and ledger row: many in one instant, a steady stream, and those of a
 * process that was killed. Instants are the journal's own, so what is measured is what the promise is about (P4).
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { instantTextOfEpochMs } from "../src/domain/time/instant.ts";
import { limited, type Measurement, overFloor, quantile } from "./measure.ts";
import { type Pod, startPod } from "./pod.ts";

const USERS = 1_000;
const ASK_AT_ONCE = 200;
/** Of so many reminders one instant has a bare timer besides. */
const BARE_OF = 10;

export async function benchReminders(url: string): Promise<Measurement[]> {
	return [
		// Fired together they must cost less than one by one; a few wait for the disk as often as many.
		...(await benchBurst(url, 1_000, 1)),
		...(await benchBurst(url, 10_000, 0.8)),
		...(await benchStream(url)),
		...(await benchTakeover(url)),
	];
}

/** Adds one reminder for each instant, spread over the users. */
async function remindAt(pod: Pod, users: readonly string[], instants: readonly number[]): Promise<void> {
	const queue = instants.map((ms, n) => ({ user: users[n % users.length] ?? "", ms }));
	const worker = async () => {
		for (let next = queue.pop(); next; next = queue.pop()) {
			const reminders = [{ spec: { at: instantTextOfEpochMs(next.ms) } }];
			const result = await pod.ask(next.user, { type: "AddTask", title: "Call mum", reminders });
			if (result.kind !== "done") throw new Error(`a reminder could not be set: ${JSON.stringify(result)}`);
		}
	};
	await Promise.all(Array.from({ length: ASK_AT_ONCE }, worker));
}

/** Counts firings by the journal; throws when one is doubled or missing. */
async function requireOnce(pod: Pod, users: readonly string[], expected: number): Promise<void> {
	const [row] = await pod.database.query<{ fired: number; reminders: number; deliveries: number }>(
		`SELECT count(*)::float8 AS fired, count(DISTINCT (user_id, data->>'reminder_id'))::float8 AS reminders,
		   (SELECT count(*)::float8 FROM delivery d WHERE d.user_id = ANY($1)) AS deliveries
		 FROM journal WHERE type = 'reminder.sent' AND user_id = ANY($1)`,
		[users],
	);
	if (row?.fired !== expected || row.reminders !== expected || row.deliveries !== expected) {
		throw new Error(`expected ${expected} firings, each once and with its delivery: ${JSON.stringify(row)}`);
	}
}

async function until(isTrue: () => boolean, withinMs: number): Promise<void> {
	const start = performance.now();
	while (!isTrue()) {
		if (performance.now() - start > withinMs) throw new Error(`not reached within ${withinMs} ms`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

/** How long, in ms, so many reminders take to be set here: found with some that are for another day. With room to spare. */
async function settingTakesMs(pod: Pod, users: readonly string[], count: number): Promise<number> {
	const some = Math.ceil(count / 10);
	const began = performance.now();
	await remindAt(pod, users, new Array<number>(some).fill(Date.now() + 86_400_000));
	return Math.ceil(2 * (count / some) * (performance.now() - began));
}

async function benchBurst(url: string, count: number, most: number): Promise<Measurement[]> {
	let fired = 0;
	let lastMs = 0;
	const pod = await startPod(url, "burst", (events) => {
		for (const { type } of events) fired += type === "reminder.sent" ? 1 : 0;
		lastMs = Date.now();
	});
	const users = await pod.addUsers(USERS);
	// Far enough ahead for all of them to be set before it comes, on a slow machine too.
	const due = Date.now() + 4_000 + (await settingTakesMs(pod, users, count));
	const began = performance.now();
	await remindAt(pod, users, new Array<number>(count).fill(due));
	const setting = (performance.now() - began) / 1_000;
	if (Date.now() > due - 500) throw new Error("the reminders were not set in time for the burst");
	await until(() => fired >= count, due - Date.now() + 30_000);
	const seconds = (lastMs - due) / 1_000;
	await requireOnce(pod, users, count);
	await pod.stop();
	return [
		{
			subject: `${count} reminders due in one instant, all committed`,
			measured: `${seconds.toFixed(3)} s`,
			compared: `${setting.toFixed(3)} s that setting them took, ${ASK_AT_ONCE} at once`,
			ratio: seconds / setting,
			bound: { most },
		},
	];
}

async function benchStream(url: string): Promise<Measurement[]> {
	const count = 3_000;
	const late: number[] = [];
	const pod = await startPod(url, "stream", (events) => {
		const now = Date.now();
		for (const event of events) {
			if (event.type === "reminder.sent") late.push(now - Temporal.Instant.from(event.data.fire_at).epochMilliseconds);
		}
	});
	const users = await pod.addUsers(USERS);
	const start = Date.now() + 4_000 + (await settingTakesMs(pod, users, count));
	const instants = Array.from({ length: count }, (_, n) => start + Math.floor((n * 60_000) / count));
	await remindAt(pod, users, instants);
	const bare = await bareTimers(
		pod,
		instants.filter((_, n) => n % BARE_OF === 0),
	);
	await until(() => late.length >= count && bare.length >= count / BARE_OF, 90_000);
	await requireOnce(pod, users, count);
	await pod.stop();
	const over = (share: number, name: string, aimMs: number, most: number) =>
		overFloor(
			`${count} reminders over a minute, committed late by (${name}; aim of the reference: ${aimMs} ms)`,
			quantile(late, share),
			"ms",
			{ value: Math.max(1, quantile(bare, share)), what: "a bare timer and one durable row" },
			most,
		);
	return [over(0.5, "p50", 4, 2.7), over(0.99, "p99", 25, 6.2)];
}

/**
 * The floor of being late, in the same minute: a timer for the instant, and one durable row. Resolves once they are set; what each
 * was late by, in ms, comes as it is written.
 */
async function bareTimers(pod: Pod, instants: readonly number[]): Promise<readonly number[]> {
	const late: number[] = [];
	await pod.database.query("CREATE TABLE IF NOT EXISTS bench_row (n integer, at timestamptz)");
	const insert = "INSERT INTO bench_row VALUES ($1, now()) RETURNING n";
	instants.forEach((instant, n) => {
		const fire = async () => {
			await pod.database.query(insert, [n], "bench_row");
			late.push(Date.now() - instant);
		};
		setTimeout(() => void fire(), instant - Date.now());
	});
	return late;
}

/** Kills the owner just before its reminders fall due; the other process fires them all, once. */
async function benchTakeover(url: string): Promise<Measurement[]> {
	const count = 200;
	const late: number[] = [];
	const survivor = await startPod(url, "survivor", (events) => {
		const now = Date.now();
		for (const event of events) {
			if (event.type === "reminder.sent") late.push(now - Temporal.Instant.from(event.data.fire_at).epochMilliseconds);
		}
	});
	const owner = spawn(process.execPath, ["bench/pod.ts", url, "owner"], { stdio: ["ignore", "pipe", "inherit"] });
	await once(owner.stdout, "data");
	const users = await survivor.addUsers(100);
	const due = Date.now() + 5_000;
	await remindAt(survivor, users, new Array<number>(count).fill(due));
	await until(() => Date.now() > due - 300, 10_000);
	owner.kill("SIGKILL");
	await until(() => late.length >= count, 20_000);
	await requireOnce(survivor, users, count);
	await survivor.stop();
	return [
		limited("reminders of a killed process, fired by another, late by (most)", Math.max(...late) / 1_000, 3, "s"),
	];
}
