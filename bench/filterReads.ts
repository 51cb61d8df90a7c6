/** What a filter and a search take for somebody with 10,000 tasks, at the 95th of a hundred, over a page by number in the same turns. */
import { readFilter } from "../src/domain/filter/readFilter.ts";
import { toInstantText } from "../src/domain/time/instant.ts";
import type { ReadModel, TaskQuery } from "../src/ports/reading/readModel.ts";
import { PAGE, PAGE_BY_NUMBER_MS, pageByNumber, timed } from "./largeAccount.ts";
import { type Measurement, overFloor, quantile } from "./measure.ts";
import type { Pod } from "./pod.ts";

const ROUNDS = 100;
const NOW = toInstantText(Temporal.Instant.from("2030-01-01T01:00:00Z"));

export const filtered = (text: string): Pick<TaskQuery, "filter"> => {
	const read = readFilter(text);
	if (read.kind !== "filter") throw new Error(`${text} is no filter`);
	return { filter: { tree: read.filter, now: NOW } };
};

/** Of each what it may take on the machine of reference, in ms; a search is to take 20. */
const READS: readonly (readonly [
	what: string,
	locale: "en" | "de",
	query: Omit<TaskQuery, "limit">,
	mostMs: number,
])[] = [
	["filter of days and a priority", "en", filtered("(overdue | today) & p1 & !recurring"), 20],
	["filter with a search", "en", filtered("p2 & search: 4711"), 20],
	["search for a rare word", "en", { search: "number 4711" }, 20],
	["search for a phrase", "en", { search: '"number 4711"' }, 20],
	["search with a word excluded", "en", { search: "47 -report" }, 20],
	["search by German stems", "de", { search: "numbern 4711" }, 20],
	["search by a German stem of every task", "de", { search: "plantes" }, 20],
];

const SPEAK =
	"UPDATE user_actor SET state = jsonb_set(state, '{settings,locale}', to_jsonb($2::text)) WHERE user_id = $1";

export async function benchFilterReads(
	pod: Pod,
	readModel: ReadModel,
	user: string,
	tasks: number,
): Promise<Measurement[]> {
	const rows: Measurement[] = [];
	for (const [what, locale, query, mostMs] of READS) {
		await pod.database.query(SPEAK, [user, locale]);
		if ((await readModel.settings(user)).locale !== locale) throw new Error("the account speaks as before");
		const took: number[] = [];
		const pages: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			took.push(await timed(() => readModel.listTasks(user, { limit: PAGE, ...query })));
			pages.push(await timed(() => pageByNumber(pod, user, 1 + ((round * 97) % (tasks - PAGE)))));
		}
		const floor = { value: quantile(pages, 0.5), what: `${PAGE} tasks by their numbers` };
		const most = Math.round((10 * mostMs) / PAGE_BY_NUMBER_MS) / 10;
		rows.push(overFloor(`${what}, of ${tasks} tasks (p95)`, quantile(took, 0.95), "ms", floor, most));
	}
	return rows;
}
