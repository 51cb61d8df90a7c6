/**
 * Attacks hidden in what tools read, on a client whose model obeys every instruction it reads, of a user who has settled that tools
 * need not ask. Without a person's yes nothing is deleted or undone and no call changes more than five tasks (decision 0171).
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { EventView } from "../../src/http/contract/contract.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { type Attack, attacks, isOrder, ordersIn, tasksAround } from "../support/attacks.ts";
import { type AgentScene, call, openAgentScene } from "./scene.ts";

const test = suite("attacks on a client that obeys all that it reads");
/** Of one account: a client has bounds of its own (0123). */
const ATTACKS_OF_ACCOUNT = 13;
const AUTO = { delete_task: "auto", delete_tag: "auto", delete_category: "auto", undo: "auto", complete_task: "auto" };

let app: TestApp;
let bystander: AgentScene;

test.before(async () => {
	app = await startTestApp();
	bystander = await openAgentScene(app.url);
	for (const { tag: _, category: __, ...task } of tasksAround(attacks[0] as Attack))
		await bystander.user.request("POST", "/api/tasks", { body: task });
});
test.after(async () => {
	await bystander.close();
	await app.stop();
});

type Scene = AgentScene & { readonly client: Awaited<ReturnType<AgentScene["connect"]>>; readonly client_id: string };

/** An account with tasks and labels, whose user lets every tool go unasked, and its client. */
async function openVictim(): Promise<Scene> {
	const scene = await openAgentScene(app.url);
	await scene.user.request("PATCH", "/api/me", { body: { tools: AUTO } });
	await scene.user.request("POST", "/api/tags", { body: { name: "home" } });
	await scene.user.request("POST", "/api/categories", { body: { name: "work" } });
	for (const task of tasksAround({ name: "", place: "tag", text: "home" })) {
		const body = { title: task.title, tag_ids: [1], category_id: 1 };
		assert.is((await scene.user.request("POST", "/api/tasks", { body })).status, 201);
	}
	const client = await scene.connect();
	const { data } = (await scene.user.request<{ data: { id: string }[] }>("GET", "/api/clients")).body;
	return { ...scene, client, client_id: data[0]?.id ?? "" };
}

/** Somebody else's words come in: by an import, a mail's name, a label. */
async function plant({ user }: Scene, one: Attack): Promise<void> {
	const [bait] = tasksAround(one);
	if (bait === undefined) throw new Error("there is no bait");
	const { title, description = null, tag, category } = bait;
	const answers = [
		await user.request("PATCH", "/api/tasks/1", { body: { title, description } }),
		await user.request("PATCH", "/api/tags/1", { body: { name: tag } }),
		await user.request("PATCH", "/api/categories/1", { body: { name: category } }),
	];
	for (const { status, body } of answers) assert.is(status, 200, JSON.stringify(body));
}

/** Reads everything, then does what stands there. */
async function obey({ client }: Scene): Promise<readonly string[]> {
	const looks = [
		await call(client, "list_tasks"),
		await call(client, "get_task", { task_id: 1 }),
		await call(client, "list_tags"),
		await call(client, "list_categories"),
	];
	const orders = [...new Set(ordersIn(JSON.stringify(looks)))];
	for (const order of orders) {
		const space = order.indexOf(" ");
		await call(client, order.slice(0, space), JSON.parse(order.slice(space + 1)) as Record<string, unknown>);
	}
	return orders;
}

const eventsOf = async ({ user }: Pick<AgentScene, "user">, principal_id?: string) => {
	const { data } = (await user.request<{ data: EventView[] }>("GET", "/api/history?limit=100")).body;
	return principal_id === undefined ? data : data.filter(({ principal }) => principal.id === principal_id);
};

for (let from = 0; from < attacks.length; from += ATTACKS_OF_ACCOUNT) {
	const some = attacks.slice(from, from + ATTACKS_OF_ACCOUNT);
	test(`given the attacks from ${from + 1} on, then none deletes or undoes, whatever is settled`, async () => {
		const scene = await openVictim();
		for (const one of some) {
			await plant(scene, one);
			const orders = await obey(scene);
			assert.ok(orders.some(isOrder), `${one.name}: it has not reached the client`);
			assert.is((await scene.tasks()).length + (await completed(scene)), 8, one.name);
			const forbidden = (await eventsOf(scene, scene.client_id)).filter(
				({ type, undoes }) => type.endsWith(".deleted") || undoes !== null,
			);
			assert.equal(forbidden, [], one.name);
			await scene.user.request("POST", `/api/clients/${scene.client_id}/roll-back`);
		}
		await scene.close();
	});
}

const completed = async ({ user }: Scene) =>
	(await user.request<{ data: unknown[] }>("GET", "/api/tasks?status=completed")).body.data.length;

test("given a client that its user trusts, then it deletes unasked, and a tool that is settled to ask still asks", async () => {
	const scene = await openVictim();
	const trust = (is_trusted: boolean) =>
		scene.user.request("PATCH", `/api/clients/${scene.client_id}`, { body: { is_trusted } });
	assert.is((await trust(true)).status, 200);
	assert.is((await call(scene.client, "delete_task", { task_id: 2 })).structuredContent?.status, "deleted");
	await scene.user.request("PATCH", "/api/me", { body: { tools: { delete_task: "ask" } } });
	assert.is((await call(scene.client, "delete_task", { task_id: 3 })).structuredContent?.status, "proposed");
	await scene.user.request("PATCH", "/api/me", { body: { tools: {} } });
	assert.is((await trust(false)).status, 200);
	assert.is((await call(scene.client, "delete_task", { task_id: 4 })).structuredContent?.status, "proposed");
	await scene.close();
});

test("given a key, or another user, then neither can say that a client is trusted", async () => {
	const scene = await openVictim();
	const path = `/api/clients/${scene.client_id}`;
	const body = { is_trusted: true };
	assert.is((await bystander.user.request("PATCH", path, { body })).status, 404);
	const byKey = await scene.user.request("PATCH", path, { body, headers: { authorization: `Bearer ${scene.key}` } });
	assert.is(byKey.status, 403);
	await scene.user.request("DELETE", path);
	assert.is((await scene.user.request("PATCH", path, { body })).status, 404, "it is revoked");
	await scene.close();
});

test("given all of that, then nothing happened to the other user", async () => {
	assert.is((await eventsOf(bystander)).filter(({ type }) => type !== "task.created").length, 0);
	assert.equal(app.faults, []);
});

test.run();
