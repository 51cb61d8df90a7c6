/** Saved filters over HTTP and by tools: what is kept finds tasks, its own mistakes have a column, and it is nobody else's. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { FilterView } from "../../src/http/contract/filterContract.ts";
import { signUp } from "../support/client.ts";
import { createTaskScene } from "./taskScene.ts";

const test = suite("saved filters over HTTP");
const scene = createTaskScene(test);

interface Written {
	readonly filter: FilterView;
	readonly events: readonly { readonly event_id: string; readonly type: string }[];
}
const list = async () => (await scene.user.request<{ data: readonly FilterView[] }>("GET", "/api/filters")).body.data;

test("given a saved filter, then it is listed, finds what it says, is changed, deleted, and brought back by an undo", async () => {
	const { user } = scene;
	await scene.add({ title: "urgent", priority: "urgent" });
	await scene.add({ title: "can wait" });
	const added = await user.request<Written>("POST", "/api/filters", { body: { name: "First", filter: "p1" } });
	assert.is(added.status, 201, JSON.stringify(added.body));
	const { id, filter } = added.body.filter;
	const path = `/api/tasks?filter=${encodeURIComponent(filter)}`;
	const found = await user.request<{ data: { title: string }[] }>("GET", path);
	assert.equal(
		found.body.data.map(({ title }) => title),
		["urgent"],
	);
	const edited = await user.request<Written>("PATCH", `/api/filters/${id}`, { body: { filter: "p1 | p2" } });
	assert.equal([edited.body.filter.name, edited.body.filter.filter], ["First", "p1 | p2"]);
	const removed = await user.request<Written>("DELETE", `/api/filters/${id}`);
	assert.equal(await list(), []);
	const event_ids = removed.body.events.map(({ event_id }) => event_id);
	await user.request("POST", "/api/undo", { body: { event_ids } });
	assert.equal(await list(), [edited.body.filter]);
	const history = await user.request<{ data: { type: string }[] }>("GET", "/api/history?limit=1");
	assert.is(history.body.data[0]?.type, "filter.restored");
});

test("given a filter with a mistake, then the refusal points at its column, in the reader's language", async () => {
	const refused = await scene.user.request<{ errors: object[] }>("POST", "/api/filters", {
		body: { name: "Wrong", filter: "p1 & tomorow" },
		headers: { "accept-language": "de" },
	});
	assert.is(refused.status, 422, JSON.stringify(refused.body));
	const [error] = refused.body.errors as { field: string; column: number; message: string }[];
	assert.equal([error?.field, error?.column], ["filter", 6]);
	assert.match(error?.message ?? "", /Spalte 6/);
});

test("given another user's filter, then it is as one that is not there (P8)", async () => {
	const body = { name: "Mine", filter: "today" };
	const { filter } = (await scene.user.request<Written>("POST", "/api/filters", { body })).body;
	const other = await signUp(scene.app.url);
	assert.equal((await other.request<{ data: [] }>("GET", "/api/filters")).body.data, []);
	const answers = await Promise.all(
		[filter.id, 999_999].map((id) => other.request("PATCH", `/api/filters/${id}`, { body: { name: "Yours" } })),
	);
	assert.equal(
		answers.map(({ status }) => status),
		[404, 404],
	);
});

test.run();
