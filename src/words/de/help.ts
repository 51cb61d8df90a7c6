/** What always works, in German. Everything in quotes can be sent as it stands. */
import type { HelpWords } from "../en/help.ts";

const lines = (examples: readonly string[]) => examples.map((example) => `- ${example}`).join("\n");

export const help: HelpWords = {
	first: lines([
		"eine Aufgabe hinzufügen: „Milch kaufen morgen 17 Uhr #zuhause“",
		"sehen, was fällig ist: „Was ist heute fällig?“",
		"eine ändern: „Erledige #3“, „Verschiebe #3 auf morgen“, „Lösche #3“",
	]),
	own: (first, second) =>
		lines([
			"sehen, was es gibt: „Was ist diese Woche fällig?“",
			`„${first.title}“ erledigen: „Erledige #${first.task_id}“`,
			`„${second.title}“ verschieben: „Verschiebe #${second.task_id} auf morgen“`,
		]),
	help: (examples) =>
		`Du kannst:\n${examples}\nEs gibt noch mehr: Listen, Erinnerungen, Wiederholungen, Schlagwörter, Rückgängigmachen, Verlauf, Einstellungen.`,
	also: (why, examples) => `${why}\nDu kannst auch:\n${examples}`,
	unanswerable: (examples) =>
		`Darauf habe ich keine Antwort, und es wurde nichts geändert. Du kannst:\n${examples}\nWenn es eine Aufgabe ist, beginn mit „Neue Aufgabe:“.`,
	fewerMails: (lead) =>
		`Es wurde nichts geändert. Du kannst:\n${lines([
			"eine Zeit lang keine E-Mails bekommen: „Keine Mails bis Montag“",
			...(lead === null ? [] : ["nur erinnert werden, wenn du es sagst: „Keine Standarderinnerung“"]),
			"die Erinnerungen einer Aufgabe absagen: „Sag die Erinnerungen von #3 ab“",
			"sehen, welche noch kommen: „Zeig meine Erinnerungen“",
		])}`,
};
