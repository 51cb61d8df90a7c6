/** Tasks below others: where they stand in a list, and what their parents say of them. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { nest, progressOf } from "../../web/src/state/desk/nested.ts";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";
import { makeTask } from "./task.ts";

const pure = suite("tasks below others");
const task = (id: number, parent_id: number | null = null) => makeTask({ id, title: `Task ${id}`, parent_id });

pure("given parents in the list, then those below them follow them in their order, as deep as they are", () => {
	const { tasks, depths } = nest([task(3, 1), task(5, 4), task(1), task(2, 1), task(6, 99), task(4, 3)]);
	assert.equal(
		tasks.map(({ id }) => id),
		[1, 3, 4, 5, 2, 6],
	);
	assert.equal(
		[...depths],
		[
			[3, 1],
			[4, 2],
			[5, 3],
			[2, 1],
		],
	);
});

pure("given a list in which no parent is, then it is the same list", () => {
	const tasks = [task(3, 1), task(2)];
	assert.is(nest(tasks).tasks, tasks);
});

pure("given tasks below one, then those that are done are counted, and none that was deleted", () => {
	const [one, two, three] = [task(2, 1), task(3, 1), task(4, 1)];
	const all = [task(1), one, { ...two, status: "completed" as const }, { ...three, status: "deleted" as const }];
	assert.equal([...progressOf(all)], [[1, { done: 1, all: 2 }]]);
});

pure.run();

const test = suite<Scene>("tasks below others on the page");
openEach(test);

test("given a task with others below it, then they stand below it, and it says how far they are", async ({
	page,
	server,
}) => {
	const below = ["Pack", "Book the hotel", "Feed the cat"].map((title) => server.desk.add(title));
	const trip = server.desk.add("Go on the trip");
	for (const one of below) one.parent_id = trip.id;
	server.desk.setStatus(below[2] ?? trip, "completed", "task.completed");
	await comeIn(page);
	await row(page, "Go on the trip").getByText("1/3").waitFor();
	const shown = await page.locator("details[open] .task .task-title bdi").allTextContents();
	assert.equal(shown.slice(0, 3), ["Go on the trip", "Book the hotel", "Pack"]);
	assert.is(await page.locator(".task.nested").first().getByText("Go on the trip").count(), 0);
	const [parent, child] = [row(page, "Go on the trip"), row(page, "Pack")].map((one) => one.getByRole("checkbox"));
	const left = async (one: typeof parent) => (await one?.boundingBox())?.x ?? 0;
	assert.ok((await left(child)) > (await left(parent)) + 20);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
