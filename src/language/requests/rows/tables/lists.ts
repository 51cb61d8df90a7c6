/** Tasks that are asked for: lists of them, how many there are, one of them, and what is looked for in them. */
import { type Row, row } from "../row.ts";

export const LISTS: readonly Row[] = [
	row(
		{ kind: "list" },
		{
			en: [],
			de: [
				"(zeig|zeige|liste)? mir? alle|meine|die? alle|meine|die? aufgaben (für|von)? {span} an|auf?",
				"was ist|wird denn? {span} alles? (fällig|zu tun|los)",
				"was steht|liegt {span} alles? an",
				"was habe|muss ich {span} alles? (zu tun|tun|vor|erledigen|machen)?",
				"(zeig|zeige)? mir? alles von|für|aus {span} an?",
				"(zeig|zeige)? mir? {labelled} aufgaben|an?",
			],
		},
	),
	row(
		{ kind: "list", filter: { when: "overdue" } },
		{
			en: [],
			de: [
				"(zeig|zeige|liste)? mir? alle|meine? alle|meine? überfällige|überfälligen aufgaben? an|auf?",
				"was ist überfällig",
			],
		},
	),
	row(
		{ kind: "list", filter: { status: "completed" } },
		{ en: [], de: ["(zeig|zeige|liste)? mir? alle|meine? alle|meine? erledigte|erledigten aufgaben? an|auf?"] },
	),
	row(
		{ kind: "list", filter: { status: "deleted" } },
		{ en: [], de: ["(zeig|zeige|liste)? mir? alle|meine? alle|meine? gelöschte|gelöschten aufgaben? an|auf?"] },
	),
	row(
		{ kind: "list", filter: {} },
		{
			en: [],
			de: [
				"(zeig|zeige|liste)? mir? alle|meine|die? alle|meine|die? offene|offenen? aufgaben|liste|aufgabenliste an|auf?",
			],
		},
	),
	row(
		{ kind: "list", filter: { sort: "priority" } },
		{
			en: [],
			de: [
				"sortier|sortiere|ordne die|meine|alle? aufgaben|liste? nach der? priorität|wichtigkeit|dringlichkeit sortiert|geordnet?",
				"(zeig|zeige)? mir? die|meine|alle? aufgaben nach der? priorität|wichtigkeit|dringlichkeit sortiert|geordnet? an?",
			],
		},
	),
	row(
		{ kind: "list", filter: { untagged: true } },
		{
			en: [],
			de: [
				"(zeig|zeige|liste)? mir? alle|meine|die? aufgaben ohne ein|einen? tag|tags|schlagwort|schlagwörter|etikett|etiketten an|auf?",
			],
		},
	),
	row(
		{ kind: "list", filter: { uncategorized: true } },
		{ en: [], de: ["(zeig|zeige|liste)? mir? alle|meine|die? aufgaben ohne eine? kategorie|kategorien an|auf?"] },
	),
	row(
		{ kind: "list", filter: { when: "none" } },
		{
			en: [],
			de: [
				"(zeig|zeige|liste)? mir? alle|meine|die? aufgaben ohne ein|einen|eine? datum|termin|fälligkeit|fälligkeitsdatum|frist an|auf?",
			],
		},
	),
	row(
		{ kind: "count", filter: {} },
		{ en: [], de: ["wie viele aufgaben (habe ich|gibt es|sind offen|sind noch offen) noch?"] },
	),
	row({ kind: "count" }, { en: [], de: ["wie viele aufgaben (habe ich|sind) {span} fällig?"] }),
	row(
		{ kind: "show" },
		{
			en: [],
			de: [
				"zeig|zeige mir? {number} an?",
				"wann ist|sind|war|beginnt|kommt {task} fällig|dran?",
				"bis? wann muss|soll|habe ich zum|zur|zu? {task}",
				"wo ist|sind|findet {task} statt?",
				"ist|sind {task} schon|bereits? fertig|erledigt|abgeschlossen",
			],
		},
	),
	row({ kind: "search" }, { en: [], de: ["such|suche mir? nach? {words}"] }),
	row({ kind: "unclear", says: ({ search }) => search }, { en: [], de: ["such|suche"] }),
	row(
		{ kind: "nothing", why: "question" },
		{
			en: [],
			de: [
				"wie lange dauert|dauern|braucht {rest}",
				"wie lange brauche ich für {rest}",
				"wie viele {rest}",
				"was ist|wird|steht|liegt|habe|muss {rest}",
			],
		},
	),
];
