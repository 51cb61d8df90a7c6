// file-timeout: 300 s
/** Files on their way in and out, over HTTP on real parts: what comes in, what again changes nothing, what an undo takes back. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { z } from "zod";
import type { TaskView } from "../../src/http/contract/contract.ts";
import type { ImportReport } from "../../src/http/contract/importContract.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { type Answer, type Client, signUp } from "../support/client.ts";
import { until } from "../support/until.ts";
import { fileOf } from "./reading.ts";

type Report = z.output<typeof ImportReport>;
interface Exported {
	readonly account: { readonly user_id: string };
	readonly tasks: readonly { readonly id: number; readonly title: string; readonly status: string }[];
	readonly journal: readonly { readonly seq: number; readonly principal: { readonly name?: string } }[];
	readonly version: number;
}

const TICKTICK = fileOf("TickTick-backup-2026-11-30.csv");
const GARDEN = "Garden [2203306141].csv";

const GARDEN_TABLE = fileOf(GARDEN);

let app: TestApp;
/** Places of streams that are taken. */
let held = 0;
/** A test can hold an import up. */
let beforeCommand = async (): Promise<void> => undefined;
const test = suite("import and export");
test.before(async () => {
	app = await startTestApp(({ gate, bounds }) => ({
		bounds: {
			...bounds,
			async holdStream() {
				held += 1;
				return () => {
					held -= 1;
				};
			},
		},
		gate: {
			async execute(envelope) {
				await beforeCommand();
				return gate.execute(envelope);
			},
		},
	}));
});
test.after(() => app.stop());

const newUser = () => signUp(app.url);
const bring = (user: Client, content: string, more: object = {}): Promise<Answer<Report>> =>
	user.request<Report>("POST", "/api/import", { body: { content, ...more } });
const take = async (user: Client) => (await user.request<Exported>("GET", "/api/export")).body;
const tasksOf = async (user: Client, status = "all") =>
	(await user.request<{ data: TaskView[] }>("GET", `/api/tasks?status=${status}&limit=100`)).body.data;
const byTitle = (tasks: readonly TaskView[], title: string) => {
	const found = tasks.find((task) => task.title === title);
	if (found === undefined) throw new Error(`no task is called ${title}`);
	return found;
};
const eventsOf = async (user: Client) => (await take(user)).version;

test("given TickTick's backup, when tried, then the report says what will come of it, and nothing is written", async () => {
	const user = await newUser();
	const { status, body } = await bring(user, TICKTICK, { dry_run: true });
	assert.is(status, 200, JSON.stringify(body));
	assert.equal(
		[body.source, body.dry_run, body.found, body.added, body.already_there, body.refused],
		["ticktick", true, 11, 11, 0, 0],
	);
	assert.equal(
		body.remarks.map(({ place, code }) => `${place} ${code}`),
		["8 kind_left_out", "9 recurrence_unread", "10 recurrence_unread"],
	);
	assert.is(await eventsOf(user), 0);
	const german = await user.request<Report>("POST", "/api/import", {
		body: { content: TICKTICK, dry_run: true },
		headers: { "accept-language": "de" },
	});
	assert.match(german.body.remarks[0]?.text ?? "", /Notiz/);
});

test("given TickTick's backup, when imported, then each thing is in its place; again, it changes nothing", async () => {
	const user = await newUser();
	const { body } = await bring(user, TICKTICK);
	assert.is(body.added, 11, JSON.stringify(body));
	const tasks = await tasksOf(user);
	assert.is(tasks.length, 11);
	const ferns = byTitle(tasks, "Water the ferns");
	assert.is(ferns.recurrence?.rrule, "FREQ=WEEKLY;BYDAY=MO");
	assert.is(ferns.recurrence?.time_zone, "Europe/Berlin");
	assert.equal(ferns.due, { at: "2031-10-06T06:00:00.000Z", time_zone: "Europe/Berlin" });
	assert.is(byTitle(tasks, "Buy compost").parent_id, byTitle(tasks, "Repot the basil").id);
	assert.is(byTitle(tasks, "Fill trays").parent_id, byTitle(tasks, "Seed tray").id);
	assert.is(byTitle(tasks, "Fill trays").status, "completed");
	assert.is(byTitle(tasks, "Old chore").completed_at, "2026-10-02T18:15:00.000Z");
	assert.is(byTitle(tasks, "Call the nursery").reminders.length, 1);
	assert.is(byTitle(tasks, "Old chore").reminders.length, 0);
	const before = await eventsOf(user);
	const again = await bring(user, TICKTICK);
	assert.equal([again.body.added, again.body.already_there], [0, 11]);
	assert.is(again.body.import_id, body.import_id);
	assert.is(await eventsOf(user), before, "the same file again is no event");
});

