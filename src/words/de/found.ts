/** What a tool that reads has found, in German. */
import type { FoundWords } from "../en/found.ts";
import { tasks } from "./tasks.ts";

export const found: FoundWords = {
	tasks: (count, hasMore) =>
		count === 0 ? "Keine Aufgaben." : `${tasks.count(count)}${hasMore ? ", und es gibt noch mehr" : ""}:`,
	noLabels: { category: "Du hast keine Kategorien.", tag: "Du hast keine Schlagwörter." },
	label: {
		category: (name, count) => `@${name} (${tasks.count(count)})`,
		tag: (name, count) => `#${name} (${tasks.count(count)})`,
	},
	noFilters: "Es gibt noch keinen gespeicherten Filter.",
	dates: (text, dates) => (dates.length === 0 ? `${text}: keine weiteren Termine.` : `${text}: ${dates.join("; ")}.`),
	withoutDate: "ohne Zeitpunkt",
	reminderStates: {
		armed: "gestellt",
		fired: "erinnert",
		cancelled: "abgesagt",
		waiting: "wartet auf eine Fälligkeit",
	},
};
