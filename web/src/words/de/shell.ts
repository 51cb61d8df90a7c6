/** What stands around the views: navigation, banners, notices, toasts, in German. */
import { counted } from "../../../../src/words/counted.ts";
import type { Messages } from "../english.ts";

const more = counted("de", { other: "weitere" });

export const shell: Messages["shell"] = {
	views: {
		chat: "Chat",
		tasks: "Aufgaben",
		history: "Verlauf",
		deliveries: "Erinnerungen",
		settings: "Einstellungen",
		dashboard: "Betrieb",
	},
	navigation: "Ansichten",
	more: "Mehr",
	add: "Neu",
	addTask: "Neue Aufgabe",
	signOut: "Abmelden",
	light: "Hell",
	dark: "Dunkel",
	opening: "Deine Aufgaben werden geladen …",
	retrying: "Neuer Versuch …",
	away: "Der Server ist nicht erreichbar.",
	awayInside:
		"Der Server ist nicht erreichbar. Was du hinzufügst oder an Aufgaben änderst, wartet hier und wird gesendet, sobald er wieder da ist.",
	awayKept: (when: string) =>
		`Der Server ist nicht erreichbar. Du siehst deine Aufgaben vom ${when}; was du hinzufügst oder änderst, wartet hier, bis er wieder da ist.`,
	undo: "Rückgängig",
	undone: "Rückgängig gemacht",
	redo: "Wiederholen",
	redone: "Wiederholt",
	undoneWhat: (what) => `Rückgängig gemacht: ${what}`,
	notUndone: (reason) => `Nicht rückgängig gemacht: ${reason}`,
	dismiss: "Ausblenden",
	unsaved: "Nicht gespeichert",
	unsavedQuestion: "Deine Änderungen sind nicht gespeichert.",
	keepEditing: "Weiter bearbeiten",
	discard: "Verwerfen",
};

export const offers: Messages["offers"] = {
	unconfirmed: (email) =>
		`Deine Adresse ${email} ist nicht bestätigt. Erinnerungen kommen erst per E-Mail, wenn du dem Link in unserer E-Mail gefolgt bist.`,
	onItsWay: "Ist unterwegs.",
	sendAgain: "Noch einmal senden",
	fromBrowser: "Von deinem Browser übernommen",
	habits: (sample, order, weekStart, zone) =>
		`Von deinem Browser übernommen: Datumsangaben wie ${sample} (${order}), Wochenbeginn am ${weekStart}, Zeitzone ${zone}.`,
	orders: { dmy: "Tag zuerst", mdy: "Monat zuerst", ymd: "Jahr zuerst" },
	looksRight: "Passt so",
	change: "Ändern",
	zoneDiffers: (device, account) => `Dieses Gerät ist in ${device}, dein Konto in ${account}.`,
	useZone: (zone) => `${zone} verwenden`,
	keepZone: "So lassen",
	asks: (client, question) => `${client} fragt: ${question}`,
	yes: "Ja, mach das",
	no: "Nein",
	declined: "Es wurde nichts geändert.",
};

export const notices: Messages["notices"] = {
	reminder: (title) => `Erinnerung: ${title}`,
	itIsTime: "Es ist so weit.",
	due: (when) => `fällig ${when}`,
	late: (length) => `${length} zu spät`,
	done: "Erledigt",
	snooze: (length) => `In ${length}`,
	snoozed: (length) => `Kommt in ${length} wieder`,
	open: "Öffnen",
	dismiss: "Hinweis ausblenden",
	dismissAll: "Alle ausblenden",
	fewer: "Weniger anzeigen",
	more: (count) => `${more(count)} anzeigen`,
};

export const keys: Messages["keys"] = {
	title: "Tastenkürzel",
	skip: "Zu den Aufgaben springen",
	acts: {
		sheet: "Diese Kürzel zeigen",
		search: "Aufgaben suchen",
		add: "Aufgabe hinzufügen",
		next: "Nächste Aufgabe",
		previous: "Vorige Aufgabe",
		complete: "Gewählte Aufgabe erledigen",
		open: "Gewählte Aufgabe öffnen",
		schedule: "Gewählte Aufgabe verschieben",
		choose: "Mehrere Aufgaben auswählen, um sie zusammen zu ändern",
		rename: "Gewählte Aufgabe umbenennen",
		undo: "Letzte Änderung rückgängig machen",
		redo: "Rückgängig Gemachtes wiederholen",
	},
	levels: "Priorität der gewählten Aufgabe, 1 am dringendsten",
	palette: "Befehle und Suche",
	command: "Strg oder ⌘",
	on: "Einzelne Buchstaben als Kürzel verwenden",
	hint: "Beim Schreiben tun sie nichts. Strg oder ⌘ mit Z oder K geht immer.",
	nothingToUndo: "Nichts rückgängig zu machen",
	nothingToRedo: "Nichts zu wiederholen",
};

export const outbox: Messages["outbox"] = {
	title: "Noch nicht gesendet",
	kept: "Der Server antwortet nicht. Deine Änderung wartet hier und wird gesendet, sobald er wieder da ist.",
	waits: "wartet auf den Server.",
	onRow: "noch nicht gesendet",
	refused: "ging nicht:",
	hasBelow: (count) =>
		`Darunter sind noch offene Aufgaben (${count}). Öffne sie und sag dort, was mit ihnen geschieht.`,
	open: "Aufgabe öffnen",
	discard: "Verwerfen",
	status: {
		complete: (title) => `„${title}“ erledigen`,
		reopen: (title) => `„${title}“ wieder öffnen`,
		delete: (title) => `„${title}“ löschen`,
		restore: (title) => `„${title}“ wiederherstellen`,
	},
	moved: (title, when) => `„${title}“ verschieben auf: ${when}`,
	snoozed: (title) => `An „${title}“ später erinnern`,
	adds: (line) => `„${line}“ hinzufügen`,
	mend: "Ändern",
};
