/** Calls that the user's words do not carry: what is left out, what goes back, what is asked, and what good calls keep. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonObject } from "../../../src/ports/assistant/model.ts";
import { play } from "./heedScene.ts";

const test = suite("calls held against the words");

const BY_WORDS = /went by your words alone/;
const CHRISTMAS = { title: "renew my passport", due_date: "2026-12-24" };
const filled = {
	title: "buy milk",
	due_date: "tomorrow at 9",
	priority: "high",
	tags: ["home"],
	category: "work",
	category_id: 1,
	description: "from the shop",
	remind_before_minutes: 30,
	parent_id: 0,
	duration_minutes: 15,
	recurrence_rule: "every monday at 9",
};

test("given a model that fills in all that it is shown, then only what was said is written, and it is told", async () => {
	const { tasks, told } = await play({ say: "add buy milk" }, ["add_task", filled]);
	const [task] = tasks;
	assert.equal(
		[
			task?.title,
			task?.due,
			task?.priority,
			task?.tag_ids,
			task?.category_id,
			task?.description,
			task?.duration_minutes,
		],
		["buy milk", null, "medium", [], null, null, null],
	);
	assert.is(task?.series, null);
	assert.match(told[0] ?? "", /Left out, for the user has not said it: .*due_date/);
});

const CARRIED: readonly [say: string, given: JsonObject, due: string | null][] = [
	["add call mum tomorrow at 5pm", { title: "call mum", due_date: "tomorrow at 5pm" }, "2026-11-24T12:00:00.000Z"],
	["add call mum tomorrow at 5pm", { title: "call mum", due_date: "2026-11-24T17:00" }, "2026-11-24T12:00:00.000Z"],
	["füge Milch morgen um 9 Uhr hinzu", { title: "Milch", due_date: "morgen um 9 Uhr" }, "2026-11-24T04:00:00.000Z"],
	["I need to renew my passport before Christmas", CHRISTMAS, "2026-12-24"],
	[
		"ajoute appeler maman demain à 17h",
		{ title: "appeler maman", due_date: "2026-11-24T17:00" },
		"2026-11-24T12:00:00.000Z",
	],
	[
		"add water the plants, urgent, tagged home",
		{ title: "water the plants", priority: "urgent", tags: ["home"] },
		null,
	],
];
for (const [say, given, due] of CARRIED) {
	test(`given “${say}” and ${JSON.stringify(given)}, then all of it is written at once`, async () => {
		const settings = say.startsWith("füge") ? { locale: "de-DE" } : {};
		const { tasks, told } = await play({ say, settings }, ["add_task", given]);
		assert.is(told.length, 1);
		const [task] = tasks;
		assert.is(task?.due && ("at" in task.due ? task.due.at : task.due.date), due);
		if (given.priority !== undefined) assert.is(task?.priority, given.priority);
		if (given.tags !== undefined) assert.is(task?.tag_ids.length, 1);
	});
}

const OBJECTED: readonly [say: string, tool: string, given: JsonObject, because: RegExp][] = [
	["add call mum tomorrow at 5pm", "add_task", { title: "call mum" }, /has said when: write "tomorrow at 5pm"/],
	[
		"add call mum tomorrow at 5pm",
		"add_task",
		{ title: "call mum", due_date: "tomorrow" },
		/has said "tomorrow at 5pm": write all/,
	],
	["add call mum on Friday", "add_task", { title: "call mum", due_date: "monday" }, /has not said "monday"/],
	["add an urgent task: fix the heating", "add_task", { title: "fix the heating" }, /"urgent": give the priority/],
	["gym every Monday at 7am", "add_task", { title: "gym", due_date: "Monday at 7am" }, /how often/],
	[
		"bread and butter",
		"add_task",
		{ title: "feed the cat" },
		/the words of the user are add_task \{"title":"bread and butter"\}/,
	],
	["what is the weather like?", "add_task", { title: "the weather" }, /asks a question/],
	["let me think of #1 tomorrow", "complete_task", { task_id: 1 }, /has not asked for complete_task/],
];
for (const [say, tool, given, because] of OBJECTED) {
	test(`given “${say}” and ${tool} ${JSON.stringify(given)}, then it goes back with the reason, and is not done`, async () => {
		const { tasks, told, answer } = await play({ say, before: [{ title: "old" }] }, [tool, given]);
		assert.match(told[0] ?? "", because);
		// Where the words leave no doubt, the turn ends by them (decision 0221).
		const isByWords = BY_WORDS.test(answer.texts.join("\n"));
		assert.equal(
			tasks.map(({ title, status }) => [title, status]),
			[["old", "open"], ...(isByWords ? [[tasks[1]?.title, "open"]] : [])],
		);
		assert.is(isByWords, /^(?:add|gym)/.test(say) && !say.startsWith("gym"));
		if (isByWords) assert.not.equal(tasks[1]?.due ?? tasks[1]?.priority, null);
	});
}

test("given a model that insists on what was not said, then the user is asked, and nothing is done", async () => {
	const { tasks, answer } = await play(
		{ say: "add call mum on Friday" },
		["add_task", { title: "call mum", due_date: "monday" }],
		["add_task", { title: "call mum", due_date: "monday" }],
	);
	assert.equal(tasks, []);
	assert.ok(answer.question);
});

test("given a date that was said of something else, when the model insists, then the task is added without it", async () => {
	const { tasks } = await play(
		{ say: "add call mum, I am away tomorrow" },
		["add_task", { title: "call mum" }],
		["add_task", { title: "call mum" }],
	);
	assert.equal(
		tasks.map(({ title, due }) => [title, due]),
		[["call mum", null]],
	);
});

const TWO = [{ title: "call mum" }, { title: "call dad" }, { title: "water the plants" }];

test("given a number that came from nowhere, then no task is changed by it, and those that fit are named", async () => {
	const { tasks, told } = await play({ before: TWO, say: "I have watered the garden plants" }, [
		"complete_task",
		{ task_id: 2 },
	]);
	assert.ok(tasks.every(({ status }) => status === "open"));
	assert.match(told[0] ?? "", /Nobody has spoken of #2\. Tasks that may be meant: #3 "water the plants"/);
});

test("given a number that fits the words, then it need not have been shown", async () => {
	const { tasks } = await play({ before: TWO, say: "the plants are watered" }, ["complete_task", { task_id: 3 }]);
	assert.is(tasks[2]?.status, "completed");
});

test("given words that fit two tasks, then the model does not choose", async () => {
	const { tasks, told } = await play({ before: TWO, say: "move the call to Friday" }, [
		"update_task",
		{ task_id: 1, due_date: "Friday" },
	]);
	assert.ok(tasks.every(({ due }) => due === null));
	assert.match(told[0] ?? "", /fit several tasks: #1 "call mum", #2 "call dad"/);
});

test("given blanks in a change, then nothing is taken away that the user did not speak of", async () => {
	const before = [
		{ title: "tax return", description: "in the blue folder", due: { date: "2026-12-01" }, tag_names: ["home"] },
	];
	const blanks = { description: "", due_date: "", recurrence_rule: "", tags: [], category: "", parent_id: 0 };
	const { tasks } = await play({ before, say: "make #1 urgent" }, [
		"update_task",
		{ task_id: 1, priority: "urgent", ...blanks },
	]);
	const [task] = tasks;
	assert.equal(
		[task?.priority, task?.description, task?.due, task?.tag_ids],
		["urgent", "in the blue folder", { date: "2026-12-01" }, [1]],
	);
});

test("given a user who speaks of taking it away, then it is taken away", async () => {
	const before = [{ title: "tax return", due: { date: "2026-12-01" } }];
	const { tasks } = await play({ before, say: "#1 has no deadline" }, ["update_task", { task_id: 1, due_date: "" }]);
	assert.is(tasks[0]?.due, null);
});

test("given one tag for a task that has others, then they stay", async () => {
	const before = [
		{ title: "milk", tag_names: ["home"] },
		{ title: "hose", tag_names: ["garden"] },
	];
	const { tasks, told } = await play({ before, say: "tag #1 with garden" }, [
		"update_task",
		{ task_id: 1, tags: ["garden"] },
	]);
	assert.equal(tasks[0]?.tag_ids, [1, 2]);
	assert.match(told[0] ?? "", /would take off "home"/);
});

test("given “it” and a number that nothing has shown, then no task is changed", async () => {
	const { tasks } = await play({ before: TWO, say: "move it to Friday" }, [
		"update_task",
		{ task_id: 1, due_date: "Friday" },
	]);
	assert.ok(tasks.every(({ due }) => due === null));
});

test("given several things and a model that adds the first, then it is told of the others, and so is the user", async () => {
	const { tasks, told, answer } = await play({ say: "add these: eggs, bread and butter" }, [
		"add_task",
		{ title: "eggs" },
	]);
	assert.is(tasks.length, 1);
	assert.match(told[0] ?? "", /The user has also asked for: bread; butter\./);
	assert.match(answer.texts.join("\n"), /Not added: “bread” and “butter”\./);
});

test("given several things that are all added, in one task or in several, then nothing is missed", async () => {
	const say = "add these: eggs, bread and butter";
	const calls = ["eggs", "bread", "butter"].map((title) => ["add_task", { title }] as const);
	for (const made of [calls, [["add_task", { title: "eggs, bread and butter" }] as const]]) {
		const { answer, told } = await play({ say }, ...made);
		assert.not.match(answer.texts.join("\n"), /Not added/);
		assert.match(told.at(-1) ?? "", /answer now in one sentence/);
	}
});

test.run();
