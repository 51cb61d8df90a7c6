/** B6: what the preview shows is what later happens when each occurrence is completed at its instant, in any zone. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AskedRecurrence } from "../../src/domain/commands/commands.ts";
import { emptyBook } from "../../src/domain/evolve/initialState.ts";
import { previewOccurrences } from "../../src/domain/recurrence/previewOccurrences.ts";
import { printRule } from "../../src/domain/recurrence/printRule.ts";
import { readRecurrence } from "../../src/domain/series/readRecurrence.ts";
import type { Settings } from "../../src/domain/settings/settings.ts";
import type { Task } from "../../src/domain/tasks/task.ts";
import { epochMsOf, type InstantText, toInstantText } from "../../src/domain/time/instant.ts";
import { makeDiary } from "./diary.ts";
import { ruleArbitrary, startArbitrary } from "./recurrence/ruleArbitrary.ts";

const test = suite("preview holds");
const SHOWN = 8;
/** Before every start, so that the first occurrence is the first of the rule. */
const BEFORE = Temporal.Instant.from("1989-12-01T00:00:00Z");

interface Case {
	readonly recurrence: AskedRecurrence;
	readonly settings: Pick<Settings, "time_zone" | "month_end" | "missed_occurrences">;
}

const zone = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe");
const cases: fc.Arbitrary<Case> = fc
	.record({
		rule: ruleArbitrary,
		start: startArbitrary,
		isAllDay: fc.boolean(),
		floating: fc.boolean(),
		time_zone: zone,
		userZone: zone,
		month_end: fc.constantFrom("clamp", "skip"),
		missed_occurrences: fc.constantFrom("roll_on", "keep_each"),
	})
	.map(({ rule, start, isAllDay, floating, time_zone, userZone, month_end, missed_occurrences }) => ({
		recurrence: {
			rrule: printRule(rule),
			start: isAllDay ? start.slice(0, 10) : start,
			time_zone,
			floating,
			rdates: [isAllDay ? "2030-05-05" : "2030-05-05T05:05"],
		},
		settings: { time_zone: userZone, month_end, missed_occurrences },
	}));

function previewed({ recurrence, settings }: Case): readonly { local: string; instant: InstantText }[] {
	const all = { ...emptyBook().user.settings, ...settings };
	const read = readRecurrence(recurrence, { due: null, settings: all, now: toInstantText(BEFORE) }, []);
	return read === undefined ? [] : previewOccurrences(read.series, { count: SHOWN });
}

const placeOf = ({ due, series }: Task) => [series?.occurrence, due && ("at" in due ? due.at : due.date)];

test("given any recurrence, when each occurrence is completed at its instant, then the dates are those of the preview", () => {
	let compared = 0;
	fc.assert(
		fc.property(cases, (one) => {
			const shown = previewed(one);
			if (shown.length === 0) return;
			const diary = makeDiary();
			diary.run({ type: "ChangeSettings", changes: one.settings }, BEFORE);
			diary.run({ type: "AddTask", title: "t", recurrence: one.recurrence }, BEFORE);
			const happened: unknown[] = [];
			for (let task_id = 1; happened.length < shown.length; task_id += 1) {
				const task = diary.book().tasks.get(task_id);
				if (task === undefined) break;
				happened.push(placeOf(task));
				const at = shown[happened.length - 1]?.instant;
				if (at === undefined) break;
				diary.run({ type: "CompleteTask", task_id }, Temporal.Instant.fromEpochMilliseconds(epochMsOf(at)));
			}
			assert.equal(
				happened,
				shown.map(({ local, instant }) => [local, local.length === 10 ? local : instant]),
			);
			compared += shown.length;
		}),
		{ numRuns: 200 },
	);
	assert.ok(compared > 500, `${compared}`);
});

test.run();
