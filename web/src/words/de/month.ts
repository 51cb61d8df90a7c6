/** The month: what comes, as a grid of weeks, in German. */
import { counted } from "../../../../src/words/counted.ts";
import type { Messages } from "../english.ts";

const tasks = counted("de", { one: "Aufgabe", other: "Aufgaben" });

export const month: Messages["month"] = {
	thisMonth: "Dieser Monat",
	before: "Der Monat davor",
	after: "Der nächste Monat",
	day: (name, due, foreseen) =>
		[name, ...(due > 0 ? [tasks(due)] : []), ...(foreseen > 0 ? [`${foreseen} vorhergesehen`] : [])].join(", "),
	more: (count) => `+${count} weitere`,
	foreseen: (title) => `${title} (vorhergesehen)`,
	foreseenMark: "vorhergesehen",
	free: "An diesem Tag steht nichts an.",
	keys: "Pfeile gehen von Tag zu Tag, Bild auf und Bild ab von Monat zu Monat. Die Eingabetaste führt zu den Aufgaben eines Tages, Umschalt mit einem Pfeil verschiebt eine.",
	isPart: "Nicht alle Termine deiner Serien sind hier zu sehen.",
};
