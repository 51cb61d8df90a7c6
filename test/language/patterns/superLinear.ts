/**
 * Which regular expressions take more than linear time on some text. The criterion is that of Weber and Seidl ("On the
 * degree of ambiguity of finite automata", 1991): two loops that can share out one text between them in ever more ways.
 */
import { type Automaton, automatonOf, NONE } from "./automaton.ts";

/** A piece that, repeated, is shared out between two loops of the expression; undefined if there is none. */
export function superLinearPiece(pattern: RegExp, isLine: boolean): string | undefined {
	const automaton = automatonOf(pattern, isLine);
	for (const p of automaton.loops) {
		// What has matched for certain is never tried again.
		if (automaton.hasMatched(p, false)) continue;
		for (const q of automaton.loops) {
			const piece = isSafe(automaton, q) ? undefined : sharedPiece(automaton, p, q);
			if (piece !== undefined) return piece;
		}
	}
	return undefined;
}

/** It has matched, or takes every character and has matched at the end. */
function isSafe(automaton: Automaton, q: number): boolean {
	const takes = (character: number) => automaton.next(q, NONE, character).some((target) => automaton.isAt(target, q));
	return (
		automaton.hasMatched(q, false) || (automaton.hasMatched(q, true) && [...automaton.alphabet.keys()].every(takes))
	);
}

interface Reached {
	readonly a: number;
	readonly b: number;
	readonly c: number;
	readonly before: number;
	readonly isApart: boolean;
	readonly text: string;
}

/** A text that leads from p to p, from p to q and from q to q; if they are one, from p to p in two ways. */
function sharedPiece(automaton: Automaton, p: number, q: number): string | undefined {
	const characters = [...automaton.alphabet.keys()];
	const [toP, toQ] = [automaton.reaching(p), automaton.reaching(q)];
	if (!toQ.has(p)) return undefined;
	for (const begin of automaton.isGuarded ? characters : [NONE]) {
		const keyOf = ({ a, b, c, before, isApart }: Reached) =>
			(((a * automaton.size + b) * automaton.size + c) * 128 + before + 1) * 2 + Number(isApart);
		const isBack = ({ a, b, c, before, isApart }: Reached) =>
			before === begin && automaton.isAt(a, p) && automaton.isAt(b, q) && automaton.isAt(c, q) && (p !== q || isApart);
		const first: Reached = { a: p, b: p, c: q, before: begin, isApart: false, text: "" };
		const seen = new Map([[keyOf(first), first]]);
		for (const at of seen.values()) {
			for (const character of characters) {
				for (const reached of stepsOf(automaton, at, character, p === q)) {
					if (!toP.has(reached.a) || !toQ.has(reached.b) || !toQ.has(reached.c)) continue;
					if (isBack(reached)) return reached.text;
					if (!seen.has(keyOf(reached))) seen.set(keyOf(reached), reached);
				}
			}
		}
	}
	return undefined;
}

function stepsOf(automaton: Automaton, at: Reached, character: number, isOne: boolean): readonly Reached[] {
	const before = automaton.isGuarded ? character : NONE;
	const text = at.text + automaton.alphabet[character];
	const ways = (state: number) => automaton.next(state, at.before, character);
	const thirds = isOne ? [at.c] : ways(at.c);
	if (thirds.length === 0) return [];
	return ways(at.a).flatMap((a) =>
		ways(at.b).flatMap((b) => thirds.map((c) => ({ a, b, c, before, text, isApart: at.isApart || a !== b }))),
	);
}
