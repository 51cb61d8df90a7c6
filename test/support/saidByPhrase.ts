/** A sentence that a phrase of a row is said with: the first of what may stand in each place, a sample for each slot, nothing that may be left out. */
import type { SlotName } from "../../src/language/requests/rows/slots.ts";

const SAMPLES: Readonly<Record<"en" | "de", Readonly<Record<SlotName, string>>>> = {
	en: {
		task: "#6",
		named: "#6",
		target: "#6",
		one: "#6",
		item: "#6",
		thing: "#6",
		guess: "gym",
		parent: "#3",
		when: "friday",
		rule: "every week",
		lead: "30 minutes",
		number: "6",
		days: "this week",
		once: "this time",
		it: "#6",
		tag: "home",
		hash: "#home",
		at: "@work",
		category: "work",
		name: "home",
		new_name: "house",
		label: "home",
		mark: "home",
		count: "3",
		word: "work",
		marked: "#6",
		single: "#6",
		anything: "#6",
		plural: "dentists",
		priority: "high",
		urgency: "urgent",
		rest: "home",
		draft: "two pages",
		title: "essay",
		parted: "essay",
	},
	de: {
		task: "#6",
		named: "#6",
		target: "#6",
		one: "#6",
		item: "#6",
		thing: "#6",
		guess: "Sport",
		parent: "#3",
		when: "Freitag",
		rule: "jede Woche",
		lead: "30 Minuten",
		number: "6",
		days: "this week",
		once: "this time",
		it: "#6",
		tag: "zuhause",
		hash: "#zuhause",
		at: "@arbeit",
		category: "arbeit",
		name: "zuhause",
		new_name: "daheim",
		label: "zuhause",
		mark: "zuhause",
		count: "3",
		word: "arbeit",
		marked: "#6",
		single: "#6",
		anything: "#6",
		plural: "Termine",
		priority: "hoch",
		urgency: "dringend",
		rest: "zuhause",
		draft: "zwei Seiten",
		title: "Aufsatz",
		parted: "Aufsatz",
	},
};

export function saidByPhrase(words: string, tongue: "en" | "de"): string {
	let said = words;
	// From the inside out: a group becomes its first alternative, or nothing where it may be left out.
	for (let group = INNERMOST.exec(said); group; group = INNERMOST.exec(said)) {
		const [whole, inner = "", optional] = group;
		said = said.replace(whole, optional ? "" : (inner.split("|")[0] ?? "").replaceAll(" ", GAP));
	}
	return said
		.split(" ")
		.filter((element) => element !== "" && !element.endsWith("?"))
		.map((element) => element.split("|")[0] ?? "")
		.join(" ")
		.replaceAll(GAP, " ")
		.replaceAll(/\{(\w+)\}/g, (_, name: SlotName) => SAMPLES[tongue][name]);
}

/** Between the words of a group, which are one element. */
const GAP = "\u00A0";
const INNERMOST = /\(([^()]*)\)(\?)?/;
