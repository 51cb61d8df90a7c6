/** Speech → text against a server on real sockets. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readConfiguration } from "../../src/config.ts";
import { findSpeechSettings } from "../../src/modelServer/speechSettings.ts";
import { createTranscriber } from "../../src/modelServer/transcriber.ts";
import { ModelFault } from "../../src/ports/assistant/model.ts";
import { freePort } from "../support/freePort.ts";
import { createSpeechServer, hears, type SpeechAnswer } from "./speechServer.ts";

const test = suite("a server for speech");
let speech: Awaited<ReturnType<typeof createSpeechServer>>;
test.before(async () => {
	speech = await createSpeechServer();
});
test.after(() => speech.close());

const RECORDING = { bytes: Uint8Array.of(1, 2, 3, 0, 255), mime_type: "audio/mp4" };
const never = () => new AbortController().signal;
const settingsOf = (environment: Readonly<Record<string, string>>) =>
	findSpeechSettings(readConfiguration(environment));

test("given a recording, then it is sent byte for byte with its type, under a name that servers know it by", async () => {
	speech.answerWith(hears("Call mum tomorrow."));
	const transcriber = createTranscriber({ key: "secret", url: speech.url, name: "whisper" });

	assert.is(await transcriber.transcribe(RECORDING, never()), "Call mum tomorrow.");

	const [sent] = speech.heard.splice(0);
	assert.equal(sent, {
		path: "/v1/audio/transcriptions",
		authorization: "Bearer secret",
		model: "whisper",
		name: "speech.m4a",
		type: "audio/mp4",
		bytes: RECORDING.bytes,
	});
});

test("given silence, then the text is empty, and that is no fault", async () => {
	speech.answerWith(hears(""));
	const transcriber = createTranscriber({ key: undefined, url: speech.url, name: "whisper" });
	assert.is(await transcriber.transcribe({ ...RECORDING, mime_type: "audio/webm" }, never()), "");
	assert.is(speech.heard.splice(0)[0]?.name, "speech.webm");
});

const FAULTS: readonly (readonly [given: string, answer: SpeechAnswer, kind: string])[] = [
	["a server that fails", { status: 500, body: "{}" }, "away"],
	["a key that does not count", { status: 401, body: "{}" }, "misconfigured"],
	["no such path", { status: 404, body: "not here" }, "misconfigured"],
	["too many requests", { status: 429, body: "{}" }, "over_quota"],
	["an answer that is no JSON", { body: "<html>" }, "broken"],
	["an answer without a text", { body: '{"words":[]}' }, "broken"],
	["a text that is none", { body: '{"text":5}' }, "broken"],
];
for (const [given, answer, kind] of FAULTS) {
	test(`given ${given}, then the fault is “${kind}”, after one request`, async () => {
		speech.answerWith(answer);
		const transcriber = createTranscriber({ key: undefined, url: speech.url, name: "whisper" });
		const fault = await transcriber.transcribe(RECORDING, never()).catch((thrown: unknown) => thrown);
		assert.instance(fault, ModelFault);
		assert.is((fault as ModelFault).kind, kind);
		assert.is(speech.heard.splice(0).length, 1);
	});
}

test("given nobody who listens, then it is away", async () => {
	const url = `http://127.0.0.1:${await freePort()}/v1`;
	const transcriber = createTranscriber({ key: undefined, url, name: "whisper" });
	const fault = await transcriber.transcribe(RECORDING, never()).catch((thrown: unknown) => thrown);
	assert.is((fault as ModelFault).kind, "away");
});

test("given whoever spoke goes away, then the request ends, and that is nobody's fault", async () => {
	speech.answerWith("silence");
	const transcriber = createTranscriber({ key: undefined, url: speech.url, name: "whisper" });
	const gone = new AbortController();
	const waiting = transcriber.transcribe(RECORDING, gone.signal).catch((thrown: unknown) => thrown);
	while (speech.heard.length === 0) await new Promise((resolve) => setImmediate(resolve));
	gone.abort();
	assert.not.instance(await waiting, ModelFault);
	speech.heard.splice(0);
});

test("given the environment, then speech leaves only where that is said, and no key goes to another server", () => {
	const url = "http://speech:8000/v1";
	assert.is(settingsOf({}), undefined);
	assert.is(settingsOf({ OPENAI_API_KEY: "k" }), undefined, "a key for a model sends no voice anywhere");
	assert.equal(settingsOf({ OPENAI_API_KEY: "k", SPEECH_BASE_URL: `${url}/` }), {
		key: undefined,
		url,
		name: "whisper-1",
	});
	assert.equal(settingsOf({ SPEECH_BASE_URL: url, SPEECH_API_KEY: "s", SPEECH_MODEL: "small" }), {
		key: "s",
		url,
		name: "small",
	});
	assert.equal(settingsOf({ OPENAI_API_KEY: "k", SPEECH_MODEL: "gpt-4o-mini-transcribe" }), {
		key: "k",
		url: "https://api.openai.com/v1",
		name: "gpt-4o-mini-transcribe",
	});
	assert.throws(() => readConfiguration({ SPEECH_API_KEY: "s" }), /SPEECH_BASE_URL is needed with SPEECH_API_KEY/);
});

test.run();
