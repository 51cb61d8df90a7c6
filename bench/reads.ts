/** What a user with very many tasks waits for: lists, single tasks, search. */
import { createReadModelStore } from "../src/persistence/reads/readModelStore.ts";
import type { TaskQuery } from "../src/ports/reading/readModel.ts";
import { benchFilterReads } from "./filterReads.ts";
import { benchLargeAccount } from "./largeAccount.ts";
import { limited, type Measurement, quantile } from "./measure.ts";
import { benchPastReads } from "./pastReads.ts";
import { startPod } from "./pod.ts";
import { seedTasks } from "./seed.ts";

const TASKS = 10_000;
const ROUNDS = 200;

export async function benchReads(url: string): Promise<Measurement[]> {
	const pod = await startPod(url, "reads");
	try {
		const [user = ""] = await pod.addUsers(1);
		await seedTasks(pod.database, [user], TASKS, "2030-01-01T00:00:00Z");
		const readModel = createReadModelStore(pod.database, { messageIdOf: (id) => id });
		const p95 = async (ask: (round: number) => Promise<unknown>) => {
			const took: number[] = [];
			for (let round = 0; round < ROUNDS; round += 1) {
				const start = performance.now();
				await ask(round);
				took.push(performance.now() - start);
			}
			return quantile(took, 0.95);
		};
		const list = (query: Omit<TaskQuery, "limit">) => p95(() => readModel.listTasks(user, { limit: 50, ...query }));
		return [
			limited(`list of 50 among ${TASKS} tasks (p95)`, await list({}), 50, "ms"),
			limited(`list by due date (p95)`, await list({ sort: "due" }), 50, "ms"),
			limited(`get one task (p95)`, await p95((round) => readModel.findTask(user, round + 1)), 50, "ms"),
			...(await benchFilterReads(pod, readModel, user, TASKS)),
			...(await benchPastReads(pod, readModel, user, TASKS)),
			...(await benchLargeAccount(pod)),
		];
	} finally {
		await pod.stop();
	}
}
