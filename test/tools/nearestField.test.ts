/** Which known field is named to somebody who named an unknown one. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { say } from "../../src/domain/refusals/sentence.ts";
import { pointAtNearest } from "../../src/tools/nearestField.ts";

const test = suite("the nearest field");
const KNOWN = ["task_id", "title", "due_date", "due_before", "tags", "priority", "recurrence_rule"];

for (const [field, nearest] of [
	["id", "task_id"],
	["taskId", "task_id"],
	["due", "due_date"],
	["dueDate", "due_date"],
	["tilte", "title"],
	["Title", "title"],
	["tag", "tags"],
	["prio", undefined],
	["rule", "recurrence_rule"],
	["user_id", undefined],
	["x", undefined],
	["__proto__", undefined],
] as const) {
	test(`given ${field}, then ${nearest ?? "none"} is named`, () => {
		const [told] = pointAtNearest([{ field, rule: "unknown_field", ...say("unknown_field", { field }) }], KNOWN);
		assert.is(told?.field, field);
		assert.is(told?.rule, "unknown_field");
		if (nearest === undefined) assert.not.match(told?.message ?? "", "mean");
		else assert.match(told?.message ?? "", `did you mean ${nearest}?`);
	});
}

test("given another rule, then it stays as it is", () => {
	const violation = { field: "title", rule: "max", ...say("at_most", { field: "title", most: "5" }) };
	assert.equal(pointAtNearest([violation], KNOWN), [violation]);
});

test.run();
