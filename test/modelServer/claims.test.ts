/** P12: what counts as saying that something was changed, or that the user is asked. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { claimsChange, claimsQuestion } from "../../src/modelServer/claims.ts";

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

const QUESTIONS = [
	"You are asked to confirm the deletion.",
	"You will be asked first.",
	"The user is asked.",
	"I have asked you whether to delete it.",
	"Please confirm that you want to delete #1.",
	"Please confirm.",
	"You must confirm this first.",
	"I am waiting for your confirmation.",
	"The deletion needs your approval.",
	"This requires confirmation.",
	"Du wirst gefragt, ob sie gelöscht werden soll.",
	"Bitte bestätige das Löschen.",
	"Ich warte auf deine Bestätigung.",
	"Das braucht noch deine Zustimmung.",
];
const NO_QUESTIONS = [
	"Do you want me to delete it?",
	"Please confirm which one you mean.",
	"Could you please confirm?",
	"You have no tasks.",
	"You asked for the list of today.",
	"Nothing needs your confirmation.",
	"Soll ich sie löschen?",
	"Bitte bestätige, welche du meinst?",
	"Du hast heute keine Aufgaben.",
	"Ask mum about the dentist is on your list.",
];
for (const text of QUESTIONS)
	test(`P12: "${text}" claims that a question is open`, () => assert.is(claimsQuestion(text), true));
for (const text of NO_QUESTIONS)
	test(`P12: "${text}" claims no question`, () => assert.is(claimsQuestion(text), false));

test.run();
