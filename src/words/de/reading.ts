/** What the reader of requests and quick add asks back, in German. Everything in quotes that is an example can be sent. */
import type { ReadingWords } from "../en/reading.ts";

const add = "Neue Aufgabe: Milch kaufen morgen um 17 Uhr #zuhause";

export const reading: ReadingWords = {
	unclear: {
		zone: "Diese Zeitzone kenne ich nicht. Nimm einen Namen wie „Europe/Berlin“ oder „Asia/Karachi“.",
		lead: "Wie lange vorher? Zum Beispiel: „Setze die Vorlaufzeit auf 30 Minuten“.",
		shift: "Früher oder später? Zum Beispiel: „Verschiebe #3 auf Montag“.",
		pause:
			"Ich kann sie pausieren, bis du „Setze #6 fort“ sagst, oder ihre Wiederholung ändern: „Wiederhole #6 jede Woche bis 31. Dezember“.",
		howOften: "Wie oft? Zum Beispiel: „Wiederhole #3 jede Woche“.",
		undo: "Ich nehme die letzte Nachricht im Ganzen zurück: „Rückgängig“, oder „Mach die letzten 3 Änderungen rückgängig“.",
		search: "Wonach soll ich suchen? Zum Beispiel: „Suche Milch“.",
		which: {
			complete: "Welche Aufgabe? Zum Beispiel: „Erledige #3“ oder „Erledige die Aufgabe Milch“.",
			finish: "Welche Aufgabe? Zum Beispiel: „Erledige #3“ oder „Erledige die Aufgabe Milch“.",
			delete: "Welche Aufgabe? Zum Beispiel: „Lösche #3“ oder „Lösche die Aufgabe Milch“.",
			reopen: "Welche Aufgabe? Zum Beispiel: „Öffne #3“ oder „Öffne die Aufgabe Milch“.",
			restore: "Welche Aufgabe? Zum Beispiel: „Stell #3 wieder her“ oder „Stell die Aufgabe Milch wieder her“.",
		},
		snooze: "Bis wann? Zum Beispiel: „Erinnere mich in einer Stunde noch mal“ oder „Erinnere mich an #2 um 17 Uhr“.",
		remindWhen: "Wann soll ich dich erinnern? Zum Beispiel: „Erinnere mich an #3 um 17 Uhr“.",
		remindWhat: "Woran, und wann? Zum Beispiel: „Erinnere mich um 17 Uhr daran, Mama anzurufen“.",
		add: `Was soll ich hinzufügen? Zum Beispiel: „${add}“.`,
		addThen: `Was ist dann zu tun? Zum Beispiel: „${add}“.`,
		tooMany: (most) => `Das sind mehr als ${most} Aufgaben in einer Nachricht. Schick sie in mehreren.`,
		notWhat: (named) => `Ich sehe ${named}, aber nicht, was damit geschehen soll.`,
		toAdd: (why) => `${why} Um das als Aufgabe anzulegen, beginn mit „Neue Aufgabe:“.`,
		whichTask: (said) =>
			`Ich weiß nicht, um welche Aufgabe es bei „${said}“ geht. Nenn ihre Nummer, zum Beispiel „Verschiebe #3 auf Freitag 15 Uhr“, oder was dann zu tun ist: „Neue Aufgabe: …“.`,
		whichAndHow: "Welche Aufgabe, und wie? Zum Beispiel: „Verschiebe #3 auf Freitag“ oder „Überspringe #6“.",
		whatWithIt: "Sag, was damit geschehen soll, zum Beispiel „Erledige #3“ oder „Verschiebe #3 auf Freitag“.",
		wrong:
			"Wenn die letzte Änderung nicht gemeint war, nimmt „Rückgängig“ sie zurück. Sag es dann mit der Nummer der Aufgabe.",
		allRight: "In Ordnung, es wurde nichts geändert.",
		rename: "Welche Aufgabe soll wie heißen? Zum Beispiel: „Benenne #3 in Hafermilch kaufen um“.",
		toWhen: "Auf wann? Zum Beispiel: „Verschiebe #3 auf Montag 15 Uhr“.",
	},
	questions: {
		twoDates: (said) => `Ich finde mehr als ein Datum und habe „${said}“ genommen. Welches ist gemeint?`,
		passed: (said) => `„${said}“ ist schon vorbei, deshalb habe ich morgen genommen.`,
		weekday: (said) => `„${said}“: Der Wochentag passt nicht zum Datum. Ich habe das Datum genommen.`,
		passedOver: (said, day) =>
			`„${said}“: der ${day} kommt zuerst, ist aber ein anderer Wochentag. Ich habe das nächste Datum genommen, bei dem beides stimmt.`,
		severalDays: (said, date, every) =>
			`„${said}“ nennt mehrere Tage: Fällig ist sie am nächsten davon, dem ${date}. Schreib „${every}“, wenn sie sich wiederholt.`,
		noDue: "Die Erinnerung zählt von einer Fälligkeit zurück, und ich finde keine. Wann ist sie fällig?",
		noOneTime: (said) =>
			`„${said}“ ist keine eindeutige Zeit vor der Fälligkeit, deshalb blieb es im Titel. Wie lange vorher soll ich dich erinnern?`,
		wholeMinutes: (said) =>
			`Eine Erinnerung kommt ganze Minuten, Stunden, Tage oder Wochen vorher: „${said}“ blieb im Titel.`,
		oneCategory: (name) => `Eine Aufgabe hat eine Kategorie. Ich habe „${name}“ genommen.`,
		onePriority: (priority) => `Eine Aufgabe hat eine Priorität. Ich habe „${priority}“ genommen.`,
		notRead: (said) => `„${said}“ lese ich nicht als Datum. Wann ist sie fällig?`,
		whenToRemind: "Wann soll ich dich erinnern? Ich finde kein Datum und keine Uhrzeit.",
		oneRecurrence: (said) => `Eine Aufgabe hat eine Wiederholung. Ich habe „${said}“ genommen.`,
		cannotRepeat: (said, why) => `„${said}“ kann ich sie nicht wiederholen: ${why}`,
		name: (said) =>
			`„${said}“ lese ich als Anfang eines Namens. Schreib es ans Ende, wenn die Aufgabe dann fällig ist.`,
		unused: (said) => `„${said}“ habe ich nicht verwendet: Es bleibt im Titel. Was ist gemeint?`,
		timesOfDay: (said) =>
			`Eine einzige Regel kann „${said}“ nicht fassen: Nenn die Uhrzeiten, etwa „jeden Tag um 8 und 20 Uhr“ oder „alle 12 Stunden“.`,
		daysOrTimes: (said) =>
			`Eine einzige Regel kann „${said}“ nicht fassen: Nenn die Tage oder die Uhrzeiten, etwa „jeden Montag und Donnerstag“ oder „jeden Tag um 8 und 20 Uhr“.`,
	},
	refused: {
		namedDays: "Werktage und Wochenenden lassen sich nennen, aber nicht zählen.",
		mixedStep: "Ein Abstand besteht aus Tagen oder aus Stunden und Minuten, nicht aus beidem.",
		lessThanOne: "Was gezählt wird, muss mindestens 1 sein.",
		onceOrAgain: "Sag „in …“ für einmal, oder „alle! …“ für immer wieder, gezählt ab Erledigung.",
		exceptWeekday: "Eine Regel kann nicht einen Wochentag jedes Monats auslassen: Nenn die Tage, die ausfallen.",
		whichWeekday: "Ein Monat hat mehrere dieser Wochentage: Sag, welchen, etwa „am ersten Montag“.",
		dateOfYear: "Ein Datum mit Monat kommt einmal im Jahr.",
		severalDates:
			"Eine einzige Regel kann diese Tage nicht fassen: Leg je eine Aufgabe an, oder nenn in jedem Monat dieselben Tage.",
		weekdayAndDay: "Ein Wochentag und ein Tag des Monats sind zwei Regeln: Leg je eine Aufgabe an.",
		dayOfMonth: "Zu einem Tag als Zahl gehört sein Monat: Sag „jeden Monat am …“.",
		firstOrLast: "„Erster“ und „letzter“ sind Tage eines Monats, eines Quartals oder eines Jahres.",
		fiveWeekdays: "Ein Monat hat höchstens fünf von jedem Wochentag.",
		firstAndLast: "Der erste und der letzte Tag eines Quartals oder Jahres sind zwei Regeln: Leg je eine Aufgabe an.",
		everyMonth: "Damit fällt jeder Monat aus.",
		chooseAndExcept: "Eine Regel kann Wochentage eines Monats nicht zugleich auswählen und auslassen.",
		everyDay: "Damit fällt jeder Tag aus.",
		onceAWeek: "Bei einmal in der Woche gibt es keine Tage auszulassen.",
		dayFirst: "Sag, an welchem Tag des Monats, dann können Wochentage ausfallen.",
		noStart: "Den Tag, an dem es beginnen soll, gibt es nicht.",
		noDates: "Die Regel nennt keinen Tag, der noch kommt.",
		oneTime: "Was sich innerhalb eines Tages wiederholt, beginnt zu einer Uhrzeit.",
		sameMinute: "Mehrere Uhrzeiten am Tag müssen dieselbe Minute haben: Leg je eine Aufgabe an.",
		minutes: "Zwischen zwei Uhrzeiten müssen die Minuten die Stunde teilen und die Uhrzeiten volle Stunden sein.",
		oneEnd: "Eine Wiederholung endet auf eine Art: an einem Datum oder nach so vielen Malen.",
		noEnd: "Den Tag, an dem es enden soll, gibt es nicht.",
		noRule: "So eine Regel gibt es nicht.",
	},
};
