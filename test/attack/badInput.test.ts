// file-timeout: 300 s
/**
 * Bad input on every route of the list (P10): a clear refusal that names field and rule, never a fault, and nothing
 * written. A field of the contract that has no bad values in badValues.ts fails here.
 */

import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ProblemView } from "../../src/http/contract/contract.ts";
import type { Route } from "../../src/http/routes/route.ts";
import { routeList } from "../../src/http/routes/routeList.ts";
import { exampleOf, type Made } from "../http/examples.ts";
import type { Client } from "../support/client.ts";
import { AT_THE_BOUND, BAD_BODY, BAD_QUERY, forgedCursors } from "./badValues.ts";
import { digestOf } from "./belongings.ts";
import { bodySchema, fieldsOf, nameOf, querySchema, requestOf } from "./routeRequests.ts";
import { each, leakIn, type Received, type Sent, startTarget, type Target } from "./target.ts";

const LARGEST_BODY = 64 * 1024;
const AT = "2040-01-01T09:00:00Z";

let target: Target;
let user: Client & { readonly user_id: string };
let made: Made;
let before: Awaited<ReturnType<typeof digestOf>>;

const test = suite("bad input on every route (P10)");

test.before(async () => {
	target = await startTarget();
	user = await target.signUp();
	const write = async (path: string, body: object) => (await user.request("POST", path, { body })).body as never;
	const { category } = (await write("/api/categories", { name: "Home" })) as { category: { id: number } };
	const { tag } = (await write("/api/tags", { name: "home" })) as { tag: { id: number } };
	const { filter } = (await write("/api/filters", { name: "now", filter: "overdue" })) as { filter: { id: number } };
	const added = (await write("/api/tasks", {
		title: "one",
		due: { at: AT, time_zone: "Europe/Berlin" },
		reminders: [{ before_minutes: 60 }],
	})) as { task: { id: number; reminders: { id: number }[] }; events: { event_id: string }[] };
	const again = (await write("/api/tasks", {
		title: "again",
		recurrence: { rrule: "FREQ=DAILY", start: "2040-01-01T09:00" },
	})) as { task: { id: number } };
	made = {
		recurring_task_id: again.task.id,
		category_id: category.id,
		tag_id: tag.id,
		filter_id: filter.id,
		task_id: added.task.id,
		reminder_id: added.task.reminders[0]?.id ?? 0,
		event_id: added.events[0]?.event_id ?? "",
	};
	// The relay empties the outbox on its own.
	while ((await target.database.query("SELECT 1 FROM outbox")).length > 0);
	before = await digestOf(target, user.user_id);
});
test.after(() => target.stop());

/** Sends what must be refused; each refusal that is not as it should be, in words. */
async function findWrongRefusals(
	cases: readonly {
		readonly what: string;
		readonly sent: Sent;
		readonly status: readonly number[];
		readonly field?: string;
	}[],
): Promise<string[]> {
	const wrong = await each(cases, 8, async ({ what, sent, status, field }) => {
		const received = await target.exchangeAs(user, sent);
		const why = whyWrong(received, status, field);
		return why === undefined ? [] : [`${what}: ${why}; ${received.status} ${received.text.slice(0, 300)}`];
	});
	return wrong.flat();
}

function whyWrong(received: Received, status: readonly number[], field: string | undefined): string | undefined {
	if (!status.includes(received.status)) return `not refused by ${status.join(" or ")}`;
	if (received.headers.get("content-type") !== "application/problem+json") return "no problem document";
	const leak = leakIn(received);
	if (leak !== undefined) return `tells of the inside: ${leak}`;
	const { code, detail, errors = [] } = JSON.parse(received.text) as ProblemView;
	if (!code || !detail) return "no code or detail";
	if (field === undefined) return undefined;
	const named = errors.filter((error) => error.rule !== "" && error.message !== "").map((error) => error.field);
	return named.some((name) => name.startsWith(field)) ? undefined : `does not name ${field}`;
}

const mutating = routeList.filter(({ mutates }) => mutates);

