/** The help says nothing that is not so: each of its examples is read as the help says, in either language. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { readFilter } from "../../src/domain/filter/readFilter.ts";
import { readQuickAdd } from "../../src/language/quickAdd.ts";
import { readRequests } from "../../src/language/requests/requests.ts";
import { HELP_FILTERS } from "../../web/src/state/shell/helpFilters.ts";
import { english } from "../../web/src/words/english.ts";
import { german } from "../../web/src/words/german.ts";

const test = suite("examples of the help");

const contextOf = (locale: string) => ({
	now: Temporal.Instant.from("2026-11-23T05:00:00Z"),
	settings: { ...initialUserState().settings, locale, time_zone: "Europe/Berlin" },
});

for (const { language, help, list, start } of [english, german]) {
	const context = contextOf(language);
	test(`given an example of a task in ${language}, then all of it is understood`, () => {
		const read = help.add.examples.map(([text = ""]) => readQuickAdd(text, context));
		assert.equal(
			read.map(({ questions }) => questions.length),
			help.add.examples.map(() => 0),
		);
		const [day, often, important, labels, long, reminder] = read.map(({ understood }) => understood);
		assert.ok(day?.due && "at" in day.due);
		assert.ok(often?.recurrence);
		assert.is(important?.priority, "high");
		assert.equal([labels?.tags.length, labels?.category !== null], [1, true]);
		assert.is(long?.duration_minutes, 45);
		assert.is(reminder?.reminders.length, 1);
	});

	test(`given an example for the chat in ${language}, then it is read as what it stands for`, () => {
		const { title: _, ...examples } = help.chat;
		for (const [kind, text] of Object.entries(examples)) {
			assert.equal(
				readRequests(text, context).map((request) => request.kind),
				[kind],
				text,
			);
		}
	});

	test(`given the example of an empty list in ${language}, then it is a task with a day`, () => {
		assert.ok(readQuickAdd(list.example, context).understood.due);
		assert.ok(start.examples.length > 0);
	});
}

test("given the filters that are shown, then they are filters", () => {
	for (const [filter] of HELP_FILTERS) assert.is(readFilter(filter).kind, "filter", filter);
});

test.run();
