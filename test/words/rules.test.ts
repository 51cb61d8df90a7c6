import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ruleText, shortRuleText } from "../../src/words/ruleText.ts";

const test = suite("a recurrence in words");
type Rule = Parameters<typeof ruleText>[0];
const ENGLISH = { locale: "en", date_order: "dmy" } as const;
const AS_GERMANS_READ = { locale: "de", date_order: "dmy" } as const;
const inEnglish = (rule: Rule) => ruleText(rule, ENGLISH);
const shortInEnglish = (rule: Rule) => shortRuleText(rule, ENGLISH);

const START = "2026-11-23T09:00";

const texts: readonly [rrule: string, start: string, text: string][] = [
	["FREQ=DAILY", START, "every day at 09:00"],
	["FREQ=DAILY", "2026-11-23", "every day"],
	["FREQ=DAILY;INTERVAL=3", START, "every 3 days at 09:00"],
	["FREQ=DAILY;BYHOUR=9,17", START, "every day at 09:00 and 17:00"],
	["FREQ=DAILY;BYMONTH=1", START, "every day in January at 09:00"],
	["FREQ=WEEKLY", START, "every week on Monday at 09:00"],
	["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", START, "every weekday at 09:00"],
	["FREQ=WEEKLY;BYDAY=SA,SU", "2026-11-28", "every week on Saturday and Sunday"],
	["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", START, "every 2 weeks on Monday, Wednesday and Friday at 09:00"],
	["FREQ=MONTHLY", "2026-10-31", "every month on the 31st"],
	["FREQ=MONTHLY;BYMONTHDAY=15,-1", START, "every month on the 15th and the last day at 09:00"],
	["FREQ=MONTHLY;BYMONTHDAY=-2", START, "every month on the second to last day at 09:00"],
	["FREQ=MONTHLY;BYDAY=-1FR", START, "every month on the last Friday at 09:00"],
	["FREQ=MONTHLY;BYDAY=1MO,3MO", START, "every month on the first Monday and the third Monday at 09:00"],
	["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", START, "every month on every Friday that is the 13th at 09:00"],
	["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", START, "every month on the last weekday at 09:00"],
	["FREQ=MONTHLY;INTERVAL=3", START, "every 3 months on the 23rd at 09:00"],
	["FREQ=YEARLY", "2028-02-29", "every year on 29 February"],
	["FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3", START, "every year on 3 March at 09:00"],
	["FREQ=WEEKLY;BYDAY=SU;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12", START, "every week on Sunday at 09:00"],
	["FREQ=WEEKLY;BYDAY=SU;BYMONTH=1,2,3,4,5,6,8,9,10,11,12", START, "every week on Sunday except in July at 09:00"],
	["FREQ=DAILY;BYMONTH=1,2,3,4,5,6,9,10,11,12", START, "every day except in July and August at 09:00"],
	["FREQ=MONTHLY;BYMONTHDAY=1;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12", START, "every month on the 1st at 09:00"],
	[
		"FREQ=YEARLY;BYDAY=1MO;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12",
		START,
		"every year on the first Monday in every month at 09:00",
	],
	[
		"FREQ=YEARLY;BYDAY=1MO;BYMONTH=1,2,3,4,5,6,7,8,9,10,11",
		START,
		"every year on the first Monday in every month except in December at 09:00",
	],
	["FREQ=YEARLY;BYMONTH=1,7;BYDAY=1MO", START, "every year on the first Monday in January and July at 09:00"],
	[
		"FREQ=YEARLY;BYYEARDAY=100,-1",
		START,
		"every year on the 100th day of the year and the last day of the year at 09:00",
	],
	["FREQ=HOURLY", "2026-11-23T09:30", "every hour at minute 30"],
	["FREQ=HOURLY;INTERVAL=6", START, "every 6 hours from 09:00"],
	["FREQ=DAILY;COUNT=5", START, "every day at 09:00, 5 times"],
	["FREQ=DAILY;COUNT=1", START, "every day at 09:00, once"],
	["FREQ=DAILY;UNTIL=20261231T235959", START, "every day at 09:00, until 31 December 2026"],
];
for (const [rrule, start, text] of texts) {
	test(`${rrule} from ${start}: ${text}`, () => {
		assert.is(inEnglish({ rrule, start, mode: "scheduled", exdates: [] }), text);
	});
}

test("mode, dates left out and added, and the pause are said as well", () => {
	const rule = { rrule: "FREQ=DAILY;INTERVAL=3", start: START, exdates: [] } as const;
	const counted = { ...rule, mode: "after_completion", paused: true } as const;
	assert.is(inEnglish(counted), "every 3 days at 09:00, counted from completion, paused");
	const dates = { ...rule, mode: "scheduled", exdates: ["2026-11-26T09:00"], rdates: ["2026-11-27T09:00"] } as const;
	const text = "every 3 days at 09:00, except on 26 November 2026, and also on 27 November 2026";
	assert.is(inEnglish(dates), text);
	const many = { ...dates, rdates: [], exdates: ["01", "02", "03", "04"].map((day) => `2026-12-${day}`) };
	const said = "every 3 days at 09:00, except on 1 December 2026, 2 December 2026 and";
	assert.is(inEnglish(many), `${said} 2 more`);
	assert.is(inEnglish({ ...many, exdates: many.exdates.slice(0, 3) }), `${said} 1 more`);
	const two = "every 3 days at 09:00, except on 1 December 2026 and 2 December 2026";
	assert.is(inEnglish({ ...many, exdates: many.exdates.slice(0, 2) }), two);
});

