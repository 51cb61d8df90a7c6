/** No slot finds anything at a token that it cannot begin with: what is not asked for is not lost. */
import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginningsOf, canBegin } from "../../src/language/tokens/beginnings.ts";
import { slots } from "../../src/language/tokens/slots.ts";
import { readTokens } from "../../src/language/tokens/tokens.ts";
import { TONGUES } from "../../src/language/tongues.ts";

const test = suite("what slots begin with");

const PHRASES: readonly string[] = ["quickAdd", "quickAddGerman", "noDates", "noDatesGerman"].flatMap((name) =>
	JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8")).map(
		(row: { readonly phrase: string }) => row.phrase,
	),
);

for (const { code, table } of TONGUES) {
	test(`given every slot in ${code}, then it is said what it begins with`, () => {
		assert.equal(Object.keys(beginningsOf(table)).sort(), Object.keys(slots).sort());
	});

	test(`given each phrase of the vectors in ${code}, then no slot finds anything where it cannot begin`, () => {
		const beginnings = Object.entries(beginningsOf(table));
		const words = Object.keys({ ...table.weekdays, ...table.months, ...table.numbers, ...table.hourWords });
		const found = new Set<string>();
		for (const phrase of [...PHRASES, words.join(" "), Object.keys(table.dayWords).join(" ")]) {
			const { tokens } = readTokens(phrase);
			const cursor = { tokens, language: table, dateOrder: "dmy" } as const;
			for (const [at, { kind, lower }] of tokens.entries()) {
				for (const [slot, begins] of beginnings) {
					if (slots[slot]?.(cursor, at) === undefined) continue;
					found.add(slot);
					assert.ok(canBegin(begins, kind, lower), `${slot} at “${lower}” of “${phrase}”`);
				}
			}
		}
		assert.ok(found.size > 30, `only ${found.size} slots find anything`);
	});
}

test.run();
