/** A filter in memory and the same filter as SQL choose the same tasks, whatever it is. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AddTask, Command } from "../../src/domain/commands/commands.ts";
import { bindFilter } from "../../src/domain/filter/bindFilter.ts";
import { matchFilter } from "../../src/domain/filter/matchFilter.ts";
import { readFilter } from "../../src/domain/filter/readFilter.ts";
import type { Filter } from "../../src/domain/filter/tree.ts";
import type { Settings } from "../../src/domain/settings/settings.ts";
import type { Task } from "../../src/domain/tasks/task.ts";
import type { DateText, InstantText } from "../../src/domain/time/instant.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createReadModelStore } from "../../src/persistence/reads/readModelStore.ts";
import type { ReadModel } from "../../src/ports/reading/readModel.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { live } from "./life.ts";

const test = suite("filters on rows and in memory");
const RUNS = 300;
/** Half an hour before midnight in Kathmandu. */
const NOW = Temporal.Instant.from("2026-11-23T17:45:00Z");
const now = NOW.toString({ smallestUnit: "millisecond" }) as InstantText;
const ZONE = "Asia/Kathmandu";

let database: TestDatabase;
let model: ReadModel;
let user: string;
let tasks: readonly Task[];
let settings: Settings;
let labels: Awaited<ReturnType<ReadModel["labels"]>>;

const at = (hours: number): AddTask["due"] => ({
	at: NOW.add({ hours }).toString({ smallestUnit: "millisecond" }) as InstantText,
	time_zone: hours % 2 === 0 ? "UTC" : "America/New_York",
});
const on = (days: number): AddTask["due"] => ({
	date: NOW.toZonedDateTimeISO(ZONE).toPlainDate().add({ days }).toString() as DateText,
});

const dues = [undefined, at(-48), at(-1), at(0), at(1), at(23), at(170), on(-1), on(0), on(1), on(2), on(7), on(-30)];
const COMMANDS: readonly Command[] = [
	{ type: "ChangeSettings", changes: { time_zone: ZONE, week_start: "sunday" } },
	...dues.flatMap((due, n): Command[] =>
		["home", "work", undefined].map((tag, m) => ({
			type: "AddTask",
			title: ["pay the rent", "write letters", "swim"][(n + m) % 3] ?? "",
			priority: (["low", "medium", "high", "urgent"] as const)[(n * 3 + m) % 4] ?? "low",
			...(due === undefined ? {} : { due }),
			...(tag === undefined ? {} : { tag_names: [tag, ...(n % 4 === 0 ? ["gone"] : [])] }),
			...(n % 3 === 0 ? { category_name: m === 0 ? "office" : "old" } : {}),
			...(n % 5 === 1 ? { parent_id: 1 } : {}),
			...(n % 4 === 2 ? { reminders: [] } : {}),
		})),
	),
	{ type: "AddTask", title: "gym", recurrence: { rrule: "FREQ=DAILY", start: "2026-11-24T07:00" } },
	{ type: "CompleteTask", task_id: 5 },
	{ type: "CompleteTask", task_id: 8 },
	{ type: "DeleteTask", task_id: 9 },
	// Hidden on their tasks from now on.
	{ type: "DeleteTag", tag_id: 2 },
	{ type: "DeleteCategory", category_id: 2 },
];

test.before(async () => {
	database = await createTestDatabase();
	const journal = createJournalStore(database);
	model = createReadModelStore(database, { messageIdOf: (id) => id });
	user = await addAccount(database);
	for (const [n, command] of COMMANDS.entries()) {
		await live(journal, user, command, { now: NOW.subtract({ hours: 40 - n }) });
	}
	[settings, labels] = await Promise.all([model.settings(user), model.labels(user)]);
	tasks = await found({ status: "all" });
	assert.ok(tasks.length > 35 && tasks.length < 100, String(tasks.length));
	assert.ok(labels.tags.length > 0 && labels.categories.length > 0);
});
test.after(() => database.drop());

