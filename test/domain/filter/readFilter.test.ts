/** The filter language: what it reads, and where it says that a text goes wrong. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readFilter } from "../../../src/domain/filter/readFilter.ts";
import type { Filter } from "../../../src/domain/filter/tree.ts";

const test = suite("reading a filter");

/** A tree as a short text: `(a & b)`. */
function shown(filter: Filter): string {
	if ("parts" in filter) return `(${filter.parts.map(shown).join(filter.kind === "and" ? " & " : " | ")})`;
	if ("part" in filter) return `!${shown(filter.part)}`;
	const { kind, ...rest } = filter;
	const { column: _where, ...said } = { column: 0, ...rest };
	return [kind, ...Object.values(said).map((one) => (typeof one === "object" ? JSON.stringify(one) : one))].join(" ");
}

const READ: readonly (readonly [text: string, tree: string])[] = [
	["overdue", "overdue"],
	["ALL", "every"],
	["overdue | today & p1", '(overdue | (due {"days":0} {"days":1} & priority urgent))'],
	["(overdue | today) & p1", '((overdue | due {"days":0} {"days":1}) & priority urgent)'],
	["!@work", "!label category work"],
	["!!@work", "label category work"],
	["! (p4 | p3)", "!(priority low | priority medium)"],
	["#home & search: rent", "(label tag home & search rent)"],
	["SEARCH:pay  the rent", "search pay  the rent"],
	['#"a & b"', "label tag a & b"],
	["#a\\&b", "label tag a&b"],
	["@Büro", "label category Büro"],
	["7 days", 'due {"days":0} {"days":7}'],
	["next 7 days", 'due {"days":0} {"days":7}'],
	["this  week", 'due {"week":0} {"week":1}'],
	["high", "priority high"],
	["Urgent | medium priority | priority: low", "(priority urgent | priority medium | priority low)"],
	["due: 2026-12-31", 'due {"date":"2026-12-31"} {"date":"2027-01-01"}'],
	["due before: +3", 'due {"days":3}'],
	["due after: today", 'due {"days":1}'],
	["created after: -7 days", 'created {"days":-6}'],
	["no date & no tags & no category", "(undated & unlabelled tag & unlabelled category)"],
	["recurring|subtask|reminder", "(recurring | subtask | reminded)"],
];

for (const [text, tree] of READ) {
	test(`given '${text}', then it is ${tree}`, () => {
		const read = readFilter(text);
		assert.is(read.kind === "filter" ? shown(read.filter) : read.violation.message, tree);
	});
}

const WRONG: readonly (readonly [text: string, column: number, message: string])[] = [
	["", 1, "a filter is missing"],
	["  ", 1, "a filter is missing"],
	["today &", 8, "a condition is missing."],
	["today & | p1", 9, "a condition is missing before “|”"],
	["(today", 7, "“)” is missing for “(” in column 1"],
	["today)", 6, "“)” has no “(”"],
	["today (p1)", 7, "“&” or “|” is missing"],
	["today & tomorow", 9, "“tomorow” is not a condition; to find words, write “search: …”"],
	[
		"overdue & high priority this week",
		11,
		"“high priority this week” is not one condition; with “&” between them: high priority & this week",
	],
	["p5", 1, "“p5” is not a condition"],
	["milk", 1, "is not a condition"],
	["#", 1, "after “#” a name is missing"],
	["today & @ ", 9, "after “@” a name is missing"],
	["search:", 1, "words are missing"],
	["search: &", 1, "words are missing"],
	['today & #"home', 10, "a quotation mark is not closed"],
	["due: soon", 1, "wants today, tomorrow, yesterday, +3, -7 or 2026-12-01"],
	["due: 2026-02-30", 1, "wants today"],
	["due after: +99999", 1, "wants today"],
	["😀 & p1", 1, "“😀” is not a condition"],
	["#😀😀 & (", 8, "a condition is missing"],
	["search: a | search: b | search: c", 25, "at most 2 searches"],
	[Array.from({ length: 31 }, () => "p1").join("&"), 91, "at most 30 conditions"],
	[`${"(".repeat(11)}p1${")".repeat(11)}`, 11, "at most 10 deep"],
	["x".repeat(501), 501, "at most 500 characters"],
];

for (const [text, column, message] of WRONG) {
	test(`given '${text.slice(0, 40)}', then column ${column} is pointed at`, () => {
		const read = readFilter(text);
		assert.is(read.kind, "refused");
		if (read.kind === "filter") return;
		assert.is(read.violation.field, "filter");
		assert.is(read.violation.column, column);
		assert.match(read.violation.message, `filter, column ${column}: `);
		assert.match(read.violation.message, message);
	});
}

test("given any text, then it is read or refused with a column within it", () => {
	const part = fc.constantFrom(
		"&",
		"|",
		"!",
		"(",
		")",
		'"',
		"\\",
		"#",
		"@",
		"p1",
		"today",
		"search:",
		" ",
		"due:",
		"😀",
	);
	const text = fc.oneof(
		fc.string({ unit: "binary", maxLength: 60 }),
		fc.array(part, { maxLength: 40 }).map((all) => all.join("")),
	);
	fc.assert(
		fc.property(text, (one) => {
			const read = readFilter(one);
			if (read.kind === "filter") return;
			const { column = 0 } = read.violation;
			assert.ok(column >= 1 && column <= [...one].length + 1, `${column} of ${JSON.stringify(one)}`);
		}),
		{ numRuns: 1_000, seed: 20_261_130 },
	);
});

test.run();
