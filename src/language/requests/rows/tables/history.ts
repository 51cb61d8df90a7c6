/** What happened, and taking it back. */
import { type Row, row } from "../row.ts";

export const HISTORY: readonly Row[] = [
	row(
		{ kind: "history", reference: undefined },
		{
			en: [
				"show|view|see|list? me? my|the? recent|latest|last? history|log|activity|changes|events|journal|(activity log) (of|for everything|all|today|my tasks|all tasks|all my tasks|this week)?",
				"what has? changed|happened (today|recently|lately)?",
				"what did|have i|you just? change|changed",
				"what did|have you just do|done",
				"what did|have i last|just do|done|finish|finished|complete|completed|change|changed",
				"what did|have i do|done|finish|finished|complete|completed|change|changed last|recently|lately|(just now)|(most recently)",
				"what was the|my last thing|change (i did|i have done|you did|i changed)?",
			],
			de: [
				"(zeig|zeige)? mir? den|meinen? verlauf",
				"was habe|hab ich zuletzt|gerade|eben gemacht|erledigt|getan|geändert",
				"was war meine|die letzte änderung",
			],
		},
	),
	row(
		{ kind: "history" },
		{
			en: [
				"show|view|see|list? me? my|the? recent|latest|last? history|log|activity|changes|events|journal|(activity log) of|for {task}",
				"what has? changed|happened (today|recently|lately)? to|on|with|about|in {task}",
				"who changed {task}",
			],
			de: ["(zeig|zeige)? mir? den|meinen? verlauf von|für|zu {task}", "wer hat {task} geändert"],
		},
	),
	row(
		{ kind: "history", reference: undefined, only: "done" },
		{
			en: [
				"what did|have|has i|you|we all? do|done|accomplish|accomplished|achieve|achieved|(get done|got done|gotten done) (so far)? {past}?",
				"what was|were|got|is|(has been)|(have been) newly? done (so far)? {past}?",
				"which|what tasks|things|todos did|have i|we already? complete|completed|finish|finished|do|done|(get done)|(got done)|close|closed {past}",
				"which|what tasks|things|todos were|was|got|(have been) completed|finished|done|closed {past}",
			],
			de: [
				"was habe|hab ich {past} alles? gemacht|erledigt|getan|geschafft",
				"wie viel habe|hab ich {past} schon? gemacht|erledigt|getan|geschafft",
				"zeig|zeige|sag|sage mir was ich {past} alles? gemacht|erledigt|getan|geschafft habe",
				"welche aufgaben habe|hab ich {past} alles? gemacht|erledigt|geschafft|abgeschlossen",
				"welche aufgaben wurden|sind {past} gemacht|erledigt|abgeschlossen",
			],
		},
	),
	row(
		{ kind: "history", reference: undefined, only: "added" },
		{
			en: [
				"what did|have|has i|you|we all|just? add|added|create|created (so far)? {past}?",
				"what was|were|got|is|(has been)|(have been) newly? added|created|new (so far)? {past}?",
			],
			de: [
				"was wurde|ist {past} hinzugefügt|dazugekommen|neu",
				"was habe|hab ich gerade|eben|zuletzt angelegt|hinzugefügt|erstellt|eingetragen",
				"was (gibt es|gibt's|ist) neues|neu",
			],
		},
	),
	row(
		{ kind: "history", reference: undefined },
		{
			en: [
				"what did|have|has i|you|we all? change|changed (so far)? {past}?",
				"what was|were|got|is|(has been)|(have been) newly? changed (so far)? {past}?",
			],
			de: ["was habe|hab ich {past} alles? geändert", "was wurde {past} geändert"],
		},
	),
	row(
		{ kind: "undo" },
		{
			en: [
				"undo|revert|reverse|(take back)|(roll back) that|it|this|the|my? last? change|one|step|thing|deletion|completion|edit? {times} changes|steps|things|commands|times?",
			],
			de: ["mach|mache|nimm die letzten {times} änderungen|sachen|schritte rückgängig|zurück"],
		},
	),
	row(
		{ kind: "undo", last: null },
		{
			en: [
				"undo|revert|reverse|(take back)|(roll back) that|it|this|the|my? (my last|the last|last)? change|changes|one|step|steps|thing|things|deletion|completion|edit|commands|times?",
				"undo|revert|reverse|(take back)|(roll back) that|it|this|the? (what you did|what you just did|everything you did|everything you just did|what happened|what just happened)",
				"take that|it back",
			],
			de: [
				"rückgängig|zurücknehmen|widerrufe|widerrufen",
				"mach|mache? das|es? wieder? rückgängig",
				"das|es? wieder? rückgängig machen",
				"nimm das|es zurück",
			],
		},
	),
	row({ kind: "unclear", says: ({ undo }) => undo }, { en: ["undo {named}"], de: ["mach|mache {named} rückgängig"] }),
];
