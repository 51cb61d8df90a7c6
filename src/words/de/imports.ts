import type { ImportWords } from "../en/imports.ts";

export const imports: ImportWords = {
	deadline: (date) => `Frist: ${date}`,
	location: (place) => `Wo: ${place}`,
	remarks: {
		title_cut: () => "Der Titel ist länger als 200 Zeichen; ungekürzt steht er in der Beschreibung.",
		untitled: () => "Die Aufgabe hat keinen Titel und wurde ausgelassen.",
		description_cut: () => "Die Beschreibung ist länger als 10.000 Zeichen; der Rest wurde weggelassen.",
		labels_dropped: (about) => `Für diese Labels ist kein Platz: ${about}.`,
		label_cut: (about) => `Ein Label war zu lang; es heißt jetzt „${about}“.`,
		duration_dropped: (about) => `Eine Aufgabe dauert 5 bis 1.440 Minuten; ${about} wurde weggelassen.`,
		date_unread: (about) => `Das Datum „${about}“ wurde nicht verstanden und weggelassen.`,
		date_from_today: (about) =>
			`Das Datum „${about}“ zählt von einem Tag an, den die Datei nicht nennt; gelesen wurde es von heute an.`,
		recurrence_unread: (about) =>
			`Die Regel „${about}“ wurde nicht ganz verstanden; die Aufgabe ist da, ihre Regel nicht.`,
		reminder_dropped: (about) =>
			about === "" ? "Eine Erinnerung wurde weggelassen." : `Eine Erinnerung wurde weggelassen: ${about}`,
		zone_unknown: (about) => `Die Zeitzone „${about}“ ist unbekannt; stattdessen gilt deine.`,
		parent_missing: () => "Die übergeordnete Aufgabe fehlt in der Datei oder wurde ausgelassen; diese steht für sich.",
		too_deep: () => "Die Aufgabe lag mehr als fünf Ebenen tief; sie steht auf der fünften.",
		deadline_noted: (about) => `Die Frist ${about} steht in der Beschreibung.`,
		kind_left_out: (about) => `„${about}“ ist eine Notiz und keine Aufgabe und wurde ausgelassen.`,
		kind_unknown: (about) => `${about} ist weder Aufgabe noch Termin und wurde ausgelassen.`,
		parts_left_out: (about) => `Dafür hat eine Aufgabe keinen Platz, es wurde ausgelassen: ${about}.`,
		cancelled_left_out: (about) => `„${about}“ wurde abgesagt und wurde ausgelassen.`,
		over_left_out: (about) =>
			about === "1" ? "Ein vergangener Termin wurde ausgelassen." : `${about} vergangene Termine wurden ausgelassen.`,
		row_unread: (about) => `Der Eintrag ist nicht lesbar${about === "" ? "" : ` (${about})`} und wurde ausgelassen.`,
		deleted_since: () => "Die Aufgabe wurde schon einmal importiert und seither gelöscht; sie bleibt gelöscht.",
		refused: (about) => `Die Aufgabe wurde ausgelassen: ${about}`,
	},
};
