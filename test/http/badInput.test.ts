import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ProblemView } from "../../src/http/contract/contract.ts";
import { type Client, signUp } from "../support/client.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("bad input (P10)");
let app: TestApp;
let user: Client;

test.before(async () => {
	app = await startTestApp();
	user = await signUp(app.url);
});
test.after(() => app.stop());

/** Each: what is sent, and the `field rule` pairs that the answer must name. */
const CASES: readonly [method: string, path: string, body: unknown, broken: readonly string[]][] = [
	["POST", "/api/tasks", {}, ["title required"]],
	["POST", "/api/tasks", undefined, ["body required"]],
	["POST", "/api/tasks", [], ["body type"]],
	["POST", "/api/tasks", { title: 5 }, ["title type"]],
	["POST", "/api/tasks", { title: "  " }, ["title min_length"]],
	["POST", "/api/tasks", { title: "a\u0000b" }, ["title characters"]],
	["POST", "/api/tasks", { title: "t", colour: 1, x: 2 }, ["colour unknown_field", "x unknown_field"]],
	["POST", "/api/tasks", { title: "t", recurrence: {} }, ["recurrence.rrule required"]],
	[
		"POST",
		"/api/tasks",
		{ title: "t", recurrence: { rrule: "FREQ=DAILY", text: "daily" } },
		["recurrence.text unknown_field"],
	],
	["POST", "/api/tasks", { title: "t", priority: "asap" }, ["priority one_of"]],
	["POST", "/api/tasks", { title: "t", category_id: 1e12 }, ["category_id max"]],
	["POST", "/api/tasks", { title: "t", category_id: 77 }, ["category_id exists"]],
	["POST", "/api/tasks", { title: "t", tag_ids: [1.5] }, ["tag_ids[0] type"]],
	["POST", "/api/tasks", { title: "t", due: { date: "2026-02-31" } }, ["due.date date"]],
	["POST", "/api/tasks", { title: "t", due: { date: 5 } }, ["due.date type"]],
	["POST", "/api/tasks", { title: "t", due: { time_zone: "Europe/Berlin" } }, ["due.at required"]],
	[
		"POST",
		"/api/tasks",
		{ title: "t", due: { at: "soon", time_zone: "Mars/X" } },
		["due.at instant", "due.time_zone time_zone"],
	],
	["POST", "/api/tasks", { title: "t", reminders: [{ before_minutes: -1 }] }, ["reminders[0].before_minutes range"]],
	["POST", "/api/tasks", { title: "t", reminders: [{ at: "2001-01-01T00:00:00Z" }] }, ["reminders[0].at in_future"]],
	["PATCH", "/api/tasks/1", { title: null }, ["title type"]],
	["PATCH", "/api/tasks/1", { reminders: [] }, ["reminders unknown_field"]],
	["POST", "/api/tasks/1/complete", { force: true }, ["force unknown_field"]],
	[
		"GET",
		`/api/tasks?search=${Array.from({ length: 26 }, (_, n) => String.fromCodePoint(97 + n)).join("+")}`,
		undefined,
		["search words"],
	],
	["GET", "/api/tasks?limit=0", undefined, ["limit min"]],
	["GET", "/api/tasks?limit=101", undefined, ["limit max"]],
	["GET", "/api/tasks?limit=ten", undefined, ["limit format"]],
	["GET", "/api/tasks?limit=1&limit=2", undefined, ["limit type"]],
	["GET", "/api/tasks?as_of=2026-01-01", undefined, ["as_of instant"]],
	["GET", "/api/tasks?filter=today%20%26", undefined, ["filter syntax"]],
	["GET", "/api/tasks?filter=tomorow", undefined, ["filter condition"]],
	["GET", "/api/tasks?filter=%23nowhere", undefined, ["filter exists"]],
	["GET", "/api/tasks?due_before=2026-13-01", undefined, ["due_before instant"]],
	["GET", "/api/tasks?search=a%00b", undefined, ["search characters"]],
	["GET", "/api/tasks?overdue=yes", undefined, ["overdue one_of"]],
	["GET", `/api/tasks?${"tag_id=1&".repeat(50)}tag_id=1`, undefined, ["query max_parameters"]],
	["GET", "/api/tasks?__proto__=1", undefined, ["__proto__ unknown_field"]],
	["GET", "/api/tasks?cursor=nonsense", undefined, ["cursor unknown_cursor"]],
	["GET", "/api/history?since=yesterday", undefined, ["since instant"]],
	["GET", "/api/deliveries?state=lost", undefined, ["state one_of"]],
	["GET", "/api/stream?last_event_id=-1", undefined, ["last_event_id format"]],
	["POST", "/api/undo", {}, ["event_ids required"]],
	["POST", "/api/undo", { last: 0 }, ["last min"]],
	["POST", "/api/undo", { event_ids: ["x"] }, ["event_ids[0] format"]],
	["POST", "/api/undo", { last: 1, turn_id: "t" }, ["last unknown_field"]],
	["PATCH", "/api/me", { all_day_reminder_at: "9am" }, ["all_day_reminder_at time"]],
	["PATCH", "/api/me", { locale: "??" }, ["locale locale"]],
	["POST", "/api/reminders/1/snooze", { minutes: "5" }, ["minutes type"]],
	["POST", "/api/reminders/1/snooze", {}, ["until one_of"]],
	["POST", "/api/reminders/1/snooze", { minutes: 5, until: "2031-01-01T00:00:00Z" }, ["until one_of"]],
	["POST", "/api/categories", { name: "x", color: "red" }, ["color color"]],
	["POST", "/api/quick-add", { text: "" }, ["text min"]],
	["POST", "/api/quick-add", { text: "x".repeat(1_001) }, ["text max_length"]],
	["POST", "/api/quick-add", { text: "x\n".repeat(501) }, ["text max_length"]],
	["POST", "/api/quick-add", { text: "\u{1f600}".repeat(1_001) }, ["text max_length"]],
	["POST", "/api/quick-add", { text: "x".repeat(1_001), dry_run: true }, ["text max_length"]],
	["POST", "/api/quick-add", { text: "milk\n".repeat(2_001), dry_run: true }, ["text max_length"]],
	["POST", "/api/quick-add", { text: `milk #${"x".repeat(31)}` }, ["text max_length"]],
	["POST", "/api/quick-add", { text: "x", now: "2026-01-01T00:00:00Z" }, ["now only_with_dry_run"]],
];

