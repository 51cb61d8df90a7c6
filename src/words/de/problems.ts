/** What a person reads of the server itself in German. */
import type { ProblemWords } from "../en/problems.ts";

export const problems: ProblemWords = {
	titles: {
		400: "Unlesbare Anfrage",
		401: "Nicht angemeldet",
		403: "Nicht erlaubt",
		404: "Nicht gefunden",
		405: "So nicht möglich",
		408: "Zu langsam",
		409: "Widerspruch",
		412: "Inzwischen geändert",
		413: "Zu groß",
		415: "Falsche Art von Inhalt",
		422: "Regel verletzt",
		429: "Zu viele Anfragen",
		431: "Zu lange Kopfzeilen",
		500: "Fehler des Servers",
		503: "Gerade nicht erreichbar",
	},
};
