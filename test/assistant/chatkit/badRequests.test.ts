import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type ChatScene, createChatScene, input, parts, text } from "./chatScene.ts";
import { ThreadPage } from "./protocolSchemas.ts";

const test = suite("requests that are refused");
let scene: ChatScene;

test.before(() => {
	scene = createChatScene();
});

const create = (change: object) => ({ type: "threads.create", params: { input: { ...input("hello"), ...change } } });
const said = (...texts: readonly string[]) =>
	create({ content: texts.map((one) => ({ type: "input_text", text: one })) });
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
const tag = (data: unknown) =>
	create({ content: [...input("hello").content, { type: "input_tag", id: "t", text: "#t", data }] });

/** Each body with the field and the rule that its refusal names. */
const REFUSED: readonly (readonly [string, unknown, string, string])[] = [
	["no object", "threads.list", "body", "type"],
	["null", null, "body", "type"],
	["no type", { params: {} }, "type", "required"],
	["an unknown type", { type: "threads.explode", params: {} }, "type", "one_of"],
	["a name that every object has", { type: "constructor", params: {} }, "type", "one_of"],
	["a type without a meaning here", { type: "attachments.create", params: {} }, "type", "unsupported"],
	["no params", { type: "threads.list" }, "params", "required"],
	["params that are a list", { type: "threads.list", params: [] }, "params", "type"],
	["a limit that is no number", { type: "threads.list", params: { limit: "5" } }, "params.limit", "type"],
	["an order that is none", { type: "threads.list", params: { order: "up" } }, "params.order", "one_of"],
	["no thread_id", { type: "threads.get_by_id", params: {} }, "params.thread_id", "required"],
	["NUL in an id", { type: "threads.get_by_id", params: { thread_id: "a\0" } }, "params.thread_id", "characters"],
	["no input", { type: "threads.create", params: {} }, "params.input", "required"],
	["no attachments", create({ attachments: undefined }), "params.input.attachments", "required"],
	["an attachment", create({ attachments: ["atc_1"] }), "params.input.attachments", "unsupported"],
	["no inference options", create({ inference_options: undefined }), "params.input.inference_options", "required"],
	["no content", create({ content: [] }), "params.input.content", "min_length"],
	["blanks alone", said(" \n", "\t"), "params.input.content", "min_length"],
	["10,001 code points", said("💸".repeat(10_001)), "params.input.content", "max_length"],
	["too much in two parts", said("a".repeat(5_000), "b".repeat(5_000)), "params.input.content", "max_length"],
	["NUL in a text", said("a\0b"), "params.input.content[0].text", "characters"],
	["half a surrogate pair", said("a\ud83d"), "params.input.content[0].text", "characters"],
	["NUL in a tag's data", tag({ a: { b: "\0" } }), "params.input.content[1].data.a.b", "characters"],
	["NUL in a tag's key", tag({ "\0": 1 }), "params.input.content[1].data", "characters"],
	["data that is very deep", tag({ a: nested(3_000) }), "params", "max_depth"],
	["an unknown part", create({ content: [{ type: "input_image" }] }), "params.input.content[0].type", "one_of"],
];

for (const [name, body, field, rule] of REFUSED) {
	test(`P10: given ${name}, when it is sent, then the refusal names ${field} and ${rule}`, async () => {
		const answer = await scene.server().handle(scene.ada, body, new AbortController().signal);

		assert.is(answer.kind === "refused" && answer.code, "unreadable");
		const [first] = answer.kind === "refused" ? answer.violations : [];
		assert.equal([first?.field, first?.rule], [field, rule]);
	});
}

test("P10: given all these refusals, when the threads are listed, then nothing was written", async () => {
	const { body } = await scene.ask("threads.list", {});

	assert.equal(ThreadPage.parse(body).data, []);
});

test("given 10,000 code points, tags, a quote and nulls, when they are sent, then the message is kept as it was", async () => {
	scene.play(() => parts(text("ok")));
	const content = [
		{ type: "input_text", text: "💸".repeat(9_990) },
		{ type: "input_tag", id: "t", text: "#home", data: { n: null }, group: null, interactive: true },
		{ type: "input_text", text: "b".repeat(9) },
	];
	const given = {
		content,
		attachments: [],
		quoted_text: "quoted",
		inference_options: { model: null, tool_choice: null },
	};

	const events = await scene.turn("threads.create", { input: given });

	const message = events.find((event) => event.type === "thread.item.done" && event.item.type === "user_message");
	const { group: _null, ...tagged } = content[1] as Record<string, unknown>;
	assert.equal(message && "item" in message && message.item.type === "user_message" && message.item, {
		...(message && "item" in message ? message.item : {}),
		content: [content[0], tagged, content[2]],
		attachments: [],
		quoted_text: "quoted",
		inference_options: {},
	});
	const asked = scene.requests.at(-1)?.input;
	assert.is(asked?.kind === "text" && [...asked.text].length, 10_000);
});

for (const [title, rule] of [
	[" ", "min_length"],
	["a".repeat(201), "max_length"],
] as const) {
	test(`P10: given a title that breaks ${rule}, when a thread is renamed, then the refusal names it`, async () => {
		const { body } = await scene.ask("threads.list", { limit: 1 });
		const thread_id = ThreadPage.parse(body).data[0]?.id;

		const refused = await scene.ask("threads.update", { thread_id, title });

		assert.is(refused.status, 400);
		assert.match(JSON.stringify(refused.body), `"field":"params.title","rule":"${rule}"`);
	});
}

test.run();
