/** The tree is walked by its indexes, a step for each task found, however many tasks there are and whoever else asks. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ABOVE, BELOW } from "../../src/persistence/journal/treeLoads.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";

interface Scene {
	database: TestDatabase;
	user: string;
}
const test = suite<Scene>("plans of the tree");
const TASKS = 20_000;

/** Chains of five, one below the other, of two users; analysed, so that the planner knows how many there are. */
test.before(async (scene) => {
	scene.database = await createTestDatabase();
	const { database } = scene;
	const users = [await addAccount(database), await addAccount(database)];
	scene.user = users[0] ?? "";
	for (const user of users) {
		await database.query("INSERT INTO user_actor (user_id, shard, epoch, state) VALUES ($1, 0, 0, '{}')", [user]);
		await database.prepare(
			`INSERT INTO task (user_id, task_id, title, status, priority, tag_ids, parent_id, version, created_at, updated_at)
			SELECT $1, n, 't', 'open', 'medium', '{}', CASE WHEN n % 5 = 1 THEN NULL ELSE n - 1 END, n, now(), now()
			FROM generate_series(1, ${TASKS}) n`,
			[user],
		);
	}
	await database.prepare("ANALYZE task");
});
test.after(async ({ database }) => {
	await database.drop();
});

interface Node {
	readonly "Node Type": string;
	readonly "Relation Name"?: string;
	readonly "Index Name"?: string;
	readonly "Actual Rows"?: number;
	readonly "Actual Loops"?: number;
	readonly Plans?: readonly Node[];
}

async function looksAtTasks({ database, user }: Scene, statement: string, asked: object): Promise<readonly Node[]> {
	const calls = JSON.stringify([{ call: 0, user_id: user, ...asked }]);
	const explain = `EXPLAIN (ANALYZE, FORMAT JSON) ${statement.replace("$1", `'${calls}'`)}`;
	const [row] = await database.query<{ "QUERY PLAN": readonly { Plan: Node }[] }>(explain, []);
	const nodes: Node[] = row ? [...row["QUERY PLAN"].map(({ Plan }) => Plan)] : [];
	for (const { Plans } of nodes) nodes.push(...(Plans ?? []));
	return nodes.filter((node) => node["Relation Name"] === "task");
}
const rowsOf = (nodes: readonly Node[]) =>
	nodes.reduce((sum, node) => sum + (node["Actual Rows"] ?? 0) * (node["Actual Loops"] ?? 0), 0);

test("up: by the primary key", async (scene) => {
	const looks = await looksAtTasks(scene, ABOVE, { task_ids: [10_000] });
	assert.ok(looks.length >= 2);
	assert.ok(
		looks.every((node) => node["Index Name"] === "task_pk"),
		JSON.stringify(looks),
	);
	assert.ok(rowsOf(looks) <= 10);
});

for (const which of ["live", "deepest", "deleted_with", "completed_with"]) {
	test(`down, ${which}: by the index of parents, and then by the primary key`, async (scene) => {
		const looks = await looksAtTasks(scene, BELOW, { task_id: 9_996, which, apart_from: [] });
		assert.ok(
			looks.every((node) => ["task_pk", "task_parent"].includes(node["Index Name"] ?? "")),
			JSON.stringify(looks),
		);
		assert.ok(looks.some((node) => node["Index Name"] === "task_parent"));
		assert.ok(rowsOf(looks) <= 15);
	});
}

test.run();
