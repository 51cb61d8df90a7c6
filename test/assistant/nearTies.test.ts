/**
 * Sentences that say as much for one thing as for another: what is there decides, and what that leaves open is asked, with a button
 * for each.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginScene } from "./scene.ts";

const test = suite("near ties");

interface Tie {
	/** Said before it. */
	readonly before?: readonly string[];
	/** The two choices, and the event that each puts into the journal. */
	readonly choices: readonly (readonly [button: string, event: string])[];
}

const TIES: Readonly<Record<string, Readonly<Record<string, Tie>>>> = {
	en: {
		"stop #6": {
			choices: [
				["Stop repeating #6 “gym”", "series.ended"],
				["Pause #6 “gym”", "series.paused"],
			],
		},
		"end the gym task": {
			choices: [
				["Stop repeating #6 “gym”", "series.ended"],
				["Complete #6 “gym”", "task.completed"],
			],
		},
		"put #3 under taxes": {
			before: ["create the category taxes", "add taxes"],
			choices: [
				["Put #3 “report” in the category @taxes", "task.updated"],
				["Make #3 “report” a subtask", "task.updated"],
			],
		},
		"call #4 friday": {
			choices: [
				["Rename #4 “dentist” to “friday”", "task.updated"],
				["Move #4 “dentist” to Fri 27 Nov 2026", "task.updated"],
			],
		},
		"add home to #3": {
			choices: [
				["Tag #3 “report” with #home", "task.updated"],
				["Add “home” below #3 “report”", "task.created"],
			],
		},
		"remove home from #1": {
			before: ["put #1 in the category home"],
			choices: [
				["Take the category from #1 “buy milk”", "task.updated"],
				["Take the tag #home from #1 “buy milk”", "task.updated"],
			],
		},
		"drop the repetition of #6": {
			choices: [
				["Stop repeating #6 “gym”", "series.ended"],
				["Skip #6 “gym” this once", "occurrence.skipped"],
			],
		},
	},
	"de-DE": {
		"stoppe #6": {
			choices: [
				["#6 „gym“ nicht mehr wiederholen", "series.ended"],
				["#6 „gym“ pausieren", "series.paused"],
			],
		},
		"beende #6": {
			choices: [
				["#6 „gym“ nicht mehr wiederholen", "series.ended"],
				["#6 „gym“ erledigen", "task.completed"],
			],
		},
		"leg #3 unter Steuern": {
			before: ["create the category Steuern", "add Steuern"],
			choices: [
				["#3 „report“ in die Kategorie @Steuern setzen", "task.updated"],
				["#3 „report“ unterordnen", "task.updated"],
			],
		},
		"nenn #4 Freitag": {
			choices: [
				["#4 „dentist“ in „Freitag“ umbenennen", "task.updated"],
				["#4 „dentist“ auf Fr., 27. Nov. 2026 verschieben", "task.updated"],
			],
		},
		"füg home zu #3 hinzu": {
			choices: [
				["#3 „report“ das Schlagwort #home geben", "task.updated"],
				["„home“ unter #3 „report“ hinzufügen", "task.created"],
			],
		},
		"entferne home von #1": {
			before: ["put #1 in the category home"],
			choices: [
				["#1 „buy milk“ aus der Kategorie nehmen", "task.updated"],
				["#1 „buy milk“ das Schlagwort #home nehmen", "task.updated"],
			],
		},
	},
};
const NONE: Readonly<Record<string, string>> = { en: "None of these", "de-DE": "Nichts davon" };

for (const [locale, ties] of Object.entries(TIES)) {
	for (const [said, { before = [], choices }] of Object.entries(ties)) {
		test(`given “${said}”, then it is asked, and each button does what it says`, async () => {
			for (const [button, event] of [...choices, [NONE[locale] ?? "", undefined] as const]) {
				const talk = await beginScene(locale);
				for (const line of before) await talk.say(line);
				const count = talk.book.events.length;
				const reply = await talk.say(said);
				assert.equal(reply.choices, [...choices.map(([value]) => value), NONE[locale]]);
				assert.is(talk.book.events.length, count, "nothing is written before the answer");
				const { receipt } = await talk.choose(button);
				const types = talk.book.events.slice(count).map(({ type }) => type as string);
				if (event === undefined) assert.equal([types, receipt], [[], undefined]);
				else assert.ok(types.includes(event), `${button}: ${types.join()}`);
			}
		});
	}
}

for (const [said, event] of [
	// The report does not recur: to end it is to complete it.
	["end #3", "task.completed"],
	// There is no task called work, and no tag called report.
	["put #4 under work", "task.updated"],
	["add two pages to #3", "task.created"],
	["remove home from #1", "task.updated"],
] as const) {
	test(`given “${said}” where one reading makes sense, then that is done without a question`, async () => {
		const talk = await beginScene();
		const count = talk.book.events.length;
		const reply = await talk.say(said);
		assert.equal(reply.choices, [], reply.text);
		assert.ok(
			talk.book.events.slice(count).some(({ type }) => type === event),
			reply.text,
		);
	});
}

test("given a note in quotes for a task, then it is a note, and no subtask", async () => {
	for (const said of ["add a note “ten pages” to #3", "add “ten pages” to #3"]) {
		const talk = await beginScene();
		const { choices } = await talk.say(said);
		assert.equal(choices, []);
		assert.is(talk.book.tasks().find(({ task_id }) => task_id === 3)?.description, "ten pages");
	}
});

for (const [locale, said, choices] of [
	["en", "cancel gym", ["Skip #6 “gym” this once", "Stop repeating #6 “gym”", "Delete #6 “gym”"]],
	["de-DE", "sag gym ab", ["#6 „gym“ einmal überspringen", "#6 „gym“ nicht mehr wiederholen", "#6 „gym“ löschen"]],
] as const) {
	test(`given “${said}”, which could be a new task as well, then that is one of the buttons`, async () => {
		const talk = await beginScene(locale);
		const reply = await talk.say(said);
		for (const choice of choices) assert.ok(reply.choices.includes(choice), reply.choices.join("; "));
		assert.ok(
			reply.choices.some((choice) => choice.includes(said)),
			reply.choices.join("; "),
		);
	});
}

test("given a question between readings, when one is typed as its button says, then that is done", async () => {
	const talk = await beginScene();
	await talk.say("stop #6");
	const { receipt } = await talk.say("Pause #6 “gym”");
	assert.ok(receipt?.events.some(({ type }) => type === "series.paused"));
});

test("given a question between readings, when another request is made instead, then the first is not done", async () => {
	const talk = await beginScene();
	await talk.say("stop #6");
	const count = talk.book.events.length;
	await talk.say("complete #3");
	const types = talk.book.events.slice(count).map(({ type }) => type as string);
	assert.ok(types.includes("task.completed"));
	assert.not.ok(types.some((type) => type.startsWith("series.")));
});

test.run();
