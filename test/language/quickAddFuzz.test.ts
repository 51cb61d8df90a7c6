/** Quick add under any text: it never throws, its spans are sound, and its work grows with the length alone. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { previewOccurrences } from "../../src/domain/recurrence/previewOccurrences.ts";
import { readRecurrence } from "../../src/domain/series/readRecurrence.ts";
import { dueOfOccurrence } from "../../src/domain/series/seriesOfTask.ts";
import { toInstantText } from "../../src/domain/time/instant.ts";
import { readQuickAdd } from "../../src/language/quickAdd.ts";
import { readRequest } from "../../src/language/requests/requests.ts";

const context = {
	now: Temporal.Instant.from("2026-11-23T05:00:00Z"),
	settings: { ...initialUserState().settings, time_zone: "Asia/Karachi" },
};

/** Pieces that the grammar knows, so that chance finds its corners. */
const PIECES = [
	...["tomorrow", "today", "friday", "next", "this", "week", "on", "at", "by", "in", "the", "5", "27th", "5pm", "9:30"],
	...["december", "may", "5/12", "15.01.", "2026-12-05", "remind me", "to", "before", "an hour", "30 minutes", "and"],
	...[
		"every",
		"daily",
		"#tag",
		"@work",
		"!high",
		"!30m",
		"p1",
		'"',
		"'",
		"`",
		"\\",
		"“",
		"”",
		",",
		".",
		"(",
		")",
		":",
		"-",
	],
	...[
		"http://x.y",
		"a@b.c",
		"Friday's",
		"half an hour",
		"noon",
		"tonight",
		"until",
		"each",
		"\u{1F600}",
		"\u202E",
		"é",
	],
	...["3 days", "after completion", "other", "last", "of every month", "starting", "for 3 weeks", "10 times", "except"],
	...[
		"weekday",
		"mon, wed and fri",
		"15th and 30th",
		"in july",
		"x3",
		"jan 1st",
		"weekly",
		"every!",
		"quarter",
		"a week from",
	],
	...[
		"morgen",
		"übermorgen",
		"jeden",
		"montags",
		"alle 3 Tage",
		"um 18 Uhr",
		"halb 9",
		"5. Dezember",
		"erinnere mich",
		"außer",
	],
	...["complete", "delete", "move", "snooze", "#3", "all", "it", "rename", "search", "don't", "undo", "?", "is done"],
];
const lines = fc.oneof(
	fc.string({ unit: "binary", maxLength: 200 }),
	fc
		.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(" ", " ", "", "\n")), { maxLength: 30 })
		.map((pieces) => pieces.flat().join("")),
);

/** How often, and clauses behind it. */
const recurrences = fc
	.tuple(
		fc.constantFrom(
			...[
				"every day",
				"every 3 days",
				"every other tuesday",
				"every! 2 weeks",
				"every mon, wed and fri",
				"every weekday",
			],
			...[
				"every month",
				"last friday of every month",
				"every 15th and 30th",
				"every quarter",
				"every jan 1st",
				"every hour",
				"every 90 minutes",
				"every 30 minutes",
				"every 2, 15, 27",
			],
			...["every year", "every 2nd tuesday", "on mondays", "every morning", "every last day of the month"],
		),
		fc.array(
			fc.constantFrom(
				...[
					"at 7am",
					"at 9am and 6pm",
					"at 23:30",
					"starting monday",
					"starting 30 november",
					"until 1 march",
					"for 3 weeks",
				],
				...[
					"for 10 times",
					"except sundays",
					"except dec 25",
					"on the 1st",
					"in july",
					"on friday",
					"at noon",
					"from 9 to 10am",
				],
			),
			{ maxLength: 3 },
		),
	)
	.map(([core, clauses]) => ["water the plants", core, ...clauses].join(" "));

const test = suite("quick add under any text");

/** A link that joined only what was taken out is no word of a title. */
const JOINED = { en: /^and /i, de: /^(?:and|und) /i };
const BEGUN = /^\W*(?:and|und)(?!\w)/i;

