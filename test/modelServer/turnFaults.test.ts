/** A model that fails: what is tried again, what is not, and how the turn ends. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ToolAnswer } from "../../src/ports/assistant/modelTurn.ts";
import { chatEvents, chunk } from "./collect.ts";
import { refuses, type StubAnswer, says, uses } from "./stubModel.ts";
import { adds, call, createScene, done, type Scene } from "./turnScene.ts";

const test = suite<Scene>("a turn's faults");
test.before.each(async (scene) => {
	Object.assign(scene, await createScene());
});
test.after.each(({ stub }) => stub.close());

const after = (seconds: number) => ({ headers: { "retry-after": String(seconds) } });
const HEL = `data: ${JSON.stringify(chunk({ content: "Hel" }))}\n\n`;
const SO = ", so I read this without it.";

const unavailable: readonly [given: string, answers: readonly StubAnswer[], reason: string, sentence: string][] = [
	["a wrong key", [refuses(401, "no")], "misconfigured", `The language model is not set up correctly${SO}`],
	[
		"a model without tools",
		[refuses(400, "m does not support tools")],
		"unfit",
		`The language model cannot use my tools${SO}`,
	],
	[
		"a spent quota",
		[refuses(429, "no", { code: "insufficient_quota" })],
		"over_quota",
		`The language model’s server is taking no more requests for now${SO}`,
	],
	[
		"429 for longer than the first byte may take",
		[refuses(429, "no", after(2))],
		"over_quota",
		`The language model’s server is taking no more requests for now${SO}`,
	],
	[
		"503 for longer",
		[refuses(503, "loading", after(30))],
		"away",
		`The language model can’t be reached right now${SO}`,
	],
];
for (const [given, answers, reason, sentence] of unavailable) {
	test(`given ${given}, then the turn is unavailable at once, with the reason`, async (scene) => {
		scene.stub.script(...answers);
		const end = await scene.end();
		assert.equal(
			[end.outcome, "reason" in end && end.reason, "sentence" in end && end.sentence],
			["unavailable", reason, sentence],
		);
		assert.equal([scene.stub.requests.length, end.usage.promptTokens], [1, 0]);
		assert.is(scene.clock.pending(), 0);
	});
}

test("given nobody who listens, then the turn is unavailable at once", async (scene) => {
	await scene.stub.close();
	const end = await scene.end();
	assert.equal([end.outcome, "reason" in end && end.reason], ["unavailable", "away"]);
	Object.assign(scene, await createScene());
});

test("given silence, then after two seconds the request ends and the turn is unavailable", async (scene) => {
	scene.stub.script({ after: "hang" });
	const ended = scene.end();
	const asked = await scene.stub.request(1);
	await scene.clock.advance(1_999);
	assert.is(await Promise.race([asked.wasLeft, Promise.resolve("waiting")]), "waiting");
	await scene.clock.advance(1);
	const end = await ended;
	assert.equal([end.outcome, "reason" in end && end.reason], ["unavailable", "slow"]);
	assert.is(await asked.wasLeft, true);
	assert.is(scene.clock.pending(), 0);
});

test("given a first byte in time and a long pause, then the pause is waited for", async (scene) => {
	scene.stub.script({ body: ": keep-alive\n\n", after: "hang" });
	const ended = scene.end();
	await scene.stub.request(1);
	// The only timer that is left is that of the whole turn.
	await scene.timerIn(60_000);
	await scene.clock.advance(59_999);
	scene.cancelled.abort();
	assert.is((await ended).outcome, "cancelled");
});

const retried: readonly [given: string, answer: StubAnswer, waitMs: number][] = [
	["429 with Retry-After", refuses(429, "no", after(1)), 1_000],
	["500 with Retry-After", refuses(500, "no", after(1)), 1_000],
	["500 without", refuses(500, "no"), 250],
	["503 without", refuses(503, "loading"), 250],
];
for (const [given, answer, waitMs] of retried) {
	test(`given ${given} before anything acted, then it is asked again after ${waitMs} ms`, async (scene) => {
		scene.stub.script(answer, says("Hello."));
		const ended = scene.end();
		await scene.timerIn(waitMs);
		assert.is(scene.stub.requests.length, 1);
		await scene.clock.advance(waitMs);
		assert.equal([(await ended).text, scene.stub.requests.length], ["Hello.", 2]);
	});
}

const atOnce: readonly [given: string, answer: StubAnswer][] = [
	["an empty success", says("")],
	["a connection that is cut before the first word", { body: "", after: "cut" }],
	["a chunk that is no JSON", { body: "data: {oops\n\n" }],
	[
		"calls that are cut off",
		{
			body: chatEvents(
				chunk({ tool_calls: [{ index: 0, function: { name: "delete_task", arguments: "{}" } }] }),
			).replace("data: [DONE]\n\n", ""),
		},
	],
];
for (const [given, answer] of atOnce) {
	test(`given ${given}, then it is asked again at once`, async (scene) => {
		scene.stub.script(answer, says("Hello."));
		const ended = scene.end();
		await scene.stub.request(1);
		await scene.timerIn(0);
		await scene.clock.advance(0);
		assert.equal([(await ended).text, scene.used], ["Hello.", []]);
	});
}

test("given a tool that was used and then silence, then the tool's own words are told, and nothing is asked again", async (scene) => {
	scene.stub.script(uses([call("list_tasks")]), says(""));
	const parts = await scene.parts();
	const end = parts.at(-1);
	assert.equal([end?.kind, end?.kind === "end" && end.outcome, scene.stub.requests.length], ["end", "answered", 2]);
	const text = parts.flatMap((part) => (part.kind === "text" ? [part.delta] : [])).join("");
	assert.is(text, "#1 milk");
	assert.equal(end?.kind === "end" && end.messages.at(-1), { role: "assistant", text: "#1 milk", calls: [] });
});

test("given a change and then silence, then what the tool says of it is told, once", async (scene) => {
	scene.stub.script(adds("milk"), says(""), says("never"));
	const end = await scene.end();
	assert.equal([end.outcome, end.event_ids, scene.stub.requests.length], ["answered", ["e-milk"], 2]);
	assert.equal(end.messages.at(-1), { role: "assistant", text: "added milk", calls: [] });
	assert.is(end.claim, undefined);
});

test("given a call that was sent back, when the model makes it again, then it is used again", async (scene) => {
	const back: ToolAnswer = { ...done("Think again."), isDone: false, said: "", mayRepeat: true };
	const answers = [back, done("added milk", { hasActed: true, event_ids: ["e-1"] })];
	scene.answers.add_task = () => answers.shift() ?? back;
	scene.stub.script(adds("milk"), adds("milk"), says("There."));
	const end = await scene.end();
	assert.equal([end.outcome, end.event_ids, scene.used.length], ["answered", ["e-1"], 2]);
});

test("given faults for ever, then it is asked three times within the two seconds", async (scene) => {
	scene.stub.script(refuses(500, "no"), refuses(500, "no"), refuses(500, "no"), says("too late"));
	const ended = scene.end();
	for (const _ of [1, 2]) {
		await scene.timerIn(250);
		await scene.clock.advance(250);
	}
	const end = await ended;
	assert.equal([end.outcome, scene.stub.requests.length], ["unavailable", 3]);
});

test("given a try that hangs after one that failed, then both share the two seconds", async (scene) => {
	scene.stub.script(refuses(500, "no", after(1)), { after: "hang" });
	const ended = scene.end();
	await scene.timerIn(1_000);
	await scene.clock.advance(1_000);
	await scene.stub.request(2);
	assert.is(scene.clock.nextInMs(), 1_000);
	await scene.clock.advance(1_000);
	const end = await ended;
	assert.equal([end.outcome, "reason" in end && end.reason], ["unavailable", "slow"]);
});

test("given a fault after a tool that only read, then it is asked again", async (scene) => {
	scene.stub.script(uses([call("list_tasks")]), refuses(500, "no"), says("Milk."));
	const ended = scene.end();
	await scene.stub.request(2);
	await scene.timerIn(250);
	await scene.clock.advance(250);
	assert.equal([(await ended).outcome, scene.names()], ["answered", ["list_tasks"]]);
});

const afterwards: readonly [given: string, answer: StubAnswer][] = [
	["429 with Retry-After", refuses(429, "no", after(1))],
	["500", refuses(500, "no")],
	["a cut", { body: HEL, after: "cut" }],
	["an error in the middle", { body: `${HEL}data: {"error":{"message":"oops"}}\n\n` }],
];
for (const [given, answer] of afterwards) {
	test(`given ${given} after a tool has acted, then it is not asked again, and what was done stands`, async (scene) => {
		scene.stub.script(adds("milk"), answer, says("never"));
		const end = await scene.end();
		assert.equal([end.outcome, end.event_ids, end.hasActed], ["interrupted", ["e-milk"], true]);
		assert.match("sentence" in end ? (end.sentence ?? "") : "", /What was done so far stands; its receipt shows it\.$/);
		assert.equal([scene.stub.requests.length, scene.used.length], [2, 1]);
	});
}

test("given a cut after something was said, then it is not asked again, and the text stays", async (scene) => {
	scene.stub.script({ body: HEL, after: "cut" }, says("never"));
	const end = await scene.end();
	assert.equal(
		[end.outcome, end.text, "sentence" in end && end.sentence],
		["interrupted", "Hel", "The language model’s answer broke off. Nothing was changed."],
	);
	assert.is(scene.stub.requests.length, 1);
	assert.ok(end.usage.promptTokens > 0, "what the server has read counts, though it did not say how much");
});

for (const [when, answer] of [
	["before the first byte", { after: "hang" }],
	["in the middle", { body: HEL, after: "hang" }],
] as const) {
	test(`given a cancelled turn ${when}, then the request ends and no tool is used`, async (scene) => {
		scene.stub.script(answer, says("never"));
		const ended = scene.end();
		const asked = await scene.stub.request(1);
		if ("body" in answer) await scene.timerIn(60_000);
		scene.cancelled.abort();
		const end = await ended;
		assert.equal([end.outcome, await asked.wasLeft, scene.stub.requests.length], ["cancelled", true, 1]);
		assert.is(scene.clock.pending(), 0);
	});
}

test("given a turn cancelled while a tool is in hand, then that one is finished and no other is used", async (scene) => {
	const add = scene.answers.add_task as NonNullable<(typeof scene.answers)[string]>;
	scene.answers.add_task = (given) => {
		scene.cancelled.abort();
		return add(given);
	};
	scene.stub.script(adds("a", "b"), says("never"));
	const end = await scene.end();
	assert.equal([end.outcome, end.event_ids, scene.stub.requests.length], ["cancelled", ["e-a"], 1]);
	assert.is(end.messages.filter(({ role }) => role === "tool").length, 2);
});

test("given a turn cancelled while it waits to ask again, then it does not ask", async (scene) => {
	scene.stub.script(refuses(500, "no", after(1)), says("never"));
	const ended = scene.end();
	await scene.timerIn(1_000);
	scene.cancelled.abort();
	assert.equal([(await ended).outcome, scene.stub.requests.length], ["cancelled", 1]);
});

test("given a reader who goes away in the middle, then the request ends", async (scene) => {
	scene.stub.script({ body: HEL, after: "hang" });
	for await (const part of scene.turns().run(scene.request)) {
		if (part.kind === "text") break;
	}
	assert.is(await (await scene.stub.request(1)).wasLeft, true);
	assert.is(scene.clock.pending(), 0);
});

test.run();
