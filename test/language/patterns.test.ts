/**
 * No regular expression of the reader is quadratic, or worse, on any text: shown from the expressions themselves, since a
 * hostile text is easily missed by chance. `linear.test.ts` measures the readers as a whole.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findPatterns } from "./patterns/patterns.ts";
import { superLinearPiece } from "./patterns/superLinear.ts";

/** Files whose expressions are tried on one line of a request (`requests.ts` sees to that), never on several. */
const OF_LINES =
	/^(?:requests\/(?:rows|readers\/(?!readAdds|changesIn)|named\/(?!references)|when\/read)|de\/requests)/;

const test = suite("regular expressions of the reader");

for (const [pattern, isQuadratic] of [
	[/[.!]+$/, true],
	[/(?<![.!])[.!]+$/, false],
	[/^(.+?) to (.+?) at (.+)$/, true],
	[/^(.+?) to (.+)$/, false],
	[/\bbetween (.+?) and (.+)$/, true],
	[/^(.+?) (?:is|are) (.+?)(?: please)$/, true],
	[/^(.+?) (\S+)$/, false],
	[/^(?:a|b)+c/, false],
	[/^(?:\w+)+$/, true],
	[/^\s*(.+)x/, true],
	[/^(?=.* at .* in )x/, true],
	[/\s+/, false],
	[/,\s*(?:and\s+)?|(?<!\s)\s+and\s+/, false],
	[/^\d+ ?\w+ before/, true],
] as const) {
	test(`${pattern} is ${isQuadratic ? "found" : "let pass"}`, () => {
		assert.is(superLinearPiece(pattern, true) !== undefined, isQuadratic);
	});
}

test("given a text that may have several lines, then a dot that ends at the first of them is found", () => {
	assert.is(superLinearPiece(/^(.+?) to (.+)$/, false) === undefined, false);
	assert.is(superLinearPiece(/^(.+?) to (.+)$/s, false) === undefined, true);
});

const found = await findPatterns();

test("given every expression of the folder, then none has two loops that share out one text between them", () => {
	const bad = found.flatMap(({ file, pattern }) => {
		const piece = superLinearPiece(pattern, OF_LINES.test(file));
		return piece === undefined ? [] : [`${file}: ${pattern} on ${JSON.stringify(piece)} again and again`];
	});
	assert.equal(bad, []);
	assert.ok(found.length > 450, `${found.length} expressions`);
});

test.run();
