/** Mails in German. */
import type { MailWords } from "../en/mails.ts";

export const mails: MailWords = {
	reminder: {
		subject: (title) => `Erinnerung: ${title}`,
		subjectOfSeveral: (count, first) => `${count} Erinnerungen: ${first} und mehr`,
		task: (task_id) => `Aufgabe #${task_id}`,
		due: "Fällig",
		allDay: (day) => `${day} (ganztägig)`,
		ownClock: "Nach ihrer eigenen Uhr",
		takes: "Dauert",
		setFor: "Erinnerung gestellt auf",
		late: (moment, span) => `${moment}, ${span} zu spät`,
		priority: "Priorität",
		open: "Aufgabe öffnen",
		done: "Erledigt",
		snooze: "In einer Stunde noch einmal erinnern",
		unsubscribe: "Keine Erinnerungen mehr per Mail",
	},
	digest: {
		title: (day) => `Dein ${day}`,
		counts: {
			due_today: (count) => `${count} fällig`,
			overdue: (count) => `${count} überfällig`,
			done_yesterday: (count) => `${count} gestern erledigt`,
		},
		headings: { due_today: "Heute fällig", overdue: "Überfällig", done_yesterday: "Gestern erledigt" },
		allDay: "ganztägig",
		open: "Adjutant öffnen",
		unsubscribe: "Keine Tagesübersicht mehr",
	},
	push: {
		done: "Erledigt",
		snooze: "In 10 Minuten",
		several: (count) => `${count} Erinnerungen`,
		more: (count) => `und ${count} weitere`,
		failed: "Das ging von hier aus nicht. Öffne die Aufgabe.",
	},
	account: {
		confirm_address: {
			subject: "Bitte bestätige deine Adresse",
			says: "Mit dieser Adresse wurde ein Konto bei Adjutant angelegt. Wenn du das warst, bestätige sie: Dann kommen Erinnerungen hierher.",
			link: "Adresse bestätigen",
			ends: "Der Link gilt einmal und 24 Stunden lang. Wenn du es nicht warst, ist nichts zu tun.",
		},
		confirm_new_address: {
			subject: "Bitte bestätige deine neue Adresse",
			says: "Ein Konto bei Adjutant soll künftig diese Adresse haben. Wenn du das möchtest, bestätige sie.",
			link: "Diese Adresse verwenden",
			ends: "Der Link gilt einmal und 24 Stunden lang. Wenn du es nicht warst, ist nichts zu tun.",
		},
		address_changed: {
			subject: "Deine Adresse wurde geändert",
			says: "Dein Konto bei Adjutant hat jetzt eine andere Adresse. Erinnerungen kommen nicht mehr hierher.",
			link: "",
			ends: "Wenn du es nicht warst, wende dich an den Betreiber dieses Servers.",
		},
		reset_password: {
			subject: "Neues Passwort wählen",
			says: "Für dein Konto bei Adjutant wurde ein neues Passwort angefordert. Wenn du das warst, wähle eines.",
			link: "Neues Passwort wählen",
			ends: "Der Link gilt einmal und eine Stunde lang. Wenn du es nicht warst, ist nichts zu tun: Dein Passwort bleibt.",
		},
		password_changed: {
			subject: "Dein Passwort wurde geändert",
			says: "Dein Konto bei Adjutant hat ein neues Passwort; alle anderen Sitzungen wurden beendet.",
			link: "Adjutant öffnen",
			ends: "Schlüssel und Apps gelten weiter: In den Einstellungen siehst du sie und widerrufst, was du nicht kennst. Wenn du es nicht warst, fordere auf der Seite zum Anmelden sofort ein neues an.",
		},
		account_deleted: {
			subject: "Dein Konto wurde gelöscht",
			says: "Dein Konto bei Adjutant wurde mit allem gelöscht, was darin war: Aufgaben, Verlauf, Gespräche, Schlüssel. Hierher kommen keine Mails mehr.",
			link: "",
			ends: "Es lässt sich nicht zurückholen. Wenn du es nicht warst, schreib an die Person, die diesen Server betreibt.",
		},
		address_taken: {
			subject: "Jemand wollte sich mit deiner Adresse registrieren",
			says: "Jemand wollte mit dieser Adresse ein Konto bei Adjutant anlegen. Du hast schon eines; es wurde nichts geändert.",
			link: "Anmelden",
			ends: "Wenn du es warst und das Passwort fehlt, fordere auf der Seite zum Anmelden ein neues an. Wenn nicht, ist nichts zu tun.",
		},
		invitation: {
			subject: "Einladung zu Adjutant",
			says: "Du bist eingeladen, bei Adjutant ein Konto mit dieser Adresse anzulegen.",
			link: "Konto anlegen",
			ends: "Der Link gilt einmal und 7 Tage lang. Wenn du nicht möchtest, ist nichts zu tun.",
		},
	},
};
