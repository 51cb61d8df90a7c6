/** Every sentence of the page in German. */
import { counted } from "./counted.ts";
import { account, invitations, links, secondFactor, sessions } from "./de/account.ts";
import { clients, consent } from "./de/clients.ts";
import { faults } from "./de/faults.ts";
import { dashboard, deliveries, history } from "./de/records.ts";
import { forecast, rule, series } from "./de/series.ts";
import { settings, zoneMoves } from "./de/settings.ts";
import { notices, offers, shell } from "./de/shell.ts";
import { changed, form, list, question, reading, reminders } from "./de/tasks.ts";
import type { Messages } from "./english.ts";

const open = counted("de", { one: "offene Aufgabe ist", other: "offene Aufgaben sind" });
const were = counted("de", { one: "Unteraufgabe wurde", other: "Unteraufgaben wurden" });

export const german: Messages = {
	language: "de",
	general: {
		moment: "Einen Moment …",
		cancel: "Abbrechen",
		close: "Schließen",
		tryAgain: "Noch einmal versuchen",
		older: "Ältere anzeigen",
		loading: "Wird geladen …",
		name: "Name",
		email: "E-Mail",
		password: "Passwort",
	},
	entrance: {
		welcome: "Willkommen zurück",
		create: "Konto anlegen",
		promise: "Sag, was zu tun ist. Du wirst rechtzeitig erinnert.",
		signIn: "Anmelden",
		signUp: "Registrieren",
		forgot: "Passwort vergessen?",
		isNew: "Neu hier?",
		createOne: "Konto anlegen",
		hasOne: "Du hast schon ein Konto?",
		oneMore: "Noch ein Schritt",
		newPassword: "Neues Passwort wählen",
		byLink: "Dafür schicken wir dir einen Link per E-Mail.",
		sendLink: "Link senden",
		linkSent: "Wenn es zu dieser Adresse ein Konto gibt, ist eine E-Mail mit einem Link unterwegs.",
		hadOne: (email) => `Eine E-Mail an ${email} sagt, wie es weitergeht: Folge ihrem Link, dann melde dich an.`,
		shortest: (count) => `Mindestens ${count} Zeichen.`,
		notCommon: (count) => `Mindestens ${count} Zeichen, und keines, das alle zuerst probieren.`,
		closed: "Hier kann man sich nicht registrieren. Frag, wer diesen Server betreibt.",
		invited: "Konten gibt es hier nur auf Einladung. Frag, wer diesen Server betreibt.",
		firstLink: "Das erste Konto wird mit dem Link angelegt, den der Server beim Start ausgegeben hat.",
	},
	start: {
		greeting: (name) => `Was ist zu tun${name ? `, ${name}` : ""}?`,
		intro: "Schreib es so, wie du es sagen würdest. Zum Beispiel:",
		examples: [
			"Erinnere mich in 2 Minuten daran, Mama anzurufen",
			"Pflanzen gießen alle 3 Tage ab Montag um 7 Uhr",
			"Miete am Freitag um 9 Uhr überweisen #wohnung !high",
			"Was ist diese Woche fällig?",
		],
	},
	chat: {
		title: "Chat",
		log: "Gespräch",
		conversations: "Gespräche",
		fresh: "Neues Gespräch",
		working: "Wird erledigt …",
		steps: { working: "läuft", done: "erledigt", notDone: "nicht erledigt" },
		write: "Schreib, was zu tun ist",
		send: "Senden",
		stop: "Anhalten",
		none: "Noch keine Gespräche.",
		notLoaded: "Die Gespräche konnten nicht geladen werden.",
		untitled: "Ohne Titel",
		deleted: "Gespräch gelöscht",
		newName: "Neuer Name",
		rename: (title) => `${title} umbenennen`,
		remove: (title) => `${title} löschen`,
	},
	children: {
		label: "Aufgaben unter dieser",
		complete: (title) => `„${title}“ erledigen?`,
		reopen: (title) => `„${title}“ wieder öffnen?`,
		delete: (title) => `„${title}“ löschen?`,
		restore: (title) => `„${title}“ wiederherstellen?`,
		areOpen: (count) => `${open(count)} darunter.`,
		wereCompleted: (count) => `${were(count)} mit ihr erledigt.`,
		wereDeleted: (count) => `${were(count)} mit ihr gelöscht.`,
		onceForAll: "In den Einstellungen lässt sich das ein für alle Mal beantworten.",
		leave: (count) => (count === 1 ? "Stehen lassen" : "Alle stehen lassen"),
		takeAlong: (count) => (count === 1 ? "Mitnehmen" : "Alle mitnehmen"),
	},
	shell,
	offers,
	notices,
	list,
	changed,
	form,
	reminders,
	reading,
	question,
	series,
	forecast,
	rule,
	settings,
	zoneMoves,
	account,
	secondFactor,
	sessions,
	invitations,
	clients,
	consent,
	links,
	history,
	deliveries,
	dashboard,
	faults,
};
