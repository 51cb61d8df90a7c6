/** Answers that change nothing, in German: lists, one task, reminders, dates to come, history. */
import { counted } from "../counted.ts";
import type { ReportWords } from "../en/reports.ts";
import { tasks } from "./tasks.ts";

const minutes = counted("de", { one: "Minute", other: "Minuten" });
const attempts = counted("de", { one: "Versuch", other: "Versuchen" });
const upcoming = counted("de", { one: "kommende Erinnerung", other: "kommende Erinnerungen" });

const atLeast = (count: number, isAll: boolean) => `${isAll ? "" : "Mehr als "}${tasks.count(count)}`;

export const reports: ReportWords = {
	noLabel: "So ein Schlagwort oder so eine Kategorie gibt es nicht.",
	noTask: "Keine Aufgabe gefunden.",
	count: (count, isAll) => `${atLeast(count, isAll)}.`,
	list: (count, isAll) => `${atLeast(count, isAll)}:`,
	more: (count) => `… und ${count} weitere.`,
	moreInList: (count, isAll) =>
		isAll ? `… und ${count} weitere in der Aufgabenliste.` : "… und die übrigen in der Aufgabenliste.",
	noneLike: (words) => `Ich finde keine Aufgabe wie „${words}“.`,
	toAdd: (sentence) => `Um das als Aufgabe anzulegen, schreib „Neue Aufgabe: ${sentence}“.`,
	settings: (settings) => `Deine Einstellungen: ${settings.join(", ")}.`,
	overdue: (count, isAll) => `${atLeast(count, isAll)} überfällig: „Zeig überfällige Aufgaben“.`,
	next: (line) => `Als Nächstes: ${line}.`,
	nothingDue: "Sonst ist nichts fällig.",
	whichOne: "Welche? Nenn ihre Nummer.",
	nothingThen: "In dieser Zeit ist nichts dergleichen geschehen.",
	nothingYet: "Es ist noch nichts geschehen.",
	task: (name, state, facts) => `${name} ist ${[state, ...facts].join(", ")}.`,
	completed: (name, moment, facts) => `${name} wurde am ${moment} erledigt: ${facts.join(", ")}.`,
	noReminder: "keine kommende Erinnerung",
	remindersOn: (moments) => `Erinnerung am ${moments.join(" und am ")}`,
	negated: "In Ordnung, es wurde nichts geändert.",
	welcome: "Gern geschehen.",
	self: "Ich bin Adjutant und kümmere mich um deine Aufgaben und Erinnerungen. „Hilfe“ zeigt, was ich kann.",
	reminders: {
		none: "Es gibt keine kommenden Erinnerungen.",
		coming: (count) => `${upcoming(count)}:`,
		noneFired: "Es wurde noch an nichts erinnert.",
		latest: "Die letzten Zustellungen:",
		never: "sie hat keine Erinnerung, deshalb kam auch keine. „Erinnere mich daran um 17 Uhr“ stellt eine",
		armed: (moment) => `eine Erinnerung ist gestellt auf ${moment}; so weit ist es noch nicht`,
		waiting: "eine Erinnerung wartet auf eine Fälligkeit, von der sie zurückzählt",
		cancelledCompleted: (moment) => `die Erinnerung für ${moment} wurde abgesagt, weil die Aufgabe erledigt ist`,
		cancelledDeleted: (moment) => `die Erinnerung für ${moment} wurde abgesagt, weil die Aufgabe gelöscht ist`,
		silent: (moment) => `die Erinnerung für ${moment} schweigt, weil die Serie pausiert`,
		cancelled: (moment) => `die Erinnerung für ${moment} wurde abgesagt, oder ihre Zeit war schon vorbei`,
		anyCancelled: "eine Erinnerung wurde abgesagt",
		fired: (moment, late) => `die Erinnerung vom ${moment} kam${late === 0 ? "" : ` mit ${minutes(late)} Verspätung`}`,
		digest: (day) => `die Tagesübersicht für ${day} war an der Reihe`,
		empty: (fired) => `${fired}, und es gab nichts zu sagen`,
		anyMessage: "Nachricht",
		lookForMail: ". Schau im Spam-Ordner nach, wenn sie nicht da ist",
		sent: (fired, message, moment, answer) =>
			`${fired}, und die ${message} wurde${moment === undefined ? "" : ` am ${moment}`} übergeben${answer}`,
		onItsWay: (fired, message, tries, next, answer) =>
			`${fired}, und die ${message} ist nach ${attempts(tries)} unterwegs${next === undefined ? "" : `; der nächste Versuch ist am ${next}`}${answer}`,
		held: (fired, message, moment) => `${fired}, und die ${message} halten deine Ruhezeiten bis ${moment} zurück`,
		notWanted: (fired, message) =>
			`${fired}, und es ging keine ${message} hinaus, weil die Aufgabe inzwischen erledigt oder gelöscht war`,
		muted: (fired, message) =>
			`${fired}, und es ging keine ${message} hinaus, weil du Erinnerungen auf diesem Weg damals abgeschaltet hattest`,
		unverified: (fired, message) =>
			`${fired}, und es ging keine ${message} hinaus, weil deine Adresse noch nicht bestätigt ist`,
		nowhere: (fired, message) => `${fired}, und es ging keine ${message} hinaus, weil du nichts hast, das sie annimmt`,
		dead: (fired, message, tries, answer) =>
			`${fired}, und die ${message} wurde nach ${attempts(tries)} endgültig abgelehnt${answer}`,
		answer: (text) => ` (der Server sagte: „${text}“)`,
		details: (text) => ` (Einzelheiten: ${text})`,
	},
	dates: {
		notRecurring: (name, due) =>
			due === undefined
				? `${name} hat keine Fälligkeit und wiederholt sich nicht.`
				: `${name} ist ${due} und wiederholt sich nicht.`,
		paused: (name, task_id) => `${name} pausiert: Mit „Setze #${task_id} fort“ geht es weiter.`,
		is: (name, facts) => `${name} ist ${facts.join(", ")}.`,
		fromCompletion: (name, facts) =>
			`${name} ist ${facts.join(", ")}: Die nächste zählt ab dem Tag, an dem sie erledigt ist.`,
		nothingFollows: "Danach kommt nichts mehr.",
		after: "Danach:",
	},
};
