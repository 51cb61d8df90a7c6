import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ReminderDocument } from "../../src/domain/events/events.ts";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import type { Settings } from "../../src/domain/settings/settings.ts";
import type { DateText, InstantText, TimeText } from "../../src/domain/time/instant.ts";
import { given, inMinutes, reminder, taskCreated } from "./specification.ts";

const test = suite("settings");
const change = (changes: Partial<Settings>) => ({ type: "ChangeSettings", changes }) as const;
const tomorrow = { date: "2026-11-24" as DateText };
const morning = (fields: Partial<ReminderDocument> = {}) =>
	reminder({ spec: { before_minutes: 0 }, fire_at: "2026-11-24T09:00:00.000Z" as InstantText, ...fields });
const allDay = taskCreated({ due: tomorrow, reminders: [morning()] });

test("only what really changes is in the event, with what was there before", () => {
	given()
		.when(change({ time_zone: "asia/karachi", locale: "en" }))
		.thenEvents({
			type: "settings.changed",
			data: { updated_fields: { time_zone: "Asia/Karachi" }, previous_fields: { time_zone: "UTC" } },
		});
	given()
		.when(change({ time_zone: "UTC" }))
		.thenEvents();
});

for (const [what, before, changes, updated_fields] of [
	["as the locale had them", {}, {}, { date_order: "mdy", week_start: "sunday" }],
	["another order was chosen before", { date_order: "ymd" }, {}, { week_start: "sunday" }],
	["they are named with it", {}, { date_order: "dmy", week_start: "monday" }, {}],
	[
		"those of the locale of before",
		{ locale: "sv-SE", date_order: "ymd" },
		{},
		{ date_order: "mdy", week_start: "sunday" },
	],
] as const satisfies readonly (readonly [string, ...Partial<Settings>[]])[]) {
	test(`given habits of dates, ${what}, when the locale becomes en-US, then those follow that nobody chose (0204)`, () => {
		const data = { updated_fields: before, previous_fields: {} };
		const after = { ...updated_fields, locale: "en-US" };
		const had: Partial<Settings> = { ...initialUserState().settings, ...before };
		const previous_fields = Object.fromEntries(Object.keys(after).map((name) => [name, had[name as keyof Settings]]));
		given({ type: "settings.changed", data })
			.when(change({ locale: "en-US", ...changes }))
			.thenEvents({ type: "settings.changed", data: { updated_fields: after, previous_fields } });
	});
}

test("P10: every broken setting is named", () => {
	given()
		.when(
			change({
				time_zone: "+05:00",
				locale: "x_y_z!",
				default_lead_minutes: -1,
				all_day_reminder_at: "24:00" as TimeText,
			}),
		)
		.thenBroken("time_zone time_zone", "locale locale", "default_lead_minutes range", "all_day_reminder_at time");
});

test("reminders of whole days move with the zone and with the morning hour", () => {
	const moved = given(allDay).when(change({ time_zone: "Asia/Karachi", all_day_reminder_at: "07:00" as TimeText }));
	assert.is(moved.task().reminders[0]?.fire_at, "2026-11-24T02:00:00.000Z");
});

test("a reminder whose hour has passed in the new zone fires at once, for it was promised", () => {
	const today = taskCreated({
		due: { date: "2026-11-23" as DateText },
		reminders: [morning({ fire_at: inMinutes(60) })],
	});
	const [moved] = given(today)
		.when(change({ time_zone: "Asia/Karachi" }))
		.task().reminders;
	assert.equal([moved?.status, moved?.fire_at], ["armed", inMinutes(0)]);
});

test("snoozed, fired and cancelled reminders stay, and so do those of an instant", () => {
	const reminders = [
		morning({ fire_at: inMinutes(9), snoozed_until: inMinutes(9) }),
		morning({ reminder_id: 2, status: "fired" }),
		morning({ reminder_id: 3, status: "cancelled", fire_at: null }),
	];
	const instant = taskCreated(
		{ due: { at: inMinutes(120), time_zone: "UTC" }, reminders: [reminder({ reminder_id: 4 })] },
		2,
	);
	const events = given(taskCreated({ due: tomorrow, reminders }), instant)
		.when(change({ time_zone: "Asia/Karachi" }))
		.events();
	assert.equal(
		events.map(({ type }) => type),
		["settings.changed"],
	);
});

test("another lead is for tasks to come", () => {
	const task = taskCreated({ due: { at: inMinutes(120), time_zone: "UTC" }, reminders: [reminder()] });
	assert.equal(
		given(task)
			.when(change({ default_lead_minutes: 5 }))
			.task().reminders,
		[reminder()],
	);
});

test.run();
