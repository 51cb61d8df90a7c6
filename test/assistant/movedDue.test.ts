/** Where a task comes to lie when it is moved: a time keeps its day, a day its time, a distance counts from where it is. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginScene } from "./scene.ts";

const test = suite("moving tasks by day, time and distance");

/** Asia/Karachi, Monday 23 November 2026, 10:00; #3 is due Friday 27 at 09:00, #2 the whole of Tuesday, #5 is overdue. */
const CASES: readonly (readonly [said: string, task_id: number, due: string | null])[] = [
	["move #3 to 6pm", 3, "2026-11-27T18:00"],
	["change #3 to 9:30", 3, "2026-11-27T09:30"],
	["move #3 to monday 6pm", 3, "2026-11-23T18:00"],
	["move #3 to saturday", 3, "2026-11-28T09:00"],
	["move #2 to 6pm", 2, "2026-11-24T18:00"],
	["move #5 to 6pm", 5, "2026-11-23T18:00"],
	["move #10 to 6pm", 10, "2026-11-23T18:00"],
	["postpone #3 by a week", 3, "2026-12-04T09:00"],
	["postpone #3 by an hour", 3, "2026-11-27T10:00"],
	["bring #3 forward by a day", 3, "2026-11-26T09:00"],
	["make #3 15 minutes earlier", 3, "2026-11-27T08:45"],
	["push #3 back a month", 3, "2026-12-27T09:00"],
	["postpone #2 by two days", 2, "2026-11-26"],
	["postpone #5 by two days", 5, "2026-11-25"],
	["bring #5 forward by a day", 5, "2026-11-19"],
	["postpone #10 by a day", 10, "2026-11-24"],
	["postpone #10 by an hour", 10, "2026-11-23T11:00"],
	// "Forward" means either, and a whole day has no hours: nothing is moved by a guess.
	["move #3 forward two days", 3, "2026-11-27T09:00"],
	["postpone #2 by an hour", 2, "2026-11-24"],
];

for (const [said, task_id, due] of CASES) {
	test(`given “${said}”, then it is due ${due}`, async () => {
		const talk = await beginScene();
		await talk.say(said);
		const is = talk.book.tasks().find((task) => task.task_id === task_id)?.due;
		const local =
			is && "at" in is
				? Temporal.Instant.from(is.at)
						.toZonedDateTimeISO("Asia/Karachi")
						.toPlainDateTime()
						.toString({ smallestUnit: "minute" })
				: is?.date;
		assert.is(local, due);
	});
}

test.run();
