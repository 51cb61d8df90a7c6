/** Prints previews of some series; run by `hostZone.test.ts` under several zones of the host. */
import { previewOccurrences } from "../../../src/domain/recurrence/previewOccurrences.ts";
import { openSeries } from "../../../src/domain/recurrence/series.ts";

const SERIES = [
	["FREQ=DAILY", "2026-03-27T02:30", "Europe/Berlin"],
	["FREQ=DAILY", "2026-10-30T23:30", "America/New_York"],
	["FREQ=MONTHLY", "2026-01-31", "Asia/Karachi"],
	["FREQ=HOURLY;INTERVAL=5;UNTIL=20261005T000000Z", "2026-10-03T20:00", "Australia/Lord_Howe"],
	["FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO;WKST=SU;COUNT=9", "2026-01-04T00:30", "Asia/Kathmandu"],
	["FREQ=WEEKLY;BYDAY=MO,SA", "2011-12-26T09:00", "Pacific/Apia"],
] as const;

for (const [rrule, start, time_zone] of SERIES) {
	const opened = openSeries({ rrule, start, time_zone, exdates: [] }, "clamp");
	const shown = opened.kind === "series" ? previewOccurrences(opened.series, { count: 12 }) : opened.violations;
	process.stdout.write(`${JSON.stringify(shown)}\n`);
}
