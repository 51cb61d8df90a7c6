/** What is said after a change or a question, and means what was spoken of: never a new task, never another one. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginScene } from "./scene.ts";
import type { Talk } from "./talk.ts";

const test = suite("follow-ups");

const taskOf = (talk: Talk, task_id: number) => talk.book.tasks().find((task) => task.task_id === task_id);
function localDue(talk: Talk, task_id: number): string | undefined {
	const due = taskOf(talk, task_id)?.due;
	if (!due) return undefined;
	if ("date" in due) return due.date;
	const local = Temporal.Instant.from(due.at).toZonedDateTimeISO("Asia/Karachi");
	return local.toPlainDateTime().toString({ smallestUnit: "minute" });
}
async function after(...said: readonly string[]): Promise<Talk> {
	const talk = await beginScene();
	for (const text of said) await talk.say(text);
	return talk;
}

/** #3 is due Friday 27 November at 09:00. */
for (const [first, then, due] of [
	["move #3 to friday", "I meant saturday", "2026-11-28T09:00"],
	["move #3 to friday", "no, monday", "2026-11-30T09:00"],
	["move #3 to saturday", "actually make it sunday", "2026-11-29T09:00"],
	["move #3 to saturday", "make it 5pm", "2026-11-28T17:00"],
	["show #3", "at 3pm", "2026-11-27T15:00"],
	["show #3", "make that saturday instead", "2026-11-28T09:00"],
	["show #3", "an hour later", "2026-11-27T09:00"],
	["make #3 urgent", "make it an hour later", "2026-11-27T10:00"],
] as const) {
	test(`given “${first}”, when “${then}” follows, then #3 is due ${due}`, async () => {
		const talk = await after(first);
		const count = talk.book.tasks().length;
		await talk.say(then);
		assert.is(localDue(talk, 3), due);
		assert.is(talk.book.tasks().length, count);
	});
}

test("given a moment and nothing else, then it is asked whether the task just spoken of is meant", async () => {
	const talk = await after("show #3");
	const reply = await talk.say("next tuesday");
	assert.equal(reply.choices, ["Yes", "No"]);
	assert.match(reply.text, "Move “report” to Tue 1 Dec 2026, 09:00?");
	assert.is(localDue(talk, 3), "2026-11-27T09:00");
	await talk.say("yes");
	assert.is(localDue(talk, 3), "2026-12-01T09:00");
});

test("given nothing that was spoken of, when a fragment comes, then nothing is written and nothing added", async () => {
	for (const said of ["at 3pm", "make it 5pm", "I meant friday", "the second one", "both", "high priority", "again"]) {
		const talk = await beginScene();
		const before = talk.book.events.length;
		await talk.say(said);
		assert.is(talk.book.events.length, before, said);
	}
});

test("given a task that was completed, when a moment follows, then it is not moved", async () => {
	const talk = await after("complete #3");
	const before = talk.book.events.length;
	await talk.say("make it 5pm");
	assert.is(talk.book.events.length, before);
});

test("given a fragment of reminders, priorities and rhythms, then they are of the task just spoken of", async () => {
	const talk = await after("show #3", "remind me an hour before", "make it urgent", "make it weekly");
	const task = taskOf(talk, 3);
	assert.ok(task?.reminders.some(({ spec }) => "before_minutes" in spec && spec.before_minutes === 60));
	assert.is(task?.priority, "urgent");
	assert.match(task?.series?.recurrence?.rrule ?? "", "FREQ=WEEKLY");
});

/** Two tasks hold “call”: #2 “call mum” and #11 “call dad”; the question offers them in an order that it shows. */
async function askedWhich(verb = "complete"): Promise<{ talk: Talk; choices: readonly string[] }> {
	const talk = await after("add call dad");
	const { choices } = await talk.say(`${verb} the call task`);
	assert.is(choices.length, 3);
	return { talk, choices };
}
const idOf = (choice: string | undefined) => Number(/#(\d+)/.exec(choice ?? "")?.[1]);
const done = (talk: Talk) => [2, 11].filter((task_id) => taskOf(talk, task_id)?.status === "completed");

test("given a choice of tasks, when one is named by its place, its words, or as the other, then it alone is changed", async () => {
	for (const [said, expected] of [
		["the second one", (choices: readonly string[]) => [idOf(choices[1])]],
		["the last one", (choices: readonly string[]) => [idOf(choices[1])]],
		["the dad one", () => [11]],
		["#2", () => [2]],
		["not the dad one", () => [2]],
		["both", () => [2, 11]],
		["all of them", () => [2, 11]],
		["neither", () => []],
		["no way", () => []],
		["the third one", () => []],
		["the report one", () => []],
	] as const) {
		const { talk, choices } = await askedWhich();
		const count = talk.book.tasks().length;
		await talk.say(said);
		assert.equal(done(talk), expected(choices), said);
		assert.is(talk.book.tasks().length, count, said);
	}
});

test("given a choice for a deletion, when a request of its own comes, then that is done and nothing is deleted", async () => {
	const { talk } = await askedWhich("delete");
	await talk.say("complete #2");
	assert.is(taskOf(talk, 2)?.status, "completed");
	assert.is(taskOf(talk, 11)?.status, "open");
});

test("given the question whether several are to be deleted, when fewer are named, then it is asked about those", async () => {
	for (const [said, left] of [
		["only the first", 1],
		["except #5", 1],
		["not the rent one", 1],
	] as const) {
		const talk = await after("delete all #home tasks");
		const reply = await talk.say(said);
		assert.equal(reply.choices, ["Yes", "No"], said);
		assert.equal([taskOf(talk, 1)?.status, taskOf(talk, 5)?.status], ["open", "open"], said);
		await talk.say("yes");
		const deleted = [1, 5].filter((task_id) => taskOf(talk, task_id)?.status === "deleted");
		assert.is(deleted.length, left, said);
	}
});

test.run();
