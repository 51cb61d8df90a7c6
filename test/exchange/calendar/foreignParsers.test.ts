// file-timeout: 120 s
/** A feed as three foreign parsers read it: the instants that we mean, and dates of series that are our engine's. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../../src/domain/evolve/initialState.ts";
import type { Occurrence } from "../../../src/domain/recurrence/nextAfter.ts";
import { previewOccurrences } from "../../../src/domain/recurrence/previewOccurrences.ts";
import type { RecurrenceText } from "../../../src/domain/recurrence/series.ts";
import { openTaskSeries } from "../../../src/domain/series/seriesOfTask.ts";
import type { Settings } from "../../../src/domain/settings/settings.ts";
import type { Due, Recurrence, Task } from "../../../src/domain/tasks/task.ts";
import { instantOfWallTime, type WallText } from "../../../src/domain/time/instant.ts";
import { type CorpusCase, readCorpus } from "../../domain/recurrence/corpus.ts";
import { recurrenceOf } from "../../support/recurrenceText.ts";
import { feedOf, taskOf } from "./feedScene.ts";
import { byIcalJs, byNodeIcal, byTsIcs, datesByIcalJs, datesByNodeIcal } from "./foreign.ts";

/** What each reads otherwise than RFC 5545, whose dates are those of the corpus. */
const KNOWN: Readonly<Record<string, { readonly icalJs: readonly string[]; readonly nodeIcal: readonly string[] }>> = {
	rfc5545: {
		icalJs: [
			"FREQ=YEARLY;BYDAY=20MO 1997-05-19T09:00",
			"FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO 1997-05-12T09:00",
			"FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8 1996-11-05T09:00",
		],
		nodeIcal: [],
	},
	handDerived: {
		icalJs: [
			"FREQ=DAILY;BYHOUR=8,12,18;BYSETPOS=-1 2026-11-23T18:00",
			"FREQ=HOURLY;INTERVAL=7;BYHOUR=6;BYMINUTE=5,15,25;BYSETPOS=1,-1;COUNT=4 2026-01-01T06:05",
			"FREQ=MINUTELY;INTERVAL=61;BYMINUTE=30;BYHOUR=9;COUNT=3 2026-01-01T09:30",
			"FREQ=MONTHLY;BYMONTHDAY=-1;BYDAY=FR 2026-07-31T09:00",
			"FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1 2027-01-31T09:00",
			"FREQ=MONTHLY;INTERVAL=13;BYMONTH=5 2010-02-12T09:00",
			"FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2 2026-11-25T09:00",
			"FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2;WKST=WE 2026-11-27T09:00",
			"FREQ=YEARLY 2092-02-29T09:00",
			"FREQ=YEARLY;BYDAY=53TH 2026-12-31T09:00",
			"FREQ=YEARLY;BYDAY=SU;BYSETPOS=1 2026-01-04T09:00",
			"FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU 2016-01-03T09:00",
			"FREQ=YEARLY;BYWEEKNO=1,53;BYMONTHDAY=29 2025-12-01T09:00",
			"FREQ=YEARLY;BYWEEKNO=10 2026-03-04T09:00",
			"FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO 2012-12-31T09:00",
			"FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO,TU,WE;BYSETPOS=-1 2013-01-02T09:00",
			"FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU;WKST=SU 2026-01-04T09:00",
			"FREQ=YEARLY;BYWEEKNO=1;BYMONTH=1;BYDAY=MO 2016-01-04T09:00",
			"FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO 2015-12-28T09:00",
			"FREQ=YEARLY;BYWEEKNO=53;BYDAY=SA 2027-01-01T09:00",
			"FREQ=YEARLY;BYYEARDAY=1,2,40;BYMONTH=1;BYDAY=SU 2022-01-02T09:00",
			"FREQ=YEARLY;BYYEARDAY=366 1892-12-31T09:00",
			"FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=TU 2024-12-31T09:00",
			"FREQ=YEARLY;INTERVAL=6;BYWEEKNO=53;BYDAY=MO 2026-12-28T09:00",
			"FREQ=YEARLY;INTERVAL=6;BYWEEKNO=53;BYDAY=SA 2021-01-02T09:00",
		],
		nodeIcal: [
			"FREQ=YEARLY;BYMONTHDAY=1;BYDAY=1MO 2018-01-01T09:00",
			"FREQ=MINUTELY;INTERVAL=61;BYMINUTE=30;BYHOUR=9;COUNT=3 2026-01-01T09:30",
			"FREQ=YEARLY;BYDAY=53TH 2026-12-31T09:00",
			"FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU 2016-01-03T09:00",
			"FREQ=YEARLY;BYWEEKNO=1,53;BYMONTHDAY=29 2025-12-01T09:00",
			"FREQ=YEARLY;BYWEEKNO=53;BYDAY=SA 2027-01-01T09:00",
			"FREQ=YEARLY;BYYEARDAY=1,2,40;BYMONTH=1;BYDAY=SU 2022-01-02T09:00",
			"FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=TU 2024-12-31T09:00",
			"FREQ=YEARLY;INTERVAL=6;BYWEEKNO=53;BYDAY=SA 2021-01-02T09:00",
		],
	},
};

const test = suite("feeds by foreign parsers");

const ZONES = ["Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/New_York", "Europe/Berlin", "UTC"];
/** Days on which clocks change in one of them, and the days around; Apia had no 30 December 2011. */
const DAYS = [
	"2027-03-14",
	"2027-03-28",
	"2027-04-04",
	"2027-10-03",
	"2027-10-31",
	"2027-11-07",
	"2028-02-29",
	"2011-12-31",
];
const TIMES = ["00:00", "01:30", "02:00", "02:30", "09:05", "23:59"];

