/** What went wrong, in German. */
import { counted } from "../../../../src/words/counted.ts";
import type { Messages } from "../english.ts";

const seconds = counted("de", { one: "Sekunde", other: "Sekunden" });

export const faults: Messages["faults"] = {
	codes: {
		unreachable: "Der Server antwortet nicht.",
		unsaved:
			"Der Server antwortet nicht, deshalb ist das vielleicht nicht gespeichert. Versuch es noch einmal, wenn er wieder da ist.",
		unauthenticated: "Melde dich zuerst an.",
		forbidden: "Das darf dieses Konto nicht.",
		not_found: "Das gibt es nicht.",
		conflict: "Das passt nicht mehr zum jetzigen Stand.",
		version_mismatch: "Das wurde inzwischen anderswo geändert.",
		body_too_large: "Das ist zu lang.",
		busy: "Zu viele Anfragen auf einmal.",
		overloaded: "Der Server ist gerade überlastet.",
		unavailable: "Die Datenbank ist gerade nicht erreichbar.",
		fault: "Hier ist etwas schiefgegangen; es wurde festgehalten.",
		INVALID_EMAIL_OR_PASSWORD: "E-Mail oder Passwort stimmt nicht.",
		INVALID_PASSWORD: "Das ist nicht dein Passwort.",
		INVALID_EMAIL: "Das ist keine gültige E-Mail-Adresse.",
		PASSWORD_TOO_SHORT: "Das Passwort ist zu kurz.",
		PASSWORD_TOO_LONG: "Das Passwort ist zu lang.",
		INVALID_TOKEN: "Dieser Link gilt nicht mehr.",
		LINK_SPENT: "Dieser Link gilt nicht mehr.",
		INVALID_CODE: "Dieser Code stimmt nicht.",
		INVALID_BACKUP_CODE: "Dieser Ersatzcode stimmt nicht.",
		NO_SUCH_SESSION: "Diese Sitzung gibt es nicht mehr.",
	},
	rules: {
		required: "Das fehlt.",
		min_length: "Das darf nicht leer sein.",
		max_length: "Das ist zu lang.",
		characters: "Darin ist ein Zeichen, das nicht erlaubt ist.",
		words: "Darin ist ein Wort, das nicht erlaubt ist.",
		unique: "Diesen Namen gibt es schon.",
		in_future: "Das muss in der Zukunft liegen.",
		range: "Das liegt außerhalb des Erlaubten.",
		min: "Das ist zu klein.",
		max: "Das ist zu groß.",
		common_password: "Dieses Passwort gehört zu den häufigsten. Nimm ein anderes.",
		time: "Das ist keine Uhrzeit.",
		locale: "Diese Sprache ist nicht bekannt.",
		no_dates: "Die Regel ergibt kein Datum.",
	},
	answered: (status) => `Der Server antwortete mit ${status}.`,
	tryIn: (count) => `Versuch es in ${seconds(count)} noch einmal.`,
};
