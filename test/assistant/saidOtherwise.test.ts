/** Orders in words that were filed as tasks, refused, or answered without being carried out: what each of them changes, in English and German. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Task } from "../../src/domain/tasks/task.ts";
import { beginScene } from "./scene.ts";

const test = suite("orders in other words");

/** A task after what was said: by its number in the scene, where #11 is the first that was added. */
type Look = (task: Task) => unknown;
const due: Look = ({ due: at }) => at && ("date" in at ? at.date : at.at.slice(0, 16));
const priority: Look = (task) => task.priority;
const status: Look = (task) => task.status;
const takes: Look = (task) => task.duration_minutes;
const tags: Look = (task) => task.tag_ids.length;
const note: Look = (task) => task.description;
const title: Look = (task) => task.title;
const reminders: Look = (task) => task.reminders.filter((one) => one.status === "armed").length;

/** `also`: what else the lines add or change; all other tasks stay as they are. */
type Changed = readonly [
	locale: string,
	lines: readonly string[],
	id: number,
	look: Look,
	is: unknown,
	also?: readonly number[],
];
const CHANGED: readonly Changed[] = [
	// How long it takes.
	["en", ["dentist takes 2 hours"], 4, takes, 120],
	["en", ["the report will take 3 hours"], 3, takes, 180],
	["en", ["#4 takes 1h30"], 4, takes, 90],
	["en", ["make the dentist half an hour long"], 4, takes, 30],
	["en", ["set the duration of #4 to 45 minutes", "clear the duration of #4"], 4, takes, null],
	["de", ["dentist dauert anderthalb Stunden"], 4, takes, 90],
	["de", ["report wird 3 Stunden dauern"], 3, takes, 180],
	["de", ["für report brauche ich 2 Stunden"], 3, takes, 120],
	// Off this once.
	["de", ["gym fällt am Montag aus"], 6, due, "2026-12-07T02:00"],
	["de", ["nächste Woche kein gym"], 6, due, "2026-12-07T02:00"],
	["de", ["gym nächste Woche nicht"], 6, due, "2026-12-07T02:00"],
	["en", ["gym is cancelled next week"], 6, due, "2026-12-07T02:00"],
	["en", ["gym's off on monday"], 6, due, "2026-12-07T02:00"],
	["en", ["I won't make it to gym on monday"], 6, due, "2026-12-07T02:00"],
	["de", ["gym jetzt immer dienstags"], 6, due, "2026-12-01T02:00"],
	["en", ["gym on tuesdays from now on"], 6, due, "2026-12-01T02:00"],
	// A tick.
	["en", ["milk ✓"], 1, status, "completed"],
	["en", ["[x] milk"], 1, status, "completed"],
	["en", ["- [X] buy milk"], 1, status, "completed"],
	["de", ["✅ #1"], 1, status, "completed"],
	// A slip of the fingers.
	["en", ["remnd me to call Ben at 5"], 11, title, "call Ben"],
	["en", ["remind em to call Ben at 5"], 11, title, "call Ben"],
	["en", ["compelte milk"], 1, status, "completed"],
	["en", ["postone the dentist to friday"], 4, due, "2026-11-27T10:00"],
	["en", ["milk done and mvoe dentist to friday"], 4, due, "2026-11-27T10:00", [1]],
	["de", ["errinere mich um 17 Uhr an Mama"], 11, title, "Mama"],
	["de", ["erledge #3"], 3, status, "completed"],
	["de", ["verschibe dentist auf naechste Woche"], 4, due, "2026-11-30T10:00"],
	["de", ["fuege Brot hinzu"], 11, title, "Brot"],
	// Asked politely.
	["en", ["can I move the dentist to friday?"], 4, due, "2026-11-27T10:00"],
	["en", ["hey, quick question - could you bump the dentist to friday? thanks!"], 4, due, "2026-11-27T10:00"],
	["en", ["I'm sick, push everything due today to wednesday"], 1, due, "2026-11-25T12:00"],
	["de", ["kann ich dentist auf Freitag verschieben?"], 4, due, "2026-11-27T10:00"],
	["de", ["kurze Frage: kannst du den dentist auf Freitag legen? Danke!"], 4, due, "2026-11-27T10:00"],
	["de", ["ich bin krank, verschieb alles von heute auf morgen"], 1, due, "2026-11-24T12:00"],
	["de", ["verschieb alles von dieser Woche auf nächsten Dienstag"], 1, due, "2026-12-01T12:00", [2, 3, 4, 7]],
	["de", ["schieb den dentist mal auf Freitag"], 4, due, "2026-11-27T10:00"],
	["en", ["they moved the dentist to friday at 10"], 4, due, "2026-11-27T05:00"],
	// Tags.
	["en", ["remove all tags from milk"], 1, tags, 0],
	["en", ["untag #1"], 1, tags, 0],
	["de", ["alle Schlagwörter von #1 entfernen"], 1, tags, 0],
	// Reminders.
	["en", ["stop bugging me about milk"], 1, reminders, 0],
	["de", ["hör auf, mich an milk zu erinnern"], 1, reminders, 0],
	["en", ["give me a heads up 30 minutes before the dentist"], 4, reminders, 2],
	["en", ["ping me at 5 about the parcel"], 11, title, "the parcel"],
	["de", ["sag mir um 5 Bescheid wegen Paket"], 11, title, "Paket"],
	// Right after.
	["en", ["buy bread", "important", "yes"], 11, priority, "high"],
	["en", ["buy bread", "it's not that important"], 11, priority, "low"],
	["de", ["Brot kaufen", "wichtig", "ja"], 11, priority, "high"],
	["de", ["Brot kaufen", "das ist sehr wichtig"], 11, priority, "high"],
	["de", ["Brot kaufen", "mit hoher Priorität"], 11, priority, "high"],
	["de", ["Brot kaufen", "mit Schlagwort Laden"], 11, tags, 1],
	["de", ["Anna anrufen Freitag", "nicht Freitag, Samstag"], 11, due, "2026-11-28"],
	["de", ["Anna anrufen Freitag", "erinner mich am Tag davor"], 11, reminders, 2],
	["en", ["move dentist to friday", "back to thursday"], 4, due, "2026-11-26T10:00"],
	["de", ["verschieb dentist auf Freitag", "zurück auf Donnerstag"], 4, due, "2026-11-26T10:00"],
	["de", ["lösche tax return", "ja mach"], 10, status, "deleted"],
	// Said to be done.
	["en", ["paid the rent, finally"], 5, status, "completed"],
	["de", ["milk hab ich schon"], 1, status, "completed"],
	["de", ["fertig mit dem report"], 3, status, "completed"],
	["de", ["Bericht abgeben", "den Bericht habe ich abgegeben"], 11, status, "completed"],
	["de", ["milk kannst du abhaken"], 1, status, "completed"],
	["de", ["milk und rent sind erledigt, tax return löschen"], 5, status, "completed", [1]],
	// On a list of its own.
	["en", ["add eggs to the shopping list"], 11, title, "eggs"],
	["de", ["setz Eier auf die Einkaufsliste"], 11, title, "Eier"],
	["de", ["nicht vergessen: Pass verlängern"], 11, title, "Pass verlängern"],
	// In the middle of talk.
	["en", ["I'm gonna call Ben tonight"], 11, title, "call Ben"],
	["de", ["merk dir: Türcode 4711"], 11, title, "Türcode 4711"],
	["en", ["- water the lawn"], 11, title, "water the lawn"],
	["en", ["extend the report by two days"], 3, due, "2026-11-29T04:00"],
	["de", ["gib mir noch zwei Tage für den report"], 3, due, "2026-11-29T04:00"],
	["de", ["schieb report 2 Tage"], 3, due, "2026-11-29T04:00"],
	["en", ["milk: urgent"], 1, priority, "urgent"],
	["de", ["markier milk als wichtig"], 1, priority, "high"],
	["de", ["schreib zum report: zehn Seiten"], 3, note, "zehn Seiten"],
	["de", ["leg für morgen Brot kaufen an"], 11, title, "Brot kaufen"],
	["en", ["buy bread", "delete what I just added", "yes"], 11, status, "deleted"],
	["de", ["Brot kaufen", "hab ich schon", "ja"], 11, status, "completed"],
	["en", ["mow the lawn; wash the car; feed the cat"], 13, title, "feed the cat", [11, 12]],
	["en", ["show #3", "takes 2 hours"], 3, takes, 120],
	["en", ["show #4", "it's on friday now"], 4, due, "2026-11-27T10:00"],
	["en", ["show #6", "only on tuesdays", "yes"], 6, due, "2026-12-01T02:00"],
	// Two plans, each with its day.
	["en", ["call anna tomorrow and email bob on friday"], 12, title, "email bob", [11]],
	["de", ["morgen Anna anrufen. Freitag Bob schreiben."], 12, due, "2026-11-27", [11]],
];

