/** What one account may have and do: each bound one below, at it and one above; and the table that says so. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { loadBook } from "../../src/actors/loadBook.ts";
import { BOUNDS } from "../../src/domain/accounts/bounds.ts";
import { decide } from "../../src/domain/decide/decide.ts";
import { emptyBook } from "../../src/domain/evolve/initialState.ts";
import type { ProblemView } from "../../src/http/contract/contract.ts";
import { Problem } from "../../src/http/problem.ts";
import { createUserBounds } from "../../src/http/userBounds.ts";
import { createChatStore } from "../../src/persistence/chat/chatStore.ts";
import { createLocalLeases } from "../../src/pod/localLeases.ts";
import { createLocalTally } from "../../src/pod/localLimits.ts";
import type { UserSnapshot } from "../../src/ports/commands/journal.ts";
import { refusalIn } from "../../src/words/refusals.ts";
import { wordsFor } from "../../src/words/words.ts";
import { send } from "../support/client.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { addAccount, createTestDatabase } from "../support/postgres.ts";
import { startTestApp } from "./testApp.ts";

const test = suite("bounds of an account");

function setUp(scale = 1) {
	const clock = createDrivenClock();
	return {
		clock,
		bounds: createUserBounds({ tally: createLocalTally({ clock }), leases: createLocalLeases(), scale }),
	};
}
/** The bound that an action met; `undefined` when it met none. */
async function metBy(action: () => unknown): Promise<{ field?: string; rule?: string; status: number } | undefined> {
	try {
		await action();
		return undefined;
	} catch (fault) {
		assert.instance(fault, Problem);
		const { status, violations } = fault as Problem;
		return { status, ...(violations[0] && { field: violations[0].field, rule: violations[0].rule }) };
	}
}

test("given as many changes as a minute may have, then the next is refused until the minute is over, and nobody else", async () => {
	const { clock, bounds } = setUp();
	const change = (user = "u") => metBy(() => bounds.countChange(user, 1));
	for (let n = 1; n <= BOUNDS.writes.most; n += 1) assert.is(await change(), undefined);
	assert.equal(await change(), { status: 429, field: "account", rule: "writes_per_minute" });
	assert.is(await change("somebody else"), undefined);
	await clock.advance(60_000);
	assert.is(await change(), undefined);
});

test("given an import under way, then the account's next is refused until it has ended, and nobody else's", async () => {
	const { bounds } = setUp();
	const end = bounds.beginImport("u");
	const met = () => metBy(() => bounds.beginImport("u"));
	assert.equal(await met(), { status: 429, field: BOUNDS.imports.field, rule: BOUNDS.imports.rule });
	assert.is(await metBy(() => bounds.beginImport("somebody else")), undefined);
	end();
	assert.is(await met(), undefined);
});

test("given a key that has made as many changes or requests as a minute may have, then it waits, and no other does", async () => {
	const { clock, bounds } = setUp();
	const ask = (id: string, mutates: boolean, kind: "client" | "user" = "client") =>
		metBy(() => bounds.countClient({ kind, id }, mutates));
	for (let n = 1; n <= BOUNDS.client_writes.most; n += 1) assert.is(await ask("key", true), undefined);
	assert.equal(await ask("key", true), { status: 429, field: "client", rule: "client_writes_per_minute" });
	assert.is(await ask("other key", true), undefined);
	for (let n = 1; n <= BOUNDS.client_requests.most; n += 1) {
		assert.is(await ask("reader", false), undefined);
		assert.is(await ask("page", true, "user"), undefined);
	}
	assert.equal(await ask("reader", false), { status: 429, field: "client", rule: "client_requests_per_minute" });
	assert.is(await ask("page", true, "user"), undefined);
	await clock.advance(60_000);
	assert.is(await ask("key", true), undefined);
	assert.is(await ask("reader", false), undefined);
});

test("given as many bytes as a day may have, then one more is refused", async () => {
	const { bounds } = setUp();
	assert.is(await metBy(() => bounds.countChange("u", BOUNDS.bytes.most - 1)), undefined);
	assert.is(await metBy(() => bounds.countChange("u", 1)), undefined);
	assert.equal(await metBy(() => bounds.countChange("u", 1)), { status: 429, field: "account", rule: "bytes_per_day" });
});