test("given any text in either language, then spans are in bounds, ascending and apart, and the title is not lost", () => {
	fc.assert(
		fc.property(lines, fc.constantFrom("en" as const, "de" as const), (text, locale) => {
			const { spans, understood, draft } = readQuickAdd(text, {
				...context,
				settings: { ...context.settings, locale },
			});
			let from = 0;
			for (const { start, end } of spans) {
				assert.ok(start >= from && end > start && end <= text.length, JSON.stringify(spans));
				from = end;
			}
			assert.is(understood.title === "", text.trim() === "");
			assert.is(draft.title, understood.title);
			assert.ok(!JOINED[locale].test(understood.title) || BEGUN.test(text), `${text} → ${understood.title}`);
		}),
		{ numRuns: 3000 },
	);
});

test("given any recurrence that is understood, then it is lawful, and due at the first occurrence of its preview", () => {
	let understoodOnes = 0;
	fc.assert(
		fc.property(recurrences, (text) => {
			const { recurrence, due } = readQuickAdd(text, context).understood;
			if (recurrence === null) return;
			understoodOnes++;
			const ground = { due: null, settings: context.settings, now: toInstantText(context.now) };
			const read = readRecurrence(recurrence, ground, []);
			assert.ok(read !== undefined, text);
			const [first] = previewOccurrences(read.series, { count: 1 });
			assert.ok(first !== undefined, text);
			assert.equal(due, dueOfOccurrence(first, read.recurrence), text);
			assert.ok(first.local >= "2026-11-23", text);
		}),
		{ numRuns: 3000 },
	);
	assert.ok(understoodOnes > 1000, `${understoodOnes} of 3000`);
});

test("given any text, then a request is read without a throw, and the same one each time", () => {
	fc.assert(
		fc.property(lines, (text) => {
			assert.equal(readRequest(text, context), readRequest(text, context));
		}),
		{ numRuns: 1500 },
	);
});

type Read = (text: string, at: typeof context) => unknown;

/** Milliseconds of processor time of the quickest of some runs: what else the machine does is not counted. */
function quickest(text: string, read: Read, runs: number): number {
	let best = Number.POSITIVE_INFINITY;
	for (let run = 0; run < runs; run++) {
		const start = process.cpuUsage();
		read(text, context);
		const { user, system } = process.cpuUsage(start);
		best = Math.min(best, (user + system) / 1_000);
	}
	return best;
}

/** Repeated openings, links and beginnings of phrases are what backtracking readers choke on. */
const HEAVY = [
	"every monday and ",
	"tomorrow at ",
	"remind me ",
	"in 1 hour and ",
	'"',
	"'a ",
	'","',
	"#tag ",
	"5/12 ",
	"to ",
	" but not ",
	"((((",
	"a@",
	"\\",
	"1h",
	"before friday ",
	"at 5 or 6 tomorrow ",
	"every monday and on ",
	"every 3 days at 9 and ",
	"a week from ",
	"15th and ",
	"before ",
	"starting ",
	"mon wed fri ",
	"saturday or ",
	"2 hours 30 minutes ",
	"every 2, ",
	"first workday, ",
	"mon/",
	"14-16 may ",
];

/** How many times as long eight times the text takes. The long text is the dear one: it is read again only where once was too slow. */
function growthOf(piece: string, read: Read): number {
	const times = Math.ceil(2_500 / piece.length);
	let growth = Number.POSITIVE_INFINITY;
	for (const runs of [1, 6]) {
		if (growth < MOST_GROWTH) break;
		const short = Math.max(quickest(piece.repeat(times), read, 3), 0.5);
		growth = Math.min(growth, quickest(piece.repeat(8 * times), read, runs) / short);
	}
	return growth;
}

/** Between the 8 of a line and the 64 of a square. */
const MOST_GROWTH = 24;

for (const [name, read] of [
	["quick add", readQuickAdd],
	["a request", readRequest],
] as const) {
	test(`given 20,000 characters instead of 2,500, then ${name} takes about eight times as long, not 64 times`, () => {
		for (const piece of HEAVY) {
			const growth = growthOf(piece, read);
			assert.ok(growth < MOST_GROWTH, `${JSON.stringify(piece)}: ${growth.toFixed(1)} times`);
		}
	});
}

test.run();
