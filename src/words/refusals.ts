/**
 * Why something was refused, in the reader's language. Rules are broken deep inside, and what is said of them travels from
 * pod to pod and into stored answers as an English sentence. At the door it is said again, by what it is in English
 * (decision 0097); a sentence that is not known stays as it is.
 */
import { badRequestsGerman } from "./de/badRequests.ts";
import { brokenRulesGerman } from "./de/brokenRules.ts";
import type { Words } from "./words.ts";

interface Table {
	/** Sentences in which nothing differs. */
	readonly whole: ReadonlyMap<string, string>;
	/** The others: those that say most come first, because "{field} must be {type}." fits many. */
	readonly parts: readonly { readonly pattern: RegExp; readonly said: string }[];
}

const SENTENCES: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = {
	de: { ...brokenRulesGerman, ...badRequestsGerman },
};
/** Made when the first reader of a language comes. */
const tables = new Map<string, Table>();

/** A longer sentence repeats what somebody sent. */
const LONGEST = 500;
/** What differs is a sentence of its own in these. */
const NESTED: ReadonlySet<string> = new Set(["detail", "why"]);

/** `sentence`: as it was made, in English. */
export function refusalIn(sentence: string, words: Words): string {
	const sentences = SENTENCES[words.language];
	if (sentences === undefined || sentence.length > LONGEST) return sentence;
	const table = tables.get(words.language) ?? tableOf(sentences);
	tables.set(words.language, table);
	const whole = look(sentence, table, words);
	if (whole !== undefined) return whole;
	const reasons = sentence.split("; ");
	return reasons.length < 2 ? sentence : reasons.map((reason) => look(reason, table, words) ?? reason).join("; ");
}

function look(sentence: string, { whole, parts }: Table, words: Words): string | undefined {
	const same = whole.get(sentence);
	if (same !== undefined) return same;
	for (const { pattern, said } of parts) {
		const found = pattern.exec(sentence)?.groups;
		if (found === undefined) continue;
		return said.replaceAll(HOLE, (_, name: string) => {
			const text = found[name] ?? "";
			return NESTED.has(name) ? refusalIn(text, words) : text;
		});
	}
	return undefined;
}

const HOLE = /\{(\w+)\}/g;

function tableOf(sentences: Readonly<Record<string, string>>): Table {
	const rows = Object.entries(sentences);
	const isWhole = ([english]: readonly [string, string]) => !/\{\w+\}/.test(english);
	const literal = (english: string) => english.replaceAll(/\{\w+\}/g, "").length;
	return {
		whole: new Map(rows.filter(isWhole)),
		parts: rows
			.filter((row) => !isWhole(row))
			.sort(([one], [other]) => literal(other) - literal(one))
			.map(([english, said]) => ({ pattern: patternOf(english), said })),
	};
}

function patternOf(english: string): RegExp {
	const source = english
		.split(/(\{\w+\})/)
		.map((part) => {
			const name = /^\{(\w+)\}$/.exec(part)?.[1];
			return name === undefined
				? part.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&")
				: `(?<${name}>${NESTED.has(name) ? "." : "[^;]"}+?)`;
		})
		.join("");
	return new RegExp(`^${source}$`, "s");
}
