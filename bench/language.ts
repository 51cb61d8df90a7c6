/**
 * Quick add: how long one line takes to read, over the vectors of both languages, and what 10,000 characters cost at worst.
 * The long texts repeat what a reader that backtracks chokes on: openings of quotes, lists, beginnings of phrases.
 *
 * The bounds hold on the machine of reference. Machines differ, and so does one machine from hour to hour: a loop of the same
 * kind of work, which no change of the reader touches, runs before, between and after, and a machine that takes longer for it
 * has that much more time. A quicker machine has the same bounds, since they are what a person is promised.
 */
import { readFileSync } from "node:fs";
import { initialUserState } from "../src/domain/evolve/initialState.ts";
import type { Settings } from "../src/domain/settings/settings.ts";
import { readQuickAdd } from "../src/language/quickAdd.ts";
import { readRequest } from "../src/language/requests/requests.ts";
import { ROWS } from "../src/language/requests/rows/rows.ts";
import { requestGroups } from "../test/support/requestVectors.ts";
import { saidByPhrase } from "../test/support/saidByPhrase.ts";
import { limited, type Measurement, quantile } from "./measure.ts";

const LISTS = ["quickAdd", "quickAddGerman", "noDates", "noDatesGerman"] as const;
const ROUNDS = 10;
const LONG = 10_000;
const LONG_ROUNDS = 7;

/** What the loop took on the machine of reference, the best of many runs, in milliseconds. */
const REFERENCE_MS = 18;

const PIECES = [
	...["every monday and ", "every 3 days at 9 and ", "every day until ", "15th and ", "on mondays, ", "every "],
	...["tomorrow at 5 or ", "a week from ", "1 day before ", "before friday ", "remind me at 9 and ", "in 1 hour and "],
	...["mon wed fri at 7 ", "saturday or ", "2 hours 30 minutes ", "every 2, ", "first workday, ", "mon/", "at 5 Elm "],
	...['"', "'a ", "#tag ", "5/12 ", "((((", "\\", "1h", "jeden Montag und ", "am 5. "],
] as const;

interface Row {
	readonly phrase: string;
	readonly now: string;
	readonly settings: Partial<Settings>;
}

const base: Settings = { ...initialUserState().settings, time_zone: "Europe/Berlin" };

export function benchLanguage(): Promise<Measurement[]> {
	const rows = LISTS.flatMap((name): Row[] =>
		JSON.parse(readFileSync(new URL(`../test/vectors/${name}.json`, import.meta.url), "utf8")),
	);
	const lines = rows.map(({ phrase, now, settings }) => ({
		phrase,
		context: {
			now: Temporal.PlainDateTime.from(now).toZonedDateTime(base.time_zone).toInstant(),
			settings: { ...base, ...settings },
		},
	}));
	const loops = [calibrate()];
	const took = Array.from({ length: ROUNDS }, () =>
		lines.map(({ phrase, context }) => timed(() => readQuickAdd(phrase, context))),
	);
	// The first round compiles the tables and warms the engine, which a server does once. Of a line the median of its rounds
	// counts, so that what the machine does beside is not taken for the text's.
	const warm = lines.map((_, line) =>
		quantile(
			took.slice(1).map((round) => round[line] ?? Number.NaN),
			0.5,
		),
	);
	loops.push(calibrate());
	const [asQuickAdd, asRequest] = [worst(readQuickAdd), worst(readRequest)];
	loops.push(calibrate());
	const slowness = Math.max(1, quantile(loops, 0.5) / REFERENCE_MS);
	const bound = (ms: number) => Number((ms * slowness).toFixed(1));
	return Promise.resolve([
		{
			subject: `fixed work of the reader's kind, median of ${loops.length}; bounds below grow with it`,
			measured: `${quantile(loops, 0.5).toFixed(1)} ms`,
			compared: `${REFERENCE_MS} ms`,
			ratio: quantile(loops, 0.5) / REFERENCE_MS,
			bound: null,
		},
		limited(`one line of ${lines.length} read (p50)`, quantile(warm, 0.5), bound(2), "ms"),
		limited(`one line of ${lines.length} read (p99)`, quantile(warm, 0.99), bound(2), "ms"),
		...(["en", "de"] as const).map((locale) => {
			const texts = locale === "en" ? REQUESTS : GERMAN_REQUESTS;
			const p50 = timeOfRequests(texts, { ...base, locale });
			return limited(`one request of ${texts.length} read, ${locale} (p50)`, p50, bound(2), "ms");
		}),
		limited(
			`${LONG} characters read as quick add, worst of ${PIECES.length} texts, each the best of ${LONG_ROUNDS}`,
			asQuickAdd,
			bound(20),
			"ms",
		),
		limited(
			`${LONG} characters read as a request, worst of ${PIECES.length} texts, each the best of ${LONG_ROUNDS}`,
			asRequest,
			bound(20),
			"ms",
		),
	]);
}

/** Sentences of the vectors, one of each line. */
const REQUESTS: readonly string[] = requestGroups.flatMap(({ lines }) => lines.map(({ text }) => text));
/** One of each phrase of the rows, as a person says it. */
const GERMAN_REQUESTS: readonly string[] = ROWS.flatMap(({ phrases }) =>
	(phrases.de ?? []).map(({ words }) => saidByPhrase(words, "de")),
);

/** Of each sentence the median of its rounds, and of these the median. The first round is not counted. */
function timeOfRequests(texts: readonly string[], settings: Settings): number {
	const context = { now: Temporal.Instant.from("2026-11-23T09:00:00Z"), settings };
	const took = Array.from({ length: ROUNDS }, () => texts.map((text) => timed(() => readRequest(text, context))));
	const each = texts.map((_, n) =>
		quantile(
			took.slice(1).map((round) => round[n] ?? Number.NaN),
			0.5,
		),
	);
	return quantile(each, 0.5);
}

/** Milliseconds of a fixed piece of work like the reader's: cutting a text, trying expressions, looking words up. The best of five. */
function calibrate(): number {
	const words = PIECES.join(" ").repeat(400).split(" ");
	const known = new Map(words.map((word, index) => [word, index]));
	const text = words.join(" ");
	const work = () => {
		let sum = 0;
		for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
			sum += known.get(word.toLowerCase()) ?? 0;
			if (/^(?:on |at |every )?(\d{1,2})(?::(\d{2}))?\b/i.test(text.slice(index, index + 40))) sum++;
		}
		return sum;
	};
	return Math.min(...Array.from({ length: 5 }, () => timed(work)));
}

type Read = (text: string, context: { readonly now: Temporal.Instant; readonly settings: Settings }) => unknown;

function worst(read: Read): number {
	const now = Temporal.Instant.from("2026-11-23T09:00:00Z");
	return Math.max(
		...PIECES.map((piece) => {
			const text = piece.repeat(Math.ceil(LONG / piece.length)).slice(0, LONG);
			const locale = /[A-Z]|am /.test(piece) ? "de" : "en";
			const context = { now, settings: { ...base, locale } };
			const rounds = Array.from({ length: LONG_ROUNDS }, () => timed(() => read(text, context)));
			return Math.min(...rounds);
		}),
	);
}

function timed(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}
