/**
 * Arguments as nobody would send them, for every tool: never a throw, never a write of what is refused, never an identity, and
 * what is answered fits the tool's schema (P1).
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { toolFacts } from "../../src/tools/catalogue.ts";
import { REFUSAL_CODES } from "../../src/tools/outcome.ts";
import { openWorkbench, type Workbench } from "./bench.ts";

const test = suite("arguments of tools, fuzzed");
const RUNS = 60;
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });

/** One of everything, so that ids from 1 to 3 name something. */
async function furnished(): Promise<Workbench> {
	const bench = openWorkbench();
	await bench.output("add_task", { title: "milk", due_date: "tomorrow at 9", tags: ["home"], category: "shop" });
	await bench.output("add_task", { title: "gym", recurrence_rule: "every monday at 7" });
	await bench.output("add_task", { title: "letter", parent_id: 1 });
	return bench;
}

const TEXTS = [
	"",
	" ",
	"tomorrow at 9",
	"every monday",
	"FREQ=DAILY;COUNT=3",
	"FREQ=SECONDLY;INTERVAL=0",
	"2026-02-31",
	"2026-12-01T09:00",
	"+275760-09-13T00:00:00Z",
	"9999-12-31",
	"\u0000",
	"\ud800",
	"<script>",
	"__proto__",
	"'; DROP TABLE task; --",
	"x".repeat(201),
];
const value: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 3, arbitrary: fc.integer({ min: -1, max: 4 }) },
	{ weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
	fc.string({ maxLength: 40, unit: "binary" }),
	fc.double(),
	fc.boolean(),
	fc.constantFrom(null, undefined, [], {}, [1, 2], [1, 1], ["home"], Number.MAX_SAFE_INTEGER),
	fc.jsonValue({ maxDepth: 2 }),
);

/** Arguments of the tool's own names, most of them fit to be looked at further than their shape. */
function argumentsFor(schema: Readonly<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> {
	const properties = schema.properties as Readonly<
		Record<string, { readonly enum?: readonly unknown[]; type?: unknown }>
	>;
	const fields = Object.entries(properties).map(([name, one]): [string, fc.Arbitrary<unknown>] => {
		const fit =
			one.enum === undefined
				? one.type === "boolean"
					? fc.boolean()
					: one.type === "integer"
						? fc.integer({ min: 1, max: 4 })
						: fc.constantFrom(...TEXTS)
				: fc.constantFrom(...one.enum);
		return [name, fc.oneof({ weight: 4, arbitrary: fit }, value)];
	});
	const own = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
	const strange = fc.dictionary(fc.constantFrom("user_id", "id", "principal", "constructor"), value, { maxKeys: 1 });
	return fc.oneof(
		{ weight: 6, arbitrary: own },
		fc.tuple(own, strange).map(([one, other]) => ({ ...one, ...other })),
	);
}

for (const { name, inputSchema, outputSchema } of toolFacts()) {
	test(`given any arguments of ${name}, then it answers, and what it refuses is not written`, async () => {
		const fits = ajv.compile(outputSchema);
		const bench = await furnished();
		await fc.assert(
			fc.asyncProperty(argumentsFor(inputSchema), fc.boolean(), async (given, isUntrusted) => {
				const before = bench.book.events.length;
				const outcome = await bench.use(name, given, isUntrusted ? { mayAct: "after_untrusted_text" } : {});
				if (outcome.kind === "refused") {
					assert.ok(REFUSAL_CODES.includes(outcome.code));
					assert.ok(outcome.whys.some(({ message }) => message.length > 0));
					assert.ok(outcome.mayHaveActed || bench.book.events.length === before, "a refused call wrote");
				} else {
					assert.ok(fits(JSON.parse(JSON.stringify(outcome.output))), JSON.stringify([outcome.output, fits.errors]));
					assert.not("user_id" in given && given.user_id !== undefined, "an identity was taken");
					if (outcome.kind !== "done") assert.is(bench.book.events.length, before, `${outcome.kind} wrote`);
				}
			}),
			{ numRuns: RUNS, seed: 20_261_130 },
		);
	});

	for (const given of [
		undefined,
		null,
		5,
		"x",
		[],
		[{}],
		{ __proto__: { task_id: 1 } },
		JSON.parse('{"__proto__":{"a":1}}'),
	]) {
		test(`given ${JSON.stringify(given)} for ${name}, then it answers without a throw`, async () => {
			const bench = await furnished();
			const before = bench.book.events.length;
			const outcome = await bench.use(name, given);
			if (outcome.kind === "refused") assert.is(bench.book.events.length, before);
		});
	}
}

test.run();