test("given as many parameters as a query may have, and as long texts as quick add takes, then no bound is in their way", async () => {
	assert.equal(fieldsOf(await user.request("GET", `/api/tasks?${"x=1&".repeat(50)}`)), ["x"]);
	const quickAdd = (text: string, dry_run: boolean) =>
		user.request<ProblemView>("POST", "/api/quick-add", { body: { text, dry_run } });
	assert.is((await quickAdd("\u{1f600}".repeat(1_000), true)).status, 200);
	assert.is((await quickAdd("milk\n".repeat(2_000), true)).status, 200);
	const tooLong = await quickAdd("x".repeat(1_000), false);
	assert.equal(
		tooLong.body.errors?.map(({ message }) => message),
		["The title is longer than 200 characters."],
	);
});

test("given a thousand mistakes, then the first twenty are named, and it says so", async () => {
	const body = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`x${n}`, n]));
	const answer = await user.request<ProblemView>("POST", "/api/tasks", { body: { title: "t", ...body } });
	assert.equal(
		fieldsOf(answer),
		Array.from({ length: 20 }, (_, n) => `x${n}`),
	);
	assert.match(answer.body.detail, "20 of 1000 broken rules are named");
});

const fieldsOf = ({ body }: { body: ProblemView }) => body.errors?.map(({ field }) => field);

for (const [method, path, body, broken] of CASES) {
	test(`given ${method} ${path.slice(0, 60)} with ${JSON.stringify(body)?.slice(0, 70)}, then 422 names ${broken.join(", ")}`, async () => {
		const answer = await user.request<ProblemView>(method, path, body === undefined ? {} : { body });
		assert.is(answer.status, 422, JSON.stringify(answer.body));
		assert.is(answer.headers.get("content-type"), "application/problem+json");
		assert.is(answer.body.code, "broken_rule");
		assert.equal(
			answer.body.errors?.map(({ field, rule }) => `${field} ${rule}`),
			broken,
		);
	});
}

test("given all of that, then nothing was written", async () => {
	const { body } = await user.request<{ data: unknown[] }>("GET", "/api/history");
	assert.equal(body.data, []);
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
