/** The vectors of quick add: every phrase means one thing, in every zone; what is no date never becomes one. */
import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import type { Settings } from "../../src/domain/settings/settings.ts";
import { readQuickAdd } from "../../src/language/quickAdd.ts";

/** Moments are wall time in whichever zone the vector runs: the meaning of a phrase does not depend on it. */
interface Vector {
	readonly phrase: string;
	readonly now: string;
	readonly settings: Partial<Settings>;
	readonly expected: {
		readonly title: string;
		readonly due: string | null;
		/** Without its zone, which is the one the vector runs in; the mode is `scheduled` unless said. */
		readonly recurrence?: {
			readonly rrule: string;
			readonly start: string;
			readonly mode?: string;
			readonly exdates?: readonly string[];
		};
		readonly reminders?: readonly { readonly before_minutes?: number; readonly at?: string }[];
		readonly priority?: string;
		readonly tags?: readonly string[];
		readonly category?: string;
		readonly duration_minutes?: number;
		readonly questions?: readonly string[];
	};
}

const ZONES = [
	"UTC",
	"Asia/Karachi",
	"America/New_York",
	"Australia/Lord_Howe",
	"Pacific/Apia",
	"Asia/Kathmandu",
	"Europe/Berlin",
];

function vectorsOf<Row>(name: string): readonly Row[] {
	return JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"));
}

