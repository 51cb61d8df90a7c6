/** What a new account takes from its browser, and how the start page speaks to it. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readQuickAdd } from "../../src/language/quickAdd.ts";
import { habitsOfBrowser } from "../../web/src/time/habits.ts";
import { messagesFor } from "../../web/src/words/words.ts";

const test = suite("habits of browsers");

for (const [languages, locale, date_order, week_start] of [
	[["en-US", "en"], "en-US", "mdy", "sunday"],
	[["en-US@posix"], "en-US", "mdy", "sunday"],
	[["de-DE", "de", "en"], "de-DE", "dmy", "monday"],
	[["en-GB"], "en-GB", "dmy", "monday"],
	[["sv-SE"], "sv-SE", "ymd", "monday"],
	[["ja"], "ja", "ymd", "sunday"],
	[["ar-EG"], "ar-EG", "dmy", "saturday"],
	[["not a language", "pt-BR"], "pt-BR", "dmy", "sunday"],
	[[], "en", "dmy", "monday"],
] as const) {
	test(`given a browser of ${languages.join(", ") || "no language"}, then dates are ${date_order} and weeks start on ${week_start}`, () => {
		assert.equal(habitsOfBrowser(languages), { locale, date_order, week_start });
	});
}

test("given the examples of each language, when they are sent, then each adds a task that reads nothing as title", async () => {
	for (const locale of ["en-GB", "de-DE"]) {
		for (const line of (await messagesFor(locale)).start.examples.slice(0, 3)) {
			const read = readQuickAdd(line, {
				now: Temporal.Instant.from("2026-11-24T09:00:00Z"),
				settings: {
					time_zone: "Europe/Berlin",
					locale,
					default_lead_minutes: 60,
					missed_occurrences: "roll_on",
					tools: {},
					month_end: "clamp",
					date_order: "dmy",
					week_start: "monday",
					all_day_reminder_at: "09:00",
				},
			} as unknown as Parameters<typeof readQuickAdd>[1]);
			assert.not.match(JSON.stringify(read.understood.title), /\d|Minuten|minutes|Uhr|#|!/, line);
			assert.ok(read.understood.due ?? read.understood.recurrence, line);
		}
	}
});

test.run();
