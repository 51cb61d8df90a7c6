/** New reminders of tasks that are there: "remind me about #3 at 5"; "remind me about the rent" is a new task. */
import { type Row, row } from "../row.ts";

export const ALARMS: readonly Row[] = [
	// Of a thing as one knows it: where there is such a task, that one is meant.
	row(
		{ kind: "remind", is_likely: true },
		{
			en: ["set|add|create|make|(give me)|(i need)|(i want) a|another reminder of|for|on {known} {alarm}"],
			de: [
				"stell|stelle|setz|setze|erstell|erstelle|mach|mache eine weitere|zweite? erinnerung für|an|zu|zum|zur {known} {alarm} ein?",
				"füg|füge {known} eine weitere|zweite? erinnerung {alarm} hinzu",
			],
		},
	),
	row(
		{ kind: "remind" },
		{
			en: [
				"also? remind me {lead} before {named} (is due|starts|begins)?",
				"remind me again? about|of|for|to|on {task_alarms}",
				"set|add|create|make|(give me)|(i need)|(i want) a|another|the? reminder|reminders again? about|of|for|to|on {task_alarms}",
				"set|add|create|make|(give me)|(i need)|(i want) a|another|the? {lead} reminder about|of|for|to|on|before {task}",
				"set|add|create|make|(give me)|(i need)|(i want) a|another|the? reminder {lead} before {task}",
			],
			de: [
				"erinner|erinnere mich an die|den|das? aufgabe|termin? {number} {alarm}",
				"erinner|erinnere mich auch? {lead} vor|vorm {named}",
				"erinner|erinnere mich auch? {lead} vorher|früher|eher an {named}",
				"erinner|erinnere mich auch? an {named} {lead} vorher|früher|eher",
				"füg|füge {task} eine weitere|zweite? erinnerung {lead} vorher|davor hinzu",
				"füg|füge eine weitere|zweite? erinnerung {lead} vorher|davor zu|zum|zur|für {task} hinzu",
				"stell|stelle|setz|setze|erstell|erstelle|mach|mache eine weitere|zweite? erinnerung {lead} vor|vorm {task}",
				"stell|stelle|setz|setze|erstell|erstelle|mach|mache eine weitere|zweite? erinnerung für|an|zu|zum|zur {task} {lead} vorher|davor ein?",
			],
		},
	),
	row(
		{ kind: "unclear", says: ({ remindWhen }) => remindWhen },
		{
			en: [
				"remind me again? about|of|for|to|on {reminded}",
				"set|add|create|make|(give me)|(i need)|(i want) a|another|the? reminder again? about|of|for|to|on {reminded}",
			],
			de: ["erinner|erinnere mich an die|den|das? aufgabe|termin? {number}"],
		},
	),
];
