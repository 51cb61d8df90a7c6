/** What belongs to the account: its address, password, second factor, sessions, invitations, and where mailed links lead, in German. */
import type { Messages } from "../english.ts";

export const account: Messages["account"] = {
	address: "Adresse",
	confirmed: (email) => `${email}, bestätigt`,
	mailConfirmation: "Link zum Bestätigen schicken",
	changeAddress: "Adresse ändern",
	mailNewAddress: "Link an die neue Adresse schicken",
	newAddress: "Neue Adresse",
	yourPassword: "Dein Passwort",
	password: "Passwort",
	changePassword: "Passwort ändern",
	oldPassword: "Bisheriges Passwort",
	newPassword: "Neues Passwort",
	linkMailed: (email) => `Ein Link ging an ${email}.`,
	addressLinkMailed: (email) => `Ein Link ging an ${email}. Die Adresse ändert sich, wenn du ihm folgst.`,
	passwordChanged: "Dein Passwort ist geändert, und deine anderen Sitzungen wurden beendet.",
};

export const secondFactor: Messages["secondFactor"] = {
	title: "Zweiter Faktor",
	keepCodes:
		"Bewahre diese Ersatzcodes dort auf, wo dein Telefon nicht ist. Jeder lässt dich einmal herein, und sie werden nur jetzt gezeigt.",
	codes: "Ersatzcodes",
	scan: "Scanne das mit deiner Authenticator-App oder tippe den Schlüssel ein. Gib dann den Code ein, den sie zeigt.",
	qr: "QR-Code für eine Authenticator-App",
	key: "Schlüssel:",
	code: "Code aus der App",
	turnOn: "Einschalten",
	isOn: "Eingeschaltet: Beim Anmelden wird auch ein Code deiner Authenticator-App verlangt.",
	makeCodes: "Neue Ersatzcodes erzeugen",
	turnOff: "Zweiten Faktor ausschalten",
	turnItOff: "Ausschalten",
	setUp: "Authenticator-App einrichten",
	setUpHint: "Ein gestohlenes Passwort reicht dann nicht mehr zum Anmelden.",
	setItUp: "Einrichten",
	appCode: "Code deiner Authenticator-App",
	backupCode: "Ersatzcode",
	useApp: "Code aus der App verwenden",
	useBackup: "Telefon verloren? Ersatzcode verwenden",
	back: "Zurück",
};

export const sessions: Messages["sessions"] = {
	title: "Angemeldet",
	unreadable: "Die Liste lässt sich gerade nicht lesen.",
	program: "Ein Programm",
	device: (browser, system) => `${browser} auf ${system}`,
	lastSeen: (when) => `zuletzt aktiv ${when}`,
	isThis: "(diese hier)",
	end: "Beenden",
	endWhich: (device) => `Sitzung von ${device} beenden`,
	ended: "Die Sitzung wurde beendet.",
	endOthers: "Alle anderen beenden",
	othersEnded: "Deine anderen Sitzungen wurden beendet.",
};

export const invitations: Messages["invitations"] = {
	title: "Einladungen",
	invite: "Einladen",
	address: "Adresse für die Einladung",
	mailed: (email) => `Ein Link ging an ${email}. Er gilt einmal und 7 Tage lang.`,
	handOver: (email) => `Gib diesen Link an ${email} weiter. Er gilt einmal und 7 Tage lang und wird nur jetzt gezeigt.`,
	states: { waiting: "wartet", used: "angenommen", expired: "abgelaufen", revoked: "zurückgezogen" },
	until: (when) => `bis ${when}`,
	withdraw: "Zurückziehen",
	withdrawWhich: (email) => `Einladung an ${email} zurückziehen`,
};

export const leave: Messages["leave"] = {
	title: "Konto löschen",
	what: "Was mit ihm verschwindet",
	whatGoes:
		"Deine Aufgaben, ihr Verlauf, Gespräche, Schlüssel und Apps werden mitgelöscht, sofort und endgültig: Kein Rückgängig holt sie zurück.",
	exportFirst: "Möchtest du deine Aufgaben behalten? Exportiere sie vorher.",
	forGood: "Mein Konto endgültig löschen",
};

export const mailLink: Messages["mailLink"] = {
	done: {
		title: "Ist es erledigt?",
		hint: "Die Aufgabe wird abgeschlossen, ohne dass du dich anmeldest.",
		button: "Ja, erledigt",
		done: (title) => `„${title}“ ist erledigt.`,
	},
	snooze: {
		title: "Noch einmal erinnern?",
		hint: "Die Erinnerung kommt in einer Stunde noch einmal.",
		button: "In einer Stunde erinnern",
		done: (title) => `In einer Stunde wirst du noch einmal an „${title}“ erinnert.`,
	},
	unsubscribe: {
		title: "Keine Erinnerungen mehr per Mail?",
		hint: "Auf der Seite erscheinen sie weiterhin. In den Einstellungen schaltest du die Mails wieder ein.",
		button: "Mails abstellen",
		done: () => "Du bekommst keine Erinnerungen mehr per Mail.",
	},
	end_digests: {
		title: "Keine Tagesübersicht mehr?",
		hint: "Erinnerungen kommen weiter. In den Einstellungen schaltest du die Übersicht wieder ein.",
		button: "Tagesübersicht abbestellen",
		done: (_title) => "Du bekommst keine Tagesübersicht mehr.",
	},
};

export const links: Messages["links"] = {
	confirmTitle: "Adresse bestätigen",
	confirmHint: "Danach kommen Erinnerungen an diese Adresse.",
	confirm: "Diese Adresse bestätigen",
	confirmed: (email) => `${email} ist bestätigt.`,
	passwordTitle: "Neues Passwort wählen",
	passwordChanged: "Dein Passwort ist geändert, und alle Sitzungen wurden beendet. Melde dich mit dem neuen an.",
	badTitle: "Dieser Link führt nirgendwohin",
	bad: "Er wurde schon benutzt, ist abgelaufen oder unvollständig. Lass dir einen neuen schicken.",
	nothingTitle: "Hier ist nichts",
	nothing: "Keine Seite hat diese Adresse. Vielleicht ist sie vertippt.",
	done: "Fertig",
	open: "Adjutant öffnen",
};
