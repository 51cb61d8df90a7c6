/** Pod to pod over real HTTP: what the door lets in, what the client believes, and whose answer it is (P1, P8, P10). */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Command, CommandEnvelope } from "../../src/domain/commands/commands.ts";
import { say } from "../../src/domain/refusals/sentence.ts";
import { envelopeSchema } from "../../src/http/internal/internalCommand.ts";
import { createSeal } from "../../src/http/internal/internalSeal.ts";
import type { CommandResult } from "../../src/ports/commands/commandGate.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { createTestDoor, envelope, PATH, SECRET } from "./testDoor.ts";

const door = createTestDoor();
const test = suite("internal door");
test.before(() => door.open());
test.before.each(() => door.reset());
test.after(() => door.close());

async function post(body: string | Uint8Array, headers: Readonly<Record<string, string>>) {
	const response = await fetch(new URL(PATH, door.url), { method: "POST", body, headers });
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const signed = (text: string, by = door.seal) => by.sign({ method: "POST", path: PATH, body: Buffer.from(text) });
const code = async (answered: ReturnType<typeof post>) => (await answered).body.code;

test("given a command, when forwarded, then it arrives whole and its result comes back whole", async () => {
	const asked: CommandEnvelope = {
		...envelope("key-1", {
			type: "EditTask",
			task_id: 3,
			changes: { title: "zoë 💧", due: null },
			expected_version: 9,
		}),
		principal: { kind: "assistant", id: "chat", turn_id: "turn-1" },
		asked: "in 2 minutes",
	};
	const result: CommandResult = {
		kind: "rejected",
		rejection: {
			code: "broken_rule",
			detail: "No.",
			violations: [{ field: "title", rule: "max", ...say("too_long", { field: "title", most: 200 }) }],
		},
	};
	door.answer = async () => result;
	assert.equal(await door.client.forward(door.url, asked), { kind: "answered", result });
	assert.equal(door.reached, [asked]);
});

test("given fields in the order of the route that took them, when forwarded, then the text is the same: its repeat is known by it", async () => {
	const [edit, reversed] = [
		{ type: "EditTask", task_id: 3, changes: { title: "a title" }, expected_version: 9 },
		{ expected_version: 9, changes: { title: "a title" }, task_id: 3, type: "EditTask" },
	] as const;
	for (const command of [edit, reversed]) {
		door.reset();
		await door.client.forward(door.url, envelope("key-1", command));
		assert.is(JSON.stringify(door.reached[0]?.command), JSON.stringify(command));
	}
});

test("given a pod that does not host the user, then 409 moved, and the client says so", async () => {
	door.answer = async () => ({ kind: "moved" });
	const body = JSON.stringify(envelope("key-1"));
	const answered = await post(body, signed(body));
	assert.is(answered.status, 409);
	assert.is(answered.body.code, "moved");
	assert.equal(await door.client.forward(door.url, envelope("key-1")), { kind: "moved" });
});

const genuine = JSON.stringify(envelope("key-1"));
const forged: readonly [given: string, headers: () => Readonly<Record<string, string>>][] = [
	["no signature", () => ({})],
	[
		"a signature by another secret",
		() => signed(genuine, createSeal(["another secret of thirty-two characters"], door.clock)),
	],
	["a signature of another body", () => signed(genuine.replace("key-1", "key-2"))],
	[
		"a signature of another path",
		() => door.seal.sign({ method: "POST", path: "/internal/others", body: Buffer.from(genuine) }),
	],
	[
		"another instant than the signed one",
		() => ({ ...signed(genuine), "x-adjutant-instant": "2026-01-15T09:00:01.000Z" }),
	],
	["an instant that is none", () => ({ ...signed(genuine), "x-adjutant-instant": "now" })],
	["half a signature", () => ({ ...signed(genuine), "x-adjutant-signature": "AAAA" })],
];
for (const [given, headers] of forged) {
	test(`given ${given}, then 401 and nothing is asked`, async () => {
		const answered = await post(genuine, headers());
		assert.is(answered.status, 401);
		assert.is(answered.body.code, "unauthenticated");
		assert.equal(door.reached, []);
	});
}

const NEXT = "the secret that comes after that one, for all";
for (const [given, asker, answerer, isBelieved] of [
	["an asker that has the next secret, too", [SECRET, NEXT], [SECRET], true],
	["an answerer that has the next secret, too", [SECRET], [NEXT, SECRET], true],
	["one that has left the former secret, and one that has both", [NEXT], [SECRET, NEXT], true],
	["pods without a secret in common", [NEXT], [SECRET], false],
] as const) {
	test(`given ${given}, then question and answer are ${isBelieved ? "" : "not "}believed`, () => {
		const [ours, theirs] = [createSeal(asker, door.clock), createSeal(answerer, door.clock)];
		const request = { method: "POST", path: PATH, body: Buffer.from("{}") };
		const headers = ours.sign(request);
		assert.is(theirs.check(request, headers), isBelieved ? "genuine" : "forged");
		const signature = headers["x-adjutant-signature"];
		const body = Buffer.from("answer");
		assert.is(ours.checkAnswer(signature, 200, body, theirs.signAnswer(signature, 200, body)), isBelieved);
	});
}

test("given a signed instant, then it counts for 30 s either way and no longer", async () => {
	for (const [ms, status] of [
		[-30_001, 401],
		[-30_000, 200],
		[30_000, 200],
		[30_001, 401],
	] as const) {
		const then = createDrivenClock(door.clock.now().add({ milliseconds: ms }));
		assert.is((await post(genuine, signed(genuine, createSeal([SECRET], then)))).status, status, `${ms} ms`);
	}
	assert.is(door.reached.length, 2);
});

const unlawful: readonly [given: string, body: unknown, field: string][] = [
	["a field that is not known", { ...envelope("key-1"), hops: 1 }, "hops"],
	[
		"a command's field that is not known",
		envelope("k", { type: "AddTag", name: "x", weight: 1 } as never),
		"command.weight",
	],
	[
		"a change that is not known",
		envelope("k", { type: "ChangeSettings", changes: { mood: 1 } as never }),
		"command.changes.mood",
	],
	["a command that is not known", envelope("k", { type: "DropTables" } as never), "command.type"],
	["no user", { ...envelope("k"), user_id: undefined }, "user_id"],
	["an empty key", envelope(""), "command_id"],
	["a text for a number", envelope("k", { type: "CompleteTask", task_id: "1" as never }), "command.task_id"],
];
for (const [given, body, field] of unlawful) {
	test(`given ${given}, then 422 names it and nothing is asked (P10)`, async () => {
		const text = JSON.stringify(body);
		const answered = await post(text, signed(text));
		assert.is(answered.status, 422, JSON.stringify(answered.body));
		assert.is((answered.body.errors as { field: string }[])[0]?.field, field);
		assert.equal(door.reached, []);
	});
}

test("given what is no JSON, another method or another path, then each is refused in its own words", async () => {
	assert.is(await code(post("{", signed("{"))), "unreadable");
	const noUtf8 = Buffer.from([0x22, 0xff, 0x22]);
	assert.is(await code(post(noUtf8, door.seal.sign({ method: "POST", path: PATH, body: noUtf8 }))), "unreadable");
	assert.is(((await (await fetch(new URL(PATH, door.url))).json()) as { code: string }).code, "method_not_allowed");
	assert.is((await fetch(new URL("/internal/users", door.url))).status, 404);
	assert.is((await fetch(new URL("/api/tasks", door.url))).status, 404);
	assert.is((await fetch(new URL("/health/live", door.url))).status, 200);
	assert.is((await fetch(new URL("/health/ready", door.url))).status, 200);
});

test("given the same signed bytes sent again, then the same command id is asked again: it is the same in effect (P1)", async () => {
	const headers = signed(genuine);
	await post(genuine, headers);
	await post(genuine, headers);
	assert.equal(
		door.reached.map(({ command_id }) => command_id),
		["key-1", "key-1"],
	);
});

test("given every command there is, then the door reads it as it was sent", () => {
	const every: readonly Command[] = [
		{
			type: "AddTask",
			title: "t",
			due: { date: "2026-11-23" },
			reminders: [{ spec: { before_minutes: 5 }, channels: ["email"] }],
			recurrence: { rrule: "FREQ=DAILY" },
			tag_names: ["a"],
		},
		{ type: "MoveOccurrence", task_id: 1, due: { at: "2026-11-23T09:00:00.000Z", time_zone: "Europe/Berlin" } },
		{ type: "ChangeRecurrence", task_id: 1, scope: "all", recurrence: null },
		{ type: "CompleteTask", task_id: 1, children: "take_along", expected_version: 3 },
		{ type: "SnoozeReminder", reminder_id: 1, minutes: 5 },
		{ type: "FireReminders", reminder_ids: [1, 2] },
		{ type: "GrowNextOccurrence", task_id: 1 },
		{ type: "EditCategory", category_id: 1, changes: { color: null } },
		{ type: "ChangeSettings", changes: { week_start: "sunday", default_lead_minutes: null } },
		{ type: "Undo", target: { last: 2 } },
		{ type: "Undo", target: { event_ids: [randomUUID()] } },
	] as readonly Command[];
	for (const command of every)
		assert.equal(envelopeSchema.parse(JSON.parse(JSON.stringify(envelope("k", command)))).command, command);
});

test("given a pod that leaves, when asked, then it still answers, and ends the connection", async () => {
	const leaving = createTestDoor();
	await leaving.open();
	const ask = () => fetch(`${leaving.url}/health/ready`);
	assert.is((await ask()).headers.get("connection"), "keep-alive");
	leaving.health = { status: "down", checks: {} };
	leaving.server.leave();
	const answered = await ask();
	assert.is(answered.status, 503);
	assert.is(answered.headers.get("connection"), "close");
	assert.is((await leaving.client.forward(leaving.url, envelope("key-1"))).kind, "answered");
	await leaving.close();
});

test.run();
