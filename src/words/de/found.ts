/** What a tool that reads has found, in German. */
import { counted } from "../counted.ts";
import type { FoundWords } from "../en/found.ts";
import { tasks } from "./tasks.ts";

const attempts = counted("de", { one: "Versuch", other: "Versuchen" });

export const found: FoundWords = {
	tasks: (count, hasMore) =>
		count === 0 ? "Keine Aufgaben." : `${tasks.count(count)}${hasMore ? ", und es gibt noch mehr" : ""}:`,
	noLabels: { category: "Es gibt noch keine Kategorie.", tag: "Es gibt noch kein Schlagwort." },
	label: (name, count) => `${name} (${tasks.count(count)})`,
	noFilters: "Es gibt noch keinen gespeicherten Filter.",
	dates: (text, dates) => (dates.length === 0 ? `${text}: keine weiteren Termine.` : `${text}: ${dates.join("; ")}.`),
	noReminders: "Keine Erinnerungen.",
	withoutDate: "ohne Zeitpunkt",
	reminderStates: {
		armed: "gestellt",
		fired: "erinnert",
		cancelled: "abgesagt",
		waiting: "wartet auf eine Fälligkeit",
	},
	nothingHappened: "Es ist nichts geschehen.",
	noneFired: "Es wurde noch an nichts erinnert.",
	delivery: ({ task_id, planned, channel, held }, state, tries) =>
		`#${task_id}, ${planned}, ${channel}: ${state} nach ${attempts(tries)}${held === null ? "" : `, von den Ruhezeiten zurückgehalten bis ${held}`}`,
	deliveryStates: {
		queued: "wartet auf den Versand",
		sending: "wird gerade versandt",
		sent: "versandt",
		not_wanted: "nicht mehr gewünscht",
		unverified: "nicht an eine unbestätigte Adresse gesandt",
		muted: "stummgeschaltet",
		dead: "endgültig abgelehnt",
	},
};
