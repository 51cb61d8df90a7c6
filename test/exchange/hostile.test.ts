/** Files that mean harm, or are broken: refused in a sentence, or read as far as they go, in bounded time. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BOUNDS } from "../../src/domain/accounts/bounds.ts";
import { UnreadableExport } from "../../src/exchange/foreignTask.ts";
import { read } from "./reading.ts";

const test = suite("hostile files");
const HEAD = "TYPE,CONTENT,INDENT,DATE\n";

async function refusal(content: string): Promise<UnreadableExport> {
	const fault = await read(content).catch((caught: unknown) => caught);
	if (!(fault instanceof UnreadableExport)) throw new Error(`not refused: ${String(fault)}`);
	return fault;
}

for (const [what, content, rule] of [
	["nothing known", "hello", "format"],
	["half of JSON", '{"items":[', "format"],
	["JSON of something else", '{"a":1}', "format"],
	["an own export of a version to come", '{"format":"adjutant-export","format_version":99}', "format"],
	["a line of 1 MB", `${HEAD}task,${"x".repeat(1_000_000)}`, "format"],
	["a quote that never ends", `${HEAD}task,"${"y\n".repeat(300_000)}`, "format"],
	["a head that never comes", `TYPE\n${"x,CONTENTS\n".repeat(1_000)}`, "format"],
	["more tasks than there may be", `${HEAD}${"task,x\n".repeat(BOUNDS.import_tasks.most + 1)}`, "limit"],
	["rows without end", `${HEAD}${"note,x\n".repeat(10 * BOUNDS.import_tasks.most + 2)}`, "limit"],
	["as many items", JSON.stringify(Array.from({ length: BOUNDS.import_tasks.most + 1 }, () => 1)), "limit"],
] as const) {
	test(`given ${what}, then it is refused by the rule ${rule}, and nothing of it is repeated`, async () => {
		const { rule: broken, message } = await refusal(content);
		assert.is(broken, rule);
		assert.ok(message.length < 200, message);
	});
}

test("given a formula, when it is a title, then it is a title", async () => {
	const { tasks } = await read(`${HEAD}task,"=HYPERLINK(""http://x"",""y"")"`);
	assert.is(tasks[0]?.title, '=HYPERLINK("http://x","y")');
});

test("given a title that is too long, then it is cut by code points, and whole in the description", async () => {
	const whole = "🦓".repeat(250);
	const { tasks, remarks } = await read(`${HEAD}task,${whole}`);
	assert.is([...(tasks[0]?.title ?? "")].length, 200);
	assert.is(tasks[0]?.description, whole);
	assert.equal(remarks, ["1 title_cut"]);
});

test("given U+0000 and half a pair, then they are not taken along", async () => {
	const item = { id: "1", content: "a\u0000b\ud800c" };
	assert.is((await read(JSON.stringify({ items: [item] }))).tasks[0]?.title, "ab\ufffdc");
});

test("given rows without a title, then they are left out and that is said", async () => {
	const { tasks, remarks } = await read(`${HEAD}task,\ntask,x`);
	assert.is(tasks.length, 1);
	assert.equal(remarks, ["1 untitled"]);
});

test("given a circle of parents, a parent that is not there, and 4,000 levels, then each task has a lawful place", async () => {
	const items = [
		{ id: "a", content: "a", parent_id: "b" },
		{ id: "b", content: "b", parent_id: "a" },
		{ id: "lost", content: "lost", parent_id: "nobody" },
		...Array.from({ length: 4_000 }, (_, n) => ({
			id: `d${n}`,
			content: `d${n}`,
			parent_id: n === 0 ? null : `d${n - 1}`,
		})),
	];
	const { tasks, remarks } = await read(JSON.stringify({ items: items.reverse() }));
	assert.is(tasks.length, items.length);
	const level = new Map<string, number>();
	for (const { source_id, parent } of tasks) {
		assert.ok(parent === null || level.has(parent), "a parent comes before its children");
		level.set(source_id, parent === null ? 1 : (level.get(parent) ?? 0) + 1);
	}
	assert.is(Math.max(...level.values()), 5);
	assert.is(remarks.filter((one) => one.endsWith("parent_missing")).length, 1, "the circle is cut once");
	assert.is(tasks.find(({ title }) => title === "lost")?.parent_elsewhere, "nobody");
	assert.is(remarks.filter((one) => one.endsWith("too_deep")).length, 3_995);
});

test.run();
