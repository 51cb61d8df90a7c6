/** Wie Erinnerungen ankommen. */
import type { ReachMessages } from "../en/reach.ts";

export const reach: ReachMessages = {
	channels: {
		label: "Erinnerungen kommen per",
		names: { email: "E-Mail", push: "Push-Nachrichten auf deine Geräte", webhook: "Webhook", ntfy: "ntfy" },
		hint: "Auf der Seite erscheinen sie auf jeden Fall.",
		none: "nur auf der Seite",
	},
	mails: {
		label: "Erinnerungen per E-Mail",
		hint: "Auch ohne E-Mails erscheinen Erinnerungen auf der Seite.",
		on: "an",
		off: "aus, bis du sie wieder einschaltest",
		until: (moment) => `aus bis ${moment}`,
		wishes: {
			on: "wieder einschalten",
			tomorrow: "ausschalten bis morgen",
			monday: "ausschalten bis Montag",
			off: "ausschalten bis auf Weiteres",
		},
	},
	push: {
		label: "Deine Geräte",
		hint: "Eine Push-Nachricht zeigt eine Erinnerung, wenn keine Seite offen ist. Sie nennt Titel und Zeit und ist unterwegs verschlüsselt.",
		add: "Auf diesem Gerät erinnern",
		added: "Erinnerungen kommen auf dieses Gerät",
		refused:
			"Dieser Browser erlaubt der Seite keine Hinweise. In seinen Einstellungen für diese Website lässt sich das ändern.",
		cannot: "Dieser Browser nimmt hier keine Push-Nachrichten an: Dafür braucht es https.",
		here: "dieses Gerät",
		since: (moment) => `seit ${moment}`,
		remove: "Entfernen",
		removeNamed: (name) => `${name} entfernen`,
		offer: "Erinnerungen können auf dieses Gerät kommen, auch wenn keine Seite offen ist.",
		notNow: "Nicht jetzt",
	},
	hooks: {
		set: "Speichern",
		replace: "Ersetzen",
		remove: "Entfernen",
		since: (moment) => `seit ${moment}`,
		ended: (moment) => `beendet ${moment}: Der Server dort will nichts mehr`,
		secret: "Das Geheimnis dazu, nur jetzt zu sehen:",
		token: "Zugangstoken, wenn das Thema eines verlangt",
		ntfy: {
			label: "ntfy",
			address: "Adresse des Themas",
			example: "https://ntfy.sh/dein-eigenes-thema",
			added: "Erinnerungen kommen per ntfy",
			remove: "ntfy-Thema entfernen",
			hint: "Wer ein Thema kennt, kann es lesen: Wähle einen Namen, den niemand errät, oder ein Token. Genannt werden Titel und Zeit.",
		},
		webhook: {
			label: "Dein Webhook",
			address: "Adresse des Webhooks",
			example: "https://example.org/erinnerungen",
			added: "Erinnerungen gehen an deinen Webhook",
			remove: "Webhook entfernen",
			hint: "Jede Erinnerung geht als JSON dorthin, signiert nach Standard Webhooks. Sie nennt Titel, Priorität und Zeiten.",
		},
	},
	quiet: {
		label: "Ruhezeiten",
		hint: "Was dann fällig wird, erscheint sofort auf der Seite und kommt, wenn sie enden.",
		wanted: "Erinnerungen für einen Teil des Tages zurückhalten",
		from: "Von",
		to: "Bis",
		urgent: "An dringende Aufgaben trotzdem erinnern",
		none: "keine",
		span: (from, to) => `${from} bis ${to}`,
	},
};
