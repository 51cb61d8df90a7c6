/** What became of a change, in German. */
import { counted } from "../counted.ts";
import type { ChangeWords, TaskSaid } from "../en/changes.ts";

const withFacts = ({ name, facts }: TaskSaid) => [name, ...facts].join(", ");
const changes = counted("de", { one: "Änderung wurde", other: "Änderungen wurden" });
const children = counted("de", { one: "Unteraufgabe wurde", other: "Unteraufgaben wurden" });

export const changesSaid: ChangeWords = {
	added: (task) => `Hinzugefügt: ${withFacts(task)}.`,
	completed: (name) => `Erledigt: ${name}.`,
	reopened: (name) => `Wieder offen: ${name}.`,
	deleted: (name) => `Gelöscht: ${name}.`,
	restored: (name) => `Wiederhergestellt: ${name}.`,
	paused: (name) => `Pausiert: ${name}. Keine Erinnerungen und kein nächster Termin, bis du sie fortsetzt.`,
	resumed: (task) => `Fortgesetzt: ${withFacts(task)}.`,
	ended: ({ name, facts }) => `${name} wiederholt sich nicht mehr: ${["das ist die letzte", ...facts].join(", ")}.`,
	recurrence: (task) => `Geändert: ${withFacts(task)}.`,
	skipped: ({ name, facts }) =>
		`Ein Termin übersprungen: ${name} ist jetzt ${facts.length === 0 ? "ohne Fälligkeit" : facts.join(", ")}.`,
	movedOne: (task) => `Nur diesen Termin verschoben: ${withFacts(task)}.`,
	updated: (name, changed) => `Geändert: ${[name, ...changed].join(", ")}.`,
	below: (name, parent) => `${name} ist jetzt eine Teilaufgabe von ${parent}.`,
	belowNone: (name) => `${name} ist keine Teilaufgabe mehr.`,
	described: (name) => `Beschreibung gespeichert: ${name}.`,
	undescribed: (name) => `${name} hat keine Beschreibung mehr.`,
	tags: (name) => `Schlagwörter geändert: ${name}.`,
	category: (name) => `Kategorie geändert: ${name}.`,
	noCategory: (name) => `${name} hat keine Kategorie mehr.`,
	reminders: (name) => `Erinnerungen geändert: ${name}.`,
	noReminder: "Es ist keine Erinnerung mehr übrig.",
	willRemind: (at) => `Ich erinnere dich am ${at.join(" und am ")}.`,
	next: (task) => `Als Nächstes: ${withFacts(task)}.`,
	along: {
		CompleteTask: (count) => `${children(count)} mit erledigt.`,
		DeleteTask: (count) => `${children(count)} mit gelöscht.`,
		ReopenTask: (count) => `${children(count)} mit geöffnet.`,
		RestoreTask: (count) => `${children(count)} mit wiederhergestellt.`,
	},
	tag: {
		made: (name) => `Schlagwort „${name}“ angelegt.`,
		deleted: (name) => `Schlagwort „${name}“ gelöscht; die Aufgaben bleiben.`,
		renamed: (name) => `Das Schlagwort heißt jetzt „${name}“.`,
		colored: (name, hasColor) =>
			hasColor ? `Das Schlagwort „${name}“ hat seine neue Farbe.` : `Das Schlagwort „${name}“ hat keine Farbe mehr.`,
	},
	categoryItself: {
		made: (name) => `Kategorie „${name}“ angelegt.`,
		deleted: (name) => `Kategorie „${name}“ gelöscht; die Aufgaben bleiben.`,
		renamed: (name) => `Die Kategorie heißt jetzt „${name}“.`,
		colored: (name, hasColor) =>
			hasColor ? `Die Kategorie „${name}“ hat ihre neue Farbe.` : `Die Kategorie „${name}“ hat keine Farbe mehr.`,
	},
	filter: {
		made: (name) => `Filter „${name}“ gespeichert.`,
		deleted: (name) => `Filter „${name}“ gelöscht.`,
		changed: (name) => `Filter „${name}“ geändert.`,
	},
	mails: {
		muted: (until) =>
			until === undefined
				? "Ab jetzt kommen keine E-Mails mit Erinnerungen. Auf der Seite stehen sie weiterhin. „Mails wieder an“ schaltet sie ein."
				: `Bis ${until} kommen keine E-Mails mit Erinnerungen. Auf der Seite stehen sie weiterhin. „Mails wieder an“ schaltet sie ein.`,
		unmuted: "Erinnerungen kommen wieder per E-Mail.",
		past: "Dieser Zeitpunkt ist schon vorbei, deshalb wurde nichts geändert.",
		none: "Dir werden keine Erinnerungen per E-Mail geschickt.",
	},
	settings: (now) => `Einstellungen geändert: ${now.join(", ")}.`,
	done: (what) => `Gemacht: ${what.join(", ")}.`,
	nothingNeeded: (name, state = []) =>
		name === undefined ? "Es gab nichts zu ändern." : `Es gab nichts zu ändern: ${name} ist ${state.join(", ")}.`,
	of: (task_id, sentence) => `#${task_id}: ${sentence}`,
	before: "Diese Nachricht wurde schon ausgeführt; es wurde nichts noch einmal gemacht.",
	carriedOut: (what) =>
		`Diese Nachricht wurde schon ausgeführt: ${what.join(", ")}. Es wurde nichts noch einmal gemacht.`,
	busy: "Gerade ist zu viel los, deshalb ist das nicht geschehen. Bitte versuch es gleich noch einmal.",
	unsure:
		"Ich habe keine Antwort bekommen und kann nicht sagen, ob das geschehen ist. Bitte versuch es noch einmal; nichts wird doppelt gemacht.",
	away: "Ich erreiche die Datenbank gerade nicht. Bitte versuch es noch einmal; nichts wird doppelt gemacht.",
	left: (count) => `${changes(count)} nicht gemacht.`,
	receipt: {
		added: "Hinzugefügt",
		completed: "Erledigt",
		reopened: "Wieder geöffnet",
		deleted: "Gelöscht",
		restored: "Wiederhergestellt",
		made: "Angelegt",
		skipped: "Übersprungen",
		moved: "Verschoben",
		paused: "Pausiert",
		resumed: "Fortgesetzt",
		ended: "Beendet",
		changed: "Geändert",
		undone: "Rückgängig gemacht",
		redone: "Wieder ausgeführt",
		before: "Schon ausgeführt",
		several: (title, count) => `${title}: ${count}`,
		undo: "Rückgängig machen",
		nothing: "Es wurde nichts geändert.",
	},
};
