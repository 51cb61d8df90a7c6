/** Rules as text: what is read, what is refused and why, and that what is printed is read again. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { MAX_RULE_LENGTH, parseRule } from "../../../src/domain/recurrence/parseRule.ts";
import { printRule } from "../../../src/domain/recurrence/printRule.ts";
import { ruleArbitrary } from "./ruleArbitrary.ts";

const test = suite("rule text");

function printed(text: string): string {
	const parsed = parseRule(text);
	if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.violations));
	return printRule(parsed.rule);
}

const refusals = (text: string) => {
	const parsed = parseRule(text);
	return parsed.kind === "refused" ? parsed.violations.map(({ rule, message }) => [rule, message] as const) : [];
};

test("given a rule in any order and case, when read, then it prints as one text", () => {
	const canonical = "FREQ=MONTHLY;INTERVAL=2;COUNT=5;BYMONTHDAY=-1,15;BYDAY=TU;BYHOUR=9;WKST=SU";
	for (const text of [
		canonical,
		`RRULE:${canonical}`,
		"wkst=su;byday=tu;count=5;byhour=9;bymonthday=15,-1;interval=2;freq=monthly",
		"  rrule:BYHOUR=09;BYMONTHDAY=+15,-1,15;BYDAY=TU,TU;WKST=SU;COUNT=05;INTERVAL=2;FREQ=MONTHLY;  ",
	]) {
		assert.is(printed(text), canonical);
	}
});

test("given defaults, when printed, then they are left out", () => {
	assert.is(printed("FREQ=WEEKLY;INTERVAL=1;WKST=MO"), "FREQ=WEEKLY");
});

test("given any rule and end, when printed and read, then it is the same rule", () => {
	const end = fc.oneof(
		fc.constant(""),
		fc.integer({ min: 1, max: 99_999 }).map((count) => `;COUNT=${count}`),
		fc.constantFrom(";UNTIL=20261231", ";UNTIL=20261231T235959", ";UNTIL=20261231T235959Z", ";UNTIL=20261231T090000Z"),
	);
	fc.assert(
		fc.property(ruleArbitrary, end, (rule, ending) => {
			const parsed = parseRule(printRule(rule) + ending);
			assert.is(parsed.kind, "rule");
			if (parsed.kind === "refused") return;
			assert.equal({ ...parsed.rule, end: rule.end }, rule);
			assert.equal(parseRule(printRule(parsed.rule)), parsed);
		}),
		{ numRuns: 500 },
	);
});

const REFUSED: readonly (readonly [text: string, rule: string, names: string])[] = [
	["FREQ=DAILY;INTERVAL=0", "bad_value", "INTERVAL=0"],
	["FREQ=DAILY;INTERVAL=-1", "bad_value", "INTERVAL=-1"],
	["FREQ=DAILY;COUNT=0", "bad_value", "COUNT=0"],
	["FREQ=DAILY;COUNT=1.5", "bad_value", "COUNT=1.5"],
	["FREQ=DAILY;COUNT=3;UNTIL=20270101", "count_and_until", "COUNT and UNTIL"],
	["FREQ=DAILY;UNTIL=20270230", "bad_value", "UNTIL=20270230"],
	["FREQ=DAILY;UNTIL=2027-01-01", "bad_value", "UNTIL"],
	["FREQ=DAILY;UNTIL=20270101Z", "bad_value", "UNTIL"],
	["FREQ=MONTHLY;BYMONTHDAY=99", "bad_value", "BYMONTHDAY=99"],
	["FREQ=MONTHLY;BYMONTHDAY=0", "bad_value", "BYMONTHDAY=0"],
	["FREQ=YEARLY;BYMONTH=13", "bad_value", "BYMONTH=13"],
	["FREQ=YEARLY;BYMONTH=-1", "bad_value", "BYMONTH=-1"],
	["FREQ=YEARLY;BYWEEKNO=54", "bad_value", "BYWEEKNO=54"],
	["FREQ=YEARLY;BYYEARDAY=367", "bad_value", "BYYEARDAY=367"],
	["FREQ=DAILY;BYHOUR=24", "bad_value", "BYHOUR=24"],
	["FREQ=DAILY;BYMINUTE=", "bad_value", "BYMINUTE="],
	["FREQ=MONTHLY;BYDAY=0MO", "bad_value", "0MO"],
	["FREQ=MONTHLY;BYDAY=54MO", "bad_value", "54MO"],
	["FREQ=WEEKLY;BYDAY=MON", "bad_value", "MON"],
	["FREQ=WEEKLY;WKST=XX", "bad_value", "WKST=XX"],
	["FREQ=FORTNIGHTLY", "bad_value", "FORTNIGHTLY"],
	["FREQ=DAILY;BYSETPOS=1", "needs_other_part", "BYSETPOS"],
	["FREQ=WEEKLY;BYDAY=1MO", "not_allowed_with_frequency", "BYDAY with a number"],
	["FREQ=DAILY;BYDAY=-1FR", "not_allowed_with_frequency", "BYDAY with a number"],
	["FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", "not_allowed_together", "BYWEEKNO"],
	["FREQ=MONTHLY;BYWEEKNO=20", "not_allowed_with_frequency", "BYWEEKNO"],
	["FREQ=DAILY;BYYEARDAY=1", "not_allowed_with_frequency", "BYYEARDAY"],
	["FREQ=WEEKLY;BYYEARDAY=1", "not_allowed_with_frequency", "BYYEARDAY"],
	["FREQ=MONTHLY;BYYEARDAY=1", "not_allowed_with_frequency", "BYYEARDAY"],
	["FREQ=WEEKLY;BYMONTHDAY=1", "not_allowed_with_frequency", "BYMONTHDAY"],
	["FREQ=DAILY;BYEASTER=0", "unknown_part", "BYEASTER"],
	["FREQ=DAILY;;COUNT=3", "unknown_part", "empty part"],
	["FREQ=DAILY;FREQ=DAILY", "repeated_part", "FREQ"],
	["RSCALE=GREGORIAN;FREQ=DAILY", "not_supported", "RSCALE"],
	["FREQ=MONTHLY;SKIP=BACKWARD", "not_supported", "SKIP"],
	["INTERVAL=2", "missing_frequency", "FREQ"],
	["", "unknown_part", "empty part"],
	["every tuesday", "unknown_part", "EVERY TUESDAY"],
	[`FREQ=YEARLY;BYYEARDAY=${"1,".repeat(MAX_RULE_LENGTH)}`, "too_long", String(MAX_RULE_LENGTH)],
];
for (const [text, rule, names] of REFUSED) {
	test(`given ${text.slice(0, 60)}, when read, then it is refused by ${rule}`, () => {
		const found = refusals(text);
		assert.ok(
			found.some(([word, message]) => word === rule && message.includes(names)),
			JSON.stringify(found),
		);
	});
}

test("given several mistakes, when read, then each has its sentence", () => {
	const words = refusals("FREQ=DAILY;INTERVAL=0;BYMONTH=13;FOO=1").map(([word]) => word);
	assert.equal(words, ["bad_value", "bad_value", "unknown_part"]);
});

test("given any text at all, when read, then it is answered without an exception", () => {
	const piece = fc.constantFrom("FREQ=", "DAILY", "YEARLY", ";", "=", ",", "BYDAY=", "-1MO", "BYMONTH=", "9", "é", " ");
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				fc.array(piece, { maxLength: 30 }).map((list) => list.join("")),
			),
			(text) => {
				assert.ok(parseRule(text).kind === "rule" || refusals(text).length > 0);
			},
		),
		{ numRuns: 1_000 },
	);
});

test.run();
