/** The settings, in German. */
import type { SettingWords } from "../settingWords.ts";

export const settings: SettingWords = {
	time_zone: { name: "die Zeitzone", said: (zone) => `Zeitzone ${zone}` },
	default_lead_minutes: {
		name: "die Vorlaufzeit der Erinnerungen",
		said: (minutes) => (minutes === null ? "keine Standarderinnerung" : `Standarderinnerung ${minutes} Minuten vorher`),
	},
	all_day_reminder_at: {
		name: "die Uhrzeit für ganztägige Aufgaben",
		said: (time, say) => `an ganztägige Aufgaben wird um ${say.time(time)} Uhr erinnert`,
	},
	week_start: {
		name: "der Wochenanfang",
		said: {
			monday: "die Woche beginnt am Montag",
			sunday: "die Woche beginnt am Sonntag",
			saturday: "die Woche beginnt am Samstag",
		},
	},
	children: {
		name: "der Umgang mit Unteraufgaben",
		said: {
			ask: "nach Unteraufgaben wird gefragt",
			take_along: "Unteraufgaben gehen mit ihrer Aufgabe mit",
			leave: "Unteraufgaben bleiben, wie sie sind",
		},
	},
	date_order: {
		name: "die Reihenfolge in Daten",
		said: {
			dmy: "bei einem Datum steht der Tag vorn",
			mdy: "bei einem Datum steht der Monat vorn",
			ymd: "bei einem Datum steht das Jahr vorn",
		},
	},
	locale: { name: "die Sprache", said: (tag, say) => `Sprache ${say.language(tag)}` },
	missed_occurrences: {
		name: "der Umgang mit verpassten Terminen",
		said: {
			roll_on: "verpasste Termine werden ausgelassen",
			keep_each: "jeder verpasste Termin bleibt, bis er erledigt ist",
		},
	},
	month_end: {
		name: "der Umgang mit dem Monatsende",
		said: {
			clamp: "gibt es einen Tag in einem Monat nicht, gilt der letzte",
			skip: "ein Monat, in dem es den Tag nicht gibt, wird ausgelassen",
		},
	},
	channels: {
		name: "die Wege für Erinnerungen",
		said: (channels, say) =>
			channels.length === 0
				? "Erinnerungen erscheinen nur auf der Seite"
				: `Erinnerungen kommen per ${channels.map(say.way).join(", ")}`,
	},
	quiet_hours: {
		name: "die Ruhezeiten",
		said: (hours, say) =>
			hours === null
				? "keine Ruhezeit"
				: `Ruhezeit von ${say.time(hours.from)} bis ${say.time(hours.to)}, ${hours.urgent === "send" ? "außer für dringende Aufgaben" : "auch für dringende Aufgaben"}`,
	},
	digest_at: {
		name: "die Uhrzeit der Tagesübersicht",
		said: (time, say) => (time === null ? "keine Tagesübersicht" : `die Tagesübersicht kommt um ${say.time(time)} Uhr`),
	},
	tools: {
		name: "die Einstellung für Werkzeuge",
		said: (wishes) => {
			const count = Object.keys(wishes).length;
			return count === 0
				? "Modelle und Programme fragen wie üblich"
				: `Modelle und Programme fragen bei ${count === 1 ? "einem Werkzeug" : `${count} Werkzeugen`}, wie du es festgelegt hast`;
		},
	},
};
