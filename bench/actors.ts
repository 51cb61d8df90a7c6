/** What a live user costs: to wake, and to keep. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createJournalStore } from "../src/persistence/journal/journalStore.ts";
import { limited, type Measurement } from "./measure.ts";
import { type Pod, startPod } from "./pod.ts";
import { seedTasks } from "./seed.ts";

const USERS = 2_000;
/** Of these every task is touched before anything is weighed: by then code is compiled, pools are full and caches are warm. */
const WARM_USERS = 200;
/** Of these every task is touched, so that their actors hold all of them. */
const BUSY_USERS = 600;
const TASKS_OF_USER = 50;
const LIMIT_BYTES = 20 * 1_024;

setFlagsFromString("--expose-gc");
// Else each collection lets go of some compiled code that nobody ran lately: megabytes that are not the actors'.
setFlagsFromString("--no-flush-bytecode");
const collect = runInNewContext("gc") as () => void;

/** Less than this from one collection to the next is rest: 0.1 kB of each actor that is weighed. */
const AT_REST_BYTES = 60_000;
const COLLECTIONS = 60;

/** Bytes in use once nothing more is to be collected. What was under way ends in between, and what it held goes. */
async function usedHeap(): Promise<number> {
	let before = Number.POSITIVE_INFINITY;
	let calm = 0;
	for (let turn = 0; turn < COLLECTIONS; turn += 1) {
		await new Promise((resolve) => setTimeout(resolve, 100));
		collect();
		const { heapUsed } = process.memoryUsage();
		calm = Math.abs(heapUsed - before) < AT_REST_BYTES ? calm + 1 : 0;
		if (calm === 3) return heapUsed;
		before = heapUsed;
	}
	throw new Error(`the heap is still moving after ${COLLECTIONS} collections`);
}

/** Edits every task of these users, so that their actors are awake and hold them all. */
async function touchAll(pod: Pod, users: readonly string[]): Promise<void> {
	for (let task_id = 1; task_id <= TASKS_OF_USER; task_id += 1) {
		const edit = { type: "EditTask", task_id, changes: { title: "Edited" } } as const;
		for (const { kind } of await Promise.all(users.map((user) => pod.ask(user, edit)))) {
			if (kind !== "done") throw new Error(`an edit was not done: ${kind}`);
		}
	}
}

export async function benchActors(url: string): Promise<Measurement[]> {
	const pod = await startPod(url, "actors");
	try {
		const users = await pod.addUsers(USERS);
		await seedTasks(pod.database, users, TASKS_OF_USER, "2030-01-01T00:00:00Z");
		const journal = createJournalStore(pod.database);
		const start = performance.now();
		await Promise.all(users.map((user_id) => journal.activate(user_id, 0, 1)));
		const perSecond = (USERS / (performance.now() - start)) * 1_000;

		await touchAll(pod, users.slice(0, WARM_USERS));
		const before = await usedHeap();
		await touchAll(pod, users.slice(WARM_USERS, WARM_USERS + BUSY_USERS));
		const bytes = ((await usedHeap()) - before) / BUSY_USERS;
		return [
			{
				subject: `activation, ${USERS} users at once`,
				measured: `${perSecond.toFixed(0)}/s`,
				compared: "shown only",
				ratio: 1,
				bound: null,
			},
			limited(`heap of an idle user actor with ${TASKS_OF_USER} tasks`, bytes, LIMIT_BYTES, "bytes"),
		];
	} finally {
		await pod.stop();
	}
}
