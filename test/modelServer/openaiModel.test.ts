/** Asking real servers, played by a stub over real sockets: what is sent, what is found out, what the faults are called. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ModelMessage } from "../../src/ports/assistant/model.ts";
import { freePort } from "../support/freePort.ts";
import { ask, faultOf, modelAt } from "./asking.ts";
import { chatEvents, chunk, collect } from "./collect.ts";
import { responsesOf } from "./responsesOf.ts";
import { createStubModel, refuses, type StubAnswer, type StubModel, says, uses } from "./stubModel.ts";

const test = suite<{ stub: StubModel }>("model client");
test.before.each(async (context) => {
	context.stub = await createStubModel();
});
test.after.each(({ stub }) => stub.close());

const MILK = { name: "add_task", arguments: '{"title":"milk"}' };

for (const api of ["chat", "responses"] as const) {
	test(`given ${api}, then text and calls arrive, and key, model and bound are sent`, async ({ stub }) => {
		stub.script(uses([MILK], "At once."));
		const found = await collect(modelAt(stub, { api }).step(ask()));
		assert.equal([found.text, found.calls, found.reason], ["At once.", ['add_task {"title":"milk"}'], "calls"]);
		assert.is(found.usage?.promptTokens, 20);
		const { body, headers } = await stub.request(1);
		assert.is(headers.authorization, "Bearer secret");
		assert.equal([body.model, body.stream, body.max_tokens ?? body.max_output_tokens], ["m", true, 500]);
	});

	test(`given ${api} and a turn's messages, then each is sent with what belongs to it`, async ({ stub }) => {
		const messages: readonly ModelMessage[] = [
			{ role: "user", text: "add milk and bread" },
			{
				role: "assistant",
				text: "At once.",
				calls: [
					{ id: "a", name: "add_task", arguments: { title: "milk" } },
					{ id: "b", name: "no such tool!", arguments: undefined },
				],
			},
			{ role: "tool", call_id: "a", text: "done" },
			{ role: "tool", call_id: "b", text: "There is no such tool." },
		];
		stub.script(says("Done."));
		await collect(modelAt(stub, { api }).step(ask({ messages })));
		const sent = JSON.stringify(stub.requests[0]?.body);
		// What was no JSON goes back as an empty object: llama.cpp and Ollama refuse the history otherwise.
		for (const words of [
			'\\"title\\":\\"milk\\"',
			'"arguments":"{}"',
			'"no_such_tool_"',
			"There is no such tool.",
			"At once.",
		]) {
			assert.ok(sent.includes(words), `${words} in ${sent}`);
		}
	});
}

test("given two steps of a turn, then what is sent begins alike: system text, tools, messages", async ({ stub }) => {
	for (const api of ["chat", "responses"] as const) {
		stub.script(says("a"), says("b"));
		const model = modelAt(stub, { api });
		await collect(model.step(ask()));
		await collect(
			model.step(
				ask({
					messages: [...ask().messages, { role: "assistant", text: "a", calls: [] }, { role: "user", text: "more" }],
				}),
			),
		);
		const [first, second] = stub.requests.slice(-2).map(({ body }) => body);
		assert.equal(second.tools, first.tools);
		assert.is(JSON.stringify(second.tools), JSON.stringify(first.tools));
		const [before, after] = [first.messages ?? first.input, second.messages ?? second.input];
		assert.equal(after.slice(0, before.length), before);
	}
});

test("given Responses, then nothing is stored with the server, and its reasoning is sent back in order", async ({
	stub,
}) => {
	stub.script({ body: responsesOf({ reasoning: "c2VjcmV0", calls: [MILK] }) }, says("Done."));
	const model = modelAt(stub, { api: "responses" });
	let messages = ask().messages;
	for await (const part of model.step(ask())) {
		if (part.kind === "end")
			messages = [...messages, { role: "assistant", text: "", calls: part.calls, keep: part.keep }];
	}
	await collect(model.step(ask({ messages: [...messages, { role: "tool", call_id: "call_fc_0", text: "done" }] })));
	assert.is(stub.requests[0]?.body.store, false);
	const input = stub.requests[1]?.body.input as readonly { readonly type?: string }[];
	assert.equal(
		input.map(({ type }) => type),
		[undefined, "reasoning", "function_call", "function_call_output"],
	);
});

const quota = { code: "insufficient_quota" };
const refusals: readonly [
	given: string,
	answer: StubAnswer,
	kind: string,
	retryAfterMs: number | undefined,
	words: RegExp,
][] = [
	["a wrong key", refuses(401, "no"), "misconfigured", undefined, /check OPENAI_API_KEY/],
	["an unknown model", refuses(404, "model not found"), "misconfigured", undefined, /OPENAI_MODEL/],
	[
		"Ollama's model without tools",
		refuses(400, "registry.ollama.ai/library/gemma does not support tools"),
		"unfit",
		undefined,
		/cannot use tools/,
	],
	[
		"llama.cpp without templates",
		refuses(500, "tools param requires --jinja flag"),
		"unfit",
		undefined,
		/start its server with tools/,
	],
	[
		"vLLM without tools",
		refuses(400, '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'),
		"unfit",
		undefined,
		/cannot use tools/,
	],
	[
		"a request that is too long",
		refuses(400, "maximum context length is 4096 tokens"),
		"unfit",
		undefined,
		/longer than the model can read/,
	],
	[
		"429 with Retry-After",
		refuses(429, "slow down", { headers: { "retry-after": "2" } }),
		"over_quota",
		2_000,
		/takes no more/,
	],
	[
		"429 with retry-after-ms",
		refuses(429, "slow down", { headers: { "retry-after-ms": "70" } }),
		"over_quota",
		70,
		/takes no more/,
	],
	[
		"429 until a date",
		refuses(429, "slow down", { headers: { "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT" } }),
		"over_quota",
		undefined,
		/takes no more/,
	],
	["429 without a word", refuses(429, "slow down"), "over_quota", 500, /takes no more/],
	["a spent quota", refuses(429, "no money", quota), "over_quota", undefined, /quota .* is spent/],
	["500", refuses(500, "oops"), "away", 250, /failed \(500: oops\)/],
	["500 with Retry-After", refuses(500, "oops", { headers: { "retry-after": "1" } }), "away", 1_000, /failed/],
	["503 while it loads", refuses(503, "Loading model"), "away", 250, /Loading model/],
	[
		"502 of a proxy in HTML",
		{ status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad gateway</h1>" },
		"away",
		250,
		/failed/,
	],
	["a cut before the first byte", { after: "cut", body: "" }, "broken", 0, /cut off/],
];
for (const [given, answer, kind, retryAfterMs, words] of refusals) {
	test(`given ${given}, then the fault says what it is and when to come back`, async ({ stub }) => {
		stub.script(answer);
		const fault = await faultOf(modelAt(stub, { api: "chat" }));
		assert.equal([fault.kind, fault.retryAfterMs], [kind, retryAfterMs], fault.message);
		assert.match(fault.message, words);
		assert.not.match(fault.message, /secret/);
	});
}

test("given nobody who listens, then the model is away, and it is not worth another try", async ({ stub }) => {
	const url = `http://127.0.0.1:${await freePort()}/v1`;
	const fault = await faultOf(modelAt({ ...stub, url }));
	assert.equal([fault.kind, fault.retryAfterMs], ["away", undefined]);
	assert.match(fault.message, /does not answer \(ECONNREFUSED\): check OPENAI_BASE_URL/);
});

test("given a cut in the middle, then that is a fault behind the text", async ({ stub }) => {
	stub.script({ body: `data: ${JSON.stringify(chunk({ content: "Hel" }))}\n\n`, after: "cut" });
	const found = await collect(modelAt(stub).step(ask()));
	assert.equal([found.text, found.fault], ["Hel", "broken: The model's answer was cut off."]);
});

for (const [when, answer] of [
	["before the head", { after: "hang" }],
	["in the middle", { body: `data: ${JSON.stringify(chunk({ content: "Hel" }))}\n\n`, after: "hang" }],
] as const) {
	test(`given silence ${when}, when it is cancelled, then the server sees the request end`, async ({ stub }) => {
		stub.script(answer);
		const cancelled = new AbortController();
		const ended = collect(modelAt(stub).step(ask({ signal: cancelled.signal }))).catch(() => undefined);
		const asked = await stub.request(1);
		cancelled.abort();
		assert.is(await asked.wasLeft, true);
		await ended;
	});
}

test("given a server that is done and keeps the connection open, then the step ends all the same", async ({ stub }) => {
	stub.script({ body: chatEvents(chunk({ content: "Hello" }, "stop")), after: "hang" });
	assert.is((await collect(modelAt(stub).step(ask()))).text, "Hello");
});

test("given a flood of text, then the server sees the request end at the bound", async ({ stub }) => {
	const flood = `data: ${JSON.stringify(chunk({ content: "x".repeat(1_000) }))}\n\n`.repeat(1_000);
	stub.script({ body: flood, after: "hang" });
	const found = await collect(modelAt(stub).step(ask({ mostTokens: 100 })));
	assert.equal([found.text.length, found.reason], [600, "cut"]);
	assert.is(await (await stub.request(1)).wasLeft, true);
});

test("given an answer in one piece though a stream was asked for, then it is read", async ({ stub }) => {
	const body = JSON.stringify({ choices: [{ message: { content: "Hello" }, finish_reason: "stop" }] });
	stub.script({ headers: { "content-type": "application/json; charset=utf-8" }, body });
	assert.is((await collect(modelAt(stub).step(ask()))).text, "Hello");
});

test.run();
