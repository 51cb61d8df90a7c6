/** What servers of the Responses API send. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { bytesOf, type Collected, collect, partsOf, read } from "./collect.ts";
import { responsesEvents, responsesOf } from "./responsesOf.ts";

const test = suite("responses");
const readResponses = (text: string, isOnePiece = false): Promise<Collected> =>
	read(text, { api: "responses", isOnePiece });
const MILK = { name: "add_task", arguments: '{"title":"milk"}' };

test("given text and calls, byte by byte or cut off anywhere, then they count at the end and not before", async () => {
	const stream = responsesOf({ text: "Grüße", calls: [MILK, { name: "list_tasks", arguments: "{}" }] });
	const whole: Collected = {
		text: "Grüße",
		calls: ['add_task {"title":"milk"}', "list_tasks {}"],
		reason: "calls",
		usage: { promptTokens: 20, answerTokens: 5, cachedTokens: 10 },
		fault: undefined,
	};
	const bytes = bytesOf(stream);
	assert.equal(
		await collect(
			partsOf(
				[...bytes].map((byte) => Uint8Array.of(byte)),
				{ api: "responses" },
			),
		),
		whole,
	);
	for (let at = 0; at <= bytes.length; at += 1) {
		const cut = await collect(partsOf([bytes.subarray(0, at)], { api: "responses" }));
		if (cut.fault === undefined) assert.equal(cut, whole, `cut at ${at}`);
		else assert.equal([cut.fault, cut.calls], ["broken: The model's answer was cut off.", []], `cut at ${at}`);
	}
});

test("given only the last event, then it says everything", async () => {
	const last = responsesOf({ text: "Hello", calls: [MILK] })
		.split("\n\n")
		.at(-2);
	const found = await readResponses(`${last}\n\n`);
	assert.equal([found.text, found.calls, found.reason], ["Hello", ['add_task {"title":"milk"}'], "calls"]);
});

test("given a last event without the output, then what was streamed counts", async () => {
	const item = { type: "function_call", call_id: "a", ...MILK };
	const stream = responsesEvents(
		{ type: "response.output_item.done", output_index: 0, item },
		{ type: "response.completed", response: { status: "completed" } },
	);
	assert.equal((await readResponses(stream)).calls, ['add_task {"title":"milk"}']);
});

test("given an answer in one piece, then it is read all the same", async () => {
	const output = [{ type: "message", content: [{ type: "output_text", text: "Hello" }] }];
	const found = await readResponses(
		JSON.stringify({ object: "response", status: "completed", error: null, output }),
		true,
	);
	assert.equal([found.text, found.reason], ["Hello", "answered"]);
});

const ends: readonly [given: string, event: unknown, reason: string | undefined, fault: string | undefined][] = [
	[
		"the bound on tokens",
		{
			type: "response.incomplete",
			response: { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } },
		},
		"cut",
		undefined,
	],
	[
		"a filter",
		{
			type: "response.incomplete",
			response: { status: "incomplete", incomplete_details: { reason: "content_filter" } },
		},
		"withheld",
		undefined,
	],
	[
		"a failure",
		{ type: "response.failed", response: { status: "failed", error: { code: "server_error", message: "oops" } } },
		undefined,
		"broken: The model server gave up: oops",
	],
	[
		"an error event",
		{ type: "error", code: "rate_limit_exceeded", message: "slow down" },
		undefined,
		"over_quota: The model server gave up: slow down",
	],
];
for (const [given, event, reason, fault] of ends) {
	test(`given ${given} behind a whole call, then the call does not count`, async () => {
		const item = { type: "function_call", call_id: "a", ...MILK };
		const found = await readResponses(
			responsesEvents({ type: "response.output_item.done", output_index: 0, item }, event),
		);
		assert.equal([found.calls, found.reason, found.fault], [[], reason, fault]);
	});
}

test("given reasoning that only the server can read, then it is kept to be sent back, in order", async () => {
	const stream = responsesOf({ reasoning: "c2VjcmV0", text: "Hello", calls: [] });
	for await (const part of partsOf([bytesOf(stream)], { api: "responses" })) {
		if (part.kind !== "end") continue;
		const kept = part.keep as readonly { readonly type: string }[];
		assert.equal(
			kept.map(({ type }) => type),
			["reasoning", "message"],
		);
	}
});

test("given a call as text, as some servers stream it, then it is a call", async () => {
	const found = await readResponses(
		responsesOf({ text: '<tool_call>{"name":"add_task","arguments":{"title":"milk"}}</tool_call>', calls: [] }),
	);
	assert.equal([found.text, found.calls], ["", ['add_task {"title":"milk"}']]);
});

test("given an empty answer, then that is a fault", async () => {
	assert.is(
		(await readResponses(responsesOf({ text: "", calls: [] }))).fault,
		"silent: The model answered with nothing.",
	);
});

test.run();
