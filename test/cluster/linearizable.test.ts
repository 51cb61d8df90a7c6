/** The checker of histories is itself checked: by planted violations, and against every order there is. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkLinearizable } from "./linearizable.ts";
import { ACCOUNT, type Deed, findUnorderable, type RivalOperation } from "./rivalHistory.ts";

const test = suite("linearizable histories");

/** Client, call, answer and what was done. */
const op = (client: number, calledAt: number, answeredAt: number, deed: Deed): RivalOperation => ({
	client,
	calledAt,
	answeredAt,
	deed,
});
const seen = (version: number) => ({ title: `title ${version}`, version });
const add = (id: number, version: number): Deed => ({ kind: "add", id, became: seen(version) });
const edit = (id: number, version: number): Deed => ({ kind: "edit", id, became: seen(version) });
const editIf = (id: number, version: number, became: number | "refused"): Deed => ({
	kind: "edit_if",
	id,
	version,
	became: became === "refused" ? became : seen(became),
});
const read = (id: number, version: number): Deed => ({ kind: "read", id, saw: seen(version) });
const list = (...rows: readonly (readonly [number, number])[]): Deed => ({
	kind: "list",
	saw: rows.map(([id, version]) => [id, seen(version)] as const),
});
const isLinearizable = (operations: readonly RivalOperation[]) => checkLinearizable(ACCOUNT, operations).isLinearizable;

for (const [name, operations] of [
	["nothing", []],
	["one after the other", [op(1, 0, 1, add(1, 1)), op(2, 2, 3, edit(1, 2)), op(1, 4, 5, read(1, 2))]],
	[
		"a read beside an edit that saw the old",
		[op(1, 0, 1, add(1, 1)), op(1, 2, 9, edit(1, 2)), op(2, 3, 4, read(1, 1))],
	],
	[
		"a read beside an edit that saw the new",
		[op(1, 0, 1, add(1, 1)), op(1, 2, 9, edit(1, 2)), op(2, 3, 4, read(1, 2))],
	],
	[
		"two edits at once whose answers come the other way round",
		[op(1, 0, 1, add(1, 1)), op(1, 2, 9, edit(1, 3)), op(2, 2, 8, edit(1, 2)), op(3, 10, 11, read(1, 3))],
	],
	[
		"of two edits under one condition one is refused",
		[op(1, 0, 1, add(1, 1)), op(1, 2, 5, editIf(1, 1, 2)), op(2, 2, 5, editIf(1, 1, "refused"))],
	],
	[
		"an edit that was repeated for a minute",
		[op(1, 0, 1, add(1, 1)), op(1, 2, 60_000, edit(1, 2)), op(2, 9, 10, list([1, 2]))],
	],
] as const satisfies readonly (readonly [string, readonly RivalOperation[]])[]) {
	test(`given ${name}, then there is an order`, () => assert.ok(isLinearizable(operations)));
}

for (const [name, operations] of [
	[
		"a read that saw what was overwritten before it was called",
		[op(1, 0, 1, add(1, 1)), op(1, 2, 3, edit(1, 2)), op(2, 4, 5, read(1, 1))],
	],
	[
		"an acknowledged edit that is lost",
		[op(1, 0, 1, add(1, 1)), op(1, 2, 3, edit(1, 2)), op(1, 4, 5, edit(1, 3)), op(2, 6, 7, list([1, 2]))],
	],
	["an acknowledged task that no list has", [op(1, 0, 1, add(1, 1)), op(2, 2, 3, list())]],
	["a task that is there twice", [op(1, 0, 1, add(1, 1)), op(2, 2, 3, list([1, 1], [2, 1]))]],
	["one id given to two tasks", [op(1, 0, 5, add(1, 1)), op(2, 0, 5, add(1, 2))]],
	[
		"two edits under one condition that were both done",
		[op(1, 0, 1, add(1, 1)), op(1, 2, 5, editIf(1, 1, 2)), op(2, 2, 5, editIf(1, 1, 3))],
	],
	[
		"an edit that was refused although its condition held",
		[op(1, 0, 1, add(1, 1)), op(2, 2, 3, editIf(1, 1, "refused")), op(2, 4, 5, read(1, 1))],
	],
	[
		"an edit that was done although its condition did not hold",
		[op(1, 0, 1, add(1, 1)), op(1, 2, 3, edit(1, 2)), op(2, 4, 5, editIf(1, 1, 3))],
	],
	[
		"two readers who saw two edits in different orders",
		[op(1, 0, 1, add(1, 1)), op(1, 2, 20, edit(1, 2)), op(2, 3, 4, read(1, 2)), op(3, 5, 6, read(1, 1))],
	],
	[
		"a list that is new of one task and old of another",
		[
			op(1, 0, 1, add(1, 1)),
			op(1, 2, 3, add(2, 2)),
			op(1, 4, 5, edit(1, 3)),
			op(1, 6, 7, edit(2, 4)),
			op(2, 4, 8, list([1, 1], [2, 4])),
		],
	],
	["a version that went back", [op(1, 0, 1, add(1, 5)), op(1, 2, 3, edit(1, 4))]],
] as const satisfies readonly (readonly [string, readonly RivalOperation[]])[]) {
	test(`given ${name}, then there is none, and the account is named`, () => {
		assert.not.ok(isLinearizable(operations));
		assert.match(findUnorderable([{ account: "ada", operations }])[0] ?? "", /^P2\/P3: .* of ada are not linearizable/);
	});
}