test("given a project of Todoist, when one task of it is new the next time, then only that one is added", async () => {
	const user = await newUser();
	const file = fileOf(GARDEN);
	assert.is((await bring(user, file, { name: GARDEN })).body.added, 9);
	const more = await bring(user, `${file}task,Prune the roses,,1,1,,,,en,,,,,\r\n`, { name: GARDEN });
	assert.equal([more.body.added, more.body.already_there], [1, 9]);
	const tasks = await tasksOf(user);
	assert.is(tasks.length, 10);
	assert.is(byTitle(tasks, "Müll rausbringen").recurrence?.rrule, "FREQ=WEEKLY;BYDAY=TU");
	assert.is(byTitle(tasks, "Carry it home").parent_id, byTitle(tasks, "Buy compost").id);
});

test("given an import of 400 tasks with a change by the user since, when it is undone, then all are gone, and undone again nothing happens", async () => {
	const user = await newUser();
	const own = (await user.request<{ task: TaskView }>("POST", "/api/tasks", { body: { title: "mine" } })).body.task;
	const items = Array.from({ length: 400 }, (_, n) => ({ id: `t${n}`, content: `Task ${n}`, checked: n % 4 === 0 }));
	const { body } = await bring(user, JSON.stringify({ items }));
	assert.is(body.added, 400);
	const one = byTitle(await tasksOf(user, "open"), "Task 1");
	await user.request("PATCH", `/api/tasks/${one.id}`, { body: { title: "Mine by now" } });
	const undone = await user.request<{ undone: number }>("POST", "/api/import/undo", {
		body: { import_id: body.import_id },
	});
	assert.is(undone.status, 200);
	assert.equal(
		(await tasksOf(user)).map(({ id }) => id),
		[own.id],
	);
	const events = await eventsOf(user);
	const again = await user.request<{ undone: number }>("POST", "/api/import/undo", {
		body: { import_id: body.import_id },
	});
	assert.is(again.body.undone, 0);
	assert.is(await eventsOf(user), events);
	const back = await bring(user, JSON.stringify({ items }));
	assert.equal([back.body.added, back.body.already_there], [0, 400]);
	assert.is(back.body.remarks[0]?.code, "deleted_since");
});

test("given another user, when he undoes the import by its id, then nothing happens to it (P8)", async () => {
	const [ada, bob] = [await newUser(), await newUser()];
	const { import_id } = (await bring(ada, TICKTICK)).body;
	const { body } = await bob.request<{ undone: number }>("POST", "/api/import/undo", { body: { import_id } });
	assert.is(body.undone, 0);
	assert.is((await tasksOf(ada)).length, 11);
});

test("given an export, when it comes into another account, then that has the same tasks; into its own, nothing changes", async () => {
	const [ada, bob] = [await newUser(), await newUser()];
	await ada.request("PATCH", "/api/me", { body: { time_zone: "Europe/Berlin" } });
	await bob.request("PATCH", "/api/me", { body: { time_zone: "Europe/Berlin" } });
	await bring(ada, TICKTICK);
	const add = async (body: object) => (await ada.request<{ task: TaskView }>("POST", "/api/tasks", { body })).body.task;
	const paused = await add({ title: "Paused", recurrence: { rrule: "FREQ=DAILY;COUNT=9", start: "2031-01-01T09:00" } });
	await ada.request("POST", `/api/tasks/${paused.id}/pause`);
	const done = await add({ title: "Weekly", recurrence: { rrule: "FREQ=WEEKLY", start: "2031-01-01T09:00" } });
	await ada.request("POST", `/api/tasks/${done.id}/complete`);
	const gone = await add({ title: "Gone" });
	await ada.request("DELETE", `/api/tasks/${gone.id}`);

	const file = await take(ada);
	assert.equal(
		file.journal.map(({ seq }) => seq),
		Array.from({ length: file.version }, (_, n) => n + 1),
	);
	assert.is(file.tasks.find(({ title }) => title === "Gone")?.status, "deleted");
	const events = await eventsOf(ada);
	const own = await bring(ada, JSON.stringify(file));
	assert.equal([own.body.added, own.body.refused], [0, 0], JSON.stringify(own.body));
	assert.is(await eventsOf(ada), events);

	const { body } = await bring(bob, JSON.stringify(file));
	assert.is(body.refused, 0, JSON.stringify(body.remarks));
	const facts = async (user: Client) => {
		const tasks = await tasksOf(user);
		const titles = new Map(tasks.map(({ id, title }) => [id, title]));
		return tasks
			.map(
				({
					title,
					description,
					status,
					priority,
					tags,
					due,
					recurrence,
					parent_id,
					completed_at,
					duration_minutes,
					reminders,
				}) => ({
					...{ title, description, status, priority, due, completed_at, duration_minutes },
					tags: tags.map(({ name }) => name),
					// Who has done an occurrence keeps that it is done; what goes on is the series.
					recurrence: status === "open" && recurrence ? [recurrence.rrule, recurrence.start, recurrence.paused] : null,
					parent: titles.get(parent_id ?? 0),
					reminders: status === "open" ? reminders.map(({ fire_at, state }) => [fire_at, state]) : [],
				}),
			)
			.sort((one, other) => (`${one.title} ${one.status}` < `${other.title} ${other.status}` ? -1 : 1));
	};
	const [bobs, adas] = [await facts(bob), await facts(ada)];
	assert.is(bobs.length, adas.length);
	for (const [n, one] of bobs.entries()) assert.equal(one, adas[n]);
	assert.is((await bring(bob, JSON.stringify(file))).body.added, 0);
});

