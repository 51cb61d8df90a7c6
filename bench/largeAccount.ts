/**
 * What a user who has been here for years waits for: 100,000 tasks, a journal of 200,000 events. Each is judged by
 * what a page by number takes in the same turns.
 */

import { createJournalStore } from "../src/persistence/journal/journalStore.ts";
import { createReadModelStore } from "../src/persistence/reads/readModelStore.ts";
import { TASK_COLUMN } from "../src/persistence/rows.ts";
import type { TaskQuery } from "../src/ports/reading/readModel.ts";
import { type Measurement, overFloor, quantile } from "./measure.ts";
import type { Pod } from "./pod.ts";
import { seedJournal, seedTasks } from "./seed.ts";

const TASKS = 100_000;
const EVENTS = 200_000;
const ROUNDS = 40;

/**
 * What a page of 50 tasks fetched by their numbers takes on the machine of reference, in ms. The aims below are that machine's;
 * over this they are what a list may take in pages by number, on any machine.
 */
export const PAGE_BY_NUMBER_MS = 1.35;
export const PAGE = 50;
/**
 * Fifty look-ups by key, whatever the planner thinks of the array: with `= ANY` it takes a prepared statement's array for a
 * tenth of the table and reads the whole of it, which is a floor that any list is below.
 */
const BY_NUMBER = `
SELECT l.task FROM unnest($2::integer[]) AS id CROSS JOIN LATERAL (
  SELECT ${TASK_COLUMN} FROM task t WHERE t.user_id = $1 AND t.task_id = id OFFSET 0) l`;

/** Of each list what it may take at the median on the machine of reference, in ms; null: shown only. */
const LISTS: readonly (readonly [name: string, query: Omit<TaskQuery, "limit">, mostMs: number | null])[] = [
	["list", {}, 5],
	["list by due date", { sort: "due" }, 5],
	["list by last change", { sort: "updated_at", order: "desc" }, 5],
	["list by title", { sort: "title" }, 5],
	["list by priority", { sort: "priority", order: "desc" }, 5],
	["list in the user's own order", { sort: "position" }, 5],
	["due within a day", { due_after: "2030-01-01T00:00:00Z", due_before: "2030-01-01T00:01:00Z" } as never, 2],
	["search for a rare word", { search: "number 4711" }, 20],
	["search for a word of every task", { search: "plants" }, 15],
];

export async function benchLargeAccount(pod: Pod): Promise<Measurement[]> {
	const [user = ""] = await pod.addUsers(1);
	await seedTasks(pod.database, [user], TASKS, "2030-01-01T00:00:00Z");
	await seedJournal(pod.database, user, EVENTS);
	const model = createReadModelStore(pod.database, { messageIdOf: (id) => id });
	const journal = createJournalStore(pod.database);
	const rows: Measurement[] = [];
	const measure = async (what: string, mostMs: number | null, ask: () => Promise<unknown>) => {
		const took: number[] = [];
		const pages: number[] = [];
		// In turns, so that what the machine does besides falls on both.
		for (let round = 0; round < ROUNDS; round += 1) {
			took.push(await timed(ask));
			const first = 1 + ((round * 1_009) % (TASKS - PAGE));
			pages.push(await timed(() => pageByNumber(pod, user, first)));
		}
		const [p50, p95] = [quantile(took, 0.5), quantile(took, 0.95)];
		const floor = { value: quantile(pages, 0.5), what: `${PAGE} tasks by their numbers` };
		const subject = `${what}, p50 (p95 ${p95.toFixed(1)} ms; aim of the reference: ${mostMs ?? "none"} ms)`;
		if (mostMs !== null) rows.push(overFloor(subject, p50, "ms", floor, round1(mostMs / PAGE_BY_NUMBER_MS)));
		else rows.push({ subject, measured: `${p50.toFixed(1)} ms`, compared: "–", ratio: 1, bound: null });
	};
	for (const [what, query, mostMs] of LISTS) {
		await measure(`${what}, of ${TASKS} tasks`, mostMs, () => model.listTasks(user, { limit: PAGE, ...query }));
	}
	await measure(`undo by turn, of ${EVENTS} events`, 20, () => journal.loadForUndo(user, { turn_id: "turn-100020" }));
	return rows;
}

/** As many tasks as a page has, from this number on. */
export function pageByNumber(pod: Pod, user: string, first: number): Promise<unknown> {
	const numbers = Array.from({ length: PAGE }, (_, n) => first + n);
	return pod.database.query(BY_NUMBER, [user, numbers], "page_by_number");
}

const round1 = (value: number) => Math.round(value * 10) / 10;

export async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}
