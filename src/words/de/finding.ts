/** Why a request's tasks were not found, in German. */
import type { FindingWords } from "../en/finding.ts";

export const finding: FindingWords = {
	notThat: "So eine Aufgabe gibt es nicht.",
	noLabel: "So ein Schlagwort oder so eine Kategorie gibt es nicht.",
	noNumbers: (ids) => `Es gibt keine Aufgabe ${ids.map((id) => `#${id}`).join(", ")}.`,
	otherCount: (count, names) => `Davon gibt es ${count}: ${names.join(", ")}. Nenn die Nummern.`,
	tooMany: (most) =>
		`Das sind mehr als ${most} Aufgaben, und mehr ändert eine Nachricht nicht. Nenn weniger, zum Beispiel nach Schlagwort oder Tag.`,
	several: (names) => `Das könnte mehr als eine Aufgabe sein: ${names.join(", ")}. Nenn die Nummern.`,
	spared: "Ich weiß nicht, welche Aufgabe ausgenommen sein soll.",
	noneLeft: "Es bleibt keine Aufgabe übrig.",
	which: "Ich weiß nicht, welche Aufgabe du meinst. Nenn ihre Nummer, zum Beispiel „#3“.",
	noList: "So eine Liste habe ich dir nicht gezeigt. Nenn die Nummer der Aufgabe, zum Beispiel „#3“.",
	shownOnly: (count) => `Ich habe gerade nur ${count} gezeigt.`,
	like: {
		all: (words) => `Ich finde keine Aufgabe wie „${words}“.`,
		open: (words) => `Ich finde keine Aufgabe wie „${words}“.`,
		completed: (words) => `Ich finde keine erledigte Aufgabe wie „${words}“.`,
		deleted: (words) => `Ich finde keine gelöschte Aufgabe wie „${words}“.`,
	},
	noTag: (name) => `Es gibt kein Schlagwort „${name}“, deshalb wurde nichts geändert.`,
	noCategory: (name) => `Es gibt keine Kategorie „${name}“, deshalb wurde nichts geändert.`,
	labels: (names) => `Es gibt: ${names.join(", ")}.`,
};
