/** The list, a task's form, and what is said of changes, in German. */
import { counted } from "../../../../src/words/counted.ts";
import type { Messages } from "../english.ts";

const below = counted("de", { one: "Unteraufgabe", other: "Unteraufgaben" });

const tasks = counted("de", { one: "Aufgabe", other: "Aufgaben" });
const digits = new Intl.NumberFormat("de");

export const list: Messages["list"] = {
	tasks: "Aufgaben",
	search: "Aufgaben suchen",
	searchShort: "Suchen",
	groups: {
		overdue: "Überfällig",
		today: "Heute",
		upcoming: "Demnächst",
		someday: "Irgendwann",
		done: "Erledigt",
	},
	parts: "Teile der Liste",
	partNames: {
		all: "Alle",
		today: "Heute",
		upcoming: "Demnächst",
		inbox: "Eingang",
		logbook: "Logbuch",
		trash: "Papierkorb",
	},
	arrange: "Ordnen",
	arrangements: {
		time: "Nach Datum",
		priority: "Nach Priorität",
		label: "Nach Kategorie und Schlagwort",
		own: "Meine Reihenfolge",
	},
	month: "Monat",
	priorityHeadings: { urgent: "Dringend", high: "Hoch", medium: "Mittel", low: "Niedrig" },
	noLabel: "Ohne Kategorie und Schlagwort",
	labelGroups: { categories: "Kategorien", tags: "Schlagwörter", filters: "Filter" },
	addTo: (name) => `Zu „${name}“ hinzufügen`,
	today: "heute",
	nothingHere: "Hier ist nichts. Mit #schlagwort oder @kategorie in ihrer Zeile kommt eine Aufgabe hierher.",
	empty: {
		today: "Heute ist nichts fällig. Zieh eine Aufgabe nach Heute oder drück auf ihr t, um sie heute zu tun.",
		upcoming: "Nichts ist geplant. Was einen künftigen Tag bekommt, steht hier, Tag für Tag.",
		inbox: "Der Eingang ist leer. Aufgaben ohne Kategorie und Schlagwort warten hier, bis sie etwas davon bekommen.",
		logbook: "Noch ist nichts erledigt. Was du abhakst, steht hier, nach Tagen.",
	},
	loading: "Aufgaben werden geladen",
	allDone: "Alles erledigt.",
	deletedAt: (when) => `gelöscht: ${when}`,
	trashEmpty: "Der Papierkorb ist leer. Was du löschst, lässt sich von hier zurückholen.",
	nothingFound: "Nichts gefunden.",
	more: "Mehr anzeigen",
	restComing: "Die übrigen Aufgaben werden geladen …",
	rest: "Es gibt mehr offene Aufgaben, als hier stehen. Die zuerst fälligen sind alle da.",
	nothing: "Nichts zu tun",
	nothingHint: "Schreib eine Zeile, wie du es sagen würdest. Zum Beispiel:",
	example: "Mama anrufen morgen um 9 Uhr",
	complete: (title) => `${title} erledigen`,
	reopen: (title) => `${title} wieder öffnen`,
	remindsAt: "erinnert um",
	repeats: "wiederholt sich",
	newLabel: { categories: "Neue Kategorie", tags: "Neues Schlagwort" },
	newTag: "Neues Schlagwort …",
};

export const adding: Messages["adding"] = {
	title: "Aufgabe hinzufügen",
	line: "Was zu tun ist",
	hint: "Datum, Uhrzeit, #Schlagwort, @Kategorie und !Priorität dürfen in der Zeile stehen, auch wie oft es wiederkommt.",
	add: "Hinzufügen",
	added: (title) => `Hinzugefügt: ${title}`,
	several: (count) => `Hinzugefügt: ${tasks(count)}`,
	tooMany: (most) => `Auf einmal gehen bis zu ${most} Aufgaben.`,
};

export const changed: Messages["changed"] = {
	complete: (title) => `Erledigt: ${title}`,
	reopen: (title) => `Wieder offen: ${title}`,
	delete: (title) => `Gelöscht: ${title}`,
	restore: (title) => `Wiederhergestellt: ${title}`,
	along: (count) => `, mit ${below(count)}`,
	next: (due) => `Nächstes Mal: ${due}`,
	saved: (title) => `Gespeichert: ${title}`,
	open: "Öffnen",
};

