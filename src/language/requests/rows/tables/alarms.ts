/** New reminders of tasks that are there: "remind me about #3 at 5"; "remind me about the rent" is a new task. */
import { type Row, row } from "../row.ts";

export const ALARMS: readonly Row[] = [
	row(
		{ kind: "remind" },
		{
			en: [
				"also? remind me {lead} before {named} (is due|starts|begins)?",
				"remind me again? about|of|for|to|on {task_alarms}",
				"set|add|create|make|(give me)|(i need)|(i want) a|another|the? reminder again? about|of|for|to|on {task_alarms}",
			],
			de: [
				"erinner|erinnere mich an die|den|das? aufgabe|termin? {number} {alarm}",
				"erinner|erinnere mich auch? {lead} vor|vorm {named}",
				"erinner|erinnere mich auch? {lead} vorher|früher|eher an {named}",
				"erinner|erinnere mich auch? an {named} {lead} vorher|früher|eher",
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