for (const [locale, lines, id, look, expected, also = []] of CHANGED) {
	test(`given “${lines.join("”, then “")}”, then #${id} is ${String(expected)}, and nothing else changes unasked`, async () => {
		const talk = await beginScene(locale);
		const others = () => talk.book.tasks().filter(({ task_id }) => task_id !== id && !also.includes(task_id));
		const before = others();
		for (const line of lines) await talk.say(line);
		const task = talk.book.tasks().find(({ task_id }) => task_id === id);
		assert.is(task && look(task), expected);
		assert.equal(others(), before);
	});
}

/** What is asked, or told, and changes nothing until it is answered. */
const ASKED: readonly (readonly [locale: string, lines: readonly string[], answer: RegExp])[] = [
	["de", ["#1 weg"], /„buy milk“ löschen\?/],
	["de", ["weg mit #1"], /„buy milk“ löschen\?/],
	["de", ["streich #1"], /mehr als eine Weise/],
	["de", ["milk weg"], /„buy milk“ löschen\?/],
	["de", ["dentist absagen"], /„dentist“ löschen\?/],
	["de", ["dentist hat sich erledigt"], /„dentist“ löschen\?/],
	["de", ["dentist fällt morgen aus"], /„dentist“ löschen\?/],
	["de", ["gym fällt aus"], /mehr als eine Weise/],
	["de", ["gym fällt diese Woche aus"], /nicht fällig/],
	["de", ["gym pausieren bis Januar"], /„gym“ pausieren\?/],
	["de", ["dentist doch erst nächste Woche"], /„dentist“ auf .* verschieben\?/],
	["de", ["report muss bis Mittwoch fertig sein"], /„report“ auf .* verschieben\?/],
	["de", ["milk schaffe ich heute nicht"], /^Es wurde nichts geändert: #1/],
	["en", ["can I delete #3?"], /Delete “report”\?/],
	["en", ["can I finish the report by friday?"], /^I cannot answer that/],
	["en", ["should I move the dentist to friday?"], /^I cannot answer that/],
	["en", ["don't need to buy milk anymore"], /Delete “buy milk”\?/],
	["en", ["tax return isn't needed anymore"], /Delete “tax return”\?/],
	["en", ["delete tax return", "nope, keep it"], /^All right/],
	["en", ["delete tax return", "delete that"], /Delete “tax return”\?/],
	["de", ["lösche tax return", "nein, behalten"], /^In Ordnung/],
	["en", ["move dentist to friday", "wrong day"], /“undo” takes it back/],
	["de", ["milk erledigt", "nein, doch nicht"], /^Es ist keine Frage offen/],
	["de", ["milk erledigt", "ich meinte rent"], /„Rückgängig“/],
	["en", ["put the dentist at 4"], /Move “dentist” to Thu 26 Nov 2026, 16:00\?/],
	["en", ["report needs to wait until monday"], /Move “report” to Mon 30 Nov/],
	["en", ["clear today"], /Nothing was changed\./],
	["en", ["set a timer for 10 minutes"], /Nothing was changed\./],
	["en", ["show it again"], /^Say what is to be done with it/],
	["de", ["lass uns den dentist nächste Woche machen"], /„dentist“ auf .* verschieben\?/],
	["de", ["report soll Bericht heißen"], /„report“ in „Bericht“ umbenennen\?/],
	["de", ["report kann warten"], /^Es wurde nichts geändert: #3/],
	["de", ["weiter"], /^Sag, was damit geschehen soll/],
	["de", ["erledigt"], /^Ich weiß nicht, um welche Aufgabe/],
	["en", ["complete milk", "same for the report"], /^Say what is to be done with it/],
	["de", ["milk erledigt", "das gleiche für report"], /^Sag, was damit geschehen soll/],
	["en", ["show #6", "until the end of the year"], /^Nothing has been changed yet/],
	["en", ["delete tax return", "wait no"], /^All right/],
	["en", ["delete tax return", "thanks, that's all"], /^You’re welcome/],
	["en", ["how do I delete a task?"], /^You can:/],
	["de", ["wie kann ich eine Aufgabe löschen?"], /^Du kannst:/],
	["de", ["wie bitte?"], /^Du kannst:/],
	// Questions.
	["en", ["how does friday look?"], /^1 task:\n- #3/],
	["en", ["what's my schedule tomorrow?"], /#2/],
	["en", ["is anything important?"], /^1 task:\n- #3/],
	["en", ["what's in work?"], /^1 task:\n- #3/],
	["en", ["what did I just add?"], /#10/],
	["de", ["wie voll ist mein Freitag?"], /^1 Aufgabe:\n- #3/],
	["de", ["was gibt's für work?"], /^1 Aufgabe:\n- #3/],
	["de", ["ist etwas wichtig?"], /^1 Aufgabe:\n- #3/],
	["de", ["wie lange dauert der dentist?"], /^#4/],
	["de", ["bis wann muss der report fertig sein?"], /^#3/],
	["de", ["wie viele sind noch offen?"], /^8 Aufgaben/],
	["en", ["which of my tasks are important?"], /^1 task:\n- #3/],
	["en", ["which of my tasks are in work?"], /^1 task:\n- #3/],
	["en", ["which of my tasks have reminders?"], /^5 upcoming reminders/],
	["en", ["what do I have on thursday and friday?"], /#4 .*\n- #3/],
	["en", ["how many days until the dentist?"], /^#4 “dentist” is open/],
	["en", ["what should I do first?"], /^8 tasks:\n- #3/],
	["de", ["welche meiner Aufgaben sind heute fällig?"], /^1 Aufgabe:\n- #1/],
	["de", ["welche meiner Aufgaben haben hohe Priorität?"], /^1 Aufgabe:\n- #3/],
	["de", ["welche meiner Aufgaben haben das Schlagwort home?"], /^2 Aufgaben/],
	["de", ["welche meiner Aufgaben sind in work?"], /^1 Aufgabe:\n- #3/],
	["de", ["was habe ich am Donnerstag und Freitag vor?"], /#4 .*\n- #3/],
	["de", ["was ist ueberfaellig?"], /#5/],
	["de", ["was steht noch an?"], /^8 Aufgaben/],
	["de", ["kannst du mir sagen, was morgen ansteht?"], /#2/],
	["de", ["was ist übermorgen?"], /^Keine Aufgabe/],
];

for (const [locale, lines, answer] of ASKED) {
	test(`given “${lines.join("”, then “")}”, then the last is answered, and adds and changes nothing`, async () => {
		const talk = await beginScene(locale);
		for (const line of lines.slice(0, -1)) await talk.say(line);
		const before = talk.book.tasks();
		assert.match((await talk.say(lines.at(-1) ?? "")).text, answer);
		assert.equal(talk.book.tasks(), before);
	});
}

test("given titles that begin or end like an order, then they are tasks as they are written", async () => {
	for (const said of [
		"compete in the race",
		"remove wallpaper",
		"label jars",
		"meet Bob and Anna",
		"the mvoe",
		"scratch card",
	]) {
		const talk = await beginScene();
		await talk.say(said);
		assert.is(talk.book.tasks().at(-1)?.title, said);
	}
});

test("given what stands on a list of its own, when that list is asked for, then it is shown", async () => {
	for (const [locale, add, ask] of [
		["en", "add eggs to the shopping list", "show my shopping list"],
		["de", "setz Eier auf die Einkaufsliste", "was steht auf der Einkaufsliste?"],
	] as const) {
		const talk = await beginScene(locale);
		await talk.say(add);
		assert.match((await talk.say(ask)).text, /^1 .*:\n- #11/);
	}
});

test.run();
