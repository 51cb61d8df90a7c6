/** Names that are made of date words, and that only knowledge tells from a date: their words are read as nothing. */
import type { LanguageTable, NameIndex } from "../shapes/grammar.ts";
import type { Token } from "./tokens.ts";

export function indexNames(names: readonly string[]): NameIndex {
	const index = new Map<string, (readonly string[])[]>();
	for (const name of names) {
		const words = name.split(" ");
		const [first = ""] = words;
		index.set(first, [...(index.get(first) ?? []), words]);
	}
	return index;
}

/** The same tokens, those of a name opaque. */
export function maskNames(tokens: readonly Token[], { names }: LanguageTable): readonly Token[] {
	let masked: Token[] | undefined;
	for (let at = 0; at < tokens.length; at++) {
		const name = names
			.get((tokens[at] as Token).lower)
			?.find((words) => words.every((word, index) => tokens[at + index]?.lower === word));
		if (name === undefined) continue;
		masked ??= [...tokens];
		for (let part = at; part < at + name.length; part++) masked[part] = { ...(tokens[part] as Token), kind: "opaque" };
		at += name.length - 1;
	}
	return masked ?? tokens;
}
