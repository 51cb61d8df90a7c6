/** What a live user costs: to wake, and to keep. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createJournalStore } from "../src/persistence/journal/journalStore.ts";
import { limited, type Measurement } from "./measure.ts";
import { startPod } from "./pod.ts";
import { seedTasks } from "./seed.ts";

const USERS = 2_000;
/** Of these every task is touched, so that their actors hold all of them. */
const BUSY_USERS = 200;
const TASKS_OF_USER = 50;
const LIMIT_BYTES = 20 * 1_024;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function usedHeap(): number {
	collect();
	return process.memoryUsage().heapUsed;
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

		const busy = users.slice(0, BUSY_USERS);
		const before = usedHeap();
		for (let task_id = 1; task_id <= TASKS_OF_USER; task_id += 1) {
			const edit = { type: "EditTask", task_id, changes: { title: "Edited" } } as const;
			for (const { kind } of await Promise.all(busy.map((user) => pod.ask(user, edit)))) {
				if (kind !== "done") throw new Error(`an edit was not done: ${kind}`);
			}
		}
		await new Promise((resolve) => setTimeout(resolve, 500));
		const bytes = (usedHeap() - before) / BUSY_USERS;
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
