/** The plan on paper: its tables are what the model says of the measured figures, and the model does what a model must. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ASSUMED, planFor, readMeasured } from "../../bench/capacity.ts";
import { withTables } from "../../bench/capacityPage.ts";
import { ROOT } from "./pages.ts";

const test = suite("capacity");
const read = (name: string) => readFileSync(path.join(ROOT, name), "utf8");
const measured = readMeasured(read("docs/benchmarks.md"));
const page = read("docs/capacity.md");

test("given the benchmarks as they are, then the page's tables are what the model says of them", () => {
	assert.is(withTables(page, measured), page, "npm run bench writes the page anew");
	const slower = withTables(page, { ...measured, commandsByGate: 100 });
	assert.is.not(slower, page);
	assert.is(withTables(slower, measured), page);
});

test("given the assumptions, then the page names those that it rests on", () => {
	for (const value of [ASSUMED.commandsADay, ASSUMED.readsADay, "1,800", "2,900", ASSUMED.postgresCores]) {
		assert.match(page, String(value));
	}
});

test("given benchmarks without a figure, then there is no plan", () => {
	assert.throws(() => readMeasured(read("docs/benchmarks.md").replace("1 pods | ", "")), /has no row/);
});

test("given more users, then nothing shrinks, and no cell is beyond its bounds", () => {
	let before = planFor(100, measured);
	for (let users = 200; users <= 2e8; users *= 2) {
		const plan = planFor(users, measured);
		assert.ok(plan.cells >= before.cells, `${users}`);
		assert.ok(plan.cells * plan.pods >= before.cells * before.pods, `${users}`);
		assert.ok(plan.postgresTerabytes <= ASSUMED.postgresTerabytes + 1e-9);
		assert.ok(plan.postgresCores <= ASSUMED.postgresCores);
		assert.ok(plan.pods <= ASSUMED.podsInACell && plan.shards >= 4 * plan.pods, `${users}: ${plan.shards} shards`);
		before = plan;
	}
});

test("given slower measurements or a longer journal, then more is needed: every figure counts", () => {
	const users = 1e8;
	const usual = planFor(users, measured);
	const dear = { ...ASSUMED, postgresTerabytes: 1e6, podsInACell: 1e6, postgresCores: 1e6 };
	const cores = (one: Partial<typeof measured>) => planFor(users, { ...measured, ...one }, dear).postgresCores;
	const pods = (one: Partial<typeof measured>) => planFor(users, { ...measured, ...one }, dear).pods;
	assert.ok(cores({ commandsByGate: measured.commandsByGate / 2 }) > cores({}));
	assert.ok(cores({ tenThousandRemindersS: measured.tenThousandRemindersS * 2 }) > cores({}));
	assert.ok(pods({ commandsByHttp: measured.commandsByHttp / 2 }) > pods({}));
	assert.ok(pods({ listMs: measured.listMs * 2 }) > pods({}));
	assert.ok(planFor(users, measured, { ...ASSUMED, yearsKept: 3 }).cells > 2 * usual.cells);
});

test.run();
