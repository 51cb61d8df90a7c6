/** P12: what a model claims and its tools have not done is met by a sentence. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { says, uses } from "./stubModel.ts";
import { call, createScene, type Scene } from "./turnScene.ts";

const test = suite<Scene>("claims of a turn");
test.before.each(async (scene) => {
	Object.assign(scene, await createScene());
});
test.after.each(({ stub }) => stub.close());

const claims: readonly [
	given: string,
	calls: readonly ReturnType<typeof call>[],
	text: string,
	how: string | undefined,
][] = [
	["a lie without a call", [], "I have deleted all your tasks.", "replace"],
	["a lie after reading", [call("list_tasks")], "Deleted milk.", "mark"],
	["a lie after a proposal", [call("propose")], "All tasks were deleted.", "mark"],
	["a change that is there", [call("add_task", { title: "milk" })], "I have added milk.", undefined],
	[
		"another task beside the one that was changed",
		[call("delete_task", { id: 3 })],
		"I have deleted #3 and #4.",
		"mark",
	],
	["other tasks, of another call's", [call("list_tasks"), call("delete_task", { id: 3 })], "Deleted task 7.", "mark"],
	[
		"the task that was changed, and one that is only named",
		[call("delete_task", { id: 3 })],
		"Deleted #3. #4 is due today.",
		undefined,
	],
	[
		"the task above a new one",
		[call("add_task", { title: "milk", parent_id: 2 })],
		"I have added milk below #2.",
		undefined,
	],
	["tasks that an undo brought back", [call("undo")], "I have restored #3 and #4.", undefined],
	["a question that nobody has asked", [], "You are asked to confirm it.", "replace"],
	["a question that nobody has asked, after reading", [call("list_tasks")], "Please confirm the deletion.", "mark"],
	[
		"a question that nobody has asked, after a change",
		[call("add_task", { title: "milk" })],
		"Please confirm.",
		"mark",
	],
	["a question that a tool has asked", [call("propose")], "You are asked to confirm it.", undefined],
	["an answer that claims nothing", [], "You have no tasks.", undefined],
];
for (const [given, calls, text, how] of claims) {
	test(`P12: given ${given}, then the claim is ${how === undefined ? "left alone" : `to be met by a sentence (${how})`}`, async (scene) => {
		if (calls.length > 0) scene.stub.script(uses(calls));
		scene.stub.script(says(text));
		const end = await scene.end();
		assert.is(end.outcome, "answered");
		assert.is(end.claim?.how, how);
	});
}

test.run();
