/** What is asked before a tool does something, and what came of the answer, in German. */
import { counted } from "../counted.ts";
import type { ToolDeed, ToolWords } from "../en/tools.ts";
import { tasks } from "./tasks.ts";

/** What is to be done to the tasks, with their place in it. */
const DEEDS: Readonly<Record<ToolDeed, (what: string) => string>> = {
	complete: (what) => `${what} erledigen`,
	delete: (what) => `${what} löschen`,
	restore: (what) => `${what} wiederherstellen`,
	change: (what) => `${what} ändern`,
	remind: (what) => `An ${what} erinnern`,
	unremind: (what) => `An ${what} nicht mehr erinnern`,
	tag: (what) => `${what} ein Schlagwort geben`,
	untag: (what) => `${what} ein Schlagwort nehmen`,
	skip: (what) => `Diesen Termin von ${what} überspringen`,
	pause: (what) => `${what} pausieren`,
	resume: (what) => `${what} fortsetzen`,
	end: (what) => `Die Wiederholung von ${what} beenden`,
	move_occurrence: (what) => `Diesen Termin von ${what} verschieben`,
	change_recurrence: (what) => `Die Wiederholung von ${what} ändern`,
};

const NOUNS = { category: "Die Kategorie", tag: "Das Schlagwort" };
const changes = counted("de", { one: "Änderung", other: "Änderungen" });
const would = (count: number) => (count === 1 ? "verlöre" : "verlören");
const itself = { category: "sie", tag: "es" };

export const tools: ToolWords = {
	whether: (deed, names, more, below) => {
		const count = names.length + more;
		const listed = `${names.join(", ")}${more > 0 ? ` und ${more} weitere` : ""}`;
		const along = below > 0 ? ` (mit ${below} darunter)` : "";
		return count === 1
			? `${DEEDS[deed](`${listed}${along}`)}?`
			: `${DEEDS[deed](`${tasks.count(count)}${along}`)}? ${listed}`;
	},
	add: (title) => `Die Aufgabe „${title}“ hinzufügen?`,
	undo: (count) =>
		count === 1 ? "Die letzte Änderung rückgängig machen?" : `Die letzten ${changes(count)} rückgängig machen?`,
	redo: "Zurückholen, was zuletzt rückgängig gemacht wurde?",
	makeLabel: (kind, name) => `${NOUNS[kind]} „${name}“ anlegen?`,
	changeLabel: (kind, name) => `${NOUNS[kind]} „${name}“ ändern?`,
	deleteLabel: (kind, name, losing) =>
		`${NOUNS[kind]} „${name}“ löschen? ${tasks.count(losing)} ${would(losing)} ${itself[kind]}; die ${losing === 1 ? "Aufgabe selbst bleibt" : "Aufgaben selbst bleiben"}.`,
	changeSettings: (now) => `Die Einstellungen ändern? Dann gilt: ${now.join(", ")}.`,
	saveFilter: (name) => `Den Filter „${name}“ speichern?`,
	deleteFilter: (name) => `Den Filter „${name}“ löschen?`,
	cancelReminder: (id) => `Erinnerung ${id} absagen?`,
	snoozeReminder: (id) => `Erinnerung ${id} verschieben?`,
	proposed: (question, until) => `Es wurde noch nichts geändert. ${question} Das muss bis ${until} bestätigt werden.`,
	dryRun: (outcome) => `Nur zur Probe, es wurde nichts geändert. Es hieße dann: ${outcome}`,
	declined: "Abgelehnt. Es wurde nichts geändert.",
};
