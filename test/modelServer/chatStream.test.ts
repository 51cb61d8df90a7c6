/** What servers of Chat Completions were seen to send besides the captured streams, and what their neighbours may. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { bytesOf, type Collected, call, calling, chatEvents, chunk, collect, partsOf, read } from "./collect.ts";

const test = suite("chat completions");

const END = chunk({}, "tool_calls");
const MILK = 'add_task {"title":"milk"}';
const MILK_TEXT = '{"title":"milk"}';

const faults: readonly [given: string, body: string, fault: string][] = [
	[
		"a stream that stops",
		'data: {"choices":[{"delta":{"content":"Hel"}}]}\n\n',
		"broken: The model's answer was cut off.",
	],
	["nothing at all", "", "broken: The model's answer was cut off."],
	[
		"an empty answer that ended well",
		chatEvents(chunk({ role: "assistant", content: "" }), chunk({}, "stop")),
		"silent: The model answered with nothing.",
	],
	["blanks for an answer", chatEvents(chunk({ content: " \n" }, "stop")), "silent: The model answered with nothing."],
	[
		"a chunk that is no JSON",
		'data: {"choices": oops}\n\ndata: [DONE]\n\n',
		"broken: The model server sent something that is not JSON.",
	],
	["an error as a text", 'data: {"error":"out of memory"}\n\n', "broken: The model server gave up: out of memory"],
	[
		"an error object of another kind",
		'data: {"object":"error","message":"no slot"}\n\n',
		"broken: The model server gave up: no slot",
	],
	[
		"a quota that ends in the middle",
		'data: {"error":{"message":"slow down","code":"rate_limit_exceeded"}}\n\n',
		"over_quota: The model server gave up: slow down",
	],
	[
		"an error for the finish",
		chatEvents(chunk({ content: "Hel" }), chunk({}, "error")),
		"broken: The model server gave up: without a reason",
	],
];
for (const [given, body, fault] of faults) {
	test(`given ${given}, then that is a fault and no success`, async () => {
		assert.is((await read(body)).fault, fault);
	});
}

test("given a call and then an error, then the call does not count", async () => {
	const body = chatEvents(calling(call("add_task", MILK_TEXT, { index: 0 })), END).replace(
		"[DONE]",
		'{"error":{"message":"oops"}}',
	);
	const found = await read(body);
	assert.equal(found.calls, []);
	assert.is(found.fault, "broken: The model server gave up: oops");
});

test("given a filter, then the answer is withheld and no call counts", async () => {
	const found = await read(chatEvents(calling(call("add_task", MILK_TEXT, { index: 0 })), chunk({}, "content_filter")));
	assert.equal([found.reason, found.calls], ["withheld", []]);
});

test("given usage with each chunk, then the last counts; given none, then there is none", async () => {
	const counted = (n: number) => ({ ...chunk({ content: "a" }), usage: { prompt_tokens: 10, completion_tokens: n } });
	const found = await read(chatEvents(counted(1), counted(2), chunk({}, "stop")));
	assert.equal(found.usage, { promptTokens: 10, answerTokens: 2, cachedTokens: 0 });
	assert.is((await read(chatEvents({ ...chunk({ content: "a" }, "stop"), usage: null }))).usage, undefined);
});

test("given text in parts, a refusal, and reasoning, then the first two are the text", async () => {
	const found = await read(
		chatEvents(
			chunk({ reasoning_content: "hmm" }),
			chunk({ content: [{ type: "text", text: "Hel" }] }),
			chunk({ content: "lo" }),
			chunk({ refusal: "!" }, "stop"),
		),
	);
	assert.is(found.text, "Hello!");
});

test("given an answer in one piece though a stream was asked for, then it is read all the same", async () => {
	const message = { role: "assistant", content: null, tool_calls: [call("add_task", MILK_TEXT, { id: "a" })] };
	const body = JSON.stringify({
		choices: [{ index: 0, message, finish_reason: "tool_calls" }],
		usage: { prompt_tokens: 3, completion_tokens: 4 },
	});
	const how = { isOnePiece: true };
	const expected: Collected = {
		text: "",
		calls: [MILK],
		reason: "calls",
		usage: { promptTokens: 3, answerTokens: 4, cachedTokens: 0 },
		fault: undefined,
	};
	assert.equal(await read(body, how), expected);
	assert.equal((await read(body.slice(0, -1), how)).calls, []);
	assert.match((await read(body.slice(0, -1), how)).fault ?? "", /^broken/);
});

test("given a megabyte of text, then it is cut at the bound and the rest is not read", async () => {
	let pieces = 0;
	const piece = bytesOf(chatEvents(chunk({ content: "x".repeat(1_000) })).replace("data: [DONE]\n\n", ""));
	const flood = function* () {
		for (; pieces < 1_000; pieces += 1) yield piece;
	};
	const found = await collect(partsOf(flood(), { mostTokens: 100 }));
	assert.equal([found.text.length, found.reason], [600, "cut"]);
	assert.is(pieces, 0);
});

test("given a megabyte of arguments, then the call does not count", async () => {
	const piece = (text: string) => calling(call(undefined, text, { index: 0 }));
	const begin = calling(call("add_task", '{"title":"', { index: 0 }));
	const found = await read(
		chatEvents(begin, ...Array.from({ length: 200 }, () => piece("x".repeat(100))), piece('"}'), END),
		{ mostTokens: 100 },
	);
	assert.equal([found.calls, found.reason], [[], "cut"]);
});

test.run();
