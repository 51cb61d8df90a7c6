// file-timeout: 300 s
// test-timeout: 120 s
/** Random requests on every route: never a fault, and the log knows nothing of what was sent. */

import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Route } from "../../src/http/routes/route.ts";
import { routeList } from "../../src/http/routes/routeList.ts";
import { exampleOf } from "../http/examples.ts";
import type { Client } from "../support/client.ts";
import { bodySchema, fieldsOf, NOTHING_MADE, nameOf, querySchema, requestOf } from "./routeRequests.ts";
import { leakIn, type Sent, startTarget, type Target } from "./target.ts";

const REQUESTS = 300;
const MARK = "zebraquartz";

let target: Target;
let user: Client & { readonly user_id: string };

const test = suite("fuzz");

test.before(async () => {
	target = await startTarget();
	// The first account may see the dashboard, too.
	user = await target.signUp(`${MARK}@example.org`);
	for (let n = 0; n < 3; n += 1) {
		await user.request("POST", "/api/tasks", {
			body: { title: `${MARK} ${n}`, due: { date: "2040-01-01" }, reminders: [{ before_minutes: n }] },
		});
		await user.request("POST", "/api/tags", { body: { name: `${MARK} ${n}` } });
	}
});
test.after(() => target.stop());

const instants = fc
	.date({ noInvalidDate: true, min: new Date("1000-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z") })
	.map((date) => date.toISOString());
const texts = fc.oneof(
	fc.string({ unit: "binary", maxLength: 40 }),
	fc.string({ unit: "grapheme", maxLength: 250 }),
	fc.constantFrom("", "\u0000", "\ud800", "2026-02-31", "Europe/Berlin", "#ffffff", "' OR 1=1 --", "$1", "\\", "%"),
	fc.constantFrom("!", "& | !", '"', "a & b", "tomorrow at 9 #x @y !high every day", "NaN", "1e309", "urgent", "asc"),
	instants,
	instants.map((text) => text.slice(0, 10)),
);
const marked = texts.map((text) => `${MARK} ${text}`);
const numbers = fc.oneof(
	fc.integer({ min: -2, max: 5 }),
	fc.integer(),
	fc.double(),
	fc.constantFrom(2 ** 31, 2 ** 53, 1e308),
);
const values = fc.oneof(
	texts,
	marked,
	numbers,
	fc.boolean(),
	fc.constant(null),
	fc.array(fc.oneof(numbers, texts), { maxLength: 12 }),
	fc.dictionary(fc.oneof(fc.constantFrom("at", "date", "time_zone", "before_minutes", "__proto__"), texts), texts, {
		maxKeys: 4,
	}),
	fc.json({ maxDepth: 5 }).map((text) => JSON.parse(text) as unknown),
);
/** Mostly the fields that there are, so that much gets past the first check. */
const namesOf = (names: readonly string[]) =>
	fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...names, "title") }, { weight: 1, arbitrary: texts });

function requestsOf(route: Route): fc.Arbitrary<Sent> {
	const example = requestOf(route, exampleOf(route, { ...NOTHING_MADE, task_id: 1, tag_id: 1, reminder_id: 1 }));
	const queryNames = [...fieldsOf(querySchema(route)).keys()];
	const query = fc.array(fc.tuple(namesOf(queryNames), fc.oneof(texts, marked, numbers.map(String))), { maxLength: 4 });
	const schema = bodySchema(route);
	const names = schema ? [...fieldsOf(schema).keys()].filter((name) => !/[.[]/.test(name)) : ["type", "params"];
	const fields = fc.dictionary(namesOf(names), values, { maxKeys: 6 });
	const base = JSON.parse(String(example.body ?? "{}")) as object;
	const bodies = fc.oneof(
		fields.map((extra) => JSON.stringify({ ...base, ...extra })),
		fields.map((all) => JSON.stringify(all)),
		fc.json({ maxDepth: 6 }),
		fc.string({ unit: "binary", maxLength: 200 }),
	);
	const ids = fc.oneof(fc.constantFrom("1", "2", "3"), fc.nat().map(String), texts.map(encodeText));
	return fc.record({ query, body: bodies, id: ids }).map(({ query: pairs, body, id }) => {
		const written = pairs.map(([name, value]) => `${encodeText(name)}=${encodeText(value)}`).join("&");
		const path = `${route.path.replace("{id}", id)}${written === "" ? "" : `?${written}`}`;
		return { method: route.method, path, ...(route.method === "GET" ? {} : { body }) };
	});
}

/** As it is, half surrogates as the bytes they would have. */
const encodeText = (text: string) => encodeURIComponent(text.toWellFormed());

/** Streams do not end by themselves. */
const fuzzed = routeList.filter(({ answer, freeBody }) => !answer.events || freeBody);
const requests = fc.oneof(...fuzzed.map(requestsOf));

test(`given ${REQUESTS} random requests on ${fuzzed.map(nameOf).length} routes, then each is answered and none is a fault`, async () => {
	const seen: Record<string, number> = {};
	const property = fc.asyncProperty(requests, async (sent) => {
		const received = await target.exchangeAs(user, sent);
		seen[received.status] = (seen[received.status] ?? 0) + 1;
		assert.ok(received.status < 500 || received.status === 503, `${received.status} ${received.text}`);
		if (received.status >= 400) {
			assert.is(received.headers.get("content-type"), "application/problem+json");
			// What was refused may be named, what is inside not.
			if (!leakIn({ ...received, text: JSON.stringify(sent) })) assert.is(leakIn(received), undefined);
		}
	});
	await fc.assert(property, { numRuns: REQUESTS, endOnFailure: true });
	const passed = Object.entries(seen).filter(([status]) => status < "300");
	assert.ok(passed.length > 0 && (seen[422] ?? 0) > 0, `one-sided: ${JSON.stringify(seen)}`);
});

test("given conversations and refused sign-ins, then they are answered", async () => {
	for (const text of [
		`add ${MARK} tomorrow`,
		`find ${MARK}`,
		`delete all ${MARK}`,
		`rename #1 to ${MARK}`,
		"\u202e#1",
	]) {
		const input = { content: [{ type: "input_text", text }], attachments: [], inference_options: {} };
		const body = JSON.stringify({ type: "threads.create", params: { input } });
		assert.is((await target.exchangeAs(user, { method: "POST", path: "/chatkit", body })).status, 200);
	}
	for (const password of [`${MARK}-password`, ""]) {
		const { status } = await target.exchange({
			method: "POST",
			path: "/api/auth/sign-in/email",
			headers: { "content-type": "application/json", origin: target.url },
			body: JSON.stringify({ email: `${MARK}@example.org`, password }),
		});
		assert.ok(status >= 400 && status < 500);
	}
});

test("given all of that, then the log has no fault, and no text, address or token", () => {
	const output = target.server.output();
	assert.match(output, '"msg":"request"');
	assert.is(output.match(/.*"level":"error".*/g), null);
	for (const secret of [MARK, "@example.org", user.token, user.token.split(".")[0] ?? "", "correct horse"]) {
		const line = output.split("\n").find((one) => one.includes(secret));
		assert.is(line, undefined);
	}
});

test.run();
