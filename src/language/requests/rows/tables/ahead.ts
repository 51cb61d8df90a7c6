/** Looking ahead: when what recurs comes next. */
import { type Row, row } from "../row.ts";

export const AHEAD: readonly Row[] = [
	row(
		{ kind: "preview" },
		{
			en: [
				"(what's|whats|what is|what comes) (the next|the next one|up next|up next one|next|next one|coming|coming up) for|with|of {anything}",
				"when is|are|does|do|will {task} be? (next due|due next|repeat|repeat next|recur|recur next|happen next|come up|come up next|come back)",
				"when is the next occurrence|one|time of|for {task}",
				"when is the|my next {task}",
				"when are the|my next {count}? {plural}",
				"when is|are {task} due? again|next",
				"when will|does|do {task} (come|be due|happen|repeat|recur|come up|be due up|happen up) again|next",
				"(show|show me|what is|what's) me? the? schedule of|for {task}",
				"(show|list|preview|what are|give)? me? the? next|coming|upcoming? {word} dates|occurrences|repetitions|instances of|for {task}",
				"(show|list|preview|what are|give)? me? the? next|coming|upcoming? dates|occurrences|repetitions|instances of|for {task}",
				"preview {named}",
				"how often does|is|do|will {task} (repeat|recur|due|happen|come|come up|come back)",
				"does|is|do {task} repeat|recur|recurring|repeating",
			],
			de: [
				"die? nächste|nächsten|nächster? termine von|für {task}",
				"wann ist|kommt {task} wieder|nächstes fällig|dran?",
				"wie oft wiederholt sich {task}",
				"wie oft ist|kommt {task} (fällig|dran)?",
			],
		},
	),
];