test("given as many streams as there may be, then one more is refused until one ends, however often that is said", async () => {
	const { bounds } = setUp();
	const giveBack = [];
	for (let n = 1; n <= BOUNDS.streams.most; n += 1) giveBack.push(await bounds.holdStream("u"));
	assert.equal(await metBy(() => bounds.holdStream("u")), { status: 429, field: "account", rule: "streams" });
	giveBack[0]?.();
	giveBack[0]?.();
	assert.is(await metBy(() => bounds.holdStream("u")), undefined);
	assert.is((await metBy(() => bounds.holdStream("u")))?.rule, "streams");
});

test("given as many streams of all accounts as a pod can hold, then the next is refused with 503, and one that ends leaves a place", async () => {
	const told = { open: 0, refused: 0 };
	const counts = {
		noteStreams: (open: number) => {
			told.open = open;
		},
		noteStreamRefused: () => {
			told.refused += 1;
		},
	};
	const { clock } = setUp();
	const bounds = createUserBounds({
		tally: createLocalTally({ clock }),
		leases: createLocalLeases(),
		scale: 1,
		counts,
	});
	const users = BOUNDS.pod_streams.most / BOUNDS.streams.most;
	const asked = Array.from({ length: users }, (_, n) =>
		Array.from({ length: BOUNDS.streams.most }, () => bounds.holdStream(`user ${n}`)),
	);
	// All at once: of those that still wait for a place of their own, none is forgotten in the count.
	const last = metBy(() => bounds.holdStream("one more"));
	const [first] = await Promise.all(asked.flat());
	assert.equal(await last, { status: 503, field: "server", rule: "pod_streams" });
	assert.equal(told, { open: BOUNDS.pod_streams.most, refused: 1 });
	first?.();
	first?.();
	assert.is(told.open, BOUNDS.pod_streams.most - 1);
	assert.equal(await metBy(() => bounds.holdStream("user 1")), { status: 429, field: "account", rule: "streams" });
	assert.is(told.open, BOUNDS.pod_streams.most - 1, "who has no place of his own takes none of the pod's");
	assert.is(await metBy(() => bounds.holdStream("one more")), undefined);
	assert.equal(await metBy(() => bounds.holdStream("another")), { status: 503, field: "server", rule: "pod_streams" });
});

test("given a scale, then a refusal says the number that is in force, as the reader writes numbers", async () => {
	for (const [scale, most, english, german] of [
		[2, 2_400, "at most 2,400 changes", "höchstens 2.400 Änderungen"],
		[0.01, 12, "at most 12 changes", "höchstens 12 Änderungen"],
	] as const) {
		const { bounds } = setUp(scale);
		for (let n = 1; n <= most; n += 1) bounds.countChange("u", 1);
		try {
			bounds.countChange("u", 1);
			assert.unreachable();
		} catch (fault) {
			assert.instance(fault, Problem);
			const [violation] = (fault as Problem).violations;
			assert.match(violation?.message ?? "", english);
			assert.match(violation ? refusalIn(violation, wordsFor("de-DE")) : "", german);
		}
	}
	const { bounds } = setUp(0.001);
	assert.throws(
		() => bounds.countChange("u", BOUNDS.bytes.most),
		(fault: Problem) => fault.violations[0]?.message === "An account can send at most 0.05 MiB of changes in a day.",
	);
});

test("given a scale, then what may be done is multiplied by it", async () => {
	const { bounds } = setUp(2);
	for (let n = 1; n <= 2 * BOUNDS.writes.most; n += 1) bounds.countChange("u", 1);
	assert.is((await metBy(() => bounds.countChange("u", 1)))?.rule, "writes_per_minute");
});

