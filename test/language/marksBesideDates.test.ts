/** Marks beside a date, a time or a recurrence change nothing of it, in any order and at either end of it. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import type { Settings } from "../../src/domain/settings/settings.ts";
import { readQuickAdd } from "../../src/language/quickAdd.ts";

interface Vector {
	readonly phrase: string;
	readonly now: string;
	readonly settings: Partial<Settings>;
}

const MARKS = ["p1", "p4", "!high", "!1", "#home", "@work", "!urgent", "p2"];
const isPriority = (mark: string) => /^p\d|^![a-z\d]/.test(mark);
const PHRASES = [
	...["today", "tomorrow", "on friday", "next tuesday", "next week", "in 3 days", "in 2 weeks", "in a month", "in 2h"],
	...["in 90 minutes", "at 5pm", "at 9", "tomorrow at noon", "dec 5", "on the 27th", "5/12", "2026-12-05", "eod"],
	...["the day after tomorrow", "a week from tomorrow", "end of month", "this weekend", "friday 9:30", "tonight at 8"],
	...["every monday", "every 3 days", "every other week", "daily", "every! 3 days", "every weekday at 9", "monthly"],
	...["every monday for 3 weeks", "every day until dec 31", "last friday of every month", "in 3 business days"],
	...["before 5pm", "from 3 to 4pm", "mid january", "friday week", "in 1 week 2 days", "by 15.01.", "next month"],
];

const read = (phrase: string, { now, settings }: Omit<Vector, "phrase">) => {
	const instant = Temporal.PlainDateTime.from(now).toZonedDateTime("Asia/Karachi").toInstant();
	const all = { ...initialUserState().settings, ...settings, time_zone: "Asia/Karachi" };
	const { understood, questions } = readQuickAdd(phrase, { now: instant, settings: all });
	return { understood, questions: questions.map(({ kind }) => kind) };
};
const PRESENT = { now: "2026-11-23T10:00", settings: {} };

/** One of each kind, so that none is asked about. */
const marksOf = fc
	.shuffledSubarray(MARKS, { minLength: 1 })
	.map((marks) => marks.filter((mark, at) => !isPriority(mark) || marks.findIndex(isPriority) === at));

const test = suite("marks beside dates");

test("given a date phrase among marks, then it is read as without them, and the marks are read", () => {
	fc.assert(
		fc.property(fc.constantFrom(...PHRASES), marksOf, fc.nat(), (phrase, marks, cut) => {
			const before = marks.slice(0, cut % (marks.length + 1));
			const after = marks.slice(before.length);
			const line = ["Send invoice", ...before, phrase, ...after].join(" ");
			const [plain, marked] = [read(`Send invoice ${phrase}`, PRESENT), read(line, PRESENT)];
			const { title, due, recurrence, reminders, duration_minutes } = plain.understood;
			assert.ok(due !== null, phrase);
			assert.is(marked.understood.title, title, line);
			assert.equal(marked.understood.due, due, line);
			assert.equal(marked.understood.recurrence, recurrence, line);
			assert.equal(marked.understood.reminders, reminders, line);
			assert.is(marked.understood.duration_minutes, duration_minutes, line);
			assert.is(marked.understood.priority !== null, marks.some(isPriority), line);
			assert.equal(marked.understood.tags, marks.includes("#home") ? ["home"] : [], line);
			assert.is(marked.understood.category, marks.includes("@work") ? "work" : null, line);
		}),
		{ numRuns: 600 },
	);
});

for (const name of ["quickAdd", "quickAddGerman"]) {
	test(`given each phrase of ${name}, when a mark follows it, then its moment is the same`, () => {
		const vectors: readonly Vector[] = JSON.parse(
			readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"),
		);
		const wrong: string[] = [];
		for (const vector of vectors) {
			const plain = read(vector.phrase, vector);
			for (const mark of ["p2"]) {
				const line = `${vector.phrase} ${mark}`;
				const { due, recurrence } = read(line, vector).understood;
				const isSame =
					JSON.stringify([due, recurrence]) === JSON.stringify([plain.understood.due, plain.understood.recurrence]);
				if (!isSame) wrong.push(line);
			}
		}
		assert.equal(wrong, []);
	});
}

test.run();
