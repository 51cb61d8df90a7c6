/** What is found out about a server within the first step, and remembered. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ask, faultOf, modelAt, pathsOf } from "./asking.ts";
import { collect } from "./collect.ts";
import { createStubModel, lists, refuses, type StubAnswer, type StubModel, says } from "./stubModel.ts";

const test = suite<{ stub: StubModel }>("ways of a server");
test.before.each(async (context) => {
	context.stub = await createStubModel();
});
test.after.each(({ stub }) => stub.close());

const NO_TOOLS =
	"Function tools with reasoning_effort are not supported for gpt-5.9 in /v1/chat/completions. Use /v1/responses or set reasoning_effort to 'none'.";

const ways: readonly [given: string, answers: readonly StubAnswer[], paths: readonly string[], api: string][] = [
	["a server that has Chat Completions", [says("a"), says("b")], ["/chat/completions", "/chat/completions"], "chat"],
	[
		"404 for Chat Completions",
		[refuses(404, "no such path"), says("a"), says("b")],
		["/chat/completions", "/responses", "/responses"],
		"responses",
	],
	[
		"400 for tools in Chat Completions",
		[refuses(400, NO_TOOLS), says("a"), says("b")],
		["/chat/completions", "/responses", "/responses"],
		"responses",
	],
	[
		"400 for tools in Chat Completions and no Responses",
		[refuses(400, NO_TOOLS), refuses(404, "no such path"), says("a"), says("b")],
		["/chat/completions", "/responses", "/chat/completions", "/chat/completions"],
		"chat",
	],
];
for (const [given, answers, paths, api] of ways) {
	test(`given ${given}, then the way is found within the first step and remembered`, async ({ stub }) => {
		stub.script(...answers);
		const model = modelAt(stub);
		assert.equal([(await collect(model.step(ask()))).text, (await collect(model.step(ask()))).text], ["a", "b"]);
		assert.equal(pathsOf(stub), paths);
		assert.is(model.api(), api);
	});
}

test("given no way but one with `reasoning_effort`, then it is sent from then on", async ({ stub }) => {
	stub.script(refuses(400, NO_TOOLS), says("a"), says("b"));
	const model = modelAt(stub, { api: "chat" });
	await collect(model.step(ask()));
	await collect(model.step(ask()));
	assert.equal(
		stub.requests.map(({ body }) => body.reasoning_effort),
		[undefined, "none", "none"],
	);
});

test("given a way that has answered, when a request is refused, then the other is not tried", async ({ stub }) => {
	stub.script(says("a"), refuses(400, "bad request"));
	const model = modelAt(stub);
	await collect(model.step(ask()));
	assert.is((await faultOf(model)).kind, "misconfigured");
	assert.equal(pathsOf(stub), ["/chat/completions", "/chat/completions"]);
});

for (const [name, api, words] of [
	["stream_options", "chat", "Unknown field: stream_options"],
	[
		"max_tokens",
		"chat",
		"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
	],
	["include", "responses", "Encrypted content is not supported with this model."],
	["store", "responses", "store is not supported"],
] as const) {
	test(`given a server that does not know ${name}, then it is left out from then on`, async ({ stub }) => {
		stub.script(refuses(400, words), says("a"), says("b"));
		const model = modelAt(stub, { api });
		assert.equal([(await collect(model.step(ask()))).text, (await collect(model.step(ask()))).text], ["a", "b"]);
		assert.equal(
			stub.requests.map(({ body }) => name in body),
			[true, false, false],
		);
	});
}

test("given no name of a model, then the first that the server lists is asked, and it is asked for once", async ({
	stub,
}) => {
	stub.script(lists("qwen", "llama"), says("a"), says("b"));
	const model = modelAt(stub, { name: undefined });
	await collect(model.step(ask()));
	await collect(model.step(ask()));
	assert.equal(pathsOf(stub), ["/models", "/chat/completions", "/chat/completions"]);
	assert.is(stub.requests[1]?.body.model, "qwen");
});

test("given a server that lists none, then any name will do", async ({ stub }) => {
	stub.script(refuses(404, "no such path"), says("a"));
	assert.is((await collect(modelAt(stub, { name: undefined }).step(ask()))).text, "a");
});

test.run();
