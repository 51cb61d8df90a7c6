/** Tasks that are asked for: lists of them, and how many there are. */
import { type Row, row } from "../row.ts";

export const LISTS: readonly Row[] = [
	row(
		{ kind: "list" },
		{
			en: [
				"am i free|busy|available on|for? {span}",
				"do i have time|plans on|for? {span}",
				"how busy|full am i|(is my) {span}",
				"how does|do my? {span} look like?",
				"what does my? {span} look like",
				"how's|(how is) my? {span} (looking|going)?",
				"what's|(what is) my schedule|plan|agenda (for|on)? {span}",
				"(what's|what is|is there anything|anything) in|under {among}",
				"is there? anything for {among}",
				"only|just show me? {among}",
				"am i done|finished (for|with)? {span}",
				"what else (is|do i have|have i got|is there)? (due|left|on|to do)? (on|for)? {span}",
			],
			de: [
				"sag|sagen? mir? was {span} alles|noch? ansteht|anliegt|(fällig ist)|(los ist)|(zu tun ist)|(zu erledigen ist)",
				"was ist {span} noch? alles? fällig|(zu tun)|los|offen|(zu erledigen)",
				"steht|liegt|ist {span} (noch)? was|etwas|irgendwas|irgendetwas (an|los|fällig|zu tun)?",
				"bin ich {span} fertig|durch",
				"wie voll|busy ist mein|meine|der|die? {span}",
				"was mache ich {span}",
				"was ist|geht {span} los|ab",
				"was ist|liegt|steht in|unter {among}",
				"was (gibt es|gibt's) für {among}",
				"zeig|zeige mir? nur {among}",
				"zeig|zeige mir? alles mit {among}",
				"was fehlt {span} noch",
				"was fehlt noch {span}",
				"habe|hab ich {span} zeit|frei|(etwas vor)|(was vor)|termine",
				"bin ich {span} frei|verfügbar|verplant|(schon verplant)",
				"wie sieht es|mein? {span} aus",
				"wie sieht's {span} aus",
				"(zeig|zeige|liste)? mir? alle|meine|die? alle|meine|die? aufgaben (für|von)? {span} an|auf?",
				"was ist|wird denn? {span} alles? (fällig|zu tun|los)",
				"was steht|liegt {span} alles|noch? an",
				"was habe|hab|muss ich {span} alles|noch? (zu tun|tun|vor|erledigen|machen)?",
				"(zeig|zeige)? mir? alles von|für|aus {span} an?",
				"(zeig|zeige)? mir? {labelled} aufgaben|an?",
				"welche aufgaben haben|tragen das|den? schlagwort|tag|etikett {among}",
				"welche aufgaben sind|liegen|stehen in|unter der? kategorie? {among}",
				"zeig|zeige|öffne mir? die|meine|unsere {own_list} an?",
				"was steht|ist noch? auf der|meiner|unserer {own_list}",
				"welche aufgaben gehören zu|zur kategorie? {among}",
				"welche aufgaben sind|habe|stehen|liegen ich? {span} alles? (fällig|an|zu erledigen)?",
			],
		},
	),
	row(
		{ kind: "list", filter: { when: "week" } },
		{
			en: ["how's|(how is)|(how does) my|the week look|looking|going (like|this week)?"],
			de: ["wie sieht meine|die woche aus"],
		},
	),
	row(
		{ kind: "list", filter: { when: "today" } },
		{
			en: ["how's|(how is)|(how does) my|the day look|looking|going (like|today)?"],
			de: ["wie sieht mein|der tag aus"],
		},
	),
	row(
		{ kind: "list", filter: { when: "overdue" } },
		{
			en: [
				"is|are anything|something|(any task)|(any tasks) overdue|late",
				"what did|have i miss|missed|forget|forgotten",
				"(did|have) i miss|missed|forget|forgotten anything",
			],
			de: [
				"(zeig|zeige|liste)? mir? alle|meine? alle|meine? überfällige|überfälligen aufgaben? an|auf?",
				"(was ist|welche aufgaben sind) überfällig",
				"(gibt es|habe ich|hab ich|ist) was|etwas|irgendwas|irgendetwas überfällig|überfälliges",
				"was ist liegen geblieben",
				"was ist liegengeblieben",
				"was habe|hab ich vergessen|verpasst|versäumt",
				"was hätte ich schon? erledigen|machen|tun sollen",
			],
		},
	),
	row(
		{ kind: "list", filter: { status: "completed" } },
		{
			en: [],
			de: [
				"(zeig|zeige|liste)? mir? alle|meine? alle|meine? erledigte|erledigten aufgaben? an|auf?",
				"(was ist|welche aufgaben sind) schon? erledigt",
			],
		},
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
				"zeig|zeige mir? alles",
				"was steht|liegt alles|noch? alles|noch? an",
				"was ist noch? (zu tun|offen)",
			],
		},
	),
	row(
		{ kind: "list", filter: { sort: "priority" } },
		{
			en: [
				"what's|(what is)|(what are) the? most important|urgent (thing|things|task|tasks)?",
				"what|which (of my tasks|task|tasks)? should i do|start|tackle|(work on)|(start with)|(begin with) first?",
				"where should|do i start|begin",
			],
			de: [
				"was ist gerade|jetzt? am wichtigsten|dringendsten",
				"was soll|sollte|muss ich zuerst|(als erstes) (machen|tun|erledigen)",
				"womit soll|sollte ich anfangen|beginnen",
				"sortier|sortiere|ordne die|meine|alle? aufgaben|liste? nach der? priorität|wichtigkeit|dringlichkeit sortiert|geordnet?",
				"(zeig|zeige)? mir? die|meine|alle? aufgaben nach der? priorität|wichtigkeit|dringlichkeit sortiert|geordnet? an?",
			],
		},
	),
	row(
		{ kind: "list", filter: { priority: "urgent" } },
		{
			en: ["is|are (there)? anything|something|(any task)|(any tasks) urgent"],
			de: [
				"(zeig|zeige|liste)? mir? alle|meine|die? alle|meine|die? dringende|dringenden|dringendsten aufgaben? an|auf?",
				"(was ist|welche aufgaben sind) dringend",
				"welche aufgaben haben die|eine? (höchste|dringende) priorität",
				"welche aufgaben (eilen|sind eilig)",
				"(ist|gibt es) was|etwas|irgendwas|irgendetwas dringend|eilig|dringendes|eiliges",
			],
		},
	),
	row(
		{ kind: "list", filter: { priority: "high" } },
		{
			en: ["is|are (there)? anything|something|(any task)|(any tasks) important"],
			de: [
				"(zeig|zeige|liste)? mir? alle|meine|die? alle|meine|die? wichtige|wichtigen aufgaben? an|auf?",
				"(zeig|zeige|liste)? mir? alle|meine|die? aufgaben mit hoher priorität an|auf?",
				"(was ist|welche aufgaben sind) wichtig",
				"welche aufgaben haben eine? (hohe|hoher) priorität",
				"(ist|gibt es) was|etwas|irgendwas|irgendetwas wichtig|wichtiges",
				"nur die wichtigen",
			],
		},
	),
	row(
		{ kind: "list", filter: { recurs: true } },
		{
			en: [],
			de: [
				"(zeig|zeige|liste)? mir? alle|meine|die? alle|meine|die? wiederkehrende|wiederkehrenden|regelmäßige|regelmäßigen aufgaben? an|auf?",
				"welche aufgaben (wiederholen sich|kehren wieder)",
				"was wiederholt sich",
			],
		},
	),
	row(
		{ kind: "list", filter: { paused: true } },
		{
			en: [
				"what|which (of my tasks|tasks|task|series)? (is|are|did i|have i) (currently)? paused|suspended|(put on hold)|(on hold)",
			],
			de: [
				"(zeig|zeige|liste)? mir? alle|meine|die? alle|meine|die? pausierte|pausierten|ausgesetzte|ausgesetzten aufgaben|serien an|auf?",
				"was|(welche aufgaben|serien|aufgabe) ist|sind gerade|derzeit|aktuell? pausiert|ausgesetzt",
				"was habe|hab ich gerade|derzeit|aktuell? pausiert|ausgesetzt",
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
		{
			en: ["(what's|what is|show|show me)? in? my|the? inbox"],
			de: [
				"(zeig|zeige|liste)? mir? alle|meine|die? aufgaben ohne eine? kategorie|kategorien an|auf?",
				"(zeig|zeige)? mir? meinen|den? eingang|posteingang",
				"was ist|liegt|steht in|im meinem? eingang|posteingang",
				"welche aufgaben haben keine kategorie",
			],
		},
	),
	row(
		{ kind: "list", filter: { when: "none" } },
		{
			en: [],
			de: [
				"(zeig|zeige|liste)? mir? alle|meine|die? aufgaben ohne ein|einen|eine? datum|termin|fälligkeit|fälligkeitsdatum|frist an|auf?",
				"welche aufgaben haben (kein|keinen|keine) datum|termin|fälligkeit|fälligkeitsdatum|frist",
			],
		},
	),
	row(
		{ kind: "count", filter: {} },
		{ en: [], de: ["wie viele aufgaben? (habe ich|gibt es|sind offen|sind noch offen) noch?"] },
	),
	row({ kind: "count" }, { en: [], de: ["wie viele aufgaben (habe ich|sind) {span} fällig?"] }),
	row(
		{ kind: "nothing", why: "question" },
		{
			en: [],
			de: [
				"wie lange brauche ich für {rest}",
				"wie viele {rest}",
				"zeig|zeige|sag|sage|sagen mir? was|wann|wie|welche|welcher|ob|wo|wer|warum {rest}",
				"was ist|wird|steht|liegt|habe|muss {rest}",
			],
		},
	),
];
