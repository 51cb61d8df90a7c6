import { suite } from "uvu";
import * as assert from "uvu/assert";
import { systemText } from "../../../src/assistant/withModel/systemText.ts";
import type { JsonObject } from "../../../src/ports/assistant/model.ts";
import { catalogue } from "../../../src/tools/catalogue.ts";

const test = suite("what a model is told");

const isTaken = (tool: string, given: JsonObject) =>
	catalogue.find(({ name }) => name === tool)?.input.safeParse(given).success ?? false;

test("given the examples of the system text, then each call is one that its tool takes", () => {
	const text = systemText(
		{ time_zone: "Asia/Karachi", locale: "en-GB" },
		Temporal.Instant.from("2026-11-23T05:10:00Z"),
	);
	const examples = [...text.matchAll(/\b(\w+_\w+) (\{[^}]*\})/g)];
	assert.ok(examples.length >= 10, String(examples.length));
	for (const [whole, tool = "", given = ""] of examples) assert.ok(isTaken(tool, JSON.parse(given)), whole);
});

test.run();
