/**
 * Every tool through the gate on real PostgreSQL: what it does, what a dry run leaves, and two users, of whom one is answered for
 * the other's things as for nobody's (P8).
 */
import { randomUUID } from "node:crypto";
import { Ajv2020 } from "ajv/dist/2020.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonObject } from "../../src/ports/assistant/model.ts";
import { confirmProposal } from "../../src/tools/answerProposal.ts";
import { toolFacts } from "../../src/tools/catalogue.ts";
import type { Outcome } from "../../src/tools/outcome.ts";
import type { ToolContext } from "../../src/tools/tool.ts";
import { useTool } from "../../src/tools/useTool.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { signUp } from "../support/client.ts";

const test = suite("tools on PostgreSQL");
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const fits = new Map(toolFacts().map(({ name, outputSchema }) => [name, ajv.compile(outputSchema)]));
const NOBODYS = 999_001;

let app: TestApp;
let alice: string;
let bob: string;

test.before(async () => {
	app = await startTestApp();
	[alice, bob] = (await Promise.all([1, 2].map(() => makeUser()))) as [string, string];
	// Alice has more of everything, so that her last ids are beyond Bob's.
	for (let n = 0; n < 3; n += 1) await furnish(alice, `alice ${n}`);
	await furnish(bob, "bob");
});
test.after(() => app.stop());

async function makeUser(): Promise<string> {
	const { email } = await signUp(app.url);
	const [row] = await app.query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [email]);
	return row?.id ?? "";
}

async function contextOf(user_id: string, more: Partial<ToolContext> = {}): Promise<ToolContext> {
	return {
		...app.deps.tools,
		user_id,
		principal: { kind: "client", id: "desk" },
		key: randomUUID(),
		now: app.deps.clock.now(),
		settings: await app.deps.readModel.settings(user_id),
		signal: new AbortController().signal,
		mayAct: "as_policy_says",
		changedBefore: 0,
		...more,
	};
}

async function use(user_id: string, name: string, given: unknown, more: Partial<ToolContext> = {}): Promise<Outcome> {
	const outcome = await useTool(name, given, await contextOf(user_id, more));
	if (outcome.kind === "refused") return outcome;
	const check = fits.get(name);
	assert.ok(check?.(JSON.parse(JSON.stringify(outcome.output))), JSON.stringify([outcome.output, check?.errors]));
	return outcome;
}

async function output(user_id: string, name: string, given: unknown): Promise<JsonObject> {
	const outcome = await use(user_id, name, given);
	if (outcome.kind === "refused")
		throw new Error(`${name} was refused: ${outcome.whys.map(({ message }) => message).join(" ")}`);
	return outcome.output;
}

async function furnish(user_id: string, mark: string): Promise<void> {
	await output(user_id, "add_task", {
		title: `${mark} dentist`,
		description: `${mark} teeth`,
		due_date: "2040-05-01T09:00:00Z",
		category: `${mark} place`,
		tags: [`${mark} tag`],
	});
	await output(user_id, "save_filter", { name: "mine", filter: `search: ${mark}` });
	await output(user_id, "add_task", { title: `${mark} gym`, recurrence_rule: "every monday at 7" });
	const { task_id } = await output(user_id, "add_task", { title: `${mark} letter` });
	const { gate, principal, key } = await contextOf(user_id);
	const command = { type: "DeleteTask", task_id: Number(task_id) } as const;
	assert.is((await gate.execute({ command_id: key, user_id, principal, command })).kind, "done");
}

const events = async (user_id: string) =>
	(await app.query<{ n: number }>("SELECT count(*)::float8 AS n FROM journal WHERE user_id = $1", [user_id]))[0]?.n ??
	0;

