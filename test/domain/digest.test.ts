/** The daily digest: one for each day of the user's clock, at his hour, also where that clock is put forward or back. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type DigestHour, dayBounds, nextDigest, readDigestBasis } from "../../src/domain/reminders/digest.ts";
import { type DateText, readInstant, type TimeText } from "../../src/domain/time/instant.ts";

const test = suite("daily digest");
const hour = (digest_at: string, time_zone = "Europe/Berlin"): DigestHour => ({
	digest_at: digest_at as TimeText,
	time_zone,
});
const next = (of: DigestHour, after: string, afterDay?: string) => {
	const { local_date, due_at } = nextDigest(of, readInstant(after), afterDay as DateText | undefined);
	return [local_date, due_at];
};

test("it is today while the hour is still to come, and tomorrow from that instant on", () => {
	const eight = hour("08:00");
	assert.equal(next(eight, "2026-12-01T07:59:59.999+01:00"), ["2026-12-01", "2026-12-01T07:00:00.000Z"]);
	assert.equal(next(eight, "2026-12-01T08:00:00+01:00"), ["2026-12-02", "2026-12-02T07:00:00.000Z"]);
	assert.equal(next(eight, "2026-12-01T23:59:59+01:00"), ["2026-12-02", "2026-12-02T07:00:00.000Z"]);
});

test("it stays at its hour of the clock over both changes of the year", () => {
	const eight = hour("08:00");
	assert.equal(next(eight, "2026-03-28T12:00:00Z"), ["2026-03-29", "2026-03-29T06:00:00.000Z"]);
	assert.equal(next(eight, "2026-10-24T12:00:00Z"), ["2026-10-25", "2026-10-25T07:00:00.000Z"]);
});

test("at a time that the clock skips it comes once, and so it does at one that comes twice", () => {
	const early = hour("02:30");
	assert.equal(next(early, "2026-03-28T12:00:00Z"), ["2026-03-29", "2026-03-29T01:30:00.000Z"]);
	assert.equal(next(early, "2026-03-29T01:30:00Z", "2026-03-29"), ["2026-03-30", "2026-03-30T00:30:00.000Z"]);
	assert.equal(next(early, "2026-10-24T12:00:00Z"), ["2026-10-25", "2026-10-25T00:30:00.000Z"]);
	assert.equal(next(early, "2026-10-25T00:30:00Z", "2026-10-25"), ["2026-10-26", "2026-10-26T01:30:00.000Z"]);
});

test("a day that its zone leaves out has none", () => {
	const apia = hour("08:00", "Pacific/Apia");
	assert.equal(next(apia, "2011-12-29T20:00:00Z", "2011-12-29"), ["2011-12-31", "2011-12-30T18:00:00.000Z"]);
	assert.equal(next(apia, "2011-12-30T18:00:00Z", "2011-12-31"), ["2012-01-01", "2011-12-31T18:00:00.000Z"]);
});

test("a day that had its digest has no other when the hour is put later, or the zone west", () => {
	assert.equal(next(hour("18:00"), "2026-12-01T09:00:00+01:00", "2026-12-01"), [
		"2026-12-02",
		"2026-12-02T17:00:00.000Z",
	]);
	assert.equal(next(hour("08:00", "America/New_York"), "2026-12-01T08:00:01+01:00", "2026-12-01"), [
		"2026-12-02",
		"2026-12-02T13:00:00.000Z",
	]);
	assert.equal(next(hour("08:00", "Asia/Tokyo"), "2026-12-01T08:00:01+01:00", "2026-12-01"), [
		"2026-12-02",
		"2026-12-01T23:00:00.000Z",
	]);
});

test("a day is from its first instant to that of the next, however long it is", () => {
	assert.equal(dayBounds("2026-10-25" as DateText, "Europe/Berlin"), {
		from: "2026-10-24T22:00:00.000Z",
		until: "2026-10-25T23:00:00.000Z",
		yesterday: "2026-10-23T22:00:00.000Z",
	});
	// The clock of Beirut skips midnight: the day begins at 01:00.
	assert.is(dayBounds("2026-03-29" as DateText, "Asia/Beirut").from, "2026-03-28T22:00:00.000Z");
});

test("what a plan was made from is read back", () => {
	assert.equal(
		readDigestBasis("08:15 America/Argentina/Buenos_Aires"),
		hour("08:15", "America/Argentina/Buenos_Aires"),
	);
});

test.run();
