/** What a good model does for each scenario, done by a scripted one: the tools and the chat then come to the tasks that it names. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createModelChat } from "../assistant/withModel/modelChat.ts";
import { play, readScenarios, scriptOf } from "./scenario.ts";

const test = suite("scenarios for models");
const scenarios = readScenarios();

test("there are at least 60, each with a name of its own", () => {
	assert.ok(scenarios.length >= 60, String(scenarios.length));
	assert.is(new Set(scenarios.map(({ name }) => name)).size, scenarios.length);
});

for (const scenario of scenarios) {
	test(`given “${scenario.name}”, when a good model works at it, then the tasks are as they should be`, async () => {
		const chat = await createModelChat({ settings: { locale: scenario.locale } });
		const script = scriptOf(scenario);
		chat.stub.script(...script);

		const { kind, because, said } = await play(chat, scenario).finally(() => chat.close());

		assert.equal([kind, because], ["right", []], said.join("\n"));
		assert.is(chat.stub.requests.length, script.length, "all steps were taken");
	});
}

test.run();
