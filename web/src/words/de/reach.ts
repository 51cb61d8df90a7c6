/** Wie Erinnerungen ankommen. */
import type { ReachMessages } from "../en/reach.ts";

export const reach: ReachMessages = {
	channels: {
		label: "Erinnerungen kommen per",
		names: { email: "E-Mail" },
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
