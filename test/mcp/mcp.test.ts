/** The server for other agents, by clients of both makings and both eras, with a key. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { EventView } from "../../src/http/contract/contract.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { type AgentScene, call, openAgentScene } from "./scene.ts";

const test = suite("MCP");
let app: TestApp;
let scene: AgentScene;

test.before(async () => {
	app = await startTestApp();
});
test.before.each(async () => {
	scene = await openAgentScene(app.url);
});
test.after.each(() => scene.close());
test.after(() => app.stop());

test("given the tools, then every schema is 2020-12 and the order is the same each time, in both eras", async () => {
	const first = await (await scene.connect()).listTools();
	const modern = await (await scene.connectModern()).listTools();
	assert.equal(modern.tools, first.tools);
	const ajv = new Ajv2020({ strict: false });
	for (const { name, inputSchema, outputSchema, annotations } of first.tools) {
		ajv.compile(inputSchema);
		ajv.compile(outputSchema ?? assert.unreachable(`${name} has no output schema`) ?? {});
		assert.is(inputSchema.additionalProperties, false, name);
		assert.is(typeof annotations?.readOnlyHint, "boolean");
	}
	const names = first.tools.map(({ name }) => name);
	for (const name of ["add_task", "list_tasks", "delete_task", "undo", "search", "fetch"])
		assert.ok(names.includes(name));
});

for (const [era, join] of [
	["2025-11-25", () => scene.connect()],
	["2026-07-28", () => scene.connectModern()],
] as const) {
	test(`given a client of ${era}, when it adds and reads a task, then what it is told is what there is`, async () => {
		const client = await join();
		const added = await call(client, "add_task", { title: "Pay the rent", due_date: "2030-01-01T09:00:00Z" });
		assert.not.ok(added.isError, JSON.stringify(added));
		assert.is(added.structuredContent?.status, "created");
		assert.match(added.content[0]?.text ?? "", "Pay the rent");
		assert.equal(
			(await scene.tasks()).map(({ title }) => title),
			["Pay the rent"],
		);
		const history = await scene.user.request<{ data: EventView[] }>("GET", "/api/history");
		const principal = history.body.data.at(-1)?.principal;
		assert.is(principal?.kind === "client" && principal.name, "Agent");
		const listed = await call(client, "list_tasks");
		const { tasks: found } = listed.structuredContent as unknown as { tasks: unknown[] };
		assert.is(found.length, 1);
	});

	test(`given a client of ${era} that cannot ask, when it deletes, then nothing is done before a yes on the page`, async () => {
		const client = await join();
		await call(client, "add_task", { title: "stays" });
		const proposed = await call(client, "delete_task", { task_id: 1 });
		assert.is(proposed.structuredContent?.status, "proposed");
		assert.match(proposed.content[0]?.text ?? "", "Nothing has been changed yet");
		assert.is((await scene.tasks()).length, 1);
		const id = proposed.structuredContent?.proposal_id;
		const confirmed = await scene.user.request("POST", `/api/proposals/${id}/confirm`);
		assert.is(confirmed.status, 200, JSON.stringify(confirmed.body));
		assert.is((await scene.tasks()).length, 0);
	});

	test(`given a client of ${era}, when a call is wrong, then it is told what to do, with a code`, async () => {
		const client = await join();
		await call(client, "add_task", { title: "the only one" });
		const missing = await call(client, "get_task", { task_id: 99 });
		assert.ok(missing.isError);
		assert.match(missing.content[0]?.text ?? "", "#1");
		const detail = JSON.parse(missing.content[1]?.text ?? "{}") as { code: string; suggestions: { id: number }[] };
		assert.is(detail.code, "TASK_NOT_FOUND");
		assert.equal(
			detail.suggestions.map(({ id }) => id),
			[1],
		);
		const identity = await call(client, "list_tasks", { user_id: "somebody else" });
		assert.ok(identity.isError);
		assert.match(identity.content[1]?.text ?? "", "INVALID_ARGUMENTS");
		await client.callTool({ name: "no_such_tool", arguments: {} }).then(
			() => assert.unreachable("there is such a tool"),
			(fault: { code?: number }) => assert.is(fault.code, -32_602),
		);
	});

	test(`given a client of ${era}, then tasks and lists can be read as resources, and a missing one is missing`, async () => {
		const client = await join();
		await call(client, "add_task", { title: "to read" });
		const [content] = (await client.readResource({ uri: "task://1" })).contents as { text: string }[];
		assert.is((JSON.parse(content?.text ?? "{}") as { title: string }).title, "to read");
		const { resources } = await client.listResources();
		for (const { uri } of resources) assert.is((await client.readResource({ uri })).contents.length, 1);
		for (const uri of ["task://2", "task://x", "list://nothing"]) {
			await client.readResource({ uri }).then(
				() => assert.unreachable(uri),
				(fault: { code?: number }) => assert.ok([-32_602, -32_002].includes(fault.code ?? 0), String(fault.code)),
			);
		}
		const { prompts } = await client.listPrompts();
		assert.equal(
			prompts.map(({ name }) => name),
			["daily_plan", "weekly_review"],
		);
		const prompt = await client.getPrompt({ name: "daily_plan" });
		assert.match(JSON.stringify(prompt.messages), "list://today");
		const ref = { type: "ref/resource" as const, uri: "task://{id}" };
		const completed = await client.complete({ ref, argument: { name: "id", value: "" } });
		assert.equal(completed.completion.values, ["1"]);
	});
}

test("given a client that can ask, when its user says yes, then it is done, and one undo takes it back", async () => {
	const client = await scene.connectModern("accept");
	await call(client, "add_task", { title: "Old draft" });
	scene.asked.length = 0;
	const deleted = await call(client, "delete_task", { task_id: 1 });
	assert.match(scene.asked[0] ?? "", "Old draft");
	assert.is(deleted.structuredContent?.status, "deleted", JSON.stringify(deleted));
	assert.is((await scene.tasks()).length, 0);
	await scene.user.request("POST", "/api/undo", { body: { last: 1 } });
	assert.is((await scene.tasks()).length, 1);
});

test("given a client that can ask, when its user says no, then nothing is done", async () => {
	const client = await scene.connectModern("decline");
	await call(client, "add_task", { title: "stays" });
	const left = await call(client, "delete_task", { task_id: 1 });
	assert.not.ok(left.isError, JSON.stringify(left));
	assert.is(left.structuredContent?.status, "unchanged");
	assert.is((await scene.tasks()).length, 1);
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
