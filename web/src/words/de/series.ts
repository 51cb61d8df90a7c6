/** Recurrence: the series of a task, in German. */
import { counted } from "../../../../src/words/counted.ts";
import type { Messages } from "../english.ts";

const dates = counted("de", { one: "Termin", other: "Termine" });
export const series: Messages["series"] = {
	title: "Serie",
	byClock: (rule, zone) => `${rule} (Zeit in ${zone})`,
	due: (when) => `Diese ist fällig: ${when}.`,
	dueMoved: (when, from) => `Diese ist fällig: ${when}, verschoben von ${from}.`,
	floating: "Ihre Uhrzeiten folgen deiner Zeitzone.",
	pausedHint: "Solange sie pausiert, gibt es keine Erinnerungen, und keine nächste wird angelegt.",
	leftOut: (count) => `Ausgelassen: ${dates(count)}`,
	added: (count) => `Zusätzlich: ${dates(count)}`,
	datesLeftOut: "Ausgelassene Termine",
	datesAdded: "Zusätzliche Termine",
	skip: "Diese auslassen",
	move: "Diese verschieben",
	change: "Regel ändern",
	pause: "Pausieren",
	resume: "Fortsetzen",
	end: "Serie beenden",
	skipped: (due) => `Ausgelassen. Jetzt dran: ${due}`,
	paused: "Pausiert: keine Erinnerungen und kein nächster Termin, bis du sie fortsetzt",
	resumed: (due) => `Fortgesetzt: ${due}`,
	ended: "Die Serie ist zu Ende; diese Aufgabe ist ihre letzte",
	changed: (rule) => `Geändert: ${rule}`,
	alone: "Sie steht jetzt für sich allein",
	moved: (due) => `Verschoben auf: ${due}`,
	moveTo: "Auf das Datum",
	moveHint: "Die anderen bleiben, wo die Regel sie hinlegt.",
	moveIt: "Verschieben",
	scope: "Was sich ändert",
	scopes: {
		following: "Diese und alle folgenden",
		all: "Die ganze Serie, von Anfang an",
		this: "Nur diese: aus der Serie herausnehmen",
	},
	takeOutHint:
		"Sie wird eine eigene Aufgabe mit ihrem Fälligkeitsdatum, und die Serie geht mit der nächsten weiter. Soll sie in der Serie bleiben und nur an einem anderen Tag dran sein, verschiebe sie stattdessen.",
	takeOut: "Herausnehmen",
	changeIt: "Serie ändern",
	keep: "So lassen",
};