/** A register of one number, and histories of it that are right, nearly right, or made up. */
interface RegisterOperation {
	readonly calledAt: number;
	readonly answeredAt: number;
	readonly write?: number;
	readonly read?: number;
}
const REGISTER = {
	initial: 0,
	key: String,
	step: (state: number, { write, read }: RegisterOperation) => write ?? (read === state ? state : undefined),
};

/** Whether any order of all will do: tried one by one. */
function tryEveryOrder(left: readonly RegisterOperation[], state = 0): boolean {
	if (left.length === 0) return true;
	return left.some((next) => {
		const others = left.filter((other) => other !== next);
		if (others.some(({ answeredAt }) => answeredAt < next.calledAt)) return false;
		const after = REGISTER.step(state, next);
		return after !== undefined && tryEveryOrder(others, after);
	});
}

const operation = fc.record({
	calledAt: fc.integer({ min: 0, max: 12 }),
	lasts: fc.integer({ min: 0, max: 6 }),
	isWrite: fc.boolean(),
	value: fc.integer({ min: 0, max: 2 }),
});

test("given any small history, then the checker says what trying every order says, and both happen", () => {
	let found = [0, 0];
	fc.assert(
		fc.property(fc.array(operation, { maxLength: 6 }), (drawn) => {
			const history = drawn.map(({ calledAt, lasts, isWrite, value }) => ({
				calledAt,
				answeredAt: calledAt + lasts,
				...(isWrite ? { write: value } : { read: value }),
			}));
			const expected = tryEveryOrder(history);
			found = expected ? [(found[0] ?? 0) + 1, found[1] ?? 0] : [found[0] ?? 0, (found[1] ?? 0) + 1];
			assert.is(checkLinearizable(REGISTER, history).isLinearizable, expected);
		}),
		{ numRuns: 2_000, seed: 20_261_130 },
	);
	assert.ok(Math.min(...found) > 200, String(found));
});

test("given an order, then it is one of the operations, each once, and no answer before a call is turned round", () => {
	const history = [
		op(1, 0, 9, add(1, 1)),
		op(2, 1, 8, add(2, 1)),
		op(1, 10, 12, edit(2, 2)),
		op(2, 11, 13, list([1, 1], [2, 2])),
	];
	const verdict = checkLinearizable(ACCOUNT, history);
	assert.ok(verdict.isLinearizable);
	assert.is(new Set(verdict.order).size, history.length);
	for (const [n, earlier] of verdict.order.entries()) {
		for (const later of verdict.order.slice(n + 1)) assert.ok(earlier.calledAt <= later.answeredAt);
	}
});

test("given thousands of operations of six clients, then states are looked at once each, not every order", () => {
	const operations: RivalOperation[] = [op(0, 0, 1, add(1, 1))];
	let looked = 0;
	for (let round = 0; round < 700; round += 1) {
		for (let client = 0; client < 6; client += 1) {
			const at = 10 + round * 10;
			operations.push(op(client, at, at + 5, client === 0 ? edit(1, round + 2) : read(1, round + 1 + (client % 2))));
		}
	}
	const counted = {
		...ACCOUNT,
		step(...given: Parameters<typeof ACCOUNT.step>) {
			looked += 1;
			return ACCOUNT.step(...given);
		},
	};
	assert.ok(checkLinearizable(counted, operations).isLinearizable);
	assert.ok(looked < operations.length * 64, `${looked} steps`);
});

test.run();
