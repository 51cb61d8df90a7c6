/** The settings, and what another time zone would move, in German. */
import { counted } from "../../../../src/words/counted.ts";
import type { Messages } from "../english.ts";

const tasksMove = counted("de", { one: "Aufgabe verschiebt sich", other: "Aufgaben verschieben sich" });
const more = counted("de", { other: "weitere" });

export const settings: Messages["settings"] = {
	title: "Einstellungen",
	signedIn: (name, email) => `Angemeldet als ${name}, ${email}. Jede Änderung wird sofort gespeichert.`,
	place: "Ort und Sprache",
	zone: "Zeitzone",
	useDevice: (zone) => `Zeitzone dieses Geräts verwenden: ${zone}`,
	locale: "Schreibweise von Datum und Uhrzeit",
	localeHint: "Bestimmt auch die Sprache der Oberfläche.",
	dateOrder: "Reihenfolge im Datum",
	dateOrders: { dmy: "Tag, Monat, Jahr", mdy: "Monat, Tag, Jahr", ymd: "Jahr, Monat, Tag" },
	weekStart: "Die Woche beginnt am",
	reminders: "Erinnerungen",
	lead: "Vor der Fälligkeit erinnern",
	leadHint: "Gilt für neue Aufgaben ohne eigene Erinnerung.",
	noLead: "nie",
	allDay: "An ganztägige Aufgaben erinnern um",
	outside: "Hinweise außerhalb der Seite",
	outsideOn: "Erinnerungen kommen auch als Hinweise auf diesem Gerät, solange ein Tab offen ist.",
	outsideOff:
		"Dieser Browser erlaubt der Seite keine Hinweise. In seinen Einstellungen für diese Website lässt sich das ändern.",
	allow: "Hinweise auf diesem Gerät erlauben",
	below: "Unteraufgaben",
	children: "Wenn eine Aufgabe mit Unteraufgaben erledigt, gelöscht oder zurückgeholt wird",
	childrenHint: "Einmal „Rückgängig“ macht alles rückgängig.",
	childrenChoices: {
		ask: "nachfragen, was aus ihnen wird",
		take_along: "die Unteraufgaben mitnehmen",
		leave: "die Unteraufgaben lassen, wie sie sind",
	},
	recurring: "Wiederkehrende Aufgaben",
	missed: "Wenn Termine verpasst wurden",
	missedHint: "Welcher Termin auf eine spät erledigte Aufgabe folgt.",
	missedChoices: {
		roll_on: "auslassen, weiter mit dem nächsten",
		keep_each: "jeden behalten, bis er erledigt ist",
	},
	monthEnd: "Wenn es den Tag in einem Monat nicht gibt",
	monthEndHint: "„Am 31.“ in einem Monat mit 30 Tagen.",
	monthEndChoices: { clamp: "den letzten Tag nehmen", skip: "den Monat auslassen" },
	tools: {
		title: "Modelle und Programme",
		hint: "Wie üblich: Kleine Änderungen werden gleich gemacht, bei Löschungen und vielen Änderungen wirst du gefragt. Hat ein Modell Texte gelesen, die von anderen sein können, wirst du bei Löschungen immer gefragt.",
		names: {
			add_task: "Aufgaben hinzufügen",
			update_task: "Aufgaben ändern",
			complete_task: "Aufgaben erledigen",
			delete_task: "Aufgaben löschen",
			undo: "Änderungen rückgängig machen",
		},
		usual: "wie üblich",
		wishes: { auto: "gleich", ask: "mich fragen", never: "nie" },
	},
	changed: (setting, value) => `${setting}: ${value}`,
	zoneChanged: (zone) => `Die Zeitzone ist jetzt ${zone}`,
	search: "Einstellungen durchsuchen",
	noneLeft: "Dazu gibt es keine Einstellung.",
	sound: {
		label: "Ton",
		wanted: "Bei einer Erinnerung einen kurzen Ton spielen",
		hint: "Auf diesem Gerät, solange die Seite offen ist.",
	},
};

export const zoneMoves: Messages["zoneMoves"] = {
	title: "Zeitzone ändern",
	question: (zone) => `Zeitzone auf ${zone} ändern?`,
	count: (count, zone) =>
		`${count === 1 ? "Eine Aufgabe verschiebt sich" : tasksMove(count)}, hier nach der Uhr von ${zone}; alle anderen bleiben bei ihrem Zeitpunkt.`,
	list: "Was sich verschiebt",
	noTime: "keine Uhrzeit",
	due: "fällig",
	reminder: "Erinnerung",
	more: (count) => `Und ${more(count)}.`,
	stay: (zone) => `Bei ${zone} bleiben`,
	change: "Ändern",
};
