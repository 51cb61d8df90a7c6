/** Streams of real model servers, byte for byte: whole, in pieces, and cut off anywhere. */
import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createSseEvents } from "../../src/modelServer/sseEvents.ts";
import { type Collected, collect, partsOf } from "./collect.ts";

const test = suite("streams of model servers");

const load = (name: string) => new Uint8Array(readFileSync(new URL(`streams/${name}.sse`, import.meta.url)));
const usage = (promptTokens: number, answerTokens: number, cachedTokens = 0) => ({
	promptTokens,
	answerTokens,
	cachedTokens,
});
const calls = (used: Collected["usage"], ...made: string[]): Collected => ({
	text: "",
	calls: made,
	reason: "calls",
	usage: used,
	fault: undefined,
});
const said = (text: string, used: Collected["usage"], reason: Collected["reason"] = "answered"): Collected => ({
	text,
	calls: [],
	reason,
	usage: used,
	fault: undefined,
});

const TOMORROW = 'add_task {"title":"buy milk tomorrow at 5pm","due":"tomorrow at 5pm"}';
const MILK = 'add_task {"title":"buy milk","due":"5pm tomorrow"}';
const SCHEMA = '{"description":"when it is due, as the user said it","type":"string"}';

/** What each stream says; the words are those of what is odd in it. */
const STREAMS: readonly [name: string, oddity: string, said: Collected][] = [
	["llamacpp-tool", "an id without `call_`", calls(usage(252, 34, 5), TOMORROW)],
	[
		"llamacpp-parallel",
		"the beginning of a block before the calls",
		calls(usage(260, 73, 236), TOMORROW, 'list_tasks {"filter":"today"}'),
	],
	["llamacpp-text", "text alone, `content` null at first", said("Hello!", usage(23, 3))],
	[
		"llamacpp-error-event",
		"an error after the status 200",
		{
			...said("", undefined),
			reason: undefined,
			fault:
				"broken: The model server gave up: The model produced output that does not match the expected peg-native format",
		},
	],
	["llamacpp-cut-in-args", "arguments that are cut", said("", usage(252, 12, 236), "cut")],
	["vllm-required", "a first fragment without arguments", calls(usage(258, 34), MILK)],
	["vllm-named", "the finish `stop` although there is a call", calls(usage(258, 34), MILK)],
	["vllm-cut", "a cut call that looks like a whole one", said("", usage(258, 11), "cut")],
	["vllm-text", "text alone", said("Hello! How can I assist you today?", usage(23, 10))],
	[
		"ollama-tool",
		"the whole call in one chunk",
		calls(usage(257, 48), `add_task {"title":"buy milk tomorrow at 5pm","due":${SCHEMA}}`),
	],
	[
		"ollama-parallel",
		"two whole calls, the role in every chunk",
		calls(
			usage(265, 78),
			`add_task {"due":${SCHEMA},"title":"buy milk tomorrow at 5pm"}`,
			'list_tasks {"filter":{"enum":["today","all","overdue"],"type":"string"}}',
		),
	],
	[
		"transformers-text",
		"no [DONE], the usage in the last chunk",
		said("Hello! How can I assist you today", usage(23, 8), "cut"),
	],
	["litellm-openai-tool", "the usage after the finish, with an empty choice", calls(usage(252, 34, 236), TOMORROW)],
	["litellm-anthropic-tool", "`type` on each fragment, empty text beside it", calls(usage(252, 34, 251), TOMORROW)],
	[
		"litellm-anthropic-parallel",
		"the beginning of a block, then two calls",
		calls(usage(260, 73, 236), TOMORROW, 'list_tasks {"filter":"today"}'),
	],
];

for (const [name, oddity, expected] of STREAMS) {
	test(`given ${name} (${oddity}), then this is what it says`, async () => {
		assert.equal(await collect(partsOf([load(name)])), expected);
	});

	test(`given ${name} byte by byte, then it says the same`, async () => {
		const bytes = load(name);
		assert.equal(await collect(partsOf([...bytes].map((byte) => Uint8Array.of(byte)))), expected);
	});

	test(`given ${name} in two pieces at any place, then its events are the same`, () => {
		const bytes = load(name);
		const whole = createSseEvents();
		const events = [...whole.take(bytes), ...whole.end()];
		assert.ok(events.length > 1);
		for (let at = 0; at <= bytes.length; at += 1) {
			const pieces = createSseEvents();
			const found = [...pieces.take(bytes.subarray(0, at)), ...pieces.take(bytes.subarray(at)), ...pieces.end()];
			if (JSON.stringify(found) !== JSON.stringify(events)) assert.equal(found, events, `cut at ${at}`);
		}
	});

	test(`given ${name} cut off at any place, then it counts from its last reason on, and nothing of it before`, async () => {
		const bytes = load(name);
		// With the brace that closes the event in which the server says why it ends, all is there but perhaps the count.
		const endsAt = bytes.indexOf(10, Buffer.from(bytes).lastIndexOf("finish_reason"));
		// Every byte of the small ones; of the others those around each event's end, and each 23rd.
		const places = Array.from(bytes.keys()).filter(
			(at) => bytes.length < 2_700 || at % 23 === 0 || [-2, -1, 0, 1, 2].some((near) => bytes[at + near] === 10),
		);
		for (const at of places) {
			const cut = await collect(partsOf([bytes.subarray(0, at)]));
			const isWhole = cut.fault === undefined;
			assert.is(isWhole, expected.fault === undefined && at >= endsAt, `cut at ${at} of ${bytes.length}: ${cut.fault}`);
			if (isWhole) assert.equal({ ...cut, usage: undefined }, { ...expected, usage: undefined }, `cut at ${at}`);
			else assert.equal(cut.calls, [], `cut at ${at}`);
		}
	});
}

test.run();
