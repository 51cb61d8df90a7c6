/** What is known of a task, and of the settings, in German. */
import { counted } from "../counted.ts";
import type { TaskWords } from "../en/tasks.ts";

export const tasks: TaskWords = {
	count: counted("de", { one: "Aufgabe", other: "Aufgaben" }),
	due: (when) => `fällig ${when}`,
	noDue: "ohne Fälligkeit",
	takes: (span) => `dauert ${span}`,
	noDuration: "ohne Dauer",
	noRecurrence: "wiederholt sich nicht",
	priorityMark: (priority) => `Priorität ${priority}`,
	priority: (priority) => `Priorität ${priority}`,
	reminderAt: (moment) => `Erinnerung ${moment}`,
	renamed: "umbenannt",
	settings: {
		title: "Einstellungen",
		timeZone: (zone) => `Zeitzone ${zone}`,
		lead: (minutes) => (minutes === null ? "keine Standarderinnerung" : `Standarderinnerung ${minutes} Minuten vorher`),
		allDay: (time) => `an ganztägige Aufgaben wird um ${time} Uhr erinnert`,
		weekStart: {
			monday: "die Woche beginnt am Montag",
			sunday: "die Woche beginnt am Sonntag",
			saturday: "die Woche beginnt am Samstag",
		},
		children: {
			ask: "nach Unteraufgaben wird gefragt",
			take_along: "Unteraufgaben gehen mit ihrer Aufgabe mit",
			leave: "Unteraufgaben bleiben, wie sie sind",
		},
		dateOrder: {
			dmy: "bei einem Datum steht der Tag vorn",
			mdy: "bei einem Datum steht der Monat vorn",
			ymd: "bei einem Datum steht das Jahr vorn",
		},
		locale: (language) => `Sprache ${language}`,
		missed: {
			roll_on: "verpasste Termine werden ausgelassen",
			keep_each: "jeder verpasste Termin bleibt, bis er erledigt ist",
		},
		monthEnd: {
			clamp: "gibt es einen Tag in einem Monat nicht, gilt der letzte",
			skip: "ein Monat, in dem es den Tag nicht gibt, wird ausgelassen",
		},
		channels: (ways) =>
			ways.length === 0 ? "Erinnerungen erscheinen nur auf der Seite" : `Erinnerungen kommen per ${ways.join(", ")}`,
		quiet: (hours) =>
			hours === null
				? "keine Ruhezeit"
				: `Ruhezeit von ${hours.from} bis ${hours.to}, ${hours.urgent === "send" ? "außer für dringende Aufgaben" : "auch für dringende Aufgaben"}`,
		digest: (time) => (time === null ? "keine Tagesübersicht" : `die Tagesübersicht kommt um ${time} Uhr`),
		tools: (count) =>
			count === 0
				? "Modelle und Programme fragen wie üblich"
				: `Modelle und Programme fragen bei ${count === 1 ? "einem Werkzeug" : `${count} Werkzeugen`}, wie du es festgelegt hast`,
	},
};
