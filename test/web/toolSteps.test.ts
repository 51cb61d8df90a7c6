// test-timeout: 60 s
/** The tools of an answer with a model, as they are shown: what was done, what was not, and what waits for a yes. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openEach, type Scene, signUp } from "./scene.ts";

const test = suite<Scene>("tools of an answer");
openEach(test);

const AT = "2026-11-23T09:00:00.000Z";
const item = (id: string, type: string, fields: object) => ({
	id,
	thread_id: "thr_1",
	created_at: AT,
	type,
	...fields,
});
const step = (title: string, status_indicator: string) => ({ type: "custom", title, status_indicator });
const EVENTS = [
	{ type: "thread.created", thread: { id: "thr_1", title: "Milk", created_at: AT } },
	{ type: "thread.item.done", item: item("m", "user_message", { content: [{ type: "input_text", text: "milk" }] }) },
	{
		type: "thread.item.done",
		item: item("w", "workflow", {
			workflow: {
				type: "custom",
				expanded: false,
				tasks: [step("Search tasks", "complete"), step("Change a task", "none"), step("Delete tasks?", "none")],
			},
		}),
	},
	{
		type: "thread.item.done",
		item: item("a", "assistant_message", { content: [{ type: "output_text", text: "Well.", annotations: [] }] }),
	},
];

test("given tools of which one was refused and one waits for a yes, then each is shown as what it is, to eyes and to ears", async ({
	page,
}) => {
	await signUp(page);
	await page.route("**/chatkit", (route) => {
		const { type } = route.request().postDataJSON() as { type: string };
		if (type !== "threads.create") return route.fallback();
		const body = EVENTS.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
		return route.fulfill({ status: 200, contentType: "text/event-stream", body });
	});
	const box = page.getByRole("textbox", { name: "Write what is to be done" });
	await box.fill("milk");
	await box.press("Enter");
	await page.getByText("Well.").waitFor();

	const lines = page.locator(".tool-steps li");
	await lines.first().waitFor();
	assert.equal(
		await lines.allTextContents(),
		["Search tasks: done", "Change a task: not done", "Delete tasks?: not done"],
		"read out",
	);
	const isShown = await lines.locator("span").evaluateAll((spans) =>
		// The types of this file know no browser.
		(spans as unknown as { getBoundingClientRect(): { width: number } }[]).map(
			(span) => span.getBoundingClientRect().width > 2,
		),
	);
	assert.equal(isShown, [false, true, false], "seen");
});

test.run();
