// file-timeout: 300 s
// test-timeout: 120 s
// runs-alone
/** One user sends far more at once than a mailbox holds (scenario 18; P1–P3, P11). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findAtRest, findBrokenPromises } from "../support/promises.ts";
import { each, startTarget, type Target } from "./target.ts";

const COMMANDS = 2_000;
/** Connections of the hot user: more than the 256 that a mailbox holds, and all of them busy throughout. */
const CONNECTIONS = 500;
/** Another user's answers meanwhile, on a machine that also runs the attacker: generous, yet far from waiting in line. */
const OTHERS_WITHIN_MS = 5_000;

let target: Target;
let neighbour: Target["exchange"];

const test = suite("hot user");

test.before(async () => {
	target = await startTarget(CONNECTIONS);
	neighbour = target.connect(4);
});
test.after(() => target.stop());

test(`given one user, when ${COMMANDS} commands come at once, then the surplus gets 429, others are served, and what was acknowledged is there`, async () => {
	const [hot, other] = [await target.signUp(), await target.signUp()];
	await hot.request("POST", "/api/tasks", { body: { title: "warm" } });
	let isHot = true;
	const waits: number[] = [];
	const others: number[] = [];
	const beside = async () => {
		for (let n = 0; isHot; n += 1) {
			const start = performance.now();
			const sent = { method: "POST", path: "/api/tasks", body: JSON.stringify({ title: `beside ${n}` }) };
			const headers = { authorization: `Bearer ${other.token}`, "content-type": "application/json" };
			others.push((await neighbour({ ...sent, headers })).status);
			waits.push(performance.now() - start);
		}
	};
	const besides = beside();
	const keys = Array.from({ length: COMMANDS }, (_, n) => `hot-${n}`);
	const answers = await each(keys, CONNECTIONS, (key) =>
		target.exchangeAs(hot, {
			method: "POST",
			path: "/api/tasks",
			body: JSON.stringify({ title: key }),
			headers: { "idempotency-key": key },
		}),
	);
	isHot = false;
	await besides;

	const counts = Object.groupBy(answers, ({ status }) => String(status));
	const seen = Object.fromEntries(Object.entries(counts).map(([status, of]) => [status, of?.length]));
	assert.equal(Object.keys(seen), ["201", "429"], JSON.stringify(seen));
	for (const { headers } of counts[429] ?? []) assert.match(headers.get("retry-after") ?? "", /^[1-9]\d*$/);
	assert.ok(others.length > 0);
	assert.equal([...new Set(others)], [201]);
	assert.ok(Math.max(...waits) < OTHERS_WITHIN_MS, `another user waited ${Math.round(Math.max(...waits))} ms`);

	const acknowledged = keys.filter((_, n) => answers[n]?.status === 201);
	const look = () => findBrokenPromises({ database: target.database, acknowledged, messageIds: [], copies: 1 });
	assert.equal(await findAtRest(look), []);
	const tasks = await target.database.query("SELECT 1 FROM task WHERE user_id = $1 AND title LIKE 'hot-%'", [
		hot.user_id,
	]);
	assert.is(tasks.length, acknowledged.length);
	assert.not.match(target.server.output(), '"level":"error"');
});

test.run();