const found = async (query: object): Promise<readonly Task[]> =>
	(await model.listTasks(user, { limit: 100, sort: "created_at", ...query })).data;
const idsOf = (some: readonly Task[]) => some.map(({ task_id }) => task_id).sort((one, other) => one - other);

const conditions = [
	"all",
	"overdue",
	"today",
	"tomorrow",
	"yesterday",
	"this week",
	"next week",
	"3 days",
	"no date",
	"due: +1",
	"due: 2026-11-24",
	"due before: today",
	"due after: tomorrow",
	"created after: yesterday",
	"created: today",
	"created before: today",
	"p1",
	"p2",
	"p3",
	"p4",
	"#home",
	"@OFFICE",
	"no tag",
	"no category",
	"recurring",
	"subtask",
	"reminder",
];
const { filter } = fc.letrec<{ filter: string }>((tie) => ({
	filter: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		fc.constantFrom(...conditions),
		tie("filter").map((one) => `!(${one})`),
		fc.tuple(tie("filter"), tie("filter")).map(([one, other]) => `(${one}) & (${other})`),
		fc.tuple(tie("filter"), tie("filter")).map(([one, other]) => `${one} | ${other}`),
	),
}));

function treeOf(text: string): Filter | undefined {
	const read = readFilter(text);
	return read.kind === "filter" ? read.filter : undefined;
}

const never = () => {
	throw new Error("there is no search in it");
};

test("given any filter, then rows and memory choose the same tasks", async () => {
	let chosen = 0;
	await fc.assert(
		fc.asyncProperty(filter, async (text) => {
			const tree = treeOf(text);
			fc.pre(tree !== undefined);
			const bound = bindFilter(tree as Filter, { now, settings, ...labels }, []);
			const byRows = idsOf(await found({ status: "all", filter: { tree, now } }));
			const inMemory = idsOf(tasks.filter((task) => matchFilter(bound, task, never)));
			assert.equal(byRows, inMemory, text);
			chosen += byRows.length;
		}),
		{ numRuns: RUNS, seed: 20_261_130 },
	);
	assert.ok(chosen > 0);
});

test("given each condition by itself, then it chooses some tasks and leaves others", async () => {
	for (const text of conditions.filter((one) => one !== "all")) {
		const chosen = await found({ status: "all", filter: { tree: treeOf(text), now } });
		assert.ok(chosen.length > 0 && chosen.length < tasks.length, `${text}: ${chosen.length} of ${tasks.length}`);
	}
});

test("given words, then stems are found, and joined to other conditions", async () => {
	const chosen = await found({ status: "all", filter: { tree: treeOf("search: letter & !p1"), now } });
	const like = tasks.filter(({ title, priority }) => title === "write letters" && priority !== "urgent");
	assert.equal(idsOf(chosen), idsOf(like));
});

test("given pages by due date, then a filter is walked without gap or repeat", async () => {
	const tree = treeOf("!p4");
	const walked: number[] = [];
	let cursor: string | null | undefined;
	do {
		const query = { limit: 4, sort: "due", status: "all", filter: { tree, now }, ...(cursor ? { cursor } : {}) };
		const page = await model.listTasks(user, query as Parameters<ReadModel["listTasks"]>[1]);
		walked.push(...page.data.map(({ task_id }) => task_id));
		cursor = page.next_cursor;
	} while (cursor);
	assert.is(new Set(walked).size, walked.length);
	assert.equal(
		walked.toSorted((one, other) => one - other),
		idsOf(tasks.filter(({ priority }) => priority !== "low")),
	);
});

test("given a label that there is not, or that is deleted, then its column is pointed at", async () => {
	for (const text of ["p1 & #nowhere", "p1 & @old", "p1 & #gone"]) {
		try {
			await found({ filter: { tree: treeOf(text), now } });
			assert.unreachable(text);
		} catch (fault) {
			assert.is((fault as Error).name, "UnknownInFilter");
			assert.match((fault as Error).message, "filter, column 6: there is no ");
		}
	}
});

test.run();
