/** Tags by name, and a field that there is not: what a model says instead of looking it up. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
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

test("given a label by the name that it has, then it is renamed, coloured and deleted by it, and an unknown one is refused", async () => {
	const bench = await withTasks("milk");
	for (const kind of ["tag", "category"] as const) {
		await bench.output(`create_${kind}`, { name: "Home" });
		assert.is((await bench.output(`update_${kind}`, { [kind]: "home", name: "House" })).name, "House");
		assert.is((await bench.output(`update_${kind}`, { [kind]: "HOUSE", color: "#2e7d32" })).color, "#2E7D32");
		const code = `${kind.toUpperCase()}_NOT_FOUND`;
		assert.is(codeOf(await bench.use(`update_${kind}`, { [kind]: "home", name: "x" })), code);
		assert.is(codeOf(await bench.use(`update_${kind}`, { name: "x" })), "INVALID_ARGUMENTS");
		assert.is(codeOf(await bench.use(`delete_${kind}`, { [kind]: "house" })), "proposed");
	}
});

test("given a task, then all its reminders that are to come are cancelled, and one without any is refused", async () => {
	const bench = await withTasks("milk");
	for (const minutes of [10, 20]) {
		await bench.output("update_task", { task_id: 1, due_date: "tomorrow at 9" });
		await bench.output("set_reminder", { task_id: 1, remind_before_minutes: minutes });
	}
	const both = { task_id: 1, reminder_id: 1 };
	assert.is(codeOf(await bench.use("cancel_reminder", both)), "INVALID_ARGUMENTS");
	await bench.output("cancel_reminder", { task_id: 1 });
	const { reminders } = (await bench.output("get_task", { task_id: 1 })) as {
		readonly reminders: readonly { readonly state: string }[];
	};
	assert.ok(reminders.length >= 2);
	assert.ok(reminders.every(({ state }) => state === "cancelled"));
	const refused = await bench.use("cancel_reminder", { task_id: 1 });
	assert.match(refused.kind === "refused" ? wordOutcome(refused, SETTINGS) : "", /has no reminder that is to come/);
});

test.run();
