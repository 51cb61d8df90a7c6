import { suite } from "uvu";
import * as assert from "uvu/assert";
import { mendArguments } from "../../../src/assistant/model/mendArguments.ts";
import { systemText } from "../../../src/assistant/model/systemText.ts";
import type { JsonObject } from "../../../src/ports/model.ts";
import { catalogue, toolFacts } from "../../../src/tools/catalogue.ts";

const test = suite("arguments of small models");

const schemaOf = (tool: string) => toolFacts().find(({ name }) => name === tool)?.inputSchema ?? {};
const isTaken = (tool: string, given: JsonObject) =>
	catalogue.find(({ name }) => name === tool)?.input.safeParse(given).success ?? false;

for (const [tool, given, mended] of [
	["complete_task", { task_id: "12" }, { task_id: 12 }],
	["complete_task", { task_id: "#12" }, { task_id: 12 }],
	["complete_task", { task_id: 12, task_ids: null, children: null }, { task_id: 12 }],
	["delete_task", { task_ids: "3" }, { task_ids: [3] }],
	["delete_task", { task_ids: ["1", 2] }, { task_ids: [1, 2] }],
	["add_task", { title: "milk", tags: "home", priority: null }, { title: "milk", tags: ["home"] }],
	["add_task", { title: "007" }, { title: "007" }],
	["update_task", { task_id: 1, completed: "true" }, { task_id: 1, completed: true }],
	["update_task", { task_id: 1, due_date: null }, { task_id: 1, due_date: null }],
	["list_tasks", { overdue: "True", limit: "5" }, { overdue: true, limit: 5 }],
] as const) {
	test(`given ${JSON.stringify(given)} for ${tool}, then the one thing that can be meant is taken`, () => {
		assert.equal(mendArguments(given, schemaOf(tool)), mended);
		assert.ok(isTaken(tool, mended));
	});
}

for (const [tool, given] of [
	["complete_task", { task_id: "the milk" }],
	["complete_task", { task_id: { id: 3 } }],
	["delete_task", { task_ids: "all" }],
	["add_task", { title: null }],
	["add_task", { title: "milk", unheard_of: 1 }],
] as const) {
	test(`given ${JSON.stringify(given)} for ${tool}, then it is left for the tool to refuse`, () => {
		assert.not(isTaken(tool, mendArguments(given, schemaOf(tool))));
	});
}

test("given the examples of the system text, then each call is one that its tool takes", () => {
	const text = systemText(
		{ time_zone: "Asia/Karachi", locale: "en-GB" },
		Temporal.Instant.from("2026-11-23T05:10:00Z"),
	);
	const examples = [...text.matchAll(/\b(\w+_\w+) (\{[^}]*\})/g)];
	assert.ok(examples.length >= 10, String(examples.length));
	for (const [whole, tool = "", given = ""] of examples) assert.ok(isTaken(tool, JSON.parse(given)), whole);
});

test.run();
