/** What a field of a command is to whoever wrote the text that it was made of, in German. */
import type { SubjectWords } from "../en/subjects.ts";

export const subjects: SubjectWords = {
	title: "der Titel",
	name: "der Name",
	description: "die Beschreibung",
	date: "das Datum",
	recurrence: "die Wiederholung",
	reminder: "die Erinnerung",
	tags: "die Liste der Schlagwörter",
	category: "die Kategorie",
	duration: "die Dauer",
	parent: "die übergeordnete Aufgabe",
	time: "die Zeit",
	thisTag: (name) => `das Schlagwort #${name}`,
	thisCategory: (name) => `die Kategorie „${name}“`,
};
