/** What is wrong with a filter, in German, by key; a name in braces stands for what differs. */
import type { filterFaults as english } from "../en/filterFaults.ts";

export const filterFaults: Readonly<Record<keyof typeof english, string>> = {
	filter_wrong: "filter, Spalte {column}: {why}.",
	filter_too_long: "ein Filter hat höchstens {most} Zeichen",
	filter_too_deep: "Klammern sind höchstens {levels} Ebenen tief",
	filter_not_closed: "zu „(“ in Spalte {column} fehlt „)“",
	filter_quotation_open: "das Zitat endet nicht",
	filter_condition_missing: "eine Bedingung fehlt",
	filter_condition_missing_before: "vor „{sign}“ fehlt eine Bedingung",
	filter_conditions: "ein Filter hat höchstens {most} Bedingungen",
	filter_no_condition: "„{said}“ ist keine Bedingung; Wörter findet „search: …“",
	filter_no_sign: "„{said}“ ist keine einzelne Bedingung; mit „&“ dazwischen: {meant}",
	filter_searches: "ein Filter hat höchstens {most} Suchen",
	filter_words_missing: "nach „search:“ fehlen Wörter",
	filter_words: "eine Suche hat höchstens {most} verschiedene Wörter",
	filter_missing: "ein Filter fehlt; „all“ sind alle Aufgaben",
	filter_sign_missing: "„&“ oder „|“ fehlt, oder zu „)“ fehlt „(“",
	filter_name_missing: "nach „{sign}“ fehlt ein Name",
	filter_day: "„{condition}:“ erwartet today, tomorrow, yesterday, +3, -7 oder 2026-12-01",
	filter_no_such_tag: "ein Schlagwort „{name}“ gibt es nicht",
	filter_no_such_category: "eine Kategorie „{name}“ gibt es nicht",
};