for (const route of mutating) {
	test(`given ${nameOf(route)}, when the body cannot be read, then it is refused`, async () => {
		const good = requestOf(route, exampleOf(route, made));
		const body = good.body ?? "{}";
		const inside = String(body).slice(1, -1);
		const with_ = (text: string | Uint8Array, type = "application/json"): Sent => ({
			...good,
			body: text,
			headers: { "content-type": type },
		});
		const most = route.mostBytes ?? LARGEST_BODY;
		const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
		// ChatKit's own refusals are 400 throughout.
		const rule = [route.freeBody ? 400 : 422];
		const cases: [string, Sent, readonly number[]][] = [
			["half of JSON", with_(`${body}`.slice(0, -1)), [400]],
			["two documents", with_(`${body}${body}`), [400]],
			["JavaScript", with_("{title:'x'}"), [400]],
			["NaN", with_('{"title":NaN}'), [400]],
			["no UTF-8", with_(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)), [400]],
			["UTF-16", with_(Buffer.from(body as string, "utf16le")), [400]],
			["as a form", with_("title=x", "application/x-www-form-urlencoded"), [415]],
			["as text", with_(body as string, "text/plain"), [415]],
			["as no type", { ...good, body, headers: { "content-type": "" } }, [415]],
			[
				"compressed",
				{ ...good, body, headers: { "content-type": "application/json", "content-encoding": "gzip" } },
				[415],
			],
			["a list", with_("[]"), rule],
			["null", with_("null"), rule],
			["a number", with_("1e309"), rule],
			["a text", with_('"x"'), rule],
			["1,000 levels", with_(nested(1_000)), rule],
			["30,000 levels", with_(nested(30_000)), rule],
			["a byte more than it may have", with_(`{"x":"${"x".repeat(most - 7)}"}`), [413]],
			[
				"a byte more than it may have, announced by nobody",
				{
					...with_("x".repeat(most + 1)),
					headers: { "content-type": "application/json", "transfer-encoding": "chunked" },
				},
				[413],
			],
		];
		if (!route.freeBody) {
			const comma = inside === "" ? "" : ",";
			cases.push(
				["an unknown field", with_(`{${inside}${comma}"colour":1}`), rule],
				["another's user_id", with_(`{${inside}${comma}"user_id":"x"}`), rule],
				["__proto__", with_(`{${inside}${comma}"__proto__":{"title":"x"}}`), rule],
				["constructor", with_(`{${inside}${comma}"constructor":{"prototype":{}}}`), rule],
			);
		}
		const mayBeEmpty = route.body?.safeParse(undefined).success === true;
		if (route.body || route.freeBody) cases.push(["{}", with_("{}"), rule]);
		if ((route.body && !mayBeEmpty) || route.freeBody) cases.push(["nothing", { ...good, body: "" }, rule]);
		const optional = bodySchema(route)?.required === undefined && bodySchema(route)?.anyOf === undefined;
		const refused = cases.filter(
			([what]) => !(what === "{}" && optional && !route.freeBody && !route.path.endsWith("snooze")),
		);
		const wrong = await findWrongRefusals(refused.map(([what, sent, status]) => ({ what, sent, status })));
		assert.equal(wrong, []);
	});
}

/** Fields that a field cannot do without. */
const BESIDE: Readonly<Record<string, object>> = {
	"due.at": { time_zone: "Europe/Berlin" },
	"due.time_zone": { at: AT },
	"reminders[].channels": { at: AT },
	channels: { at: AT },
	...Object.fromEntries(
		["start", "time_zone", "mode", "exdates", "rdates"].map((field) => [
			`recurrence.${field}`,
			{ rrule: "FREQ=DAILY" },
		]),
	),
};

/** The body with a value at a path such as `due.date` or `reminders[].at`. */
function bodyWith(base: object, path: string, value: unknown): object {
	const [outer = "", inner] = path.split(".");
	const whole = { ...BESIDE[path], [inner ?? outer]: value };
	if (inner === undefined) return { ...base, ...whole };
	return outer.endsWith("[]") ? { ...base, [outer.slice(0, -2)]: [whole] } : { ...base, [outer]: whole };
}