for (const [made, live, isRefused] of [
	[BOUNDS.tasks.most - 1, BOUNDS.tasks.most - 1, false],
	[BOUNDS.tasks.most, BOUNDS.tasks.most, true],
	[BOUNDS.tasks.most, BOUNDS.tasks.most - 1, false],
	[BOUNDS.tasks.most * 2, BOUNDS.tasks.most, true],
	[BOUNDS.tasks.most * 2, 0, false],
] as const) {
	test(`given ${live} tasks of ${made} that were ever made, then one more is ${isRefused ? "refused" : "added"}`, async () => {
		const now = Temporal.Instant.from("2026-01-15T09:00:00Z");
		const user_id = randomUUID();
		const command = { type: "AddTask", title: "one more" } as const;
		let counted = 0;
		const journal = {
			loadTasks: async () => [],
			loadForUndo: async () => [],
			eventsOfCommand: async () => [],
			countFollowers: async () => 0,
			async countTasks(_user: string, most: number) {
				counted += 1;
				return Math.min(most, live);
			},
		};
		const state = { ...emptyBook().user, next_task_id: made + 1 };
		const session = { snapshot: { state } as UserSnapshot, tasks: new Map() };
		const { book } = await loadBook(session, { user_id, command }, journal);
		assert.is(counted, made < BOUNDS.tasks.most ? 0 : 1, "only who has made so many is counted");
		const decision = decide(book, command, { now, user_id, pastEvents: [] });
		assert.is(decision.kind, isRefused ? "rejected" : "accepted");
		if (decision.kind === "rejected")
			assert.is(decision.rejection.violations[0]?.message, BOUNDS.tasks.sentence.message);
	});
}

test("given as many conversations as there may be, then no new one is made, and one that is there is still found", async () => {
	const database = await createTestDatabase();
	try {
		const user_id = await addAccount(database);
		await database.prepare(
			`INSERT INTO thread (id, user_id, created_at, updated_at)
			 SELECT 'thr_' || n, $1, now(), now() FROM generate_series(1, $2::integer) AS n`,
			[user_id, BOUNDS.threads.most - 1],
		);
		const chat = createChatStore(database);
		const at = "2026-03-27T08:30:00.000Z" as never;
		const create = (id: string) => chat.createThread(user_id, { id, title: null, created_at: at, updated_at: at });
		assert.is(await create("the last"), true);
		assert.is(await create("one more"), false);
		assert.is(await create("the last"), true);
		assert.is(await chat.findThread(user_id, "one more"), undefined);
	} finally {
		await database.drop();
	}
});

test("given an app, then its routes keep to the bounds", async () => {
	const app = await startTestApp();
	const origin = { origin: app.url };
	try {
		const signUp = (name: string) =>
			send<ProblemView>(`${app.url}/api/auth/sign-up/email`, "POST", {
				body: { name, email: `${randomUUID()}@example.org`, password: "correct horse battery" },
				headers: origin,
			});
		for (const [length, status] of [
			[99, 200],
			[100, 200],
			[101, 422],
		] as const) {
			assert.is((await signUp("\u{1f600}".repeat(length))).status, status);
		}
		const { body, headers } = await signUp("x".repeat(101));
		assert.equal(body.errors, [{ field: "name", rule: "max_length", message: BOUNDS.name.sentence.message }]);
		assert.is(headers.get("content-type"), "application/problem+json");

		const token = (await signUp("Ada")).headers.get("set-auth-token");
		const authorization = `Bearer ${token}`;
		const renamed = await send<ProblemView>(`${app.url}/api/auth/update-user`, "POST", {
			body: { name: "x".repeat(101) },
			headers: { ...origin, authorization },
		});
		assert.equal(renamed.body.errors, body.errors);
		const refused = () => {
			throw new Problem("busy", { message: "enough" });
		};
		Object.assign(app.deps.bounds, { countChange: refused, holdStream: refused });
		const ask = (method: string, path: string, sent?: object) =>
			send(`${app.url}${path}`, method, { headers: { authorization }, ...(sent && { body: sent }) });
		assert.is((await ask("POST", "/api/tasks", { title: "t" })).status, 429);
		assert.is((await ask("POST", "/chatkit", { type: "threads.list", params: {} })).status, 429);
		assert.is((await ask("GET", "/api/stream")).status, 429);
		assert.is((await ask("GET", "/api/tasks")).status, 200);
	} finally {
		await app.stop();
	}
});

test("given the manual, then its table of bounds is the one that counts", () => {
	const rows = Object.values(BOUNDS).map(
		({ sentence, rule, scope, counted }) => `| ${sentence.message} | \`${rule}\` | ${scope} | ${counted} |`,
	);
	const page = readFileSync(join(import.meta.dirname, "../../docs/operations.md"), "utf8");
	assert.ok(page.includes(`| bound | rule | of | counted |\n|---|---|---|---|\n${rows.join("\n")}\n`), rows.join("\n"));
});

test.run();
