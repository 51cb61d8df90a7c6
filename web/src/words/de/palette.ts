import type { Messages } from "../english.ts";

export const palette: Messages["palette"] = {
	title: "Befehle und Suche",
	line: "Eine Aufgabe, eine Ansicht, ein Schlagwort oder ein Befehl",
	results: "Was gemeint sein kann",
	nothing: "Nichts heißt so.",
	kinds: { view: "Ansicht", command: "Befehl", task: "Aufgabe", label: "Kategorie oder Schlagwort" },
	fold: "Chat ein- oder ausklappen",
	theme: "Hell oder dunkel",
};
