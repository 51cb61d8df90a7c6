/** Tasks below a task on the page: the page asks in a dialog of its own, and one undo takes all of it back. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { comeIn, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("tasks below a task, on the page");
openEach(test);

/** The rows of those below name it, too. */
const OWN_ROW = "Move house #";

/** "Move house" with "pack" and "clean" below it, as the signed-in user sees them. */
async function family({ page, server }: Scene): Promise<() => string> {
	const { desk } = server;
	const { id } = desk.add("Move house");
	for (const title of ["pack", "clean"]) desk.add(title, { parent_id: id });
	await comeIn(page);
	await row(page, OWN_ROW).waitFor();
	return () => [...desk.tasks.values()].map(({ status }) => status[0]).join("");
}

test("given open tasks below, when the box is ticked, then a dialog names them, and each of its buttons does what it says", async (scene) => {
	const { page } = scene;
	const states = await family(scene);
	const dialog = page.getByRole("dialog", { name: "Tasks below this one" });
	const complete = () => page.getByRole("checkbox", { name: "Complete Move house" }).click();
	await complete();
	await dialog.getByText("2 open tasks are below it.").waitFor();
	await dialog.getByRole("button", { name: "Cancel" }).click();
	await dialog.waitFor({ state: "hidden" });
	assert.is(states(), "ooo");

	await complete();
	await dialog.getByRole("button", { name: "Leave them" }).click();
	await page.getByRole("status").getByText("Done: Move house").waitFor();
	assert.is(states(), "coo");
	await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
	await page.getByRole("checkbox", { name: "Complete Move house" }).waitFor();

	await complete();
	await dialog.getByRole("button", { name: "Take them along" }).click();
	await page.getByRole("status").getByText("Done: Move house, with 2 tasks below it").waitFor();
	assert.is(states(), "ccc");
});

test("given a task that is open in its dialog, when it is deleted, then the question stands before it, and Escape changes nothing", async (scene) => {
	const { page } = scene;
	const states = await family(scene);
	await row(page, OWN_ROW).getByRole("button", { name: "Move house" }).click();
	const form = page.getByRole("region", { name: "Task", exact: true });
	await form.getByRole("button", { name: "Delete" }).click();
	const dialog = page.getByRole("dialog", { name: "Tasks below this one" });
	await dialog.getByRole("heading", { name: "Delete “Move house”?" }).waitFor();
	await page.keyboard.press("Escape");
	await dialog.waitFor({ state: "hidden" });
	assert.is(states(), "ooo");
	await form.getByRole("button", { name: "Delete" }).click();
	await dialog.getByRole("button", { name: "Leave them" }).click();
	await form.waitFor({ state: "hidden" });
	assert.is(states(), "doo");
});

test.run();