/** Arguments of each tool that name Bob's things: a task that recurs is #2, one that is deleted #3. */
const OWN: Readonly<Record<string, JsonObject>> = {
	add_task: { title: "bread", parent_id: 1 },
	list_tasks: {},
	complete_task: { task_id: 1 },
	get_task: { task_id: 1 },
	delete_task: { task_id: 1 },
	update_task: { task_id: 1, title: "doctor" },
	create_category: { name: "other" },
	list_categories: {},
	update_category: { category_id: 1, color: "#00ff00" },
	delete_category: { category_id: 1 },
	create_tag: { name: "other" },
	list_tags: {},
	update_tag: { tag_id: 1, color: "#00ff00" },
	delete_tag: { tag_id: 1 },
	add_tag_to_task: { task_id: 2, tag_id: 1 },
	remove_tag_from_task: { task_id: 1, tag_id: 1 },
	filter_tasks: { filter: "due after: today & search: dentist" },
	list_filters: {},
	save_filter: { name: "other", filter: "p1" },
	delete_filter: { name: "mine" },
	search_tasks: { query: "dentist" },
	set_reminder: { task_id: 1, remind_before_minutes: 30 },
	list_reminders: { task_id: 1 },
	snooze_reminder: { reminder_id: 1, minutes: 60 },
	cancel_reminder: { reminder_id: 1 },
	undo: {},
	history: { task_id: 1 },
	preview_recurrence: { recurrence_rule: "every last friday", start: "2040-01-01" },
	move_occurrence: { task_id: 2, due_date: "2040-01-01" },
	change_recurrence: { task_id: 2, recurrence_rule: "every tuesday at 8" },
	explain_delivery: { task_id: 1 },
	change_settings: { time_zone: "Asia/Tokyo" },
	search: { query: "dentist" },
	fetch: { id: "1" },
	quick_add: { text: "bread tomorrow at 9 #food", parent_id: 1 },
	restore_task: { task_id: 3 },
	skip_occurrence: { task_id: 2 },
	pause_recurrence: { task_id: 2 },
};

test("given the catalogue, then every tool is used here", () => {
	assert.equal(
		Object.keys(OWN).sort(),
		toolFacts()
			.map(({ name }) => name)
			.sort(),
	);
});

for (const { name, hints, inputSchema } of toolFacts()) {
	const given = OWN[name] ?? {};
	const names = Object.keys(given).filter((field) => /_id$|^id$/.test(field));
	const isOwnHistory = name === "history";

	if (names.length > 0 && !isOwnHistory) {
		test(`P8: given ids of Alice's for ${name}, then Bob is answered as for nobody's, and nothing is written`, async () => {
			const before = [await events(alice), await events(bob)];
			for (const field of names) {
				const answerTo = async (id: number) => {
					const outcome = await use(bob, name, { ...given, [field]: field === "id" ? String(id) : id });
					assert.is(outcome.kind, "refused", `${name} ${field}`);
					// The number that was asked for comes back in the sentence.
					return JSON.stringify(outcome).replaceAll(String(id), "…");
				};
				const foreign = await answerTo(6);
				assert.is(foreign, await answerTo(NOBODYS));
				assert.not.match(foreign, "alice");
			}
			assert.equal([await events(alice), await events(bob)], before);
		});
	}

	test(`E2: given an identity among the arguments of ${name}, then it is refused for that field`, async () => {
		for (const field of ["user_id", "account", "principal"]) {
			const outcome = await use(bob, name, { ...given, [field]: alice });
			assert.equal(outcome.kind === "refused" && outcome.violations.map((one) => [one.field, one.rule]), [
				[field, "unknown_field"],
			]);
		}
	});

	if (!hints.isReadOnly) {
		test(`given a dry run of ${name}, then it says what would happen, and nothing is written`, async () => {
			const before = await events(bob);
			const outcome = await use(bob, name, { ...given, dry_run: true });
			assert.is(outcome.kind, "dry_run", JSON.stringify(outcome));
			assert.is(await events(bob), before);
			assert.ok("dry_run" in (inputSchema.properties as object));
		});

		test(`given access that only reads, then ${name} is refused and nothing is written`, async () => {
			const before = await events(bob);
			const outcome = await use(bob, name, given, { mayAct: "reads_only" });
			assert.is(outcome.kind === "refused" && outcome.code, "NOT_ALLOWED");
			assert.is(await events(bob), before);
		});
	}

	test(`given what is Bob's, then ${name} does it${hints.isReadOnly ? "" : ", once for a key, and is undone"}`, async () => {
		const user = await makeUser();
		await furnish(user, "own");
		const before = await events(user);
		const key = randomUUID();
		const outcome = await use(user, name, given, { key });
		if (hints.isReadOnly) {
			assert.is(outcome.kind, "done", JSON.stringify(outcome));
			assert.is(await events(user), before);
			assert.not.match(JSON.stringify(outcome), "bob");
			return;
		}
		const done =
			outcome.kind === "proposed"
				? await confirmProposal(await contextOf(user), outcome.proposal.proposal_id)
				: outcome;
		assert.is(done.kind, "done", JSON.stringify(done));
		const written = await events(user);
		assert.ok(written > before);
		await use(user, name, given, { key });
		assert.is(await events(user), written, "the same key wrote twice");
		assert.is((await output(user, "undo", {})).status, "undone");
	});
}