for (const route of mutating.filter(({ body }) => body !== undefined)) {
	test(`given ${nameOf(route)}, when any field is bad, then 422 names it`, async () => {
		const schema = bodySchema(route) ?? {};
		const base = schema.anyOf || route.path.endsWith("snooze") ? {} : (exampleOf(route, made).body ?? {});
		const cases = [...fieldsOf(schema).keys()].flatMap((path) => {
			const values = BAD_BODY[`${nameOf(route)} ${path}`] ?? BAD_BODY[path];
			assert.ok(values, `${nameOf(route)}: which values are bad for ${path}? Say it in badValues.ts.`);
			return values.map((value) => ({
				what: `${path} ${JSON.stringify(value)?.slice(0, 60)}`,
				sent: { ...requestOf(route, exampleOf(route, made)), body: JSON.stringify(bodyWith(base, path, value)) },
				status: [422],
				field: path.split(/[.[]/)[0] ?? path,
			}));
		});
		assert.equal(await findWrongRefusals(cases), []);
	});
}

for (const route of routeList.filter((one) => one.path.includes("{"))) {
	test(`given ${nameOf(route)}, when the id is none, then 404`, async () => {
		const ids = [
			"0",
			"-1",
			"1.5",
			"2147483648",
			"9007199254740993",
			"1e1",
			"0x1",
			"null",
			"%00",
			"%ff",
			"%D9%A1",
			"1;2",
			"__proto__",
		];
		const { body, ...sent } = requestOf(route, exampleOf(route, made));
		const cases = ids.map((id) => ({
			what: id,
			sent: { ...sent, ...(body === undefined ? {} : { body }), path: route.path.replace("{id}", id) },
			status: id === "%ff" ? [400, 404] : [404],
		}));
		assert.equal(await findWrongRefusals(cases), []);
	});
}

const queried: readonly [Route, ReadonlyMap<string, object>][] = routeList.map((route) => [
	route,
	fieldsOf(querySchema(route)),
]);
for (const [route, fields] of queried.filter(([{ auth }]) => auth === "user")) {
	test(`given ${nameOf(route)}, when its query is bad, then 422 names the field`, async () => {
		const good = requestOf(route, exampleOf(route, made));
		const path = good.path.split("?")[0] ?? "";
		const cases = [...fields.keys()].flatMap((field) => {
			const values = BAD_QUERY[field];
			assert.ok(values, `${nameOf(route)}: which values are bad for ${field}? Say it in badValues.ts.`);
			return values.map((value) => ({
				what: `${field}=${value.slice(0, 60)}`,
				sent: { ...good, path: `${path}?${field}=${value}` },
				status: [422],
				field,
			}));
		});
		for (const name of ["colour", "__proto__", "constructor", "user_id", "%00"]) {
			cases.push({
				what: name,
				sent: { ...good, path: `${path}?${name}=1` },
				status: [422],
				field: decodeURIComponent(name),
			});
		}
		assert.equal(await findWrongRefusals(cases), []);
	});
}

test("given a task list in any order, when its cursor is forged, then it is refused or harmless, never a fault", async () => {
	const sorts = ["created_at", "updated_at", "due", "priority", "title"];
	const forged = sorts.flatMap((sort) =>
		forgedCursors().map((text) => [sort, text.replace("created_at", sort)] as const),
	);
	const wrong = await each(forged, 8, async ([sort, text]) => {
		const cursor = Buffer.from(text).toString("base64url");
		const received = await target.exchangeAs(user, { path: `/api/tasks?sort=${sort}&order=asc&cursor=${cursor}` });
		return received.status === 200 || whyWrong(received, [422], "cursor") === undefined
			? []
			: [`${text}: ${received.text}`];
	});
	assert.equal(wrong.flat(), []);
});

test("given all of that, then nothing was written", async () => {
	assert.equal(await digestOf(target, user.user_id), before);
	assert.is(await target.journalCount(), 5);
});

test("given each field at its bound, then it is accepted", async () => {
	for (const [method, path, body] of AT_THE_BOUND) {
		const { status, text } = await target.exchangeAs(user, { method, path, body: JSON.stringify(body) });
		assert.ok(
			status === 200 || status === 201,
			`${method} ${path} ${JSON.stringify(body).slice(0, 60)}: ${text.slice(0, 300)}`,
		);
	}
});

test("given ten tags on a task, when an eleventh is named, then 422 names tag_ids", async () => {
	const ids: number[] = [];
	for (let n = 0; n < 11; n += 1) {
		const { body } = await user.request<{ tag: { id: number } }>("POST", "/api/tags", { body: { name: `tag ${n}` } });
		ids.push(body.tag.id);
	}
	const add = (tag_ids: readonly number[]) =>
		user.request("POST", "/api/tasks", { body: { title: "tagged", tag_ids } });
	assert.is((await add(ids.slice(0, 10))).status, 201);
	const { status, body } = await add(ids);
	assert.is(status, 422);
	assert.match(JSON.stringify(body), '"field":"tag_ids","rule":"limit"');
});

test("given all of that, then no fault of ours was logged", () => {
	assert.not.match(target.server.output(), '"level":"error"');
});

test.run();
