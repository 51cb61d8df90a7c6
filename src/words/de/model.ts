/** How a turn of a language model ended, in German. */
import type { Words } from "../en/english.ts";

const number = (count: number) => count.toLocaleString("de-DE");
const list = new Intl.ListFormat("de", { type: "conjunction" });

export const model: Words["model"] = {
	tools: {
		add_task: "Aufgabe hinzufügen",
		list_tasks: "Aufgaben auflisten",
		complete_task: "Aufgaben erledigen",
		get_task: "Aufgabe ansehen",
		delete_task: "Aufgaben löschen",
		update_task: "Aufgabe ändern",
		create_category: "Kategorie anlegen",
		list_categories: "Kategorien auflisten",
		update_category: "Kategorie ändern",
		delete_category: "Kategorie löschen",
		create_tag: "Tag anlegen",
		list_tags: "Schlagwörter auflisten",
		update_tag: "Tag ändern",
		delete_tag: "Tag löschen",
		add_tag_to_task: "Aufgabe mit einem Schlagwort versehen",
		remove_tag_from_task: "Schlagwort von einer Aufgabe entfernen",
		search_tasks: "Aufgaben suchen",
		filter_tasks: "Aufgaben filtern",
		list_filters: "Gespeicherte Filter auflisten",
		save_filter: "Filter speichern",
		delete_filter: "Gespeicherten Filter löschen",
		set_reminder: "Erinnerung setzen",
		list_reminders: "Erinnerungen auflisten",
		snooze_reminder: "Erinnerung verschieben",
		cancel_reminder: "Erinnerung abstellen",
		undo: "Rückgängig machen",
		history: "Verlauf ansehen",
		preview_recurrence: "Wiederholung ausrechnen",
		move_occurrence: "Einen Termin verschieben",
		change_recurrence: "Wiederholung ändern",
		explain_delivery: "Zustellung erklären",
		quick_add: "Aufgabe hinzufügen",
		restore_task: "Aufgaben wiederherstellen",
		skip_occurrence: "Einen Termin überspringen",
		pause_recurrence: "Wiederholung pausieren",
		change_settings: "Einstellungen ändern",
	},
	faults: {
		away: "Das Sprachmodell ist gerade nicht erreichbar",
		slow: "Das Sprachmodell braucht zu lange für seine Antwort",
		over_quota: "Der Server des Sprachmodells nimmt gerade keine Anfragen mehr an",
		unfit: "Das Sprachmodell kann meine Werkzeuge nicht benutzen",
		misconfigured: "Das Sprachmodell ist nicht richtig eingerichtet",
		broken: "Die Antwort des Sprachmodells ist abgebrochen",
		silent: "Das Sprachmodell hat nichts geantwortet",
	},
	bounds: {
		steps: (count) =>
			`Ich habe nach ${count} ${count === 1 ? "Schritt" : "Schritten"} des Sprachmodells aufgehört, mehr sind für eine Nachricht nicht erlaubt`,
		tokens: (count) =>
			`Ich habe aufgehört, weil eine Nachricht höchstens ${number(count)} Token des Sprachmodells verbrauchen darf`,
		time: (seconds) =>
			`Ich habe aufgehört, weil das Sprachmodell höchstens ${number(seconds)} Sekunden an einer Nachricht arbeiten darf`,
		day_tokens: (count) => `Du hast deine ${number(count)} Token des Sprachmodells für heute verbraucht`,
		day_cost: (cost) =>
			`Du hast verbraucht, was das Sprachmodell für dich heute kosten darf (${cost.toLocaleString("de-DE")})`,
		length: "Die Antwort des Sprachmodells war zu lang und wurde gekürzt",
	},
	repeats: "Ich habe aufgehört, weil das Sprachmodell immer wieder dasselbe wollte",
	fails: "Ich habe aufgehört, weil das Sprachmodell mit meinen Werkzeugen nicht zurechtkam",
	withoutIt: (why) => `${why}, darum habe ich das ohne es gelesen.`,
	givenUp: "Das Sprachmodell ist damit nicht zurechtgekommen, darum habe ich mich allein an deine Worte gehalten.",
	stands: (why) => `${why}. Was bis dahin erledigt war, gilt; die Quittung zeigt es.`,
	nothing: (why) => `${why}. Es wurde nichts geändert.`,
	withheld: "Der Server des Sprachmodells hält seine Antwort zurück.",
	unfounded: "Es wurde nichts geändert, auch wenn das Sprachmodell es behauptet.",
	leftUndone: (titles) =>
		`Nicht hinzugefügt: ${list.format(titles.map((title) => `„${title}“`))}. Das Sprachmodell hat es ausgelassen; sag es bitte noch einmal.`,
	unasked:
		"Es ist keine Frage offen, die auf dein Ja wartet, auch wenn das Sprachmodell es behauptet: Sag bitte noch einmal, was du willst.",
	unfoundedOf: (names) =>
		`An ${list.format(names)} wurde eben nichts geändert, auch wenn das Sprachmodell es behauptet.`,
};
