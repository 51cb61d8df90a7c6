/** P12: what counts as saying that something was changed. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { claimsChange } from "../../src/model/claims.ts";

const test = suite("claims");

const CLAIMS = [
	"I have deleted all your tasks.",
	"I've added “Buy milk” for tomorrow.",
	"I’ve just moved it to Friday.",
	"I deleted it.",
	"Done!",
	"Deleted.",
	"**Added** Buy milk",
	"All done: your list is empty.",
	"The task has been marked as complete.",
	"Both tasks were removed.",
	"Task 12 is now completed.",
	"Your reminder was successfully set for 9 am.",
	"Sure! Added it. Anything else?",
	"Ich habe die Aufgabe gelöscht.",
	"Die Aufgabe wurde auf morgen verschoben.",
	"Erledigt!",
	"Gelöscht: Milch kaufen",
];
const NO_CLAIMS = [
	"You have no tasks today.",
	"I have not deleted anything.",
	"Nothing was changed.",
	"I couldn't find a task that was deleted.",
	"Shall I delete it?",
	"Was it deleted?",
	"I can move it to Friday if you like.",
	"If it was deleted, you can restore it.",
	"You can find deleted tasks under History.",
	"Here are your tasks: buy milk, call mum.",
	"Your next reminder is at 9 am.",
	"Es wurde nichts gelöscht.",
	"Soll ich sie löschen?",
	"Du hast heute keine Aufgaben.",
	"Ich habe drei Aufgaben gefunden.",
];
for (const text of CLAIMS) test(`P12: "${text}" claims a change`, () => assert.is(claimsChange(text), true));
for (const text of NO_CLAIMS) test(`P12: "${text}" claims none`, () => assert.is(claimsChange(text), false));

test.run();