const instantIn = (wall: string, zone: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant();
const text = (instant: Temporal.Instant) => instant.toString({ smallestUnit: "millisecond" });

function contextOf({ now, settings }: Pick<Vector, "now" | "settings">, time_zone: string) {
	return { now: instantIn(now, time_zone), settings: { ...initialUserState().settings, ...settings, time_zone } };
}

function recurrenceIn(expected: Vector["expected"]["recurrence"], time_zone: string) {
	if (expected === undefined) return null;
	const { rrule, start, mode = "scheduled", exdates } = expected;
	return { rrule, start, time_zone, mode, ...(exdates ? { exdates } : {}) };
}

const test = suite("vectors of quick add");
const english = vectorsOf<Vector>("quickAdd");
const german = vectorsOf<Vector>("quickAddGerman");
const positives = [...english, ...german];
const englishNegatives = vectorsOf<Omit<Vector, "expected">>("noDates");
const germanNegatives = vectorsOf<Omit<Vector, "expected">>("noDatesGerman");
const negatives = [...englishNegatives, ...germanNegatives];

test("the lists are as long as promised, and no phrase stands in one twice", () => {
	assert.ok(english.length >= 2_000, `${english.length} phrases`);
	assert.ok(german.length >= 390, `${german.length} German phrases`);
	assert.ok(englishNegatives.length >= 3_000, `${englishNegatives.length} phrases without a date`);
	assert.ok(germanNegatives.length >= 350, `${germanNegatives.length} German phrases without a date`);
	for (const list of [english, german, englishNegatives, germanNegatives]) {
		assert.is(
			new Set(list.map(({ phrase, now, settings }) => JSON.stringify([phrase, now, settings]))).size,
			list.length,
		);
	}
});

test("given German words, when they are read as English, then nothing recurs: the table decides", () => {
	const recurring = german.filter((vector) => {
		const settings = { ...vector.settings, locale: "en" };
		return readQuickAdd(vector.phrase, contextOf({ ...vector, settings }, "UTC")).understood.recurrence !== null;
	});
	assert.equal(recurring, []);
});

for (const zone of ZONES) {
	test(`given each phrase in ${zone}, then it is understood as written in the vector`, () => {
		const wrong: unknown[] = [];
		for (const vector of positives) {
			const { understood, questions } = readQuickAdd(vector.phrase, contextOf(vector, zone));
			const { expected } = vector;
			const isDay = expected.due?.length === 10;
			const due =
				expected.due === null
					? null
					: isDay
						? { date: expected.due }
						: { at: text(instantIn(expected.due, zone)), time_zone: zone };
			const reminders = (expected.reminders ?? []).map(({ at, before_minutes }) =>
				at === undefined ? { before_minutes } : { at: text(instantIn(at, zone)) },
			);
			const got = { ...understood, questions: questions.map(({ kind }) => kind) };
			const want = {
				title: expected.title,
				due,
				recurrence: recurrenceIn(expected.recurrence, zone),
				reminders,
				priority: expected.priority ?? null,
				tags: expected.tags ?? [],
				category: expected.category ?? null,
				duration_minutes: expected.duration_minutes ?? null,
				questions: expected.questions ?? [],
			};
			if (JSON.stringify(got) !== JSON.stringify(want)) wrong.push({ phrase: vector.phrase, got, want });
		}
		assert.equal(wrong, []);
	});
}

test("given weekdays without “every”, then the question names the day that is filled in, and the words that would repeat it", () => {
	const context = contextOf({ now: "2026-11-23T10:00", settings: {} }, "Europe/Berlin");
	const { understood, questions, spans } = readQuickAdd("gym mon, wed and fri at 7", context);
	assert.equal(understood.due, { at: "2026-11-25T06:00:00.000Z", time_zone: "Europe/Berlin" });
	assert.equal(
		spans.map(({ value }) => value),
		["2026-11-25", "07:00"],
	);
	assert.is(questions.length, 1);
	assert.match(questions[0]?.text ?? "", /25 November 2026.*every mon, wed, fri/);
	assert.equal(questions[0]?.choices, ["mon", "wed", "fri", "every mon, wed, fri"]);
	const repeated = readQuickAdd("gym every mon, wed, fri at 7", context).understood.recurrence;
	assert.is(repeated?.rrule, "FREQ=WEEKLY;BYDAY=MO,WE,FR");
});

test("given a reminder that names no time beside a date, then the question quotes all of it, and no other is asked", () => {
	const context = contextOf({ now: "2026-11-23T10:00", settings: {} }, "UTC");
	const { understood, questions } = readQuickAdd("pack bags friday, remind me soon enough #trip", context);
	assert.equal(understood.due, { date: "2026-11-27" });
	assert.equal(
		questions.map(({ text }) => text),
		["I did not use “remind me soon enough”: it stays in the title. What is meant?"],
	);
});

test("given a clock change in between, then the evening before is that evening once, and the same wall time of a series", () => {
	// Sunday 28 March 2027 has no hour between two and three in Berlin.
	const context = contextOf({ now: "2027-03-26T10:00", settings: {} }, "Europe/Berlin");
	const leadOf = (phrase: string) => readQuickAdd(phrase, context).understood.reminders;
	assert.equal(leadOf("run sunday at 9am remind me the evening before"), [{ before_minutes: 13 * 60 }]);
	assert.equal(leadOf("run every sunday at 9am remind me the evening before"), [{ before_minutes: 14 * 60 }]);
});

test("given words that only look like dates, then none is found", () => {
	const wrong = negatives
		.map((vector) => ({ phrase: vector.phrase, ...readQuickAdd(vector.phrase, contextOf(vector, "Asia/Karachi")) }))
		.filter(
			({ understood }) => understood.due !== null || understood.recurrence !== null || understood.reminders.length > 0,
		)
		.map(({ phrase, understood }) => ({ phrase, due: understood.due, title: understood.title }));
	assert.equal(wrong, []);
});

test("given words that only look like dates, then the title is what was written", () => {
	const wrong = negatives
		.filter(({ phrase }) => !phrase.includes("\\"))
		.map(({ phrase, ...vector }) => ({ phrase, ...readQuickAdd(phrase, contextOf(vector, "UTC")).understood }))
		.filter(({ phrase, title }) => phrase !== title)
		.map(({ phrase, title }) => ({ phrase, title }));
	assert.equal(wrong, []);
});

test.run();
