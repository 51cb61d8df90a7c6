/** Why a tool refuses before any command is sent, in German, by key; a name in braces stands for what differs. */
import type { toolRefusals as english } from "../en/toolRefusals.ts";

export const toolRefusals: Readonly<Record<keyof typeof english, string>> = {
	unknown_tool: "Ein Werkzeug „{name}“ gibt es nicht. Es gibt: {names}.",
	no_prompt: "So eine Vorlage gibt es nicht. Es gibt: {names}.",
	no_task:
		"Eine Aufgabe #{task_id} gibt es nicht. Am nächsten liegen: {nearest}. Nimm eine davon, oder such mit search_tasks.",
	no_task_at_all: "Eine Aufgabe #{task_id} gibt es nicht, und überhaupt keine offene. Es wurde nichts geändert.",
	no_category: "Eine Kategorie {id} gibt es nicht. Es gibt: {known}.",
	no_category_at_all: "Eine Kategorie {id} gibt es nicht, und auch sonst noch keine: create_category legt eine an.",
	no_tag: "Ein Schlagwort {id} gibt es nicht. Es gibt: {known}.",
	no_tag_at_all: "Ein Schlagwort {id} gibt es nicht, und auch sonst noch keines: create_tag legt eines an.",
	no_filter: "Einen gespeicherten Filter „{name}“ gibt es nicht. Es gibt: {known}.",
	no_filter_at_all:
		"Einen gespeicherten Filter „{name}“ gibt es nicht, und auch sonst noch keinen: save_filter legt einen an.",
	no_reminder_of_task: "#{task_id} hat keine Erinnerung, die noch kommt.",
	no_reminder: "Eine Erinnerung {reminder_id} gibt es nicht: list_reminders zeigt, welche gestellt sind.",
	reads_only:
		"Dieser Zugang darf nur lesen. Es wurde nichts geändert; du kannst ihm die Berechtigung tasks:write geben.",
	settled_never: "Du hast festgelegt, dass dieses Werkzeug nicht benutzt werden darf. Es wurde nichts geändert.",
	cancelled_before: "Abgebrochen, bevor es begonnen hat. Es wurde nichts geändert.",
	tool_busy:
		"Für dieses Konto kommt gerade zu viel auf einmal. Es wurde nichts geändert; versuch es gleich noch einmal.",
	tool_unavailable:
		"Es kam keine Antwort, deshalb ist ungewiss, ob das getan wurde. Frag mit demselben Schlüssel noch einmal.",
	tool_key_reused: "Dieser Schlüssel wurde schon für einen anderen Aufruf verwendet. Es wurde nichts geändert.",
	nothing_named: "Nenn wenigstens ein Feld, das sich ändern soll.",
	exactly_one: "Gib entweder {one} oder {other} an.",
	no_moment:
		"{field}: „{said}“ verstehe ich nicht als Datum. Sag „morgen um 9“, „nächsten Freitag“, 2026-11-24 oder 2026-11-24T09:00.",
	no_rule:
		"{field}: „{said}“ verstehe ich nicht als Wiederholung. Sag „jeden Montag um 9“, „täglich“, oder gib eine RRULE an.",
	no_document: "id muss die Nummer einer Aufgabe sein, wie search sie nennt.",
	not_recurring:
		"#{task_id} „{title}“ wiederholt sich nicht: update_task ändert die Fälligkeit oder gibt ihr eine Wiederholung.",
	whole_day: "{field}: Diese Aufgabe ist an einem ganzen Tag fällig. Sag Tage statt Stunden.",
	no_undo: "Es gibt keine Rücknahme, die sich umkehren ließe; es wurde nichts geändert.",
	no_proposal: "Diese Frage gibt es nicht.",
	answered_confirmed: "Darauf hast du schon mit Ja geantwortet, jetzt wurde nichts getan.",
	answered_declined: "Darauf hast du schon mit Nein geantwortet, es wurde nichts geändert.",
	answered_expired: "Die Frage ist abgelaufen, es wurde nichts geändert. Frag einfach noch einmal.",
	task_changed_since: "{names} hat sich seit der Frage geändert, darum wurde nichts getan. Frag einfach noch einmal.",
	tasks_changed_since:
		"{names} haben sich seit der Frage geändert, darum wurde nichts getan. Frag einfach noch einmal.",
	category_changed_since:
		"Die Kategorie „{name}“ hat sich seit der Frage geändert, darum wurde nichts getan. Frag einfach noch einmal.",
	filter_changed_since:
		"Der Filter „{name}“ hat sich seit der Frage geändert, darum wurde nichts getan. Frag einfach noch einmal.",
	tag_changed_since:
		"Das Schlagwort „{name}“ hat sich seit der Frage geändert, darum wurde nichts getan. Frag einfach noch einmal.",
};
