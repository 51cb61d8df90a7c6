/** New tasks, and what sounds like an order that nothing here carries out: it is asked about, never added in silence. */
import { type Row, row } from "../row.ts";

export const ADDITIONS: readonly Row[] = [
	row(
		{ kind: "add" },
		{
			en: [],
			de: [
				"füg|füge|nimm|trag|trage {adding} hinzu|auf|ein",
				"setz|setze|schreib|schreibe|pack|packe|tu {adding} auf die|meine liste|aufgabenliste",
				"setz|setze|schreib|schreibe|pack|packe|tu {on_list}",
				"aufgabe|(neue aufgabe)|(neuer termin)|(neuer eintrag) {adding}",
				"trag|trage mir {adding} ein",
				"erstell|erstelle eine? neue? aufgabe {adding}",
				"leg|lege eine? neue? aufgabe an {adding}",
				"leg|lege mir? {adding} an",
				"füg|füge hinzu {adding}",
				"{adding} hinzufügen",
				"{adding} auf die|meine liste setzen",
			],
		},
	),
	row(
		{ kind: "unclear", says: ({ addThen }) => addThen },
		{
			en: [],
			de: [
				"füg|füge|nimm|trag|trage {until} hinzu|auf|ein",
				"aufgabe|(neue aufgabe) {until}",
				"erstell|erstelle eine? neue? aufgabe {until}",
			],
		},
	),
	row({ kind: "unclear", says: ({ add }) => add }, { en: [], de: ["hinzufügen|(neue aufgabe)|(füge hinzu)"] }),
	row(
		{ kind: "add_below" },
		{
			en: [
				"add|create|make|put|new {child} to|of|under|below|for|in {task}(:) {step}",
				"add|create|make|put|new {child} (called|named)? {step} to|of|under|below|for|in {task}",
				"add|create {step} as {child} to|of|under|below|for|in {task}",
			],
			de: [
				"füg|füge eine|die|als? neue? unteraufgabe|teilaufgabe {step} zu|zum|zur|von|vom|für|unter|bei {task} hinzu",
				"füg|füge zu|zum|zur|von|vom|für|unter|bei {task} eine|die|als? neue? unteraufgabe|teilaufgabe {step} hinzu",
				"füg|füge {step} eine|die|als? neue? unteraufgabe|teilaufgabe zu|zum|zur|von|vom|für|unter|bei {task} hinzu",
				"eine|die|als? neue? unteraufgabe|teilaufgabe {step} zu|zum|zur|von|vom|für|unter|bei {task} hinzufügen|anlegen",
				"erstell|erstelle|leg|lege eine|die|als? neue? unteraufgabe|teilaufgabe {step} zu|zum|zur|von|vom|für|unter|bei {task} an?",
			],
		},
	),
];
