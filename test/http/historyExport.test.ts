/** History as a file: what it holds, by which conditions, and how a table says it. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JournalEvent } from "../../src/domain/events/events.ts";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import type { EventView } from "../../src/http/contract/contract.ts";
import { historyPieces } from "../../src/http/routes/historyPieces.ts";
import { type Client, signUp } from "../support/client.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("history as a file");
let app: TestApp;
let user: Client;

test.before(async () => {
	app = await startTestApp();
	user = await signUp(app.url);
	for (const title of ["one", 'two, "quoted"\nand more']) await user.request("POST", "/api/tasks", { body: { title } });
	await user.request("PATCH", "/api/tasks/1", { body: { title: "one again" } });
	const recurrence = { rrule: "FREQ=DAILY", start: "2030-01-01T09:00" };
	await user.request("PATCH", "/api/tasks/1", { body: { due: { date: "2030-01-01" }, recurrence } });
	await user.request("PATCH", "/api/tasks/1", {
		body: { recurrence: { ...recurrence, rrule: "FREQ=WEEKLY;BYDAY=TU" } },
	});
	const body = { name: "=1+1", scopes: ["tasks:write"] };
	const { key } = (await user.request<{ key: string }>("POST", "/api/api-keys", { body })).body;
	await fetch(`${app.url}/api/tasks/2/complete`, { method: "POST", headers: { authorization: `Bearer ${key}` } });
});
test.after(() => app.stop());

async function download(query = "", of = user) {
	const headers = { authorization: `Bearer ${of.token}` };
	const response = await fetch(`${app.url}/api/history/export${query}`, { headers });
	return { status: response.status, headers: response.headers, text: await response.text() };
}
const lines = (text: string) =>
	text
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as EventView);
const shown = async () => (await user.request<{ data: EventView[] }>("GET", "/api/history?limit=100")).body.data;

test("given no conditions, then each line is an event as the history shows it, newest first", async () => {
	const { status, headers, text } = await download();
	assert.is(status, 200);
	assert.match(headers.get("content-type") ?? "", "application/x-ndjson");
	assert.match(headers.get("content-disposition") ?? "", /attachment.*adjutant-history-\d{4}-\d\d-\d\d\.ndjson/);
	const events = lines(text);
	assert.ok(events.length >= 4);
	assert.equal(events, await shown());
});

test("given a rule that was changed, then history says both in words, beside the values of the journal", async () => {
	const [changed] = (await shown()).filter(({ rules }) => rules !== undefined);
	assert.equal(changed?.rules, { before: "every day at 09:00", after: "every week on Tuesday at 09:00" });
	assert.match(JSON.stringify(changed?.data), "FREQ=WEEKLY");
});

test("given conditions, then the file has those events and no others", async () => {
	const all = await shown();
	const ofTask = (id: number) => all.filter(({ data }) => "task_id" in data && data.task_id === id);
	assert.equal(lines((await download("?task_id=1")).text), ofTask(1));
	const [client] = all.flatMap(({ principal }) => (principal.kind === "client" ? [principal.id] : []));
	const byClient = lines((await download(`?principal=${client}`)).text);
	assert.ok(byClient.length > 0);
	for (const { principal } of byClient) assert.is(principal.id, client);
	assert.equal(lines((await download("?until=2001-01-01T00:00:00Z")).text), []);
	const [newest] = all;
	assert.equal(
		lines((await download(`?since=${newest?.at}`)).text),
		all.filter(({ at }) => at >= (newest?.at ?? "")),
	);
});

test("given a table, then it has a head, a row for each event, and nothing that a spreadsheet would compute", async () => {
	const { headers, text } = await download("?format=csv");
	assert.match(headers.get("content-type") ?? "", "text/csv");
	const [head, ...rows] = text.trimEnd().split("\r\n");
	assert.match(head ?? "", /^seq,at,type,task_id,principal_kind,/);
	const events = await shown();
	assert.is(rows.length, events.length);
	for (const [n, { seq, type }] of events.entries())
		assert.ok(rows[n]?.startsWith(`${seq},`) && rows[n]?.includes(type));
	assert.match(text, ",'=1+1,");
	// Quotes of JSON are doubled, and its line breaks are escaped already.
	assert.match(text, '\\""quoted\\""\\nand more');
});

test("given what is no condition, or another's task, then it is refused, or empty", async () => {
	for (const query of ["?format=xml", "?task_id=x", "?limit=5", "?since=yesterday"]) {
		assert.is((await download(query)).status, 422, query);
	}
	assert.is((await fetch(`${app.url}/api/history/export`)).status, 401);
	const other = await signUp(app.url);
	assert.equal(lines((await download("?task_id=1", other)).text), []);
});

test("given more events than a page, then each comes once, and no page is asked for before the one before was taken", async () => {
	const all = Array.from({ length: 1_203 }, (_, n) => 1_203 - n);
	let pages = 0;
	const history = async (_: string, { limit, cursor }: { readonly limit: number; readonly cursor?: string }) => {
		pages += 1;
		const rest = all.filter((seq) => cursor === undefined || seq < Number(cursor));
		const data = rest.slice(0, limit).map((seq) => ({ seq, principal: {}, data: {} }) as unknown as JournalEvent);
		return { data, next_cursor: rest.length > limit ? String(data.at(-1)?.seq) : null };
	};
	const pieces = historyPieces({ history, settings: async () => initialUserState().settings }, "u", {}, "ndjson");
	const first = await pieces.next();
	assert.is(pages, 1);
	let text = String(first.value);
	for await (const piece of pieces) text += piece;
	assert.equal(
		lines(text).map(({ seq }) => seq),
		all,
	);
	assert.is(pages, 3);
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
