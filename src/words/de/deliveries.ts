/** Why a delivery did not go out, in German. */
import type { DeliveryWords } from "../en/deliveries.ts";

export const deliveries: DeliveryWords = {
	muted: "stumm geschaltet",
	mutedUntil: (moment) => `stumm geschaltet bis ${moment}`,
	unverified: "die E-Mail-Adresse ist nicht bestätigt",
	hourIsFull: (most) => `in einer Stunde gehen höchstens ${most} Nachrichten an ein Konto`,
	unread: "die Aufgaben waren nicht lesbar",
	givenUp: {
		refused: "abgelehnt",
		attempts: "kein Versuch mehr übrig",
		day: "ein Tag ist vergangen",
		over: "der Tag ist vorbei",
	},
	because: (why, last) => `${why}: ${last}`,
};
