/** Why a command is refused, or cannot be undone, in German, by what it is in English. */
import type { brokenRules } from "../en/brokenRules.ts";

export const brokenRulesGerman: Readonly<Record<(typeof brokenRules)[number], string>> = {
	"There is no such task.": "So eine Aufgabe gibt es nicht.",
	"There is no such category.": "So eine Kategorie gibt es nicht.",
	"There is no such tag.": "So ein Schlagwort gibt es nicht.",
	"There is no such reminder.": "So eine Erinnerung gibt es nicht.",
	"There is no such filter.": "So einen Filter gibt es nicht.",
	"There is no such event.": "So ein Ereignis gibt es nicht.",
	"There is no such thread.": "So ein Gespräch gibt es nicht.",
	"There is no such item.": "So eine Nachricht gibt es nicht.",
	"There is no such pending invitation.": "So eine offene Einladung gibt es nicht.",
	"There is no such key or app.": "So einen gültigen Zugang gibt es nicht.",
	"There is no such session.": "So eine Sitzung gibt es nicht.",
	"There is nothing here.": "Hier ist nichts.",
	"There can be at most 250,000 tasks, completed ones included: delete some first.":
		"Es kann höchstens 250.000 Aufgaben geben, die erledigten mitgezählt: Lösche erst einige.",
	"There can be at most {count} categories.": "Es kann höchstens {count} Kategorien geben.",
	"There can be at most {count} tags.": "Es kann höchstens {count} Schlagwörter geben.",
	"There can be at most {count} saved filters.": "Es kann höchstens {count} gespeicherte Filter geben.",
	"There can be at most 1,000 conversations: delete one first.":
		"Es kann höchstens 1.000 Gespräche geben: Lösche erst eines.",
	"An account can make at most 1,200 changes in a minute.":
		"Ein Konto kann höchstens 1.200 Änderungen in einer Minute machen.",
	"An account can send at most 50 MiB of changes in a day.":
		"Ein Konto kann höchstens 50 MiB Änderungen am Tag senden.",
	"The table has no row with the columns {columns}.": "Die Tabelle hat keine Zeile mit den Spalten {columns}.",
	"The table cannot be read: {why_not}.": "Die Tabelle ist nicht lesbar: {why_not}.",
	"Todoist's API answers with items or results; the file has neither.":
		"Todoists API antwortet mit items oder results; die Datei hat keines von beiden.",
	"This is no export of Adjutant that is known here ({where}).":
		"Das ist kein Export von Adjutant, der hier bekannt ist ({where}).",
	"This is none of the files that are known here: our own export, Todoist's and TickTick's. Say the source.":
		"Diese Datei ist hier unbekannt. Gelesen werden der eigene Export und die von Todoist und TickTick; nenne die Quelle.",
	"The file begins like JSON and is none.": "Die Datei beginnt wie JSON und ist keines.",
	"A file to import can have at most 4 MiB.": "Eine Datei zum Importieren darf höchstens 4 MiB groß sein.",
	"A file to import can have at most 5,000 tasks: split it.":
		"Eine Datei zum Importieren darf höchstens 5.000 Aufgaben haben: Teile sie auf.",
	"An import of this account is under way: wait until it is done.":
		"Für dieses Konto läuft gerade ein Import: Warte, bis er fertig ist.",
	"completed_at must be an instant that is not in the future.":
		"completed_at muss ein Zeitpunkt sein, der nicht in der Zukunft liegt.",
	"An account can have at most 20 streams of updates open: close a page first.":
		"Ein Konto kann höchstens 20 Verbindungen für Neuigkeiten offen haben: Schließ erst eine Seite.",
	"There can be at most 50 keys and apps: revoke one first.":
		"Es kann höchstens 50 Schlüssel und Apps geben: Widerrufe erst einen.",
	"A key or an app can make at most 1,200 requests in a minute.":
		"Ein Schlüssel oder eine App kann höchstens 1.200 Anfragen in einer Minute stellen.",
	"A key or an app can make at most 300 changes in a minute.":
		"Ein Schlüssel oder eine App kann höchstens 300 Änderungen in einer Minute machen.",
	"There is a tag of this name already.": "Ein Schlagwort mit diesem Namen gibt es schon.",
	"There is a category of this name already.": "Eine Kategorie mit diesem Namen gibt es schon.",
	"There is a saved filter of this name already.": "Einen gespeicherten Filter mit diesem Namen gibt es schon.",
	"A task cannot stand {place} itself.": "Eine Aufgabe kann nicht vor oder hinter sich selbst stehen.",
	"Too many tasks were put into this one gap: move #{task_id} a little first.":
		"In diese eine Lücke wurden zu viele Aufgaben gesetzt: Verschiebe erst #{task_id} ein wenig.",
	"The task is completed: reopen it to be reminded of it.":
		"Die Aufgabe ist erledigt: Öffne sie wieder, um an sie erinnert zu werden.",
	"The task is completed: there is nothing to snooze.": "Die Aufgabe ist erledigt: Da gibt es nichts zu verschieben.",
	"The task is completed: reopen it first.": "Die Aufgabe ist erledigt: Öffne sie erst wieder.",
	"The reminder is cancelled.": "Die Erinnerung ist abgesagt.",
	"The reminder waits for a due date.": "Die Erinnerung wartet auf eine Fälligkeit.",
	"Give exactly one of until and minutes.": "Gib entweder until oder minutes an.",
	"The task does not recur.": "Die Aufgabe wiederholt sich nicht.",
	"A later occurrence is there already: skip that one.": "Ein späterer Termin ist schon da: Überspring den.",
	"No occurrence follows this one: complete the task, or delete it.":
		"Auf diesen Termin folgt keiner mehr: Erledige oder lösche die Aufgabe.",
	"One occurrence has no rule of its own: move it, skip it, or take it out of the series (null).":
		"Ein einzelner Termin hat keine eigene Regel: Verschieb oder überspring ihn, oder nimm ihn aus der Serie (null).",
	"A task that recurs has a due date: end its recurrence first (recurrence: null).":
		"Eine Aufgabe, die sich wiederholt, hat eine Fälligkeit: Beende erst ihre Wiederholung (recurrence: null).",
	"Another task stands for this occurrence by now.": "Für diesen Termin steht inzwischen eine andere Aufgabe.",
	"The task has version {version} by now, not {expected}.":
		"Die Aufgabe hat inzwischen die Version {version}, nicht {expected}.",
	"category_name and category_id exclude each other.": "category_name und category_id schließen einander aus.",
	"A reminder must lie in the future.": "Eine Erinnerung muss in der Zukunft liegen.",
	"The task was due already: a reminder before that can no longer fire.":
		"Die Aufgabe war schon fällig: Eine Erinnerung davor kann nicht mehr kommen.",
	"A task can have at most {count} reminders.": "Eine Aufgabe kann höchstens {count} Erinnerungen haben.",
	"A task can have at most {count} tags.": "Eine Aufgabe kann höchstens {count} Schlagwörter haben.",
	"A task cannot be below itself.": "Eine Aufgabe kann nicht unter sich selbst stehen.",
	"Tasks lie at most {levels} levels deep; this one, with those below it, would lie deeper.":
		"Aufgaben liegen höchstens {levels} Ebenen tief; diese läge mit denen darunter tiefer.",
	"One command takes along at most {count} tasks below a task: deal with some of them first.":
		"Auf einmal gehen höchstens {count} Unteraufgaben mit: Erledige erst einige davon.",
	"{tasks} below this one: say children: take_along or leave.":
		"Unter dieser stehen noch Aufgaben: Gib children an, take_along oder leave.",
	"last must be a whole number from 1 to {most}.": "last muss eine ganze Zahl von 1 bis {most} sein.",
	"More than {most} events hang together with this; undo a smaller part, such as single events.":
		"Damit hängen mehr als {most} Ereignisse zusammen; nimm einen kleineren Teil zurück, etwa einzelne Ereignisse.",
	"event_ids must name at least one event.": "event_ids muss mindestens ein Ereignis nennen.",
	"scopes must name one at least: {scopes}.": "scopes muss mindestens eines nennen: {scopes}.",
	"The rule ends before this occurrence.": "Die Regel endet vor diesem Termin.",
	"A series must begin in the years 1900 to 9998.": "Eine Serie muss in den Jahren 1900 bis 9998 beginnen.",
	"Every date of the rule is left out.": "Damit fällt jeder Termin der Regel aus.",
	"A recurrence can have at most {most} {field}.": "Eine Wiederholung kann höchstens {most} {field} haben.",
	"{name} must not stand with FREQ={frequency}.": "{name} darf nicht neben FREQ={frequency} stehen.",
	"BYDAY with a number must not stand with FREQ={frequency}.":
		"BYDAY mit einer Zahl darf nicht neben FREQ={frequency} stehen.",
	"BYDAY with a number must not stand with BYWEEKNO.": "BYDAY mit einer Zahl darf nicht neben BYWEEKNO stehen.",
	"BYSETPOS chooses among the days of another BY part, and there is none.":
		"BYSETPOS wählt unter den Tagen eines anderen BY-Teils, und es gibt keinen.",
	"The rule comes up to {times} times a day; at most {most} are allowed.":
		"Die Regel kommt bis zu {times}-mal am Tag; erlaubt sind höchstens {most}.",
	"FREQ={frequency} needs a start with a time of day.": "FREQ={frequency} braucht einen Beginn mit Uhrzeit.",
	"COUNT={count} is too many; at most {most} with such a rule.":
		"COUNT={count} ist zu viel; bei so einer Regel sind es höchstens {most}.",
	"The rule names no date from {start} on.": "Die Regel nennt keinen Tag ab {start}.",
	"The rule has dates from {start} on, but so seldom that finding them is too much work.":
		"Die Regel hat Termine ab {start}, aber so selten, dass es zu viel Arbeit ist, sie zu finden.",
	"COUNT={count} is too many for a rule that has dates so seldom.":
		"COUNT={count} ist zu viel für eine Regel, die so selten Termine hat.",
	"The text has {count} characters; at most {most} are read.":
		"Der Text hat {count} Zeichen; gelesen werden höchstens {most}.",
	"The text has no RRULE line.": "Der Text hat keine RRULE-Zeile.",
	"EXRULE is no longer in RFC 5545; leave dates out by EXDATE.":
		"EXRULE gibt es in RFC 5545 nicht mehr; lass Tage mit EXDATE aus.",
	"{name} is none of RRULE, DTSTART, EXDATE and RDATE.": "{name} ist weder RRULE noch DTSTART, EXDATE oder RDATE.",
	"RRULE stands twice; a task has one rule.": "RRULE steht zweimal da; eine Aufgabe hat eine Regel.",
	"DTSTART stands twice.": "DTSTART steht zweimal da.",
	"{name};VALUE={type} is not supported.": "{name};VALUE={type} wird nicht unterstützt.",
	"{name};TZID={zone} is no zone that is known here.": "{name};TZID={zone} ist keine Zone, die hier bekannt ist.",
	"{name}: {value} is no date (20261123) or time (20261123T090000).":
		"{name}: {value} ist weder ein Datum (20261123) noch eine Zeit (20261123T090000).",
	"The rule has {count} characters; at most {most} are read.":
		"Die Regel hat {count} Zeichen; gelesen werden höchstens {most}.",
	"The rule has no FREQ, such as FREQ=WEEKLY.": "Die Regel hat kein FREQ, etwa FREQ=WEEKLY.",
	"COUNT and UNTIL stand together; RFC 5545 allows one of them.":
		"COUNT und UNTIL stehen beisammen; RFC 5545 erlaubt nur eines davon.",
	"{name} (RFC 7529) is not supported: dates are Gregorian, and the end of a month is a setting.":
		"{name} (RFC 7529) wird nicht unterstützt: Daten sind gregorianisch, und das Monatsende ist eine Einstellung.",
	"The rule has an empty part.": "Die Regel hat einen leeren Teil.",
	"{name} is no part of RFC 5545.": "{name} gehört nicht zu RFC 5545.",
	"{name} stands twice.": "{name} steht zweimal da.",
	"FREQ is one of {names}.": "FREQ ist eines von {names}.",
	"INTERVAL is a whole number from 1 to 999999999.": "INTERVAL ist eine ganze Zahl von 1 bis 999999999.",
	"COUNT is a whole number of at least 1.": "COUNT ist eine ganze Zahl ab 1.",
	"UNTIL is a date (20261231), a local time (20261231T235959) or a UTC time (20261231T235959Z).":
		"UNTIL ist ein Datum (20261231), eine Ortszeit (20261231T235959) oder eine UTC-Zeit (20261231T235959Z).",
	"WKST is one of {names}.": "WKST ist eines von {names}.",
	"{entry} is no day; write MO to SU, with a number from 1 to 53 or −1 to −53 before it if need be.":
		"{entry} ist kein Tag; schreib MO bis SU, bei Bedarf mit einer Zahl von 1 bis 53 oder −1 bis −53 davor.",
	"{entry} is not {range}.": "{entry} ist nicht {range}.",
	"The start is a date (2026-11-23) or a local time (2026-11-23T09:00).":
		"Der Beginn ist ein Datum (2026-11-23) oder eine Ortszeit (2026-11-23T09:00).",
	"The zone is an IANA name, such as Europe/Berlin.": "Die Zone ist ein IANA-Name wie Europe/Berlin.",
	"An added date has, like the start, no time.": "Ein zusätzlicher Termin hat wie der Beginn keine Uhrzeit.",
	"An added date has, like the start, a time.": "Ein zusätzlicher Termin hat wie der Beginn eine Uhrzeit.",
	"UNTIL ends the rule before its first date.": "UNTIL beendet die Regel vor ihrem ersten Termin.",
	"A date is 2026-11-23, or 2026-11-23T09:00 with a time.":
		"Ein Termin ist 2026-11-23, oder 2026-11-23T09:00 mit Uhrzeit.",
	"it is undone already (event {seq})": "das ist schon zurückgenommen (Ereignis {seq})",
	"it is undone already": "das ist schon zurückgenommen",
	"{why} later (event {seq})": "{why}, und zwar später (Ereignis {seq})",
	"{why} later": "{why}, und zwar später",
	"the tag is in use (task #{task_id})": "das Schlagwort wird verwendet (Aufgabe #{task_id})",
	"the category is in use (task #{task_id})": "die Kategorie wird verwendet (Aufgabe #{task_id})",
	"the tag was changed": "das Schlagwort wurde geändert",
	"the category was changed": "die Kategorie wurde geändert",
	"the tag was deleted": "das Schlagwort wurde gelöscht",
	"the category was deleted": "die Kategorie wurde gelöscht",
	"the tag was restored": "das Schlagwort wurde wiederhergestellt",
	"the category was restored": "die Kategorie wurde wiederhergestellt",
	"filter, column {column}: {why}.": "Filter, Spalte {column}: {why}.",
	"there is no tag “{name}”": "das Schlagwort „{name}“ gibt es nicht",
	"there is no category “{name}”": "die Kategorie „{name}“ gibt es nicht",
	"a filter has at most {count} characters": "ein Filter hat höchstens {count} Zeichen",
	"a filter has at most {count} conditions": "ein Filter hat höchstens {count} Bedingungen",
	"a filter has at most {count} searches": "ein Filter hat höchstens {count} Suchen",
	"a search has at most {count} different words": "eine Suche hat höchstens {count} verschiedene Wörter",
	"parentheses lie at most {count} deep": "Klammern liegen höchstens {count} tief",
	"“)” is missing for “(” in column {column}": "zu „(“ in Spalte {column} fehlt „)“",
	"the quotation does not end": "das Zitat endet nicht",
	"a condition is missing": "hier fehlt eine Bedingung",
	"a condition is missing before “{sign}”": "vor „{sign}“ fehlt eine Bedingung",
	"“{said}” is no condition; words are found by “search: …”": "„{said}“ ist keine Bedingung; Wörter findet „search: …“",
	"after “search:” words are missing": "nach „search:“ fehlen Wörter",
	"after “{sign}” a name is missing": "nach „{sign}“ fehlt ein Name",
	"“{said}:” wants today, tomorrow, yesterday, +3, -7 or 2026-12-01":
		"nach „{said}:“ steht today, tomorrow, yesterday, +3, -7 oder 2026-12-01",
	"a filter is missing; “all” is every task": "hier fehlt ein Filter; „all“ ist jede Aufgabe",
	"“&” or “|” is missing, or “)” has no “(”": "hier fehlt „&“ oder „|“, oder zu „)“ fehlt „(“",
	"the filter was changed": "der Filter wurde geändert",
	"the filter was deleted": "der Filter wurde gelöscht",
	"the filter was restored": "der Filter wurde wiederhergestellt",
	"its former name is taken": "der frühere Name ist vergeben",
	"its name is taken": "der Name ist vergeben",
	"task #{task_id} has no room for the tag": "Aufgabe #{task_id} hat keinen Platz für das Schlagwort",
	"category of task #{task_id} was changed": "die Kategorie von Aufgabe #{task_id} wurde geändert",
	"the reminder was already sent": "die Erinnerung ist schon verschickt",
	"the reminder is gone": "die Erinnerung gibt es nicht mehr",
	"the reminder was changed": "die Erinnerung wurde geändert",
	"the reminder's instant has passed": "die Zeit der Erinnerung ist vorbei",
	"another task stands for its occurrence by now": "für ihren Termin steht inzwischen eine andere Aufgabe",
	"it would lie more than {levels} levels deep by now": "sie läge inzwischen mehr als {levels} Ebenen tief",
	"the task is gone": "die Aufgabe gibt es nicht mehr",
	"the task was restored": "die Aufgabe wurde wiederhergestellt",
	"the task was deleted": "die Aufgabe wurde gelöscht",
	"its former category is deleted": "ihre frühere Kategorie ist gelöscht",
	"one of its former tags is deleted": "eines ihrer früheren Schlagwörter ist gelöscht",
	"its former parent is below it by now": "ihre frühere übergeordnete Aufgabe steht inzwischen unter ihr",
	"{name} was changed": "{name} wurde geändert",
	"tools can name at most {most} tools.": "tools kann höchstens {most} Werkzeuge nennen.",
};
