/** What is written of a task besides its title, as it is said. */
import { type Row, row } from "../row.ts";

export const NOTES: readonly Row[] = [
	row(
		{ kind: "describe" },
		{
			en: [
				"describe {task} as {note}",
				"set|change|update the? description|note|notes of|for|on {task} to {note}",
				"set|change|update {bare}('s)? description|note|notes to {note}",
				"(add|put|write)? a|an|the? note|description|comment to|on|for {holder}(:){note}",
				"note|description of {holder}(:){note}",
				"add|put|write a|an|the? note|description|comment? {quoted} to|on {holder}",
				"add|put|write a|an|the? note|description|comment? {quoted} as a? note|description to|of|on|for {task}",
			],
			de: [
				"beschreib|beschreibe {named} als|mit {note}",
				"notiz|beschreibung zu|zum|zur|für|von {holder}(:){note}",
				"schreib|schreibe zu|zum|zur {holder}(:){note}",
				"füg|füge eine notiz|beschreibung zu|zum|zur {holder} hinzu(:){note}",
			],
		},
	),
	row(
		{ kind: "describe", reference: { kind: "pronoun", many: false } },
		{ en: ["add|put|write a|an|the? (note|description|comment)(:){note}"], de: [] },
	),
];
