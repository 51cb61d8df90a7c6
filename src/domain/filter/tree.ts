/**
 * A filter as a value: what was asked for, before it is known which labels there are and what day it is. The
 * grammar is in docs/filters.md.
 */

import type { LabelKind } from "../labels/labels.ts";
import type { Priority } from "../tasks/task.ts";
import type { DateText } from "../time/instant.ts";

/** A local day: by date, by its distance from today, or the first of a week, 0 being this one. */
export type Day = { readonly date: DateText } | { readonly days: number } | { readonly week: number };

/** From the first day on, until before the second. */
export interface Days {
	readonly from?: Day;
	readonly until?: Day;
}

export type Condition =
	| { readonly kind: "every" | "undated" | "recurring" | "subtask" | "reminded" }
	| { readonly kind: "overdue" }
	| ({ readonly kind: "due" | "created" } & Days)
	| { readonly kind: "priority"; readonly priority: Priority }
	/** `column`: where the name begins in the text, from 1, to point at it when there is no such label. */
	| { readonly kind: "label"; readonly of: LabelKind; readonly name: string; readonly column: number }
	| { readonly kind: "unlabelled"; readonly of: LabelKind }
	| { readonly kind: "search"; readonly words: string };

interface Join<Leaf> {
	readonly kind: "and" | "or";
	readonly parts: readonly Tree<Leaf>[];
}

interface Not<Leaf> {
	readonly kind: "not";
	readonly part: Tree<Leaf>;
}

export type Tree<Leaf> = Leaf | Join<Leaf> | Not<Leaf>;

export type Filter = Tree<Condition>;

/** What a filter may cost: so many characters, conditions, levels of parentheses, and full-text searches. */
export const FILTER_LIMITS = { characters: 500, conditions: 30, levels: 10, searches: 2 } as const;

/** The same tree with other leaves. */
export function mapLeaves<Leaf extends object, Other>(tree: Tree<Leaf>, map: (leaf: Leaf) => Other): Tree<Other> {
	if (isJoin(tree)) return { kind: tree.kind, parts: tree.parts.map((part) => mapLeaves(part, map)) };
	return isNot(tree) ? { kind: "not", part: mapLeaves(tree.part, map) } : map(tree);
}

/** What a tree comes to, from what its leaves come to. */
export function foldTree<Leaf extends object, Value>(
	tree: Tree<Leaf>,
	of: {
		readonly leaf: (leaf: Leaf) => Value;
		readonly not: (value: Value) => Value;
		readonly and: (values: readonly Value[]) => Value;
		readonly or: (values: readonly Value[]) => Value;
	},
): Value {
	if (isJoin(tree)) return of[tree.kind](tree.parts.map((part) => foldTree(part, of)));
	return isNot(tree) ? of.not(foldTree(tree.part, of)) : of.leaf(tree);
}

const isJoin = <Leaf extends object>(tree: Tree<Leaf>): tree is Join<Leaf> => "parts" in tree;
const isNot = <Leaf extends object>(tree: Tree<Leaf>): tree is Not<Leaf> => "part" in tree;
