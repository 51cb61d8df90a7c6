/** What benchmarks of the page begin with: an account that has tasks, and a watch over what is painted. */
import type { Page } from "playwright-core";
import { shardOf } from "../src/actors/shard.ts";
import { initialUserState } from "../src/domain/evolve/initialState.ts";
import type { InstantText } from "../src/domain/time/instant.ts";
import { writeUserState } from "../src/persistence/journal/userState.ts";
import type { Client } from "../test/support/client.ts";
import type { Installation } from "../test/support/server.ts";
import { SHARDS } from "./pod.ts";

/** In the page before anything else: how long from the next press until what it leads to is painted, in ms. */
export const WATCH = `
	const painted = (isThere, from, done) => {
		const look = () => {
			if (!isThere()) return requestAnimationFrame(look);
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => done(performance.now() - from);
			port2.postMessage(0);
		};
		requestAnimationFrame(look);
	};
	globalThis.measure = (kind, condition) => {
		const isThere = new Function("return " + condition);
		globalThis.took = new Promise((done) =>
			addEventListener(kind, ({ timeStamp }) => {
				globalThis.pressedAt = performance.timeOrigin + timeStamp;
				painted(isThere, timeStamp, done);
			}, { capture: true, once: true }));
	};
	globalThis.seeing = (condition) => {
		const isThere = new Function("return " + condition);
		globalThis.seen = new Promise((done) => painted(isThere, 0, (at) => done(performance.timeOrigin + at)));
	};
	globalThis.loaded = new Promise((done) =>
		painted(() => document.querySelector(".task, .bare"), 0, done));
`;

/** A fifth has no date; the others are spread over years, so that what comes has thousands of days. */
export async function seedPage(client: Client, installation: Installation, tasks: number): Promise<void> {
	const { body } = await client.request<{ user: { id: string } }>("GET", "/api/me");
	const { id: user } = body.user;
	const created_at = "2026-01-01T00:00:00.000Z" as InstantText;
	const tags = ["home", "work"].map((name, n) => ({ id: n + 1, name, color: null, created_at }));
	const counters = { next_task_id: tasks + 1, next_tag_id: tags.length + 1 };
	const state = JSON.stringify(writeUserState({ ...initialUserState(), ...counters, tags }));
	const database = await installation.openDatabase();
	await database.query("INSERT INTO user_actor (user_id, shard, epoch, state) VALUES ($1, $2, 0, $3)", [
		user,
		shardOf(user, SHARDS),
		state,
	]);
	await database.query(
		`INSERT INTO task (user_id, task_id, title, status, priority, tag_ids, due_date, version, created_at, updated_at)
		 SELECT $1, n, 'Water the plants number ' || n, 'open', 'medium', CASE WHEN n % 3 = 0 THEN ARRAY[1 + n % 2] ELSE '{}' END,
		   CASE WHEN n % 5 > 0 THEN current_date - 100 + n % 4000 END, 0, now(), now()
		 FROM generate_series(1, $2::integer) AS n`,
		[user, tasks],
	);
	await database.query("ANALYZE task");
	await database.leave();
}

/** From a press on what `press` leads to, until `condition` holds and is painted. */
export async function timed(page: Page, kind: string, condition: string, press: () => Promise<void>): Promise<number> {
	await page.evaluate(`measure(${JSON.stringify(kind)}, ${JSON.stringify(condition)})`);
	await press();
	return (await page.evaluate("took")) as number;
}
