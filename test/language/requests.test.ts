/** The vectors of requests: what each sentence asks for, and which tasks it names. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { readRequest, readRequests } from "../../src/language/requests/requests.ts";
import { requestGroups } from "../support/requestVectors.ts";

const ZONE = "Asia/Karachi";
const context = {
	now: Temporal.PlainDateTime.from("2026-11-23T10:00").toZonedDateTime(ZONE).toInstant(),
	settings: { ...initialUserState().settings, time_zone: ZONE },
};
const lines = requestGroups.flatMap(({ lines, ...group }) => lines.map((line) => ({ ...group, ...line })));
const field = (request: object, name: string): unknown => Object.entries(request).find(([key]) => key === name)?.[1];

const test = suite("requests");

test("given the vectors, then there are at least 40 kinds of request with 10 ways to say each", () => {
	assert.ok(new Set(requestGroups.map(({ kind }) => kind)).size >= 40);
	assert.equal(
		requestGroups.filter(({ lines }) => new Set(lines.map(({ text }) => text)).size < 10).map(({ group }) => group),
		[],
	);
});

test("given each sentence, then it is the request of its group, and one request only", () => {
	const wrong = lines
		.map(({ text, kind }) => ({
			text,
			want: kind,
			got: readRequests(text, context)
				.map((request) => request.kind)
				.join(),
		}))
		.filter(({ want, got }) => want !== got);
	assert.equal(wrong, []);
});

for (const name of ["reference", "filter", "last"] as const) {
	test(`given sentences of which the ${name} is written down, then it is that`, () => {
		const written = lines.filter((line) => line[name] !== undefined);
		assert.ok(written.length > 10);
		for (const line of written) assert.equal(field(readRequest(line.text, context), name), line[name], line.text);
	});
}

test("given sentences that name a moment, then it is that of the vector", () => {
	for (const { text, due } of lines) {
		if (due === undefined) continue;
		const at = Temporal.PlainDateTime.from(due).toZonedDateTime(ZONE).toInstant();
		const want =
			due.length === 10 ? { date: due } : { at: at.toString({ smallestUnit: "millisecond" }), time_zone: ZONE };
		assert.equal(field(readRequest(text, context), "due"), want, text);
	}
});

test("given a rename, then the title is taken as it is written", () => {
	const request = readRequest("rename #3 to Pay rent on Friday at 5 #home", context);
	assert.is(request.kind === "rename" && request.title, "Pay rent on Friday at 5 #home");
});

test("given a task that is to recur more often than tasks may, then the answer says how often that is", () => {
	const often = readRequest("make #3 repeat every 90 minutes", context);
	assert.is(often.kind === "make_recurring" && often.recurrence.rule.rrule, "FREQ=MINUTELY;INTERVAL=90");
	const tooOften = readRequest("make #3 repeat every 10 minutes", context);
	assert.match(tooOften.kind === "unclear" ? tooOften.text : tooOften.kind, /144 times a day; at most 96/);
});

test("given several days to move a task to, then it is not moved to one of them", () => {
	for (const text of ["move #3 to mon, wed and fri", "move #3 to saturday or sunday"]) {
		assert.is(readRequest(text, context).kind, "unclear", text);
	}
});

test("given a user who writes tasks in German, then requests are understood with moments in either language", () => {
	const german = { ...context, settings: { ...context.settings, locale: "de-DE" } };
	const wrong = lines
		.filter(({ kind }) => kind !== "add" && kind !== "add_several")
		.map(({ text, kind }) => ({ text, want: kind, got: readRequest(text, german).kind }))
		.filter(({ want, got }) => want !== got);
	assert.equal(wrong, []);
	assert.equal(field(readRequest("move #3 to freitag", german), "due"), { date: "2026-11-27" });
});

test.run();
