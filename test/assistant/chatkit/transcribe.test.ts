/** `input.transcribe`: what of a recording is let in, and what comes of it. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createChatServer } from "../../../src/assistant/chatkit/chatServer.ts";
import { ModelFault } from "../../../src/ports/assistant/model.ts";
import type { Recording, Transcriber } from "../../../src/ports/assistant/transcriber.ts";
import { createDrivenClock } from "../../support/drivenClock.ts";
import { createMemoryChatStore } from "../../support/memoryChatStore.ts";

const test = suite("speech in the chat");

const logged: unknown[] = [];
function serverWith(transcriber?: Transcriber) {
	const log = { info() {}, warn: (...line: unknown[]) => void logged.push(line), error() {} };
	const never = () => {
		throw new Error("nobody was asked");
	};
	const server = createChatServer({
		assistant: { respond: never, undo: never },
		store: createMemoryChatStore(),
		clock: createDrivenClock(),
		log,
		localeOf: async () => "en",
		transcriber,
	});
	return (params: unknown) =>
		server.handle("ada", { type: "input.transcribe", params, metadata: {} }, new AbortController().signal);
}
const GOOD = { audio_base64: "AQIDAP8=", mime_type: "audio/webm;codecs=opus" };

test("given a server for speech, then it has the bytes and the bare type, and the text comes in one line", async () => {
	const heard: Recording[] = [];
	const ask = serverWith({
		transcribe: async (recording) => {
			heard.push(recording);
			return " Call mum\n tomorrow\u0000 ";
		},
	});
	assert.equal(await ask(GOOD), { kind: "json", body: { text: "Call mum tomorrow" } });
	assert.equal(
		heard.map(({ bytes, mime_type }) => [[...bytes], mime_type]),
		[[[1, 2, 3, 0, 255], "audio/webm"]],
	);
});

test("given more words than a message may have, then the rest is left out", async () => {
	const ask = serverWith({ transcribe: async () => "💸".repeat(10_001) });
	const answer = await ask(GOOD);
	assert.is([...(answer.kind === "json" ? (answer.body as { text: string }).text : "")].length, 10_000);
});

const REFUSED: readonly (readonly [given: string, params: unknown, field: string, rule: string])[] = [
	["no recording", { mime_type: "audio/webm" }, "params.audio_base64", "required"],
	["an empty one", { ...GOOD, audio_base64: "" }, "params.audio_base64", "min_length"],
	["no base64", { ...GOOD, audio_base64: "AQ=D" }, "params.audio_base64", "format"],
	["half a group", { ...GOOD, audio_base64: "AQIDA" }, "params.audio_base64", "format"],
	["no type", { audio_base64: "AQID" }, "params.mime_type", "required"],
	["a picture", { ...GOOD, mime_type: "image/png" }, "params.mime_type", "one_of"],
];
for (const [given, params, field, rule] of REFUSED) {
	test(`P10: given ${given}, then the refusal names ${field} and ${rule}, and nothing is sent on`, async () => {
		const ask = serverWith({ transcribe: async () => assert.unreachable("it was sent on") as never });
		const answer = await ask(params);
		assert.is(answer.kind === "refused" && answer.code, "unreadable");
		const [first] = answer.kind === "refused" ? answer.violations : [];
		assert.equal([first?.field, first?.rule], [field, rule]);
	});
}

test("given no server for speech, then that is said before anything of it is looked at", async () => {
	const answer = await serverWith()({});
	const [first] = answer.kind === "refused" ? answer.violations : [];
	assert.equal([first?.field, first?.rule, first?.key], ["type", "unsupported", "unsupported_speech"]);
});

test("given one that is away, then the answer says what to do, and the log says why, with no word of what was said", async () => {
	const ask = serverWith({ transcribe: () => Promise.reject(new ModelFault("away", "speech:8000 does not answer.")) });
	const answer = await ask(GOOD);
	assert.equal(answer.kind === "refused" && [answer.code, answer.why.key], ["unavailable", "speech_unavailable"]);
	assert.equal(logged, [["speech was not turned into text", { kind: "away", why: "speech:8000 does not answer." }]]);
});

test.run();
