/** What an account has besides its tasks: labels, and all of it as a file, in German. */
import { counted } from "../../../../src/words/counted.ts";
import type { Messages } from "../english.ts";

const tasks = counted("de", { one: "Aufgabe", other: "Aufgaben" });

export const labels: Messages["labels"] = {
	title: "Kategorien, Schlagwörter und Filter",
	hint: "Eine Änderung zeigt sich an allen ihren Aufgaben. Was gelöscht ist, holt der Verlauf zurück.",
	none: "Noch keine: Leg hier eines an, schreib #zuhause oder @arbeit in eine Aufgabe, oder sichere einen Filter.",
	categories: "Kategorien",
	tags: "Schlagwörter",
	filters: "Gesicherte Filter",
	colorOf: (name) => `Farbe von ${name}`,
	nameOf: (name) => `Name von ${name}`,
	remove: (name) => `${name} löschen`,
	renamed: (name) => `Heißt jetzt ${name}`,
	coloured: (name) => `Neue Farbe: ${name}`,
	removed: (name) => `Gelöscht: ${name}`,
	name: "Name",
	color: "Farbe",
	ownColor: "Andere Farbe",
	made: (name) => `Angelegt: ${name}`,
	colors: {
		red: "Rot",
		orange: "Orange",
		yellow: "Gelb",
		green: "Grün",
		teal: "Petrol",
		blue: "Blau",
		purple: "Lila",
		pink: "Pink",
	},
};

export const data: Messages["data"] = {
	title: "Deine Daten",
	exportHint:
		"Einstellungen, Kategorien, Schlagwörter, Aufgaben und der ganze Verlauf, als eine Datei, die dieser oder ein anderer Adjutant liest.",
	export: "Alles exportieren",
	import: "Aufgaben aus einer Datei hinzufügen",
	importHint:
		"Von Adjutant, Todoist (CSV oder JSON), TickTick (CSV) oder aus einem Kalender (ICS). Vorher siehst du, was dazukäme.",
	whose: "Von wem ist die Datei?",
	choose: "Wähle…",
	sources: { adjutant: "Adjutant", todoist: "Todoist", ticktick: "TickTick", icalendar: "Kalender" },
	would: (added, there, refused) =>
		[
			`${tasks(added)} ${added === 1 ? "käme" : "kämen"} dazu`,
			...(there > 0 ? [`${there} schon da`] : []),
			...(refused > 0 ? [`${refused} nicht lesbar`] : []),
		].join(", "),
	add: (added) => `${tasks(added)} hinzufügen`,
	done: (added) => `${tasks(added)} hinzugefügt`,
	undone: "Der Import ist zurückgenommen",
};
