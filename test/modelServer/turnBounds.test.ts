/** Bounds of a turn and of a user's day: each ends it with a sentence of its own. */
import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ModelBounds } from "../../src/modelServer/bounds.ts";
import { trimHistory } from "../../src/modelServer/history.ts";
import { tokensOfMessages } from "../../src/modelServer/tokens.ts";
import type { ModelMessage } from "../../src/ports/assistant/model.ts";
import { chunk } from "./collect.ts";
import { type StubAnswer, says, uses } from "./stubModel.ts";
import { adds, call, createScene, type Scene } from "./turnScene.ts";

const test = suite("a turn's bounds");

async function within(bounds: Partial<ModelBounds>, act: (scene: Scene) => Promise<void>): Promise<void> {
	const scene = await createScene(bounds);
	try {
		await act(scene);
	} finally {
		await scene.stub.close();
	}
}

const sentenceOf = (end: Awaited<ReturnType<Scene["end"]>>) => ("sentence" in end ? end.sentence : undefined);

test("given a model that never comes to an end, then it is stopped after the steps", () =>
	within({ steps: 3 }, async (scene) => {
		scene.stub.script(adds("a"), adds("b"), adds("c"), adds("d"));
		const end = await scene.end();
		assert.equal(
			[end.outcome, "bound" in end && end.bound, end.event_ids],
			["bounded", "steps", ["e-a", "e-b", "e-c"]],
		);
		assert.is(
			sentenceOf(end),
			"I stopped after 3 steps of the language model, the most for one message. What was done so far stands; its receipt shows it.",
		);
	}));

test("given a bound on tokens, then no step begins that could not end within it", () =>
	within({ turnTokens: 800 }, async (scene) => {
		const counted = (title: string): StubAnswer => ({
			body: `data: ${JSON.stringify({ ...chunk({ tool_calls: [{ index: 0, function: call("add_task", { title }) }] }, "tool_calls"), usage: { prompt_tokens: 400, completion_tokens: 10 } })}\n\n`,
		});
		scene.stub.script(counted("a"), counted("b"), says("never"));
		const end = await scene.end();
		assert.equal(["bound" in end && end.bound, scene.stub.requests.length, end.usage.promptTokens], ["tokens", 1, 400]);
		assert.is(
			sentenceOf(end),
			"I stopped because one message may use 800 tokens of the language model. What was done so far stands; its receipt shows it.",
		);
	}));

test("given few tokens left, then the model is allowed no more than these, and an answer beyond is cut", () =>
	within({ turnTokens: 1_000 }, async (scene) => {
		scene.stub.script({
			body: `data: ${JSON.stringify(chunk({ content: "x".repeat(1_000_000) }))}\n\n`,
			after: "hang",
		});
		const end = await scene.end();
		assert.equal([end.outcome, "bound" in end && end.bound], ["bounded", "tokens"]);
		assert.ok(scene.stub.requests[0]?.body.max_tokens < 1_000);
		assert.ok(end.text.length <= 6_000);
		assert.is(await scene.stub.requests[0]?.wasLeft, true);
	}));

test("given a megabyte of text, then it is cut, told, and the server sees the request end", () =>
	within({}, async (scene) => {
		scene.stub.script({
			body: `data: ${JSON.stringify(chunk({ content: "x".repeat(1_000) }))}\n\n`.repeat(1_000),
			after: "hang",
		});
		const end = await scene.end();
		assert.equal(["bound" in end && end.bound, end.text.length], ["length", 4_096 * 6]);
		assert.is(sentenceOf(end), "The language model’s answer was too long and was cut. Nothing was changed.");
		assert.is(await (await scene.stub.request(1)).wasLeft, true);
	}));

test("given a model that is slow at speaking, then it is stopped after the time, and the request ends", () =>
	within({ turnMs: 5_000 }, async (scene) => {
		scene.stub.script({ body: `data: ${JSON.stringify(chunk({ content: "Hel" }))}\n\n`, after: "hang" });
		const ended = scene.end();
		const asked = await scene.stub.request(1);
		await scene.timerIn(5_000);
		await scene.clock.advance(5_000);
		const end = await ended;
		assert.equal(["bound" in end && end.bound, end.text, await asked.wasLeft], ["time", "Hel", true]);
		assert.is(
			sentenceOf(end),
			"I stopped because the language model may work at one message for 5 seconds. Nothing was changed.",
		);
	}));

test("given a day's tokens that are spent, then the turn is unavailable without a request, for that user alone, until the day is over", () =>
	within({ dayTokens: 25 }, async (scene) => {
		scene.stub.script(says("a"), says("b"), says("c"));
		assert.is((await scene.end()).outcome, "answered");
		const end = await scene.end();
		assert.equal([end.outcome, "reason" in end && end.reason], ["unavailable", "over_quota"]);
		assert.is(
			sentenceOf(end),
			"You have used your 25 tokens of the language model for today, so I read this without it.",
		);
		assert.is(scene.stub.requests.length, 1);
		assert.is((await scene.end({ user_id: "bob" })).outcome, "answered");
		await scene.clock.advance(86_400_000);
		assert.is((await scene.end()).outcome, "answered");
	}));

test("given a day's tokens that end within a turn, then it stops there", () =>
	within({ dayTokens: 25 }, async (scene) => {
		scene.stub.script(adds("milk"), says("never"));
		const end = await scene.end();
		assert.equal(
			["bound" in end && end.bound, end.event_ids, scene.stub.requests.length],
			["day_tokens", ["e-milk"], 1],
		);
	}));

