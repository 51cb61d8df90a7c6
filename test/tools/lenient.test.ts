/** Arguments as small models send them: what can mean one thing only is put right, and nothing else. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { toolFacts } from "../../src/tools/catalogue.ts";
import { putRight } from "../../src/tools/lenient.ts";
import { openWorkbench } from "./bench.ts";

const test = suite("lenient arguments");
const schemaOf = (name: string) => toolFacts().find((facts) => facts.name === name)?.inputSchema ?? {};

const TABLE: readonly (readonly [tool: string, given: unknown, read: unknown])[] = [
	["complete_task", { task_id: "12" }, { task_id: 12 }],
	["complete_task", { task_id: " #12 " }, { task_id: 12 }],
	["complete_task", { task_id: null, task_ids: ["1", 2] }, { task_ids: [1, 2] }],
	["complete_task", { task_ids: 3 }, { task_ids: [3] }],
	["complete_task", { task_ids: "[3, 4]" }, { task_ids: [3, 4] }],
	["complete_task", { task_id: 1, dry_run: "true" }, { task_id: 1, dry_run: true }],
	["add_task", { title: "x", tags: "home", due_date: null }, { title: "x", tags: ["home"] }],
	["update_task", { task_id: 1, due_date: null }, { task_id: 1, due_date: null }],
	["update_task", { task_id: 1, completed: "false", title: null }, { task_id: 1, completed: false }],
	// What could mean anything is left as it is, and refused.
	["complete_task", { task_id: "milk" }, { task_id: "milk" }],
	["complete_task", { task_id: "-1" }, { task_id: "-1" }],
	["complete_task", { task_id: 1.5 }, { task_id: 1.5 }],
	["complete_task", { task_ids: "" }, { task_ids: "" }],
	["complete_task", { task_ids: "[1," }, { task_ids: "[1," }],
	["add_task", { title: 5 }, { title: 5 }],
	["add_task", { title: "x", user_id: null }, { title: "x", user_id: null }],
	["list_tasks", { limit: "many" }, { limit: "many" }],
	["list_tasks", [1], [1]],
	["list_tasks", "x", "x"],
];

for (const [tool, given, read] of TABLE) {
	test(`given ${JSON.stringify(given)} for ${tool}, then it is read as ${JSON.stringify(read)}`, () => {
		assert.equal(putRight(given, schemaOf(tool)), read);
	});
}

test("given a number as text, then the tool does what was meant", async () => {
	const bench = openWorkbench();
	await bench.output("add_task", { title: "milk", tags: "home" });
	assert.is((await bench.output("complete_task", { task_id: "#1" })).completed, true);
	assert.is((await bench.use("complete_task", { task_id: "milk" })).kind, "refused");
});

test.run();