test("given an export, then nothing of another's is in it, and who comes without an account gets none", async () => {
	const [ada, bob] = [await newUser(), await newUser()];
	await ada.request("POST", "/api/tasks", { body: { title: "Ada's secret" } });
	await bob.request("POST", "/api/tasks", { body: { title: "Bob's own" } });
	const answer = await bob.request<object>("GET", "/api/export");
	assert.match(
		answer.headers.get("content-disposition") ?? "",
		/^attachment; filename="adjutant-\d{4}-\d\d-\d\d\.json"$/,
	);
	assert.not.match(JSON.stringify(answer.body), /Ada/);
	assert.is((await fetch(`${app.url}/api/export`)).status, 401);
});

test("given readers who take all, go at once, or ask for the head alone, then none keeps a place", async () => {
	const user = await newUser();
	await take(user);
	const headers = { authorization: `Bearer ${user.token}` };
	for (const method of ["GET", "HEAD"]) {
		const gone = new AbortController();
		await fetch(`${app.url}/api/export`, { method, headers, signal: gone.signal });
		gone.abort();
	}
	await until("all places are given back", () => held === 0);
});

test("given labels without number, when the account can have no more, then the tasks come without them, and that is said", async () => {
	const user = await newUser();
	const items = Array.from({ length: 105 }, (_, n) => ({ id: `l${n}`, content: `Task ${n}`, labels: [`label ${n}`] }));
	const { body } = await bring(user, JSON.stringify({ items }));
	assert.equal([body.added, body.refused], [105, 0]);
	assert.is(body.remarks.filter(({ code }) => code === "labels_dropped").length, 5);
});

test("given rows that cannot be read, then the report counts them as left out, and not as if all were well", async () => {
	const user = await newUser();
	const { body } = await bring(
		user,
		JSON.stringify({ items: [{ id: 1 }, { id: "2", content: "" }, { id: "3", content: "x" }] }),
	);
	assert.equal([body.added, body.refused], [1, 2]);
});

test("given a formula as a title, then it is kept as it is written, and an own export gives it back so", async () => {
	const user = await newUser();
	await bring(user, "TYPE,CONTENT\ntask,\"=cmd|' /C calc'!A0\"");
	assert.is((await take(user)).tasks[0]?.title, "=cmd|' /C calc'!A0");
});

test("given an import under way, when another comes, then it is told to wait, and one that is only tried is not", async () => {
	const user = await newUser();
	const [entered, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	beforeCommand = () => {
		entered.resolve();
		return released.promise;
	};
	const first = bring(user, GARDEN_TABLE);
	await entered.promise;
	assert.is((await bring(user, GARDEN_TABLE)).status, 429);
	assert.is((await bring(user, GARDEN_TABLE, { dry_run: true })).status, 200);
	assert.is((await bring(user, "nothing known")).status, 422, "what cannot be read is said at once");
	released.resolve();
	assert.is((await first).body.added, 9);
	beforeCommand = async () => undefined;
	assert.is((await bring(user, GARDEN_TABLE)).body.already_there, 9);
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