test("in a row, dates left out and added are counted", () => {
	const rule = { rrule: "FREQ=DAILY;INTERVAL=3", start: START, mode: "scheduled" } as const;
	const exdates = ["2026-11-26T09:00", "2026-11-29T09:00", "2026-12-02T09:00"];
	assert.is(shortInEnglish({ ...rule, exdates }), "every 3 days at 09:00, 3 skipped");
	const added = { ...rule, exdates: exdates.slice(0, 1), rdates: ["2026-11-27T09:00"] };
	assert.is(shortInEnglish(added), "every 3 days at 09:00, 1 skipped, 1 added");
	assert.is(shortInEnglish({ ...rule, exdates: [] }), "every 3 days at 09:00");
});

test("what cannot be read is shown as it stands", () => {
	assert.is(inEnglish({ rrule: "every day", start: START, mode: "scheduled", exdates: [] }), "every day");
});

const GERMAN: readonly [rrule: string, start: string, text: string][] = [
	["FREQ=DAILY", START, "jeden Tag um 09:00 Uhr"],
	["FREQ=DAILY", "2026-11-23", "jeden Tag"],
	["FREQ=DAILY;INTERVAL=3", START, "alle 3 Tage um 09:00 Uhr"],
	["FREQ=DAILY;BYHOUR=9,17", START, "jeden Tag um 09:00 und 17:00 Uhr"],
	["FREQ=WEEKLY", START, "jede Woche am Montag um 09:00 Uhr"],
	["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", START, "jeden Werktag um 09:00 Uhr"],
	["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", START, "alle 2 Wochen am Montag, Mittwoch und Freitag um 09:00 Uhr"],
	["FREQ=MONTHLY", "2026-10-31", "jeden Monat am 31."],
	["FREQ=MONTHLY;BYMONTHDAY=15,-1", START, "jeden Monat am 15. und am letzten Tag um 09:00 Uhr"],
	["FREQ=MONTHLY;BYMONTHDAY=-2", START, "jeden Monat am vorletzten Tag um 09:00 Uhr"],
	["FREQ=MONTHLY;BYDAY=-1FR", START, "jeden Monat am letzten Freitag um 09:00 Uhr"],
	["FREQ=MONTHLY;BYDAY=1MO,3MO", START, "jeden Monat am ersten Montag und am dritten Montag um 09:00 Uhr"],
	["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", START, "jeden Monat an jedem Freitag, der auf den 13. fällt, um 09:00 Uhr"],
	["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", START, "jeden Monat am letzten Werktag um 09:00 Uhr"],
	["FREQ=YEARLY", "2028-02-29", "jedes Jahr am 29. Februar"],
	["FREQ=WEEKLY;BYDAY=SU;BYMONTH=1,2,3,4,5,6,8,9,10,11,12", START, "jede Woche am Sonntag außer im Juli um 09:00 Uhr"],
	["FREQ=DAILY;COUNT=10", "2026-11-23", "jeden Tag, 10-mal"],
	["FREQ=DAILY;UNTIL=20270305", "2026-11-23", "jeden Tag, bis 5. März 2027"],
	["FREQ=HOURLY;INTERVAL=2", START, "alle 2 Stunden ab 09:00 Uhr"],
	[
		"FREQ=DAILY;BYDAY=MO,TU;BYHOUR=9,17;BYSETPOS=1",
		START,
		"jeden Tag am Montag und Dienstag (davon je Tag nur das erste Mal) um 09:00 und 17:00 Uhr",
	],
];
for (const [rrule, start, text] of GERMAN) {
	test(`given ${rrule} and a German reader, then “${text}”`, () => {
		assert.is(ruleText({ rrule, start, mode: "scheduled", exdates: [] }, { locale: "de-AT", date_order: "dmy" }), text);
	});
}

test("given a German reader, then what is left out, added, counted and paused is said in German", () => {
	const rule = { rrule: "FREQ=DAILY;INTERVAL=3", start: "2026-11-23", mode: "after_completion", paused: true } as const;
	const exdates = ["2026-11-26", "2026-11-29", "2026-12-02"];
	assert.is(
		ruleText({ ...rule, exdates, rdates: ["2026-12-24"] }, AS_GERMANS_READ),
		"alle 3 Tage, gezählt ab Erledigung, außer am 26. November 2026, 29. November 2026 und 1 weiteren, und auch am 24. Dezember 2026, pausiert",
	);
	assert.is(
		shortRuleText({ ...rule, exdates }, AS_GERMANS_READ),
		"alle 3 Tage, gezählt ab Erledigung, 3 ausgelassen, pausiert",
	);
});

test.run();
