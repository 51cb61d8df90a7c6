/** Quick add under any text: it never throws, its spans are sound, and its work grows with the length alone. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/initialState.ts";
import { readQuickAdd } from "../../src/language/quickAdd.ts";
import { readRequest } from "../../src/language/requests.ts";

const context = {
	now: Temporal.Instant.from("2026-11-23T05:00:00Z"),
	settings: { ...initialUserState().settings, time_zone: "Asia/Karachi" },
};

/** Pieces that the grammar knows, so that chance finds its corners. */
const PIECES = [
	...["tomorrow", "today", "friday", "next", "this", "week", "on", "at", "by", "in", "the", "5", "27th", "5pm", "9:30"],
	...["december", "may", "5/12", "15.01.", "2026-12-05", "remind me", "to", "before", "an hour", "30 minutes", "and"],
	...[
		"every",
		"daily",
		"#tag",
		"@work",
		"!high",
		"!30m",
		"p1",
		'"',
		"'",
		"`",
		"\\",
		"“",
		"”",
		",",
		".",
		"(",
		")",
		":",
		"-",
	],
	...[
		"http://x.y",
		"a@b.c",
		"Friday's",
		"half an hour",
		"noon",
		"tonight",
		"until",
		"each",
		"\u{1F600}",
		"\u202E",
		"é",
	],
	...["complete", "delete", "move", "snooze", "#3", "all", "it", "rename", "search", "don't", "undo", "?", "is done"],
];
const lines = fc.oneof(
	fc.string({ unit: "binary", maxLength: 200 }),
	fc
		.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(" ", " ", "", "\n")), { maxLength: 30 })
		.map((pieces) => pieces.flat().join("")),
);

const test = suite("quick add under any text");

test("given any text, then spans are in bounds, ascending and apart, and the title is not lost", () => {
	fc.assert(
		fc.property(lines, (text) => {
			const { spans, understood, draft } = readQuickAdd(text, context);
			let from = 0;
			for (const { start, end } of spans) {
				assert.ok(start >= from && end > start && end <= text.length, JSON.stringify(spans));
				from = end;
			}
			assert.is(understood.title === "", text.trim() === "");
			assert.is(draft.title, understood.title);
		}),
		{ numRuns: 3000 },
	);
});

test("given any text, then a request is read without a throw, and the same one each time", () => {
	fc.assert(
		fc.property(lines, (text) => {
			assert.equal(readRequest(text, context), readRequest(text, context));
		}),
		{ numRuns: 1500 },
	);
});

/** Milliseconds of the quickest of some runs: the others were disturbed. */
function quickest(text: string, read: (text: string, at: typeof context) => unknown): number {
	let best = Number.POSITIVE_INFINITY;
	for (let run = 0; run < 7; run++) {
		const start = performance.now();
		read(text, context);
		best = Math.min(best, performance.now() - start);
	}
	return best;
}

/** Repeated openings, links and beginnings of phrases are what backtracking readers choke on. */
const HEAVY = [
	"every monday and ",
	"tomorrow at ",
	"remind me ",
	"in 1 hour and ",
	'"',
	"'a ",
	'","',
	"#tag ",
	"5/12 ",
	"to ",
	" but not ",
	"((((",
	"a@",
	"\\",
	"1h",
	"before friday ",
	"at 5 or 6 tomorrow ",
];

for (const [name, read] of [
	["quick add", readQuickAdd],
	["a request", readRequest],
] as const) {
	test(`given 40,000 characters instead of 5,000, then ${name} takes about eight times as long, not 64 times`, () => {
		for (const piece of HEAVY) {
			const times = Math.ceil(5_000 / piece.length);
			const ratio = quickest(piece.repeat(8 * times), read) / Math.max(quickest(piece.repeat(times), read), 0.5);
			assert.ok(ratio < 24, `${JSON.stringify(piece)}: ${ratio.toFixed(1)} times`);
		}
	});
}

test.run();