test("given words that no query can hold, or that mean something to one, then lists answer", async () => {
	for (const query of ["'&!:*\\", "%_", "\u0000", "\ud800", "dentist'--", "ʼ", "a ".repeat(200)]) {
		for (const name of ["search_tasks", "search"]) {
			const outcome = await use(bob, name, { query });
			assert.ok(["done", "refused"].includes(outcome.kind));
		}
	}
	for (const given of [{ cursor: "x" }, { due_before: "someday" }, { limit: 101 }, { tag_ids: [NOBODYS] }]) {
		assert.ok(["done", "refused"].includes((await use(bob, "list_tasks", given)).kind));
	}
});

test("given two confirmations at once, then it is done once", async () => {
	const user = await makeUser();
	await furnish(user, "twice");
	const outcome = await use(user, "delete_task", { task_ids: [1, 2] });
	if (outcome.kind !== "proposed") throw new Error(outcome.kind);
	const { proposal_id } = outcome.proposal;
	const both = await Promise.all([1, 2].map(async () => confirmProposal(await contextOf(user), proposal_id)));
	const rows = await app.query<{ n: number }>(
		"SELECT count(*)::float8 AS n FROM journal WHERE user_id = $1 AND type = 'task.deleted' AND data->>'task_id' IN ('1', '2')",
		[user],
	);
	assert.is(rows[0]?.n, 2);
	assert.ok(both.some(({ kind }) => kind === "done"));
});

test("given no fault of ours, then none was logged", () => assert.equal(app.faults, []));

test("given a saved filter, then filter_tasks uses it by its name, and one that is not there is answered with those that are", async () => {
	const [own, others] = await Promise.all([alice, bob].map((who) => output(who, "filter_tasks", { saved: " MINE" })));
	const titles = ({ tasks }: JsonObject) => (tasks as { title: string }[]).map(({ title }) => title);
	assert.ok(titles(others ?? {}).includes("bob dentist"));
	assert.ok(titles(own ?? {}).every((title) => title.startsWith("alice")));
	const missing = await use(bob, "filter_tasks", { saved: "Morning" });
	assert.ok(missing.kind === "refused");
	assert.equal([missing.code, missing.suggestions.map(({ title }) => title)], ["FILTER_NOT_FOUND", ["mine"]]);
	const both = await use(bob, "filter_tasks", { saved: "mine", filter: "all" });
	assert.ok(both.kind === "refused" && both.code === "INVALID_ARGUMENTS");
	// A name that is there gets the new text, under the same number.
	const first = await output(bob, "save_filter", { name: "twice", filter: "p1" });
	const second = await output(bob, "save_filter", { name: "TWICE", filter: "p2" });
	assert.equal([second.filter_id, second.name, second.filter], [first.filter_id, "twice", "p2"]);
});

test.run();
