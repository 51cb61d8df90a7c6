/** Prompts that a person picks in a client's menu, in the language of the settings. */
import { type GetPromptResult, ProtocolError, ProtocolErrorCode } from "@modelcontextprotocol/server";

interface Words {
	readonly title: string;
	readonly description: string;
	readonly text: string;
}

interface Prompt {
	readonly name: string;
	readonly en: Words;
	readonly de: Words;
}

const PROMPTS: readonly Prompt[] = [
	{
		name: "daily_plan",
		en: {
			title: "Plan my day",
			description: "What is due today and what is overdue, in an order that can be done",
			text: "Plan my day with Adjutant. Read list://today and list://overdue (or call list_tasks for them). Put the tasks in an order I can get through, by due time first and then by priority. Say what will not fit, and suggest a new date for each of those. Change nothing before I say yes.",
		},
		de: {
			title: "Meinen Tag planen",
			description: "Was heute fällig und was überfällig ist, in einer machbaren Reihenfolge",
			text: "Plane meinen Tag mit Adjutant. Lies list://today und list://overdue (oder rufe dafür list_tasks auf). Bring die Aufgaben in eine machbare Reihenfolge, zuerst nach Uhrzeit, dann nach Priorität. Sag, was nicht hineinpasst, und schlag dafür jeweils einen neuen Termin vor. Ändere nichts, bevor ich ja sage.",
		},
	},
	{
		name: "weekly_review",
		en: {
			title: "Review my week",
			description: "What was done in the last seven days, what is left, and what comes next",
			text: "Review my week with Adjutant. List what I completed in the last seven days and what is open and overdue (list_tasks). Point out tasks that I keep putting off, tasks without a date, and what is due in the next seven days. Then ask me, one task at a time, whether to do, move or drop what is left. Change nothing before I say yes.",
		},
		de: {
			title: "Wochenrückblick",
			description: "Was in den letzten sieben Tagen fertig wurde, was offen ist und was als Nächstes kommt",
			text: "Mach mit mir den Wochenrückblick in Adjutant. Liste auf, was ich in den letzten sieben Tagen erledigt habe und was offen und überfällig ist (list_tasks). Zeig mir Aufgaben, die ich immer wieder verschiebe, Aufgaben ohne Termin und was in den nächsten sieben Tagen fällig ist. Frag mich dann Aufgabe für Aufgabe, ob ich sie erledige, verschiebe oder streiche. Ändere nichts, bevor ich ja sage.",
		},
	},
];

const wordsOf = (prompt: Prompt, locale: string): Words => (locale.startsWith("de") ? prompt.de : prompt.en);

export const listPrompts = (locale: string) => ({
	prompts: PROMPTS.map((prompt) => {
		const { title, description } = wordsOf(prompt, locale);
		return { name: prompt.name, title, description };
	}),
});

/** Throws for a prompt that there is not. */
export function getPrompt(name: string, locale: string): GetPromptResult {
	const prompt = PROMPTS.find((one) => one.name === name);
	if (prompt === undefined) {
		throw new ProtocolError(
			ProtocolErrorCode.InvalidParams,
			`There is no such prompt. There are: ${PROMPTS.map((one) => one.name).join(", ")}.`,
		);
	}
	const { description, text } = wordsOf(prompt, locale);
	return { description, messages: [{ role: "user", content: { type: "text", text } }] };
}
