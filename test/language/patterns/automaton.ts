/**
 * A regular expression as an automaton over a few characters that stand for all others: two characters that every part of
 * the expression takes alike are one. Assertions guard steps; a look-ahead of more than one character is one more way on.
 */
import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** Before the first character, or behind the last. */
export const NONE = -1;

/** Whether a step may be taken between these two characters. */
type Guard = (before: number, next: number) => boolean;
type Step =
	| { readonly to: number; readonly guard?: Guard; readonly isEnd?: true }
	| { readonly to: number; readonly takes: readonly boolean[] };

export interface Automaton {
	/** One for each kind of character. */
	readonly alphabet: readonly string[];
	/** How many states there are. */
	readonly size: number;
	/** Whether a step asks for the character before it. */
	readonly isGuarded: boolean;
	/** One state for each part that may come again without end: every way round passes one of them. */
	readonly loops: readonly number[];
	/** Where one character leads, from a state and the character before. */
	next(state: number, before: number, character: number): readonly number[];
	/** All states from which one is reached by whatever text. */
	reaching(state: number): ReadonlySet<number>;
	/** Whether a state is another without one more character. */
	isAt(state: number, other: number): boolean;
	/** Whether the expression has matched once it is here, whatever follows; `atEnd`: if nothing does. */
	hasMatched(state: number, atEnd: boolean): boolean;
}

const ANY = [..."azAZ09 _-.,!?#@:;'\"“”’()/\\+*=<>→é\t\n\r"];
/** More copies than these of a part that may come so often show nothing new. */
const MOST_COPIES = 3;