test("given prices, then the day's cost bounds, too", () =>
	// A step of the stub has 20 tokens of prompt and 5 of answer: 20 × 1 + 5 × 4 = 40 millionths.
	within({ dayCost: 0.00008, promptPrice: 1, answerPrice: 4 }, async (scene) => {
		scene.stub.script(says("a"), says("b"), says("never"));
		assert.is((await scene.end()).outcome, "answered");
		assert.is((await scene.end()).outcome, "answered");
		const end = await scene.end();
		assert.is(end.outcome, "unavailable");
		assert.is(
			sentenceOf(end),
			"You have used what the language model may cost for you today (0.00008), so I read this without it.",
		);
	}));

test("given a server that does not count, then it is counted about", () =>
	within({}, async (scene) => {
		scene.stub.script({ body: `data: ${JSON.stringify(chunk({ content: "Hello there." }, "stop"))}\n\n` });
		const { usage } = await scene.end();
		assert.is(usage.answerTokens, 4);
		assert.ok(usage.promptTokens > 50);
	}));

test("given a long thread, then its newest turns are sent, and the system text stays in front", () =>
	within({ historyTokens: 100 }, async (scene) => {
		const history = Array.from({ length: 40 }, (_, n): ModelMessage => ({ role: "user", text: `message ${n}` }));
		scene.stub.script(says("Well."));
		await scene.end({ history });
		const sent = scene.stub.requests[0]?.body.messages as readonly { role: string; content: string }[];
		assert.equal([sent[0]?.role, sent.at(-2)?.content, sent.at(-1)?.content], ["system", "message 39", "add milk"]);
		assert.ok(sent.length < 16, String(sent.length));
	}));

test("given what a user has used today, when it is asked for, then it is what the server counted, and when the day ends", () =>
	within({ dayTokens: 1_000, dayCost: 2.5, promptPrice: 100, answerPrice: 1_000 }, async (scene) => {
		assert.equal(await scene.allowance.today("ada"), {
			tokens: 0,
			most_tokens: 1_000,
			cost: 0,
			most_cost: 2.5,
			ends_in_s: null,
		});
		scene.stub.script(says("Hello."));
		await scene.end();
		assert.equal(await scene.allowance.today("ada"), {
			tokens: 25,
			most_tokens: 1_000,
			cost: (20 * 100 + 5 * 1_000) / 1_000_000,
			most_cost: 2.5,
			ends_in_s: 86_400,
		});
		assert.is((await scene.allowance.today("bob")).tokens, 0, "of nobody else");
		await scene.clock.advance(86_400_000);
		assert.is((await scene.allowance.today("ada")).tokens, 0, "the next day");
	}));

/** A thread of turns: a user's message, perhaps a call with its answer, an answer. */
const turn = fc
	.record({ said: fc.string({ maxLength: 60 }), hasCall: fc.boolean(), answer: fc.string({ maxLength: 200 }) })
	.map(({ said, hasCall, answer }): readonly ModelMessage[] => [
		{ role: "user", text: said },
		...(hasCall
			? ([
					{ role: "assistant", text: "", calls: [{ id: "a", name: "list_tasks", arguments: {} }] },
					{ role: "tool", call_id: "a", text: answer },
				] as const)
			: []),
		{ role: "assistant", text: answer, calls: [] },
	]);

test("given any thread, then what is kept is its end, whole turns, within the bound, and never nothing that would fit", () => {
	void fc.assert(
		fc.property(fc.array(turn, { maxLength: 40 }), fc.integer({ min: 0, max: 400 }), (turns, most) => {
			const thread = turns.flat();
			const kept = trimHistory(thread, most);
			assert.ok(tokensOfMessages(kept) <= most);
			assert.equal(kept, thread.slice(thread.length - kept.length));
			if (kept.length > 0) assert.is(kept[0]?.role, "user");
			const last = turns.at(-1) ?? [];
			if (kept.length === 0 && last.length > 0) assert.ok(tokensOfMessages(last) > most);
		}),
	);
});

test("given a thread that grows, then the cut stays where it is for many turns, so that servers find the beginning they know", () => {
	const turns = Array.from(
		{ length: 200 },
		(_, n): ModelMessage => ({ role: "user", text: `message number ${n} of this thread` }),
	);
	const begins = turns.map((_, n) => trimHistory(turns.slice(0, n + 1), 600)[0]);
	const moves = begins.filter((begin, n) => n > 0 && begin !== begins[n - 1]).length;
	assert.ok(moves > 3 && moves < 14, `${moves} moves in 200 turns`);
});

test("given steps of one turn, then each request begins with the one before", () =>
	within({}, async (scene) => {
		scene.stub.script(uses([call("list_tasks")]), adds("a"), says("Well."));
		await scene.end({
			history: [
				{ role: "user", text: "hello" },
				{ role: "assistant", text: "Hello.", calls: [] },
			],
		});
		const bodies = scene.stub.requests.map(({ body }) => body);
		for (const [n, body] of bodies.entries()) {
			if (n === 0) continue;
			const before = bodies[n - 1];
			assert.equal([body.tools, body.messages.slice(0, before.messages.length)], [before.tools, before.messages]);
		}
	}));

test.run();
