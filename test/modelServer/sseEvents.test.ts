/** Events of Chat Completions in every spelling that the format allows, byte by byte. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { bytesOf, chatEvents, chunk, collect, partsOf } from "./collect.ts";

const test = suite("events");

const ADD_CHEESE = chunk({ tool_calls: [{ index: 0, function: { name: "add_task", arguments: '{"title":"Käse"}' } }] });

const frames: readonly [given: string, change: (stream: string) => string][] = [
	["CRLF", (stream) => stream.replaceAll("\n", "\r\n")],
	["CR", (stream) => stream.replaceAll("\n", "\r")],
	["comments in between", (stream) => stream.replaceAll("data:", ": PROCESSING\n\ndata:")],
	["no blank after the colon", (stream) => stream.replaceAll("data: ", "data:")],
	["a BOM", (stream) => `\uFEFF${stream}`],
	["an event name", (stream) => stream.replaceAll("data:", "event: chunk\ndata:")],
	["no blank line at the end", (stream) => stream.trimEnd()],
	["no [DONE]", (stream) => stream.replace("data: [DONE]\n\n", "")],
	["data on two lines", (stream) => stream.replaceAll('"choices":', '\ndata: "choices":')],
	["something after [DONE]", (stream) => `${stream}data: {"error":"late"}\n\n`],
];
for (const [given, change] of frames) {
	test(`given events with ${given}, whole or byte by byte, then they are the same`, async () => {
		const stream = change(chatEvents(chunk({ content: "Grüße 🎉" }), ADD_CHEESE, chunk({}, "tool_calls")));
		for (const pieces of [[bytesOf(stream)], [...bytesOf(stream)].map((byte) => Uint8Array.of(byte))]) {
			const found = await collect(partsOf(pieces));
			assert.equal([found.text, found.calls, found.fault], ["Grüße 🎉", ['add_task {"title":"Käse"}'], undefined]);
		}
	});
}

test("given a line without an end, then that is a fault before it fills the memory", async () => {
	const piece = bytesOf("x".repeat(100_000));
	const endless = function* () {
		yield bytesOf("data: ");
		for (let n = 0; n < 100; n += 1) yield piece;
	};
	assert.is((await collect(partsOf(endless()))).fault, "broken: The model server sent an event that is too long.");
});

test.run();
