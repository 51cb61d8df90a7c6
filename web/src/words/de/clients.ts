/** Keys and apps: what acts for the user without being him, in German. */
import type { Messages } from "../english.ts";

export const consent: Messages["consent"] = {
	title: (app) => `${app} in Adjutant lassen?`,
	unknown: "Eine App",
	asUser: (email) => `Du bist als ${email} angemeldet.`,
	from: (host) => `Sie kommt von ${host}.`,
	wants: "Sie könnte dann:",
	scopes: {
		"tasks:read": "deine Aufgaben, Erinnerungen, Kategorien, Schlagwörter und den Verlauf sehen",
		"tasks:write": "Aufgaben anlegen, ändern und löschen und Änderungen zurücknehmen",
	},
	not: "Deine Gespräche, dein Passwort und deine anderen Apps sieht sie nicht.",
	asked: "Wenn sie etwas löschen oder viele Aufgaben auf einmal ändern will, wirst du weiterhin gefragt.",
	back: (host) => `Die Antwort geht an ${host}.`,
	backHere: "Die Antwort geht an ein Programm auf diesem Computer.",
	allow: "Erlauben",
	deny: "Nicht erlauben",
	later: "Zurücknehmen kannst du das in den Einstellungen unter „Schlüssel und Apps“.",
	expired: "Diese Anfrage ist abgelaufen. Fang in der App noch einmal an.",
	leaving: "Einen Moment: zurück zur App.",
};

const copying = {
	copied: "Kopiert.",
	notCopied: "Dein Browser lässt das Kopieren nicht zu: Markiere den Text selbst.",
};

export const clients: Messages["clients"] = {
	title: "Schlüssel und Apps",
	hint: "Sie handeln für dich. Alles, was sie tun, steht unter ihrem Namen im Verlauf.",
	none: "Noch keine Schlüssel oder Apps.",
	unreadable: "Die Liste ist gerade nicht lesbar.",
	kinds: { key: "Schlüssel", app: "App" },
	scopes: { "tasks:read": "darf lesen", "tasks:write": "darf ändern" },
	used: (when) => `zuletzt benutzt ${when}`,
	unused: "noch nicht benutzt",
	revoked: "gesperrt",
	revoke: "Sperren",
	revokeWhich: (name) => `${name} sperren`,
	wasRevoked: (name) => `${name} kann jetzt nichts mehr für dich tun.`,
	trust: "Darf ohne Rückfrage löschen",
	trustWhich: (name) => `${name} darf ohne Rückfrage löschen`,
	trusted: (name, isTrusted) =>
		isTrusted ? `${name} darf jetzt ohne Rückfrage löschen.` : `${name} fragt dich wieder vorher.`,
	undo: "Rückgängig machen, was geschah",
	undoWhich: (name) => `Rückgängig machen, was ${name} getan hat`,
	undone: (count) => (count === 0 ? "Es gab nichts rückgängig zu machen." : "Alles davon ist rückgängig gemacht."),
	make: "Schlüssel anlegen",
	makeHint: "Für ein Programm, das sich mit einem Schlüssel anmeldet: Authorization: Bearer …",
	name: "Wofür er ist",
	mayWrite: "Er darf auch Aufgaben ändern",
	once: "Kopiere ihn jetzt: Er wird nur dieses eine Mal gezeigt.",
	copy: "Schlüssel kopieren",
	...copying,
};

export const feeds: Messages["feeds"] = {
	title: "Kalender-Feeds",
	hint: "Ein geheimer Link, über den dein Kalender deine Aufgaben zeigt. Wer ihn hat, kann sie lesen, aber nichts ändern.",
	none: "Noch liest kein Kalender deine Aufgaben.",
	unreadable: "Die Liste ist gerade nicht lesbar.",
	contents: {
		events: "Termine (Apple, Google, Outlook)",
		tasks: "Aufgaben (Thunderbird, Tasks.org)",
		both: "Termine und Aufgaben",
	},
	withAlarms: "mit Alarmen",
	read: (when) => `zuletzt gelesen ${when}`,
	unread: "noch nicht gelesen",
	revoke: "Sperren",
	revokeWhich: (name) => `Den Kalender-Feed ${name} sperren`,
	wasRevoked: (name) => `Der Link „${name}“ gilt nicht mehr.`,
	make: "Link anlegen",
	name: "Wie der Kalender heißt",
	shows: "Was er zeigt",
	alarms: "Mit Erinnerungen als Alarmen",
	once: "Kopiere ihn jetzt: Er wird nur dieses eine Mal gezeigt.",
	copy: "Link kopieren",
	...copying,
};
