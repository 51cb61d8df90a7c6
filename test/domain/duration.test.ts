import { suite } from "uvu";
import * as assert from "uvu/assert";
import { durationParts } from "../../src/domain/tasks/duration.ts";
import { wordsFor } from "../../src/words/words.ts";
import { given, taskCreated } from "./specification.ts";

const test = suite("how long a task takes");
const edit = (duration_minutes: number | null) =>
	({ type: "EditTask", task_id: 1, changes: { duration_minutes } }) as const;

test("P10: whole minutes from 5 to 1440", () => {
	for (const minutes of [5, 90, 1_440])
		assert.is(given(taskCreated()).when(edit(minutes)).task().duration_minutes, minutes);
	for (const minutes of [0, 4, 1_441, 5.5, -30]) {
		given(taskCreated()).when(edit(minutes)).thenBroken("duration_minutes range");
		given().when({ type: "AddTask", title: "t", duration_minutes: minutes }).thenBroken("duration_minutes range");
	}
});

test("given a task without one, then nothing is said of it, and null is none", () => {
	given().when({ type: "AddTask", title: "pay rent", duration_minutes: null }).thenEvents(taskCreated());
	given(taskCreated()).when(edit(null)).thenEvents();
});

test("given a duration, when it is cleared, then the event says what it was", () => {
	given(taskCreated({ duration_minutes: 30 }))
		.when(edit(null))
		.thenEvents({
			type: "task.updated",
			data: { task_id: 1, updated_fields: { duration_minutes: null }, previous_fields: { duration_minutes: 30 } },
		});
});

test("a length is said in hours and minutes, without what is nought", () => {
	const said = (locale: string) =>
		[5, 60, 90, 1_440].map((minutes) => wordsFor(locale).moments.span(durationParts(minutes)));
	assert.equal(said("en"), ["5 min", "1 h", "1 h 30 min", "24 h"]);
	assert.equal(said("de"), ["5 Min.", "1 Std.", "1 Std. 30 Min.", "24 Std."]);
});

test.run();
