/** What is looked for in the words of tasks. */
import { type Row, row } from "../row.ts";

export const SEARCHES: readonly Row[] = [
	row(
		{ kind: "search" },
		{
			en: [
				"search for? {words}",
				"search for? my|the|all? task|tasks about|with|for|like {words}",
				"look up {words}",
				"look up my|the|all? task|tasks about|with|for|like {words}",
				"look for the|all? task|tasks about? {words}",
				"find the|my|all? task|tasks about|with|for|like? {words}",
				"find {quotation}",
				"find|search|(search for)|(look for) me? everything|anything|all about|on|with|containing|mentioning {words}",
				"which (of my)? task|tasks mention|contain|(are about) {words}",
			],
			de: [
				"such|suche mir? nach? {words}",
				"such|suche|finde|find mir? alles|alle zu|über|mit|von {words}",
				"such|suche|finde|find alle? aufgaben zu|über|mit {words}",
			],
		},
	),
	// "Find a plumber" and "find out …" are to be done; "find oat" looks for what is written down already.
	row(
		{ kind: "search", keeps: "perhaps" },
		{ en: ["find|(look for) me? the|my {kept}", "find|(look for) me? {sought}"], de: [] },
	),
	row(
		{ kind: "unclear", says: ({ search }) => search },
		{
			en: [
				"search for?",
				"look up",
				"look for the|all? task|tasks about?",
				"find the|my|all? task|tasks about|with|for|like?",
			],
			de: ["such|suche"],
		},
	),
];