/** `isLine`: the texts that it reads have no line break. */
export function automatonOf(pattern: RegExp, isLine: boolean): Automaton {
	const { pattern: tree, flags } = new RegExpParser({ ecmaVersion: 2025 }).parseLiteral(String(pattern));
	const alphabet = characterKinds(pattern, isLine && !pattern.dotAll);
	const steps: Step[][] = [];
	const accepts = new Set<number>();
	const loops: number[] = [];
	let isGuarded = false;
	const state = () => steps.push([]) - 1;
	const link = (from: number, step: Step) => steps[from]?.push(step);
	const own = pattern.flags.replaceAll(/[gym]/g, "");
	const takes = (raw: string) => {
		const one = new RegExp(`^(?:${raw})$`, own);
		return alphabet.map((character) => one.test(character));
	};
	const word = alphabet.map((character) => /\w/.test(character));

	const guardOf = (node: AST.Assertion): Guard | undefined => {
		if (node.kind === "start") return flags.multiline ? undefined : (before) => before === NONE;
		if (node.kind === "end") return flags.multiline ? undefined : (_, next) => next === NONE;
		if (node.kind === "word")
			return (before, next) => ((word[before] ?? false) !== (word[next] ?? false)) !== node.negate;
		if (!("alternatives" in node)) return undefined;
		const [only, ...others] = node.alternatives;
		const element = only?.elements.length === 1 && others.length === 0 ? only.elements[0] : undefined;
		if (element === undefined || !["Character", "CharacterClass", "CharacterSet"].includes(element.type))
			return undefined;
		const held = takes(element.raw);
		return (before, next) => (held[node.kind === "lookbehind" ? before : next] ?? false) !== node.negate;
	};

	const build = (node: AST.Element, from: number): number => {
		const to = state();
		switch (node.type) {
			case "Group":
			case "CapturingGroup":
				for (const alternative of node.alternatives) link(buildAll(alternative, from), { to });
				return to;
			case "Quantifier": {
				let at = from;
				for (let copy = 0; copy < Math.min(node.min, MOST_COPIES); copy++) at = build(node.element, at);
				if (node.max === Number.POSITIVE_INFINITY) {
					const loop = state();
					loops.push(loop);
					link(at, { to: loop });
					link(build(node.element, loop), { to: loop });
					link(loop, { to });
					return to;
				}
				for (let copy = node.min; copy < Math.min(node.max, node.min + MOST_COPIES); copy++) {
					link(at, { to });
					at = build(node.element, at);
				}
				link(at, { to });
				return to;
			}
			case "Assertion": {
				const guard = guardOf(node);
				if (guard) isGuarded = true;
				if (!guard && node.kind === "lookahead")
					for (const alternative of node.alternatives) accepts.add(buildAll(alternative, from));
				link(from, { to, ...(guard ? { guard } : {}), ...(node.kind === "end" ? { isEnd: true as const } : {}) });
				return to;
			}
			case "Backreference":
				throw new Error("A backreference is no part of a regular language.");
			default:
				link(from, { to, takes: takes(node.raw) });
				return to;
		}
	};
	const buildAll = (alternative: AST.Alternative, from: number) =>
		alternative.elements.reduce((at, element) => build(element, at), from);

	const start = state();
	// It may begin anywhere, unless it says otherwise.
	if (!pattern.sticky) {
		link(start, { to: start, takes: alphabet.map(() => true) });
		loops.push(start);
	}
	for (const alternative of tree.alternatives) accepts.add(buildAll(alternative, start));

	const known = new Map<number, readonly number[]>();
	const next = (at: number, before: number, character: number): readonly number[] => {
		const key = (at * 128 + (before + 1)) * 128 + character;
		const found = known.get(key);
		if (found) return found;
		const seen = new Set([at]);
		const targets = new Set<number>();
		for (const reached of seen) {
			for (const step of steps[reached] ?? []) {
				if ("takes" in step) {
					if (step.takes[character]) targets.add(step.to);
				} else if (step.guard?.(before, character) !== false) seen.add(step.to);
			}
		}
		const made = [...targets];
		known.set(key, made);
		return made;
	};
	const back: number[][] = steps.map(() => []);
	for (const [from, own] of steps.entries()) for (const step of own) back[step.to]?.push(from);
	const closures = new Map<string, ReadonlySet<number>>();
	/** All that a state is without one more character, by steps that nothing guards; `atEnd`: those of the end, too. */
	const closureOf = (at: number, atEnd: boolean): ReadonlySet<number> => {
		const found = closures.get(`${at} ${atEnd}`);
		if (found) return found;
		const seen = new Set([at]);
		for (const reached of seen) {
			for (const step of steps[reached] ?? []) {
				if (!("takes" in step) && (step.guard === undefined || (atEnd && step.isEnd))) seen.add(step.to);
			}
		}
		closures.set(`${at} ${atEnd}`, seen);
		return seen;
	};
	return {
		alphabet,
		loops,
		size: steps.length,
		isGuarded,
		next,
		reaching: (state) => {
			const seen = new Set([state]);
			for (const reached of seen) for (const from of back[reached] ?? []) seen.add(from);
			return seen;
		},
		isAt: (at, other) => closureOf(at, false).has(other),
		hasMatched: (at, atEnd) => [...closureOf(at, atEnd)].some((reached) => accepts.has(reached)),
	};
}

/** One character of each kind that the parts of the expression tell apart. */
function characterKinds(pattern: RegExp, isLine: boolean): readonly string[] {
	const said = [...new Set([...pattern.source, ...ANY])].filter((character) => !isLine || !/[\n\r]/.test(character));
	const parts = new Set<string>(["\\w"]);
	const { pattern: tree } = new RegExpParser({ ecmaVersion: 2025 }).parseLiteral(String(pattern));
	const collect = (node: AST.Node): void => {
		if (node.type === "Character" || node.type === "CharacterClass" || node.type === "CharacterSet")
			parts.add(node.raw);
		else if ("alternatives" in node) for (const alternative of node.alternatives) collect(alternative);
		else if (node.type === "Quantifier") collect(node.element);
		else if (node.type === "Alternative") for (const element of node.elements) collect(element);
	};
	collect(tree);
	const own = pattern.flags.replaceAll(/[gym]/g, "");
	const tests = [...parts].map((part) => new RegExp(`^(?:${part})$`, own));
	const kinds = new Map(said.map((character) => [tests.map((one) => Number(one.test(character))).join(""), character]));
	return [...kinds.values()];
}
