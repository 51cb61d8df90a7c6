/** Prompts of MCP clients, in German. */
import type { PromptWords } from "../en/prompts.ts";

export const prompts: PromptWords = {
	daily_plan: {
		title: "Meinen Tag planen",
		description: "Was heute fällig und was überfällig ist, in einer machbaren Reihenfolge",
		text: "Plane meinen Tag mit Adjutant. Lies list://today und list://overdue (oder rufe dafür list_tasks auf). Bring die Aufgaben in eine machbare Reihenfolge, zuerst nach Uhrzeit, dann nach Priorität. Sag, was nicht hineinpasst, und schlag dafür jeweils einen neuen Termin vor. Ändere nichts, bevor ich ja sage.",
	},
	weekly_review: {
		title: "Wochenrückblick",
		description: "Was in den letzten sieben Tagen fertig wurde, was offen ist und was als Nächstes kommt",
		text: "Mach mit mir den Wochenrückblick in Adjutant. Liste auf, was ich in den letzten sieben Tagen erledigt habe und was offen und überfällig ist (list_tasks). Zeig mir Aufgaben, die ich immer wieder verschiebe, Aufgaben ohne Termin und was in den nächsten sieben Tagen fällig ist. Frag mich dann Aufgabe für Aufgabe, ob ich sie erledige, verschiebe oder streiche. Ändere nichts, bevor ich ja sage.",
	},
};
