/** The lines of a calendar: a rule with its start and the dates left out and added. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { wallTextOf } from "../../../src/domain/recurrence/moment.ts";
import { MAX_TEXT_LENGTH, parseRecurrenceText } from "../../../src/domain/recurrence/parseRecurrenceText.ts";
import { printRule } from "../../../src/domain/recurrence/printRule.ts";
import type { Moment } from "../../../src/domain/recurrence/rule.ts";

const test = suite("recurrence text");

function read(text: string, timeZone = "America/New_York") {
	const parsed = parseRecurrenceText(text);
	if (parsed.kind === "refused")
		return { refused: parsed.violations.map(({ rule, message }) => `${rule}: ${message}`) };
	const walls = (moments: readonly Moment[]) => moments.map((moment) => wallTextOf(moment, timeZone));
	return {
		rule: printRule(parsed.rule),
		start: parsed.start && wallTextOf(parsed.start, timeZone),
		exdates: walls(parsed.exdates),
		rdates: walls(parsed.rdates),
	};
}

test("given lines in any order, when read, then rule and dates stand apart, as wall time of the zone", () => {
	const text = [
		"EXDATE;TZID=America/New_York:19970902T090000,19970903T090000",
		"RDATE:19971225T150000Z",
		"rrule:freq=daily;",
		" count=10",
		"DTSTART;TZID=America/New_York:19970902T090000",
		"EXDATE;TZID=Europe/Berlin:19970910T150000",
		"",
	];
	assert.equal(read(text.join("\r\n")), {
		rule: "FREQ=DAILY;COUNT=10",
		start: "1997-09-02T09:00",
		exdates: ["1997-09-02T09:00", "1997-09-03T09:00", "1997-09-10T09:00"],
		rdates: ["1997-12-25T10:00"],
	});
});

test("given dates and floating times, when read, then they are what they say", () => {
	assert.equal(read("DTSTART;VALUE=DATE:20261123\nRRULE:FREQ=WEEKLY\nEXDATE;VALUE=DATE:20261130"), {
		rule: "FREQ=WEEKLY",
		start: "2026-11-23",
		exdates: ["2026-11-30"],
		rdates: [],
	});
	assert.equal(read("DTSTART:20261123T090030\nFREQ=WEEKLY"), {
		rule: "FREQ=WEEKLY",
		start: "2026-11-23T09:00:30",
		exdates: [],
		rdates: [],
	});
});

test("given a line that has no place here, when read, then it is named", () => {
	const refused = (text: string) => read(text).refused?.map((sentence) => sentence.split(":")[0]);
	assert.equal(refused("RRULE:FREQ=DAILY\nSUMMARY:Milk"), ["unknown_line"]);
	assert.equal(refused("RRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY"), ["not_supported"]);
	assert.equal(refused("RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY"), ["repeated_part"]);
	assert.equal(refused("RRULE:FREQ=DAILY\nDTSTART:20261123\nDTSTART:20261124"), ["repeated_part"]);
	assert.equal(refused("RRULE:FREQ=DAILY\nDTSTART;TZID=Mars/Olympus:20261123T090000"), ["bad_value"]);
	assert.equal(refused("RRULE:FREQ=DAILY\nRDATE;VALUE=PERIOD:20261123T090000Z/PT1H"), ["bad_value"]);
	assert.equal(refused("RRULE:FREQ=DAILY\nEXDATE:20260230"), ["bad_value"]);
	assert.equal(refused("DTSTART:20261123"), ["missing_rule"]);
	assert.equal(refused("RRULE:FREQ=DAILY;COUNT=0"), ["bad_value"]);
	assert.equal(refused("X".repeat(MAX_TEXT_LENGTH + 1)), ["too_long"]);
});

test.run();
