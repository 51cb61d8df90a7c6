/** Sentences as people type them, of which each was filed as a task, refused or taken for something else before. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginScene } from "./scene.ts";

const test = suite("sentences as people type them");

for (const [locale, said, answer] of [
	["en", "dentist moved to next thursday", /^Nothing has been changed yet\. .*\nMove “dentist” to/],
	["en", "report is now called annual report", /\nRename “report” to “annual report”\?/],
	["en", "pls delete the gym", /\nDelete “gym”\?/],
	["en", "add subtasks intro and outline to report", /Nothing was changed\.\nIs this a new task\?/],
	["en", "add to report: subtask write intro", /Nothing was changed\.\nIs this a new task\?/],
	["en", "report is due tomorrow now", /\nMove “report” to Tue 24 Nov 2026, 09:00\?/],
	["en", "the dentist is on friday instead", /\nMove “dentist” to Fri 27 Nov 2026, 15:00\?/],
	["en", "cancel my dentist appointment", /\nDelete “dentist”\?/],
	["en", "when's my dentist appointment?", /^#4 “dentist” is open/],
	["en", "later", /^To when\?/],
	["en", "not today", /^To when\?/],
	["en", "whats due friday", /#3 “report”/],
	["de", "später", /^Auf wann\?/],
	["de", "wann ist der dentist Termin?", /^#4 „dentist“ ist offen/],
	["de", "was ist mit #4?", /^#4 „dentist“ ist offen/],
	["de", "lösch bitte das gym", /\n„gym“ löschen\?/],
	["de", "report heißt jetzt Jahresbericht", /\n„report“ in „Jahresbericht“ umbenennen\?/],
	["de", "kannst du kochen?", /^Darauf habe ich keine Antwort/],
	["de", "danke dir", /^Gern geschehen\.$/],
] as const) {
	test(`given “${said}”, then it is answered, and no task changes in silence`, async () => {
		const talk = await beginScene(locale);
		const before = talk.book.tasks();
		assert.match((await talk.say(said)).text, answer);
		assert.equal(talk.book.tasks(), before);
	});
}

for (const [said, title, unread] of [
	["call NY at 9am New York time", "call NY at 9am New York time", "at 9am New York time"],
	["lunch every other friday except holidays", "lunch except holidays", "except holidays"],
] as const) {
	test(`given “${said}”, then one task is added that keeps “${unread}”, and the answer says that it is not read`, async () => {
		const talk = await beginScene();
		const before = talk.book.tasks();
		const { text } = await talk.say(said);
		assert.ok(text.startsWith(`Added #11 “${title}”`), text);
		assert.ok(text.includes(`I cannot read “${unread}” as a date`), text);
		assert.equal(talk.book.tasks().slice(0, 10), before);
		assert.equal(
			talk.book
				.tasks()
				.slice(10)
				.map((task) => task.title),
			[title],
		);
	});
}

for (const [locale, lines, title, due] of [
	["en", ["call anna at 4", "no, tomorrow"], "call anna", "2026-11-24"],
	["de", ["Anna anrufen um 16 Uhr", "nein, morgen"], "Anna anrufen", "2026-11-24"],
	["en", ["what is due this week?", "the second one to friday"], "call mum", "2026-11-27"],
	["de", ["was ist diese Woche fällig?", "die zweite auf Freitag"], "call mum", "2026-11-27"],
	["en", ["call anna friday at 4", "same time next week", "yes"], "call anna", "2026-12-04"],
	["de", ["kannst du dentist auf nächsten Dienstag verschieben?"], "dentist", "2026-12-01"],
] as const) {
	test(`given “${lines.join("”, then “")}”, then “${title}” is due on ${due}`, async () => {
		const talk = await beginScene(locale);
		for (const line of lines) await talk.say(line);
		const task = talk.book.tasks().find((one) => one.title === title);
		const day = task?.due && ("date" in task.due ? task.due.date : task.due.at.slice(0, 10));
		assert.is(day, due);
	});
}

for (const [locale, said, done] of [
	["en", "mark milk as bought", 1],
	["de", "markiere milk als gekauft", 1],
] as const) {
	test(`given “${said}”, then that task is completed`, async () => {
		const talk = await beginScene(locale);
		await talk.say(said);
		assert.is(talk.book.tasks().find(({ task_id }) => task_id === done)?.status, "completed");
	});
}

for (const [title, said] of [
	["Milch kaufen", "Milch gekauft"],
	["Miete zahlen", "ich habe die Miete bezahlt"],
	["Mama anrufen", "hab Mama angerufen"],
	["Bericht", "bin fertig mit Bericht"],
] as const) {
	test(`given the task “${title}”, when “${said}” is said, then it is completed, and no other without it`, async () => {
		const talk = await beginScene("de");
		await talk.say("Mama ein Geschenk mitbringen");
		const before = talk.book.tasks().filter(({ status }) => status === "completed").length;
		await talk.say(said);
		assert.is(talk.book.tasks().filter(({ status }) => status === "completed").length, before);
		await talk.say(title);
		await talk.say(said);
		assert.is(talk.book.tasks().findLast((task) => task.title === title)?.status, "completed");
	});
}

for (const [locale, said, change] of [
	["de", "dentist auf Freitag", /„dentist“ auf Fr/],
	["de", "dentist eine Stunde später", /16:00/],
	["en", "dentist to friday", /Move “dentist” to Fri/],
	["en", "dentist an hour later", /16:00/],
	["de", "was steht heute noch an", /#1 „buy milk“/],
	["de", "was hab ich morgen vor", /#2 „call mum“/],
	["de", "zeig mir alles", /^8 Aufgaben/],
	["de", "stimmt nicht", /^Wenn die letzte Änderung nicht gemeint war/],
] as const) {
	test(`given “${said}”, then no task of these words is added`, async () => {
		const talk = await beginScene(locale);
		assert.match((await talk.say(said)).text, change);
		assert.is(talk.book.tasks().length, 10);
	});
}

for (const [locale, said, shown] of [
	["en", "which of my tasks are paused?", ["#7"]],
	["en", "what is on hold?", ["#7"]],
	["de", "welche meiner aufgaben sind pausiert?", ["#7"]],
	["de", "welche von meinen Aufgaben sind überfällig?", ["#5"]],
	["en", "home stuff", ["#5", "#1"]],
	["en", "my work things", ["#3"]],
	["de", "home sachen", ["#5", "#1"]],
] as const) {
	test(`given “${said}”, then ${shown.join(", ")} are shown, and nothing is added`, async () => {
		const talk = await beginScene(locale);
		assert.equal((await talk.say(said)).text.match(/(?<=- )#\d+/g), [...shown]);
		assert.is(talk.book.tasks().length, 10);
	});
}

test("given “garden stuff” and no such tag or category, then it is asked; “buy stuff” is a task", async () => {
	const talk = await beginScene();
	assert.match((await talk.say("garden stuff")).text, /\nIs this a new task\?/);
	await talk.say("buy stuff");
	assert.equal(
		talk.book
			.tasks()
			.slice(10)
			.map(({ title }) => title),
		["buy stuff"],
	);
});

for (const [locale, first, then, is] of [
	["en", "done #3", "no, #4", { 3: ["open", "2026-11-27T04:00"], 4: ["completed", "2026-11-26T10:00"] }],
	["en", "done #3", "oops, i meant task 4", { 3: ["open", "2026-11-27T04:00"], 4: ["completed", "2026-11-26T10:00"] }],
	["de", "#3 erledigt", "nein, #4", { 3: ["open", "2026-11-27T04:00"], 4: ["completed", "2026-11-26T10:00"] }],
	["en", "move #3 to monday", "no, #4", { 3: ["open", "2026-11-27T04:00"], 4: ["open", "2026-11-30T10:00"] }],
	["en", "move #3 to 4pm", "no #4", { 3: ["open", "2026-11-27T04:00"], 4: ["open", "2026-11-26T11:00"] }],
	// No such task, more than one, or something else than was done: nothing is taken back.
	["en", "done #3", "no, #44", { 3: ["completed", "2026-11-27T04:00"], 4: ["open", "2026-11-26T10:00"] }],
	["en", "rename #3 to essay", "no, #4", { 3: ["open", "2026-11-27T04:00"], 4: ["open", "2026-11-26T10:00"] }],
	["en", "what is due this week?", "no, #4", { 3: ["open", "2026-11-27T04:00"], 4: ["open", "2026-11-26T10:00"] }],
] as const) {
	test(`given “${first}”, then “${then}”, then it is ${JSON.stringify(is)}`, async () => {
		const talk = await beginScene(locale);
		await talk.say(first);
		await talk.say(then);
		for (const [id, state] of Object.entries(is)) {
			const task = talk.book.tasks().find(({ task_id }) => task_id === Number(id));
			assert.equal([task?.status, task?.due && "at" in task.due && task.due.at.slice(0, 16)], state);
		}
	});
}

for (const [locale, said] of [
	["en", "wake me at 7"],
	["en", "please wake me up tomorrow at 7"],
	["de", "weck mich um 7"],
] as const) {
	test(`given “${said}”, then it rings then, and not an hour before`, async () => {
		const talk = await beginScene(locale);
		await talk.say(said);
		assert.equal(
			talk.book.tasks()[10]?.reminders.map(({ fire_at }) => fire_at),
			["2026-11-24T02:00:00.000Z"],
		);
	});
}

for (const [said, titles] of [
	["milk\neggs\nrye bread", ["milk", "eggs", "rye bread"]],
	["Shopping:\n- milk\n- eggs", ["Shopping: milk", "Shopping: eggs"]],
	["Dear Bob,\nplease send the file.\nThanks", ["Dear Bob, please send the file. Thanks"]],
	["complete #1\nmove #3 to monday", []],
] as const) {
	test(`given the lines ${JSON.stringify(said)}, then ${titles.length} tasks are added`, async () => {
		const talk = await beginScene();
		await talk.say(said);
		assert.equal(
			talk.book
				.tasks()
				.slice(10)
				.map(({ title }) => title),
			titles,
		);
	});
}

test("given a question about one day, then “and …?” asks the same of another", async () => {
	for (const [locale, first, next, answer] of [
		["en", "what is due tomorrow?", "and on friday?", /#3 “report”/],
		["en", "what is due tomorrow?", "what about next week?", /#6 “gym”/],
		["de", "was ist morgen fällig?", "und am Freitag?", /#3 „report“/],
		["de", "was ist am Freitag fällig?", "und morgen?", /#2 „call mum“/],
	] as const) {
		const talk = await beginScene(locale);
		const before = talk.book.tasks();
		await talk.say(first);
		assert.match((await talk.say(next)).text, answer);
		assert.equal(talk.book.tasks(), before);
	}
});

test.run();
