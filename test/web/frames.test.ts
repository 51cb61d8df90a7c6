import { suite } from "uvu";
import * as assert from "uvu/assert";
import { makeFrameParser, readFrames } from "../../web/src/net/frames.ts";

const test = suite("frames of server-sent events");
const dataOf = (...pieces: string[]) => {
	const parse = makeFrameParser();
	return pieces.flatMap((piece) => parse(piece)).map(({ data }) => data);
};

test("given a frame with id and name, when it is complete, then it comes with both", () => {
	const frames = makeFrameParser()('id: 7\nevent: journal\ndata: {"a":1}\n\n');
	assert.equal(frames, [{ event: "journal", data: '{"a":1}', id: "7" }]);
});

test("given any cut of the text, when the pieces come, then the frames are the same", () => {
	const whole = "data: one\r\n\r\n: keep-alive\n\ndata: two\r\ndata: lines\n\ndata:three\r\r";
	for (let cut = 0; cut <= whole.length; cut += 1) {
		// The last CR could be half of a CRLF, so one more line shows that it was not.
		const found = dataOf(whole.slice(0, cut), whole.slice(cut), "\n");
		assert.equal(found, ["one", "two\nlines", "three"], `cut at ${cut}`);
	}
});

test("given a comment or an unfinished frame, when the stream ends, then there is no frame", () => {
	assert.equal(dataOf(": keep-alive\n\n", "data: half"), []);
});

test("given a byte order mark, when the first line comes, then it is not part of the field", () => {
	assert.equal(dataOf("\uFEFFdata: one\n\n"), ["one"]);
});

test("given a letter cut between two reads, when the body is read, then it is whole", async () => {
	const bytes = new TextEncoder().encode("data: résumé\n\n");
	const body = new ReadableStream<Uint8Array>({
		start(controller) {
			controller.enqueue(bytes.slice(0, 8));
			controller.enqueue(bytes.slice(8));
			controller.close();
		},
	});
	const found: string[] = [];
	for await (const { data } of readFrames(body)) found.push(data);
	assert.equal(found, ["résumé"]);
});

test("given a reader that leaves, when it breaks off, then the body is cancelled", async () => {
	let isCancelled = false;
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			controller.enqueue(new TextEncoder().encode("data: more\n\n"));
		},
		cancel() {
			isCancelled = true;
		},
	});
	for await (const _ of readFrames(body)) break;
	assert.ok(isCancelled);
});

test.run();
