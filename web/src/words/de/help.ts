/** All there is, by kind, in German. */
import type { Messages } from "../english.ts";

export const help: Messages["help"] = {
	title: "Was du schreiben kannst",
	add: {
		title: "Eine Zeile, die eine Aufgabe wird",
		examples: [
			["Mama anrufen morgen um 9 Uhr", "Tag und Uhrzeit"],
			["Pflanzen gießen alle 3 Tage ab Montag um 7 Uhr", "wie oft"],
			["Miete am Freitag überweisen !hoch", "wie wichtig: !niedrig, !hoch, !dringend"],
			["Farbe kaufen #zuhause @renovierung", "Schlagwörter und eine Kategorie"],
			["Zahnarzt am Freitag um 15 Uhr für 45 Minuten", "wie lange sie dauert"],
			["Erinnere mich in 2 Stunden daran, Mama anzurufen", "eine Erinnerung"],
		],
	},
	chat: {
		title: "Was der Chat tut",
		list: "Was ist diese Woche fällig?",
		count: "Wie viele Aufgaben sind heute fällig?",
		search: "Suche nach Milch",
		complete: "Erledige #3",
		change_due: "Verschiebe #3 auf Montag um 15 Uhr",
		rename: "Benenne #3 in Hafermilch um",
		snooze: "Erinnere mich in einer Stunde noch mal",
		make_recurring: "Wiederhole #3 jede Woche",
		delete: "Lösche #3",
		undo: "Rückgängig",
	},
	filters: {
		title: "Gespeicherte und eigene Filter",
		both: "beides trifft zu",
		either: "eines trifft zu",
		not: "trifft nicht zu",
		found: "über ihre Wörter gefunden",
	},
	hands: {
		title: "Mit der Hand",
		drag: "Zieh eine Zeile unter eine andere Überschrift oder auf einen anderen Tag: Dorthin kommt sie.",
		swipe: "Wisch über eine Zeile: zum Zeilenende hin ist sie erledigt, zum Anfang hin bekommt sie einen anderen Tag.",
		choose: "Strg, ⌘ oder Umschalt mit einem Klick wählt Zeilen aus, um sie zusammen zu ändern.",
	},
};