export const form: Messages["form"] = {
	task: "Aufgabe",
	number: (id) => `Aufgabe #${id}`,
	foreign:
		"Dieser Link führt zu einer Aufgabe eines anderen Kontos. Melde dich ab und mit jenem Konto an, um sie zu öffnen.",
	missing: (id) => `Hier gibt es keine Aufgabe #${id}.`,
	complete: "Erledigen",
	reopen: "Wieder öffnen",
	title: "Titel",
	notes: "Notizen",
	dueDate: "Fällig am",
	time: "Uhrzeit",
	duration: "Dauer in Minuten",
	priority: "Priorität",
	priorities: { low: "niedrig", medium: "mittel", high: "hoch", urgent: "dringend" },
	floating: "Bleibt bei dieser Uhrzeit, wenn sich meine Zeitzone ändert",
	category: "Kategorie",
	none: "keine",
	newCategory: "Neue Kategorie",
	tags: "Schlagwörter",
	newTag: "Neues Schlagwort",
	addedTag: (name) => `Neues Schlagwort: ${name}`,
	addedCategory: (name) => `Neue Kategorie: ${name}`,
	partOf: "Gehört zu",
	partOfNone: "Keiner Aufgabe",
	partOfUnknown: "Wähle eine Aufgabe aus der Liste oder lass das Feld leer.",
	footnote: (zone, created) => `Zeiten gelten in ${zone}. Angelegt am ${created}.`,
	outdated: "Diese Aufgabe wurde inzwischen anderswo geändert.",
	showNewer: "Neuere Fassung zeigen",
	saveMine: "Meine speichern",
	restore: "Wiederherstellen",
	delete: "Löschen",
	save: "Speichern",
	saveStates: { saving: "Wird gespeichert …", saved: "Gespeichert", refused: "Nicht gespeichert" },
	elsewhere: "Anderswo:",
	here: "Hier:",
};

export const notes: Messages["notes"] = {
	edit: "Bearbeiten",
	hint: "Markdown, und - [ ] für eine Liste zum Abhaken",
	tick: (what) => `${what} abhaken`,
};

export const subtasks: Messages["subtasks"] = {
	title: "Unteraufgaben",
	add: "Unteraufgabe hinzufügen",
	progress: (done, all) => `${done} von ${all} erledigt`,
	unread: "Die erledigten konnten nicht gelesen werden.",
};

export const filter: Messages["filter"] = { label: "Filtern" };

export const bulk: Messages["bulk"] = {
	title: "Mit den gewählten Aufgaben",
	begin: "Mehrere wählen",
	end: "Auswahl beenden",
	chosen: (count) => (count === 0 ? "Aufgaben wählen" : `${digits.format(count)} gewählt`),
	label: "Kategorie oder Schlagwort",
	moved: (count) => `Verschoben: ${tasks(count)}`,
	changed: (count) => `Geändert: ${tasks(count)}`,
	done: {
		complete: (count) => `Erledigt: ${tasks(count)}`,
		reopen: (count) => `Wieder offen: ${tasks(count)}`,
		delete: (count) => `Gelöscht: ${tasks(count)}`,
		restore: (count) => `Wiederhergestellt: ${tasks(count)}`,
	},
};

export const reminders: Messages["reminders"] = {
	title: "Erinnerungen",
	states: {
		armed: "steht an",
		fired: "hat erinnert",
		cancelled: "entfernt",
		waiting: "wartet auf ein Fälligkeitsdatum",
	},
	snoozed: "verschoben",
	whenDue: "zur Fälligkeit",
	before: (length) => `${length} vorher`,
	atATime: "zu einer Uhrzeit …",
	fresh: "Neue Erinnerung",
	date: "Datum der Erinnerung",
	time: "Uhrzeit der Erinnerung",
	add: "Erinnerung hinzufügen",
	added: "Erinnerung hinzugefügt",
	chooseBoth: "Wähle Datum und Uhrzeit.",
	cancel: (when) => `Erinnerung ${when} entfernen`,
	cancelled: "Erinnerung entfernt",
};

export const reading: Messages["reading"] = {
	understood: "Verstanden:",
	title: "Was verstanden wurde",
	kinds: {
		task: "Aufgabe",
		repeats: "wiederholt",
		date: "Datum",
		time: "Uhrzeit",
		first: "zuerst",
		due: "fällig",
		reminder: "Erinnerung",
		priority: "Priorität",
		tag: "Schlagwort",
		category: "Kategorie",
		takes: "dauert",
	},
	takeOff: "Wegnehmen: Die Wörter bleiben im Titel",
	takeOffWhat: (what) => `${what} wegnehmen: Die Wörter bleiben im Titel`,
	showTen: "Zehn zeigen",
	hide: "Ausblenden",
};

export const question: Messages["question"] = {
	skip: "Überspringen",
	answer: "Antworten",
	closed: "Nicht mehr offen",
	you: "Du:",
	unfinished: "Der Assistent konnte das nicht zu Ende bringen.",
	said: (text) => `Du hast „${text}“ gesagt`,
};

export const reschedule: Messages["reschedule"] = {
	title: "Verschieben",
	days: { today: "Heute", tomorrow: "Morgen", nextWeek: "Nächste Woche" },
	pick: "Datum wählen …",
	up: "Nach oben",
	down: "Nach unten",
};

export const snooze: Messages["snooze"] = {
	title: "Später erinnern",
	times: { tenMinutes: "In 10 Minuten", hour: "In einer Stunde", evening: "Heute Abend", tomorrow: "Morgen früh" },
	until: (when) => `Kommt wieder: ${when}`,
};
