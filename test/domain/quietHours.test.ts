/** Quiet hours: what fires in them goes out when they end, by the wall clock of the user's zone, also in nights that are longer or shorter. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { deliveriesOf, journal } from "../../src/domain/commands/journalling.ts";
import { happened } from "../../src/domain/commands/outcome.ts";
import { heldUntil } from "../../src/domain/reminders/quietHours.ts";
import type { QuietHours, Settings } from "../../src/domain/settings/settings.ts";
import { type InstantText, readInstant, type TimeText } from "../../src/domain/time/instant.ts";
import { USER } from "./diary.ts";
import { dueIn, given, inMinutes, NOW, reminder, taskCreated } from "./specification.ts";

const test = suite("quiet hours");
const hours = (from: string, to: string, urgent: QuietHours["urgent"] = "send"): QuietHours => ({
	from: from as TimeText,
	to: to as TimeText,
	urgent,
});
const held = (quiet_hours: QuietHours | null, at: string, time_zone = "Europe/Berlin", priority = "medium" as const) =>
	heldUntil({ quiet_hours, time_zone }, priority, readInstant(at));

test("over midnight and within a day, the first minute is quiet and the last is not", () => {
	const night = hours("22:00", "07:00");
	for (const [at, until] of [
		["2026-11-23T21:59:59.999+01:00", null],
		["2026-11-23T22:00:00+01:00", "2026-11-24T07:00:00+01:00"],
		["2026-11-23T23:59:59.999+01:00", "2026-11-24T07:00:00+01:00"],
		["2026-11-24T00:00:00+01:00", "2026-11-24T07:00:00+01:00"],
		["2026-11-24T06:59:59.999+01:00", "2026-11-24T07:00:00+01:00"],
		["2026-11-24T07:00:00+01:00", null],
	] as const) {
		assert.is(held(night, at), until && readInstant(until), at);
	}
	const noon = hours("12:00", "14:00");
	assert.is(held(noon, "2026-11-23T11:59:59+01:00"), null);
	assert.is(held(noon, "2026-11-23T12:00:00+01:00"), readInstant("2026-11-23T14:00:00+01:00"));
	assert.is(held(noon, "2026-11-23T14:00:00+01:00"), null);
	assert.is(held(null, "2026-11-23T03:00:00+01:00"), null);
});

test("in the nights in which the clock is put forward or back, they end by the clock", () => {
	const night = hours("22:00", "07:00");
	assert.is(held(night, "2026-03-28T22:00:00+01:00"), readInstant("2026-03-29T07:00:00+02:00"));
	assert.is(held(night, "2026-10-24T22:00:00+02:00"), readInstant("2026-10-25T07:00:00+01:00"));
	// 02:30 does not come on 29 March: at 03:00 summer time the clock is past it.
	const early = hours("22:00", "02:30");
	assert.is(held(early, "2026-03-29T01:59:59+01:00"), readInstant("2026-03-29T03:00:00+02:00"));
	assert.is(held(early, "2026-03-29T03:00:00+02:00"), null);
	// 02:30 comes twice on 25 October: over at the first; what is quiet again between 02:00 and 02:30 ends at the second.
	assert.is(held(early, "2026-10-25T02:29:00+02:00"), readInstant("2026-10-25T02:30:00+02:00"));
	assert.is(held(early, "2026-10-25T02:45:00+02:00"), null);
	assert.is(held(early, "2026-10-25T02:10:00+01:00"), readInstant("2026-10-25T02:30:00+01:00"));
	// Half an hour, on an island.
	assert.is(held(early, "2026-10-04T01:59:00+10:30", "Australia/Lord_Howe"), readInstant("2026-10-04T02:30:00+11:00"));
	// The day that Samoa left out.
	assert.is(held(night, "2011-12-29T23:00:00-10:00", "Pacific/Apia"), readInstant("2011-12-31T00:00:00+14:00"));
});

test("an urgent task is told of at once, unless the user wants quiet from these, too", () => {
	const at = "2026-11-23T23:00:00+01:00";
	const of = (quiet: QuietHours) => heldUntil({ quiet_hours: quiet, time_zone: "UTC" }, "urgent", readInstant(at));
	assert.is(of(hours("22:00", "07:00", "send")), null);
	assert.is(of(hours("22:00", "07:00", "hold")), readInstant("2026-11-24T07:00:00Z"));
});

const withReminder = (channels: readonly string[]) =>
	taskCreated({ due: dueIn(60), reminders: [reminder({ fire_at: inMinutes(0), channels })] });
const changed = (updated_fields: Partial<Settings>) =>
	({ type: "settings.changed", data: { updated_fields, previous_fields: {} } }) as const;
const fire = { type: "FireReminders", reminder_ids: [1] } as const;

function planned(...past: Parameters<typeof given>) {
	const [event, ...others] = given(...past)
		.when(fire)
		.events();
	if (event?.type !== "reminder.sent" || others.length > 0) throw new Error("it did not fire alone");
	const envelope = { user_id: "user-1", principal: USER, command_id: "fire" };
	const rows = deliveriesOf(journal([happened(event)], envelope, 5, NOW));
	return { event: event.data, rows: rows.map(({ channel, held_until }) => [channel, held_until]) };
}

test("P4: in quiet hours a reminder fires at its instant all the same, and its deliveries wait", () => {
	const until = "2026-11-23T10:00:00.000Z" as InstantText;
	const { event, rows } = planned(withReminder(["email"]), changed({ quiet_hours: hours("08:00", "10:00") }));
	assert.equal([event.fire_at, event.late_by_ms, event.held_until], [inMinutes(0), 0, until]);
	assert.equal(rows, [["email", until]]);
});

test("a reminder goes out by the channels of the settings as they are when it fires", () => {
	assert.equal(planned(withReminder(["email"])).rows, [["email", null]]);
	assert.equal(planned(withReminder(["email"]), changed({ channels: [] })).rows, []);
	assert.equal(planned(withReminder(["email"]), changed({ channels: ["pigeon", "email"] })).rows, [
		["pigeon", null],
		["email", null],
	]);
});

test("a reminder that names channels of its own goes out by those", () => {
	assert.equal(planned(withReminder([])).rows, []);
	assert.equal(planned(withReminder(["pigeon"]), changed({ channels: ["email"] })).rows, [["pigeon", null]]);
});

test("P10: a broken wish for channels or quiet hours names what is broken; the same wish is the same setting", () => {
	const change = (changes: Partial<Settings>) => given().when({ type: "ChangeSettings", changes });
	change({ channels: ["email", "pigeon"] }).thenBroken("channels one_of");
	change({ channels: ["email", "email"] }).thenEvents();
	change({ quiet_hours: hours("22:00", "24:00") }).thenBroken("quiet_hours.to time");
	change({ quiet_hours: hours("7", "22:00") }).thenBroken("quiet_hours.from time");
	change({ quiet_hours: hours("22:00", "22:00") }).thenBroken("quiet_hours.to differs");
});

test.run();
