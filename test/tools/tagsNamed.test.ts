/** Tags by name, and a field that there is not: what a model says instead of looking it up. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/initialState.ts";
import type { Outcome } from "../../src/tools/outcome.ts";
import { wordOutcome } from "../../src/tools/words.ts";
import { openWorkbench, type Workbench } from "./bench.ts";

const test = suite("names of tags and fields");
const SETTINGS = initialUserState().settings;

async function withTasks(...titles: string[]): Promise<Workbench> {
	const bench = openWorkbench();
	for (const title of titles) await bench.output("add_task", { title });
	return bench;
}
const codeOf = (outcome: Outcome) => (outcome.kind === "refused" ? outcome.code : outcome.kind);

test("given tags by name, then they are found in every tool that takes their numbers, and an unknown one is refused", async () => {
	const bench = await withTasks("milk", "bread");
	for (const name of ["Home", "shop"]) await bench.output("create_tag", { name });
	await bench.output("add_tag_to_task", { task_id: 1, tag: "home" });
	await bench.output("update_task", { task_id: 2, tags: ["SHOP", "home"] });
	const ids = async (given: object) => {
		const { tasks } = (await bench.output("list_tasks", given)) as {
			readonly tasks: readonly { readonly task_id: number }[];
		};
		return tasks.map(({ task_id }) => task_id).sort();
	};
	assert.equal(await ids({ tags: ["home"] }), [1, 2]);
	assert.equal(await ids({ tags: ["home"], tag_ids: [2] }), [2]);
	await bench.output("remove_tag_from_task", { task_id: 2, tag: "home" });
	assert.equal(await ids({ tags: ["home"] }), [1]);
	for (const [name, given] of [
		["add_tag_to_task", { task_id: 1, tag: "nowhere" }],
		["update_task", { task_id: 1, tags: ["nowhere"] }],
		["list_tasks", { tags: ["nowhere"] }],
	] as const) {
		const refused = await bench.use(name, given);
		assert.is(codeOf(refused), "TAG_NOT_FOUND", name);
		assert.match(wordOutcome(refused, SETTINGS), "There is no tag “nowhere”. There are: 1 “Home”, 2 “shop”.");
	}
	assert.is(codeOf(await bench.use("add_tag_to_task", { task_id: 1 })), "INVALID_ARGUMENTS");
});

test("given a field that there is not, then the nearest that there is is named", async () => {
	const bench = await withTasks("milk");
	assert.match(wordOutcome(await bench.use("get_task", { id: 1 }), SETTINGS), "did you mean task_id?");
});

test.run();