function variedTasks(): readonly Task[] {
	return Array.from({ length: 200 }, (_, n) => {
		const zone = ZONES[n % ZONES.length] ?? "UTC";
		const date = DAYS[Math.floor(n / 6) % DAYS.length] ?? "";
		const time = TIMES[Math.floor(n / 7) % TIMES.length] ?? "";
		const at = instantOfWallTime(date as never, time as never, zone);
		const due = n % 5 === 0 ? { date } : { at, time_zone: zone };
		const series =
			n % 3 === 1 && "at" in due ? seriesOf({ rrule: "FREQ=WEEKLY", start: localOf(at, zone), time_zone: zone }) : null;
		return taskOf(n + 1, { due: due as Due, series, duration_minutes: n % 4 === 0 ? 50 : null });
	});
}

const localOf = (at: string, zone: string) =>
	Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "minute" });

function seriesOf(
	facts: Pick<RecurrenceText, "rrule" | "start" | "time_zone"> & Partial<RecurrenceText>,
	occurrence = facts.start,
) {
	return {
		series_id: facts.start + facts.rrule,
		occurrence: occurrence as WallText,
		recurrence: recurrenceOf(facts),
	} as const;
}

const whole = (at: string) => Temporal.Instant.from(at).toString();
const wanted = (tasks: readonly Task[]) =>
	Object.fromEntries(tasks.map(({ task_id, due }) => [task_id, due && "at" in due ? whole(due.at) : due?.date]));

for (const contents of ["events", "tasks"] as const) {
	test(`given 200 tasks in zones of all kinds, when fed as ${contents}, then three parsers read the instants that we mean`, async () => {
		const tasks = variedTasks();
		assert.ok(tasks.filter(({ series }) => series !== null).length > 40);
		const text = await feedOf(tasks, { contents });
		const isEvents = contents === "events";
		assert.equal(Object.fromEntries(byIcalJs(text, isEvents ? "vevent" : "vtodo")), wanted(tasks));
		assert.equal(Object.fromEntries(byNodeIcal(text, isEvents ? "VEVENT" : "VTODO")), wanted(tasks));
		assert.equal(Object.fromEntries(byTsIcs(text, contents === "events" ? "events" : "todos")), wanted(tasks));
	});
}

/** Tasks of a series; the feed goes on from the one that stands for `occurrence`. */
function feedOfSeries(recurrence: Recurrence, { local, instant }: Occurrence, settings: Partial<Settings> = {}) {
	const due = local.length === 10 ? { date: local } : { at: instant, time_zone: recurrence.time_zone };
	const series = { series_id: "s", occurrence: local, recurrence };
	return feedOf([taskOf(1, { due: due as Due, series })], {
		settings: { time_zone: recurrence.time_zone, ...settings },
	});
}

function datesOfOurs(recurrence: Recurrence, settings: Partial<Settings>, count: number): readonly Occurrence[] {
	const opened = openTaskSeries(recurrence, {
		...initialUserState().settings,
		time_zone: recurrence.time_zone,
		...settings,
	});
	if (opened.kind === "refused") throw new Error(JSON.stringify(opened.violations));
	return previewOccurrences(opened.series, { count });
}
const said = ({ local, instant }: Occurrence) => (local.length === 10 ? local : whole(instant));

const SHOWN = 12;

/** Whether the corpus' rule from its `from`-th date on is expanded by each of the two as we do. */
async function readAlike({ rule: rrule, start, exdates = [] }: CorpusCase, time_zone: string, from: number) {
	const recurrence = recurrenceOf({ rrule, start, time_zone, exdates });
	const ours = datesOfOurs(recurrence, { month_end: "skip" }, from + SHOWN);
	const head = ours[from];
	if (head === undefined) return undefined;
	const text = await feedOfSeries(recurrence, head, { month_end: "skip" });
	const dates = ours.slice(from).map(said).join();
	return {
		icalJs: expanded(() => datesByIcalJs(text, SHOWN)) === dates,
		nodeIcal: expanded(() => datesByNodeIcal(text, dayAfter(ours.at(-1)?.instant ?? "")).slice(0, SHOWN)) === dates,
	};
}

/** Its whole days begin by the clock of the process. */
const dayAfter = (at: string) => Temporal.Instant.from(at).add({ hours: 24 }).toString();

/** It may refuse a rule that RFC 5545 allows. */
function expanded(read: () => readonly string[]): string {
	try {
		return read().join();
	} catch (fault) {
		return String(fault);
	}
}

for (const corpus of ["rfc5545", "handDerived"]) {
	test(`${corpus}: given each rule, when fed from its first or a later date on, then both expand it as we do, but for known departures`, async () => {
		const { time_zone, cases } = readCorpus(corpus);
		const departures = { icalJs: new Set<string>(), nodeIcal: new Set<string>() };
		for (const one of cases) {
			for (const from of [0, 3]) {
				const alike = await readAlike(one, time_zone, from);
				if (alike?.icalJs === false) departures.icalJs.add(`${one.rule} ${one.start}`);
				if (alike?.nodeIcal === false) departures.nodeIcal.add(`${one.rule} ${one.start}`);
			}
		}
		const known = KNOWN[corpus];
		assert.equal([...departures.icalJs].sort(), known?.icalJs.toSorted(), "ical.js");
		assert.equal([...departures.nodeIcal].sort(), known?.nodeIcal.toSorted(), "node-ical");
	});
}

test.run();
