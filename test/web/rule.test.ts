/** The form of a recurrence: what it says as a rule, and which rules it can show. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseRule } from "../../src/domain/recurrence/parseRule.ts";
import { printRule } from "../../src/domain/recurrence/printRule.ts";
import { emptyForm, formOf, type RuleForm, ruleOf } from "../../web/src/state/task/rule.ts";

const test = suite("form of a rule");

/** A Monday, the 30th. */
const DATE = "2026-11-30";
const form = (changes: Partial<RuleForm>): RuleForm => ({ ...emptyForm(DATE), ...changes });

const SAID: readonly (readonly [Partial<RuleForm>, string])[] = [
	[{ pattern: "daily" }, "FREQ=DAILY"],
	[{ pattern: "daily", every: 3 }, "FREQ=DAILY;INTERVAL=3"],
	[{ pattern: "weekdays", every: 4 }, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"],
	[{ pattern: "weekly", every: 2, days: ["FR", "MO"] }, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR"],
	[{ pattern: "weekly", days: [] }, "FREQ=WEEKLY"],
	[{ pattern: "monthly" }, "FREQ=MONTHLY;BYMONTHDAY=30"],
	[{ pattern: "monthly", monthBy: "last" }, "FREQ=MONTHLY;BYMONTHDAY=-1"],
	[{ pattern: "monthly", monthBy: "weekday", place: -1, weekday: "FR" }, "FREQ=MONTHLY;BYDAY=-1FR"],
	[{ pattern: "yearly", ends: "count", count: 5 }, "FREQ=YEARLY;COUNT=5"],
	[{ pattern: "daily", ends: "until", until: "2027-01-31" }, "FREQ=DAILY;UNTIL=20270131"],
	[{ pattern: "after", every: 10, unit: "WEEKLY" }, "FREQ=WEEKLY;INTERVAL=10"],
];
for (const [changes, rrule] of SAID) {
	test(`given ${JSON.stringify(changes)}, then the rule is ${rrule}`, () => {
		const mode = changes.pattern === "after" ? "after_completion" : "scheduled";
		assert.equal(ruleOf(form(changes)), { rrule, mode });
	});
	test(`given ${rrule} as the server keeps it, then the form says the same rule again`, () => {
		const parsed = parseRule(rrule);
		if (parsed.kind !== "rule") throw new Error("the rule is refused");
		const kept = { rrule: printRule(parsed.rule), mode: ruleOf(form(changes))?.mode };
		const shown = formOf(kept, DATE);
		assert.is.not(shown.pattern, "own");
		const again = parseRule(ruleOf(shown)?.rrule ?? "");
		assert.is(again.kind === "rule" && printRule(again.rule), printableOf(kept.rrule));
	});
}

/** A week without days is the start's weekday, which the form then names. */
const printableOf = (rrule: string) => (rrule === "FREQ=WEEKLY" ? "FREQ=WEEKLY;BYDAY=MO" : rrule);

for (const rrule of [
	"FREQ=MONTHLY;BYDAY=MO,TU",
	"FREQ=MONTHLY;BYMONTHDAY=15,30",
	"FREQ=MONTHLY;BYMONTHDAY=-2",
	"FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=9",
	"FREQ=WEEKLY;BYDAY=MO;WKST=SU",
	"FREQ=YEARLY;BYMONTH=1",
	"FREQ=HOURLY;INTERVAL=4",
	"FREQ=DAILY;UNTIL=20270131T235959Z",
]) {
	test(`given ${rrule}, which the form has no fields for, then its own words stay`, () => {
		const shown = formOf({ rrule, mode: "scheduled" }, DATE);
		assert.equal([shown.pattern, ruleOf(shown)?.rrule], ["own", rrule]);
	});
}

test("given a field that is still empty, then there is no rule yet", () => {
	assert.is(ruleOf(form({ pattern: "own", rrule: "  " })), undefined);
	assert.is(ruleOf(form({ pattern: "daily", ends: "until" })), undefined);
	assert.is(ruleOf(form({ pattern: "none" })), undefined);
});

test("given a date, then the form suggests its weekday, its place in the month and its day", () => {
	const { days, place, monthDay } = emptyForm("2026-11-24");
	assert.equal([days, place, monthDay], [["TU"], 4, 24]);
});

test.run();
