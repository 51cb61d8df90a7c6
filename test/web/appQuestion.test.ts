/** What the question of an app is read from, and who vouches for it. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readAppQuestion } from "../../web/src/state/entrance/appQuestion.ts";

const test = suite("the question of an app");

const read = (client_id: string, redirect_uri = "https://back.example/callback") =>
	readAppQuestion(`#authorize?${new URLSearchParams({ client_id, redirect_uri, scope: "tasks:read", sig: "s" })}`);

test("given an app that is named by a document, then its host is told, apart from where the answer goes", () => {
	const question = read("https://agent.example/oauth/client.json");
	assert.is(question?.from, "agent.example");
	assert.is(question?.host, "back.example");
});

test("given an app that has registered, then no host vouches for it", () => {
	assert.is(read("YqoNcfJ")?.from, undefined);
	assert.is(read("http://agent.example/x")?.from, undefined);
	assert.is(read("YqoNcfJ", "http://localhost:1/callback")?.host, undefined);
});

test.run();
