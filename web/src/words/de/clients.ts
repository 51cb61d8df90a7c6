/** Schlüssel und Apps: was für dich handelt, ohne du zu sein. */
import type { Messages } from "../english.ts";

export const consent: Messages["consent"] = {
	title: (app) => `${app} in Adjutant lassen?`,
	unknown: "Eine App",
	asUser: (email) => `Du bist als ${email} angemeldet.`,
	from: (host) => `Sie kommt von ${host}.`,
	wants: "Sie könnte dann:",
	scopes: {
		"tasks:read": "deine Aufgaben, Erinnerungen, Labels und den Verlauf sehen",
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

export const clients: Messages["clients"] = {
	title: "Schlüssel und Apps",
	hint: "Sie handeln für dich. Alles, was sie tun, steht unter ihrem Namen im Verlauf.",
	none: "Noch handelt nichts für dich.",
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
};
