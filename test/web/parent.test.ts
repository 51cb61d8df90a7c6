/** The field of a task's form that says which task it is part of. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { offeredParents, parentOf, parentText } from "../../web/src/state/desk/parent.ts";
import { emptyForm } from "../../web/src/state/task/rule.ts";
import { changesOf } from "../../web/src/state/task/taskChanges.ts";
import { dueFields } from "../../web/src/time/zone.ts";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";
import { makeTask } from "./task.ts";

const test = suite("what a task is part of");

const tasks = new Map(
	[
		makeTask({ id: 1, title: "Taxes" }),
		makeTask({ id: 2, title: "Report", parent_id: 1 }),
		makeTask({ id: 3, title: "Draft", parent_id: 2 }),
		makeTask({ id: 4, title: "Twice" }),
		makeTask({ id: 5, title: "twice" }),
		makeTask({ id: 6, title: "Old", status: "completed" }),
	].map((task) => [task.id, task]),
);

test("given what was typed, then a number or the title of one open task names it, and nothing names none", () => {
	const said = (text: string) => parentOf(text, tasks, 3);
	assert.equal(["", " ", "#1 Taxes", "#1", "taxes", "#77"].map(said), [null, null, 1, 1, 1, 77]);
	assert.equal(["twice", "Old", "Draft", "nothing of the kind"].map(said), [
		undefined,
		undefined,
		undefined,
		undefined,
	]);
	assert.equal(
		[1, 9, null].map((id) => parentText(id, tasks)),
		["#1 Taxes", "#9", ""],
	);
});

test("given a task, then it is offered no task that is itself, stands below it, or is done", () => {
	assert.equal(offeredParents("", tasks, 2), ["#1 Taxes", "#4 Twice", "#5 twice"]);
	assert.equal(offeredParents("TAX", tasks, 2), ["#1 Taxes"]);
	assert.equal(offeredParents("", tasks, 3), ["#1 Taxes", "#2 Report", "#4 Twice", "#5 twice"]);
});

test("given another parent, or none, then just that is sent; what nobody knows is not", () => {
	const task = makeTask({ id: 2, title: "Report", parent_id: 1 });
	const fields = {
		title: "Report",
		description: "",
		priority: "medium",
		duration: "",
		categoryId: null,
		tagIds: [],
		due: dueFields(null, "UTC"),
		isFloating: false,
		rule: emptyForm("2030-03-25"),
	};
	const changed = (parentId: number | null | undefined) => changesOf(task, { ...fields, parentId }, "UTC");
	assert.equal([1, 4, null, undefined].map(changed), [{}, { parent_id: 4 }, { parent_id: null }, {}]);
});

test.run();

const onPage = suite<Scene>("what a task is part of, on the page");
openEach(onPage);

onPage(
	"given a task, when its form names another by title, then it is part of that, and of none when emptied",
	async ({ page, server }) => {
		const taxes = server.desk.add("Taxes");
		const report = server.desk.add("Report");
		await comeIn(page);
		const dialog = page.getByRole("region", { name: "Task", exact: true });
		const open = () => page.getByRole("button", { name: /^Report/ }).click();
		const save = () => dialog.getByRole("button", { name: "Save", exact: true }).click();
		await open();
		await dialog.getByLabel("Part of").fill("no such task");
		await save();
		assert.is(await dialog.locator("input[list]:invalid").count(), 1);
		await dialog.getByLabel("Part of").fill("taxes");
		await save();
		await dialog.waitFor({ state: "hidden" });
		assert.is(server.desk.tasks.get(report.id)?.parent_id, taxes.id);
		await open();
		assert.is(await dialog.getByLabel("Part of").inputValue(), `#${taxes.id} Taxes`);
		await dialog.getByLabel("Part of").fill("");
		await save();
		await dialog.waitFor({ state: "hidden" });
		assert.is(server.desk.tasks.get(report.id)?.parent_id, null);
	},
);

if (await findChromium()) onPage.run();
else console.log("skipped: no Chromium runs here");
