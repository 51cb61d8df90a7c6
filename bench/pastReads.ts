/**
 * What a look at the past takes for somebody with 10,000 tasks, each with its own events: at the 95th of a hundred, over a page by
 * number in the same turns. What was touched since is folded, so one look has nothing to fold and the other a tenth of all tasks.
 */
import { isDeepStrictEqual } from "node:util";
import { type InstantText, toInstantText } from "../src/domain/time/instant.ts";
import type { ReadModel, TaskQuery } from "../src/ports/reading/readModel.ts";
import { filtered } from "./filterReads.ts";
import { PAGE, PAGE_BY_NUMBER_MS, pageByNumber, timed } from "./largeAccount.ts";
import { type Measurement, overFloor, quantile } from "./measure.ts";
import type { Pod } from "./pod.ts";
import { CHANGED_FROM, seedLife } from "./seedLife.ts";

const ROUNDS = 100;
/** On the machine of reference (features A5, A9). */
const MOST_MS = 50;

export async function benchPastReads(
	pod: Pod,
	readModel: ReadModel,
	user: string,
	tasks: number,
): Promise<Measurement[]> {
	await seedLife(pod.database, user, tasks);
	const before = toInstantText(Temporal.Instant.from(CHANGED_FROM));
	const since = toInstantText(Temporal.Now.instant());
	await requirePast(readModel, user, before, since);
	const list =
		(at: InstantText, query: Omit<TaskQuery, "limit"> = {}) =>
		async () =>
			(await readModel.at(user, at)).listTasks({ limit: PAGE, ...query });
	const looks: readonly (readonly [what: string, look: (round: number) => Promise<unknown>])[] = [
		["list as of a moment ago", list(since)],
		[`list as of before ${tasks / 10} changes`, list(before)],
		["the same by due date", list(before, { sort: "due" })],
		["the same with a filter", list(before, filtered("(overdue | today) & p1 & !recurring"))],
		["the same with a search", list(before, { search: "number 4711" })],
		["one task as of then", async (round) => (await readModel.at(user, before)).findTask(10 * (round + 1))],
	];
	const rows: Measurement[] = [];
	for (const [what, look] of looks) {
		const took: number[] = [];
		const pages: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			took.push(await timed(() => look(round)));
			pages.push(await timed(() => pageByNumber(pod, user, 1 + ((round * 97) % (tasks - PAGE)))));
		}
		const floor = { value: quantile(pages, 0.5), what: `${PAGE} tasks by their numbers` };
		const subject = `${what}, of ${tasks} tasks (p95; aim of the reference: ${MOST_MS} ms)`;
		rows.push(overFloor(subject, quantile(took, 0.95), "ms", floor, Math.round(MOST_MS / PAGE_BY_NUMBER_MS)));
	}
	return rows;
}

/** What is measured must be told from the journal: titles as they were, and the rows themselves once all has happened. */
async function requirePast(readModel: ReadModel, user: string, before: InstantText, since: InstantText): Promise<void> {
	const then = await (await readModel.at(user, before)).findTask(10);
	if (!then?.title.startsWith("Old ")) throw new Error(`a title of then is not told: ${then?.title}`);
	const past = await (await readModel.at(user, toInstantText(Temporal.Instant.from("2024-01-01T00:00Z")))).listTasks({
		limit: PAGE,
	});
	if (past.data.length > 0) throw new Error("there are tasks before the first");
	const now = await (await readModel.at(user, since)).listTasks({ limit: PAGE });
	const rows = await readModel.listTasks(user, { limit: PAGE });
	if (!isDeepStrictEqual(now.data, rows.data)) throw new Error("the last instant is not what the rows say");
}
