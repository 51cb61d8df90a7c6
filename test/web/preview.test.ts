/** Chips of a line, against the reader that the server has: what is taken off stays in the title and means nothing. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { readQuickAdd } from "../../src/language/quickAdd.ts";
import { outlineRequests, outlineTask } from "../../src/language/requests/requestOutline.ts";
import { type Chip, chipsOf, isAddition, takeOff } from "../../web/src/state/task/preview.ts";
import { english } from "../../web/src/words/english.ts";

const test = suite("chips");

const NOW = Temporal.Instant.from("2026-11-24T12:00:00Z");
const place = { zone: "UTC", locale: "en-GB" };
const context = { now: NOW, settings: initialUserState().settings };
const read = (text: string) => ({
	...readQuickAdd(text, context),
	requests: outlineRequests(text, context),
	tasks: text.split("\n").map((line) => outlineTask(readQuickAdd(line, context).understood)),
});
const chips = (text: string) => chipsOf(read(text), NOW.epochMilliseconds, place, english);
const said = (chip: Chip) => `${chip.kind} ${chip.value}`;

test("given a line with everything, then each thing that was understood is a chip", () => {
	assert.equal(chips("pay rent on friday at 9 #home @money !high remind me 30 minutes before !1h").map(said), [
		"task pay rent",
		"date Friday",
		"time 09:00",
		"reminder 30 mins before",
		"reminder 1 hr before",
		"priority high",
		"tag #home",
		"category money",
	]);
});

test("given a line that repeats, then the rule is a chip in words, and its first date another", () => {
	assert.equal(chips("water the plants every 3 days starting monday at 7am").map(said), [
		"task water the plants",
		"repeats every 3 days at 07:00",
		"first Monday 07:00",
	]);
});

const LINES: readonly string[] = [
	"pay rent on friday at 9 #home @money !high remind me 30 minutes before",
	"remind me to call mum in 2 minutes",
	"remind me at 5 to call mum tomorrow at 6",
	"dentist 5/12 5:30pm #a #b p1 !1d",
	"meet (friday) at noon",
	"report by 2026-12-05, then rest #x",
	"water the plants every 3 days starting monday at 7am #garden",
	"standup every mon,wed and fri at 9:30 except dec 25",
	"gym every monday 18:00",
];
for (const line of LINES) {
	for (const [index, chip] of chips(line).entries()) {
		if (chip.spans.length === 0) continue;
		test(`given “${line}”, when “${said(chip)}” is taken off, then its words are words of the title`, () => {
			const rest = takeOff(line, chip.spans);
			const reading = read(rest);
			assert.not(
				reading.spans.some(({ kind, value }) => chip.spans.some((span) => span.kind === kind && span.value === value)),
				rest,
			);
			assert.not(reading.understood.title.includes("\\"), reading.understood.title);
			for (const { start, end } of chip.spans) {
				assert.ok(reading.understood.title.includes(line.slice(start, end)), reading.understood.title);
			}
			const others = chips(line).filter(
				(_, place_) => place_ !== index && chip.kind !== "time" && chip.kind !== "date",
			);
			const kinds = chips(rest).map(({ kind }) => kind);
			for (const { kind } of others) if (kind === "tag" || kind === "priority") assert.ok(kinds.includes(kind), rest);
		});
	}
}

test("given words that are escaped already, when they are taken off again, then nothing is escaped twice", () => {
	const line = "pay \\#home now";
	assert.is(takeOff(line, [{ start: 4, end: 14, kind: "tag", value: "home" }]), "pay \\#home \\now");
});

test("given what is no task to add, then there is nothing to preview", () => {
	for (const line of ["what is due?", "delete the milk task", "pause the gym task", "set time zone to Europe/Rome"])
		assert.not(isAddition(read(line)), line);
	assert.ok(isAddition(read("water the plants every 3 days")));
});

test("given words around a task, then the chip has the title that will be added", () => {
	assert.equal(chips("please add a task to call mum at 5").map(said), ["task call mum", "due Today 17:00"]);
	assert.equal(chips("add tasks: milk, eggs and bread").map(said), ["task milk", "task eggs", "task bread"]);
});

test.run();
